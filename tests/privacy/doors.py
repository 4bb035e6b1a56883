"""The real application over the real stages, served on a free port, for calls as fast as they go."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import anyio

from copilot.kinds import Profile
from copilot.service import starter
from copilot.web.app import create_app
from copilot.web.calls import LiveCalls
from copilot.web.samples import find_samples
from copilot.web.serve import open_door, serve
from copilot.web.services import Services
from copilot.web.tickets import Tickets
from tests.privacy.sandbox import SAMPLES

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from copilot.assemble import Workshop
    from copilot.storage.stores import Stores
    from copilot.web.calls import LiveCall

PAGES = (
    "/", "/review", "/review/{call}", "/call/{call}", "/overlay/{call}", "/learning", "/practice",
)  # fmt: skip
DATA = (
    "/api/calls", "/api/calls/{call}", "/api/health", "/api/rules", "/api/samples",
    "/api/private/calls/{call}", "/api/private/calls/{call}/export", "/api/private/export",
    "/api/private/learning", "/api/private/practice",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Doors:
    """The service as its pages see it."""

    origin: str
    calls: LiveCalls

    def start(self) -> LiveCall:
        """Begin the canary call."""
        return self.calls.start(find_samples(SAMPLES)["canary"], Profile.CORE)

    async def read_all(self, call: str) -> str:
        """Every page and every answer about a call, refusals too."""
        answers = [
            await anyio.to_thread.run_sync(_get, self.origin + path.format(call=call))
            for path in (*PAGES, *DATA)
        ]
        return "\n".join(answers)


def _get(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as refusal:
        with refusal:
            return f"{refusal.code} {refusal.read().decode()}"


@asynccontextmanager
async def opened(workshop: Workshop, stores: Stores) -> AsyncIterator[Doors]:
    """Serve until the block ends."""
    door = open_door("127.0.0.1", 0)
    calls = LiveCalls(starter(workshop, stores, speed=None))
    services = Services(
        version="0",
        address=door.address,
        samples=find_samples(SAMPLES),
        calls=calls,
        tickets=Tickets(time.monotonic),
        stores=stores,
        rulebook=workshop.rulebook,
    )
    ready = anyio.Event()
    async with anyio.create_task_group() as tasks:

        async def run() -> None:
            await serve(create_app(services), door, ready=ready.set, heed_signals=False)

        tasks.start_soon(run)
        await ready.wait()
        yield Doors(door.address.origin, calls)
        tasks.cancel_scope.cancel()
