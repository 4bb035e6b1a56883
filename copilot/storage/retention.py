"""Nothing is older than promised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from copilot.storage.stores import Stores

DAY_SECONDS: Final = 86_400


async def delete_older_than(stores: Stores, now_unix_s: float, days: int) -> int:
    """Delete every call that started more than `days` days before now, to the last byte.

    Both files are rewritten without them, and their logs emptied; how many calls went. Days are of
    24 hours, so no clock change moves the promised one. Run it at the start and once a day.
    """
    oldest = int(now_unix_s) - days * DAY_SECONDS
    own = await stores.private.delete_before(oldest)
    return max(own, await stores.moments.delete_before(oldest))
