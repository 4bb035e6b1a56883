"""Both stores of a data folder, opened together as the only Copilot there."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.storage.choices import ChoiceStore
from copilot.storage.lock import sole_use
from copilot.storage.mark_store import MarkStore
from copilot.storage.moments import MomentStore
from copilot.storage.private import PrivateStore

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Stores:
    """What may be shared one day, and the rep's own: part of the calls, say on them, and choices.

    Deleting starts with the rep's own part: if it breaks off, what is left still shows the call in
    the list, where it can be deleted again.
    """

    moments: MomentStore
    private: PrivateStore
    marks: MarkStore
    choices: ChoiceStore

    async def delete_call(self, call_id: str) -> bool:
        """Delete a call from both files, to the last byte; whether there was one.

        A call that is under way comes back when it is next saved: stop it first.
        """
        own = await self.private.delete_call(call_id)
        return await self.moments.delete_call(call_id) or own

    async def delete_all(self) -> int:
        """Delete every call from both files, and what the rep chose; how many calls there were."""
        await self.choices.delete_all()
        own = await self.private.delete_all()
        return max(own, await self.moments.delete_all())


@asynccontextmanager
async def open_stores(folder: Path) -> AsyncIterator[Stores]:
    """Hold `folder`, made if it is missing, and both databases in it, until the block ends.

    Raises the `StoreError` tree: `StoreLocked` for a second Copilot, `StoreReadOnly`, `StoreFull`,
    and `StoreBroken` for a file that is damaged, another program's, or a newer Copilot's.
    """
    with sole_use(folder):
        moments = await MomentStore.open(folder)
        try:
            private = await PrivateStore.open(folder)
            try:
                yield Stores(
                    moments=moments,
                    private=private,
                    marks=MarkStore(private.database),
                    choices=ChoiceStore(private.database),
                )
            finally:
                await private.close()
        finally:
            await moments.close()
