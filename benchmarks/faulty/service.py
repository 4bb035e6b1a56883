"""The service's own doors, behind which every call's sound is written down in memory, as it would be heard."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import anyio
import numpy as np
from anyio.from_thread import start_blocking_portal
from starlette.responses import FileResponse
from starlette.routing import Route

from benchmarks.faulty.wire import Wire
from benchmarks.overlay_feed import a_summary
from copilot.coaching.rulebook import Rulebook
from copilot.kinds import SPEAKERS, Speaker
from copilot.storage.stores import open_stores
from copilot.web.address import Address
from copilot.web.app import create_app
from copilot.web.calls import LiveCalls
from copilot.web.serve import open_door, serve
from copilot.web.services import Services
from copilot.web.tickets import Tickets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from anyio.abc import TaskStatus
    from anyio.from_thread import BlockingPortal
    from numpy.typing import NDArray
    from starlette.requests import Request

    from copilot.delivery.hub import Hub
    from copilot.delivery.view import ViewControl
    from copilot.events import CallSummary
    from copilot.web.calls import StartRequest


HERE: Final = Path(__file__).resolve().parent


@dataclass(slots=True)
class Record:
    """What came of one call: each side's frames, one after another."""

    sides: dict[Speaker, list[NDArray[np.float32]]] = field(
        default_factory=lambda: {speaker: [] for speaker in SPEAKERS}
    )

    def sound(self, speaker: Speaker) -> NDArray[np.float32]:
        """A side from the call's first sample on."""
        frames = self.sides[speaker]
        return np.concatenate(frames) if frames else np.zeros(0, np.float32)


@dataclass(eq=False)
class Recording:
    """A service, from outside; `records` has each call that it heard, by its id."""

    portal: BlockingPortal
    wire: Wire
    folder: Path
    origin: str
    records: dict[str, Record]
    running: Future[object] | None = None

    def begin(self) -> None:
        """Start it, or start it again where it was."""
        address = Address(port=int(self.origin.rsplit(":", 1)[1]))
        self.running, self.wire.target = self.portal.start_task(self._run, address)

    def end(self) -> None:
        """End it as a restart would; who is connected is told."""
        if self.running is not None:
            self.running.cancel()
            self.running = None

    async def _run(self, address: Address, *, task_status: TaskStatus[int]) -> None:
        async def hear(request: StartRequest, _hub: Hub, _view: ViewControl) -> CallSummary:
            await request.capturing.decided.wait()
            record = self.records[request.call] = Record()
            async for pair in request.capturing.frames():
                for frame in pair:
                    record.sides[frame.speaker].append(frame.pcm)
            return a_summary(request.call, request.capturing.source.at_s)

        door = open_door("127.0.0.1", 0)
        async with open_stores(self.folder / "data") as stores:
            services = Services(
                version="0",
                address=address,
                samples={},
                calls=LiveCalls(hear),
                tickets=Tickets(time.monotonic),
                stores=stores,
                rulebook=Rulebook(),
            )
            app = create_app(services)
            app.router.routes.insert(0, Route("/static/js/witness.js", _witness))
            opened = anyio.Event()
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(lambda: serve(app, door, ready=opened.set, heed_signals=False))
                await opened.wait()
                task_status.started(door.address.port)


async def _witness(_request: Request) -> FileResponse:
    """What a page loads for its audio thread comes from here: it is not asked for as other scripts are."""
    return FileResponse(HERE / "witness.js", media_type="text/javascript")


@contextmanager
def recording(folder: Path) -> Iterator[Recording]:
    """The service behind a wire that can fail, from its start to its end."""
    with start_blocking_portal("asyncio") as portal:
        wire = Wire()
        leading, port = portal.start_task(wire.serve)
        service = Recording(portal, wire, folder, f"http://127.0.0.1:{port}", {})
        service.begin()
        try:
            yield service
        finally:
            service.end()
            leading.cancel()
