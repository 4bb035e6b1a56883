"""The stores of a data folder, opened together as the only Copilot there."""

from __future__ import annotations

from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copilot.storage.choices import ChoiceStore
from copilot.storage.lock import sole_use
from copilot.storage.mark_store import MarkStore
from copilot.storage.moments import MomentStore
from copilot.storage.private import PrivateStore
from copilot.storage.spool import Spool

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Stores:
    """What may be shared one day, the rep's own, and what the team's server has of it.

    The rep's own: part of the calls, say on them, and choices.

    Deleting starts with taking the call back from that server, then with the rep's own part: if it
    breaks off, what is left still shows the call in the list, where it can be deleted again.
    """

    moments: MomentStore
    private: PrivateStore
    marks: MarkStore
    choices: ChoiceStore
    spool: Spool
    unwanted: set[str] = field(default_factory=set)
    """Calls that are to be gone and are not yet, because a store refused (`copilot.storage.unwanted`)."""

    async def delete_call(self, call_id: str) -> bool:
        """Delete a call from all files, to the last byte; whether there was one.

        A call that is under way comes back when it is next saved: stop it first.
        """
        await self.spool.take_back(call_id)
        own = await self.private.delete_call(call_id)
        known = await self.moments.delete_call(call_id)
        # once more, for whoever read the call meanwhile in order to send it
        await self.spool.take_back(call_id)
        self.unwanted.discard(call_id)
        return known or own

    async def delete_all(self) -> int:
        """Delete every call from all files, and what the rep chose; how many calls there were."""
        await self.spool.take_back_all()
        await self.choices.delete_all()
        own = await self.private.delete_all()
        known = await self.moments.delete_all()
        await self.spool.take_back_all()
        self.unwanted.clear()
        return max(own, known)


@asynccontextmanager
async def open_stores(folder: Path) -> AsyncIterator[Stores]:
    """Hold `folder`, made if it is missing, and the databases in it, until the block ends.

    Raises the `StoreError` tree: `StoreLocked` for a second Copilot, `StoreReadOnly`, `StoreFull`,
    and `StoreBroken` for a file that is damaged, another program's, or a newer Copilot's.
    """
    with sole_use(folder):
        async with AsyncExitStack() as opened:
            moments = await MomentStore.open(folder)
            opened.push_async_callback(moments.close)
            private = await PrivateStore.open(folder)
            opened.push_async_callback(private.close)
            spool = await Spool.open(folder)
            opened.push_async_callback(spool.close)
            yield Stores(
                moments=moments,
                private=private,
                marks=MarkStore(private.database),
                choices=ChoiceStore(private.database),
                spool=spool,
            )
