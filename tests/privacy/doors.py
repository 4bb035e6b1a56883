"""The real application over the real stages, served on a free port, for calls as fast as they go."""

from __future__ import annotations

import json
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import anyio
import numpy as np
from starlette.routing import Route

from copilot.assemble import own_choices
from copilot.audio.file import open_file
from copilot.drill_room import DrillEar
from copilot.kinds import Profile
from copilot.live import live_starter
from copilot.service import either, starter
from copilot.web.app import create_app
from copilot.web.calls import LiveCalls
from copilot.web.samples import find_samples
from copilot.web.serve import open_door, serve
from copilot.web.services import Services
from copilot.web.tickets import Tickets
from tests.privacy.loud import let_all_speak
from tests.privacy.sandbox import SAMPLES
from tests.web.serving import Clock, Served

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from starlette.applications import Starlette

    from copilot.assemble import Workshop
    from copilot.storage.stores import Stores
    from copilot.web.calls import LiveCall
    from tests.web.pages import Sound

NOT_ASKED = {"/api/private/delete": "it would take away what is to be searched"}


def canary(served: Served) -> LiveCall:
    """Begin the canary call, played from its file."""
    return served.services.calls.start(served.services.samples["canary"], Profile.CORE)


async def sound(served: Served) -> Sound:
    """Both sides of the canary at 16 kHz, the rep's first."""
    sample = served.services.samples["canary"]
    source = open_file(sample.audio, rep_channel=sample.rep_channel)
    pairs = [(rep.pcm, buyer.pcm) async for rep, buyer in source.frames()]
    rep, buyer = (np.concatenate(side) for side in zip(*pairs, strict=True))
    return rep, buyer


def addresses(app: Starlette, method: str, names: Mapping[str, str]) -> list[str]:
    """Every address of the application with that method; raises for a place that nobody fills."""
    found = []
    for route in app.routes:
        if isinstance(route, Route) and method in (route.methods or ()):
            path = route.path
            for name, value in names.items():
                path = path.replace(name, value)
            if "{" in path:
                raise LookupError(f"nothing is known to ask {route.path} for")
            found.append(path)
    return [path for path in found if path not in NOT_ASKED]


async def read_all(served: Served, call: str, words: str) -> list[str]:
    """The head and body of all that can be read of a call, and of each refusal of `words`."""
    names = {
        "{call:uuid}": call, "{moment:uuid}": call, "{sample}": "canary", "{drill:int}": "0",
        "{path:path}": "css/base.css", "{rule}": served.services.rulebook.rules[0].id,
    }  # fmt: skip
    asked: list[tuple[str, str, object]]
    asked = [("GET", path, None) for path in addresses(served.app, "GET", names)]
    body = {"v": 1, "text": words, words: words}
    asked += [("POST", path, body) for path in addresses(served.app, "POST", names)]
    answers = []
    for method, path, said in asked:
        answer = await served.ask(method, path, said)
        told = {"asked": f"{method} {path}", "status": answer.status, "headers": answer.headers}
        answers.append(json.dumps(told) + "\n" + answer.body.decode(errors="replace"))
    return answers


@asynccontextmanager
async def opened(workshop: Workshop, stores: Stores) -> AsyncIterator[Served]:
    """Serve until the block ends."""
    door = open_door("127.0.0.1", 0)
    sample = starter(workshop, stores, speed=None)
    services = Services(
        version="0",
        address=door.address,
        samples=find_samples(SAMPLES),
        calls=LiveCalls(either(sample, live_starter(workshop, stores, wait_for_words=True))),
        tickets=Tickets(time.monotonic),
        stores=stores,
        rulebook=workshop.rulebook,
        choices=own_choices(workshop.settings),
        team_since_s=0,
        drill_room=DrillEar(workshop.stages, workshop.settings.speech),
    )
    app = create_app(services)
    ready = anyio.Event()
    async with anyio.create_task_group() as tasks:

        async def run() -> None:
            await serve(app, door, ready=ready.set, heed_signals=False)

        tasks.start_soon(run)
        await ready.wait()
        let_all_speak()  # the server has just told its own to be quiet
        served = Served(door.address, app, services, Clock())
        yield served
        for socket in served.sockets:
            socket.transport.abort()
        tasks.cancel_scope.cancel()
