"""Run in a process of its own: the canary call, and again with a fault forced in each stage.

Each fault is an exception whose text holds all that was said so far, which is the worst that a
library could raise. Prints, for each stage, how many canary words the recogniser had heard by then;
everything else that is printed or logged is for the test to search.

The first call is heard live, as a rep's own: its words are the real recogniser's, whose worker fails
once on the way. It is what the rep then shares with the team's server, once over each database. The
others are played from the file, as far as their fault: the same sound is the same words, and is told
what was heard then; where the fault is the recogniser's own, it hears them anew.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import anyio

from copilot import observe
from copilot.asr.jobs import CallWords
from copilot.assemble import open_workshop
from copilot.replay import patient
from copilot.review.view import review_view
from copilot.settings import Settings
from copilot.storage.stores import open_stores
from copilot.web import api, budget
from tests.privacy.doors import canary, opened, read_all, sound
from tests.privacy.loud import let_all_speak
from tests.privacy.sandbox import CANARY
from tests.privacy.stages import AT_THE_END, RECOGNISER, STAGES, Ear, fail_after_hearing
from tests.privacy.team_side import let_go, tell_the_team
from tests.web.pages import SETUP, Page

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from copilot.events import SpeechSegment, Utterance
    from copilot.web.calls import LiveCall
    from tests.web.serving import Served

    Known = dict[object, Utterance]

IN_WORKER = Path(__file__).parent / "in_worker"
PIECE = 1600
"""Samples: a tenth of a second, so that it comes faster than it sounds and is no flood."""

AS_FAST_AS_IT_GOES = 1000.0
"""Seconds of sound a second that a page may bring; a microphone's brings one."""


def listen_in(ear: Ear, known: Known) -> Callable[..., Any]:
    """The recogniser, overheard; what it heard once is `known`, and not decoded again."""
    transcribe = CallWords.transcribe

    async def overheard(self: CallWords, segment: SpeechSegment) -> Utterance:
        key = (segment.final, segment.key)
        if key not in known:
            known[key] = await transcribe(self, segment)
        ear.said += " " + known[key].words.reveal()
        return known[key]

    return overheard


async def written(live: LiveCall, messages: TextIO, until: Ear | None = None) -> str:
    """Write down all that an overlay is told, until the call is over; how it ended.

    It is stopped once enough of the canary was heard, if there is an ear that knows.
    """
    async for message in live.hub.join():
        messages.write(message.model_dump_json() + "\n")
        if until is not None and until.heard_enough:
            live.request.stopping.set()
    await live.over.wait()
    return str(live.status)


async def heard_live(served: Served, messages: TextIO) -> tuple[str, str]:
    """The call as its page brings it, from consent to its end: its id, and how it ended."""
    page = Page(served, await sound(served), piece=PIECE, setup=SETUP | {"scheduled_end_s": 60})
    await page.start()
    await page.join()

    async def play() -> None:
        await page.play()
        await page.say(type="end")

    async def read() -> None:
        assert page.socket is not None
        async for message in page.socket:
            messages.write(str(message) + "\n")

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(play)
        tasks.start_soon(read)
        status = await written(served.services.calls.get(page.call), messages)
    return page.call, status


async def every_stage(served: Served, messages: TextIO, known: Known) -> None:
    """A call for each stage."""
    for name, (owner, function) in STAGES.items():
        ear = Ear()
        with ExitStack() as faults:
            heard = listen_in(ear, {} if name == RECOGNISER else known)
            faults.enter_context(patch.object(CallWords, "transcribe", heard))
            faulty = fail_after_hearing(ear, getattr(owner, function))
            faults.enter_context(patch.object(owner, function, faulty))
            until = ear if name in AT_THE_END else None
            status = await written(canary(served), messages, until)
        say(name, status, ear.hits())


def say(name: str, status: str, hits: int) -> None:
    """One line for the test."""
    sys.stdout.write(f"{name} {status} {hits}\n")
    sys.stdout.flush()


async def write_down(served: Served, call: str, file: Path) -> None:
    """Every page and answer about the call, and every refusal of its words."""
    answers = await read_all(served, call, " ".join(CANARY))
    # what was asked for in an address or a body is not an answer's to repeat
    await anyio.Path(file).write_text("\n\n".join(answers), encoding="utf-8")


async def main(folder: Path, postgres: str) -> None:
    """Run them all, and keep a copy of the databases' logs, which a clean end empties."""
    observe.configure(debug=True)
    let_all_speak()
    data = folder / "data"
    known: Known = {}
    async with open_stores(data) as stores, open_workshop(patient(Settings())) as workshop:
        with (folder / "overlay.jsonl").open("w", encoding="utf-8") as messages:
            async with opened(workshop, stores) as served:
                live = Ear()
                with (
                    patch.object(CallWords, "transcribe", listen_in(live, known)),
                    patch.object(budget, "SPEED", AS_FAST_AS_IT_GOES),
                ):
                    call, status = await heard_live(served, messages)
                say("live", status, live.hits())
                await write_down(served, call, folder / "rep.pages")
                faulty = fail_after_hearing(live, review_view)
                with patch.object(api, "review_view", faulty):
                    failed = await served.ask("GET", f"/api/calls/{call}")
                    messages.write(
                        json.dumps([failed.status, failed.headers, failed.json()]) + "\n"
                    )
                say("review", status, live.hits())
                await every_stage(served, messages, known)
        await let_go(stores, call)
        for name, url in {"sqlite": "", "postgresql": postgres}.items():
            if url or name == "sqlite":
                seen = await tell_the_team(folder / name, url, stores, call, live.said)
                say(f"team-{name}", seen, live.hits())
        for log in data.glob("*-wal"):
            shutil.copy(log, folder / f"copy-{log.name}")


if __name__ == "__main__":
    root = Path(sys.argv[1])
    os.environ["COPILOT_WORKER_FAULT"] = str(root / "worker-fault")
    os.environ["COPILOT_CANARY"] = " ".join(CANARY)
    paths = [str(IN_WORKER), *filter(None, [os.environ.get("PYTHONPATH")])]
    os.environ["PYTHONPATH"] = os.pathsep.join(paths)
    anyio.run(main, root, sys.argv[2])
