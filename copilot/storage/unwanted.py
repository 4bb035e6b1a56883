"""Calls that are to be gone, tried again for as long as a store refuses to delete them.

Somebody on the call did not agree any more. That its numbers are still there because a disk is full
or a file is locked is no reason to keep them: they go as soon as the store can be written to, they
are never shared, and the page of the call says so until then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import anyio

from copilot import observe
from copilot.errors import StoreError

if TYPE_CHECKING:
    from copilot.storage.stores import Stores

AGAIN_S: Final = 5.0
"""Between two tries: a store that is locked or full stays so for a while."""


async def delete_unwanted(stores: Stores) -> None:
    """Try each once; those that a store refuses to delete stay unwanted."""
    for call in tuple(stores.unwanted):
        try:
            await stores.delete_call(call)
        except StoreError as error:
            observe.logger().error("call_not_deleted", code=error.code)


async def keep_deleting(stores: Stores, *, every_s: float = AGAIN_S) -> None:
    """Try them again and again, for as long as the service runs."""
    while True:
        await anyio.sleep(every_s)
        await delete_unwanted(stores)
