"""Run under strace: a whole life of the service, with one call in it, as fast as it goes."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import anyio

from copilot import observe
from copilot.assemble import open_workshop
from copilot.delivery.messages import HeardSpeech
from copilot.replay import patient
from copilot.settings import Settings
from copilot.storage.retention import delete_older_than
from copilot.storage.stores import open_stores
from tests.privacy.doors import canary, opened, read_all
from tests.privacy.loud import let_all_speak

STRETCHES = 6
"""Heard, decoded and told of before the call is stopped, which takes it through its end."""


async def main(folder: Path) -> None:
    """Coach the canary, keep it, read every page about it, and let it go."""
    observe.configure(debug=True)
    let_all_speak()
    async with (
        open_stores(folder) as stores,
        open_workshop(patient(Settings())) as workshop,
        opened(workshop, stores) as served,
    ):
        live, heard = canary(served), 0
        async for message in live.hub.join():
            heard += isinstance(message, HeardSpeech)
            if heard == STRETCHES:
                live.request.stopping.set()
        await live.over.wait()
        assert heard >= STRETCHES
        assert live.status == "ended"
        call = live.request.call
        assert call in "".join(await read_all(served, call, "a word"))
        await delete_older_than(stores, time.time(), days=1)
        assert await stores.delete_call(live.request.call)


if __name__ == "__main__":
    anyio.run(main, Path(sys.argv[1]))
