"""Run under strace: a whole life of the service, with one call in it, as fast as it goes."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import anyio

from copilot import observe
from copilot.assemble import open_workshop
from copilot.events import Profile
from copilot.replay import patient
from copilot.service import starter
from copilot.settings import Settings
from copilot.storage.retention import delete_older_than
from copilot.storage.stores import open_stores
from copilot.web.calls import LiveCalls
from copilot.web.samples import find_samples
from tests.privacy.sandbox import SAMPLES

if TYPE_CHECKING:
    from copilot.storage.stores import Stores


async def main(folder: Path) -> None:
    """Coach the canary, keep it, read it back, and let it go."""
    observe.configure(debug=True)
    async with open_stores(folder) as stores, open_workshop(patient(Settings())) as workshop:
        calls = LiveCalls(starter(workshop, stores, speed=None))
        async with calls.running():
            live = calls.start(find_samples(SAMPLES)["canary"], Profile.CORE)
            await live.over.wait()
        assert live.status == "ended"
        await _read_and_delete(stores, live.request.call)


async def _read_and_delete(stores: Stores, call: str) -> None:
    assert await stores.moments.load_call(call) is not None
    assert await stores.private.load_call(call) is not None
    await delete_older_than(stores, time.time(), days=1)
    assert await stores.delete_call(call)


if __name__ == "__main__":
    anyio.run(main, Path(sys.argv[1]))
