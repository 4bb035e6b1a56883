"""Run in a process of its own: the canary call, and again with a fault forced in each stage.

Each fault is an exception whose text holds all that was said so far, which is the worst that a
library could raise. Prints, for each stage, how many canary words the recogniser had heard by then;
everything else that is printed or logged is for the test to search.

The first call has no fault, and its words are the real recogniser's. The same sound is the same
words in the others, which are told what was heard then; where the fault is the recogniser's own, it
hears them anew.
"""

from __future__ import annotations

import functools
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
from copilot.audio.framer import Framer
from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate
from copilot.conversation.order import Order
from copilot.conversation.state import Conversation
from copilot.delivery import translate
from copilot.path import CallPath
from copilot.replay import patient
from copilot.settings import Settings
from copilot.speech.segmenter import Segmenter
from copilot.speech.silero import VoiceDetector
from copilot.storage.keep import Keep
from copilot.storage.stores import open_stores
from copilot.web import api
from tests.privacy.doors import opened
from tests.privacy.sandbox import CANARY

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from copilot.events import SpeechSegment, Utterance
    from tests.privacy.doors import Doors

HEARD_BEFORE_THE_FAULT = 3
RECOGNISER = "words"

STAGES: dict[str, tuple[Any, str]] = {
    "sound": (Framer, "push"),
    "voice": (VoiceDetector, "probabilities"),
    "segmenter": (Segmenter, "push"),
    RECOGNISER: (CallWords, "transcribe"),
    "order": (Order, "push"),
    "conversation": (Conversation, "after"),
    "engine": (Engine, "step"),
    "gate": (Gate, "step"),
    "delivery": (translate, "heard"),
    "storage": (Keep, "save"),
    "session": (CallPath, "words"),
    "review": (api, "review_view"),
}


class Ear:
    """Listens in on the recogniser's answers, as a faulty stage might."""

    def __init__(self) -> None:
        self.said = ""

    def hits(self) -> int:
        """How many canary words were heard."""
        return sum(word in self.said.lower() for word in CANARY)


def fail_after_hearing(ear: Ear, whole: Callable[..., Any]) -> Callable[..., Any]:
    """The stage's own function, until something was said: then it raises with all of it."""

    @functools.wraps(whole)
    def faulty(*arguments: Any, **named: Any) -> Any:
        if ear.hits() >= HEARD_BEFORE_THE_FAULT:
            raise RuntimeError(ear.said)
        return whole(*arguments, **named)

    return faulty


def listen_in(ear: Ear, known: dict[object, Utterance]) -> Callable[..., Any]:
    """The recogniser, overheard; what it heard once is `known`, and not decoded again."""
    transcribe = CallWords.transcribe

    async def overheard(self: CallWords, segment: SpeechSegment) -> Utterance:
        key = (segment.final, segment.key, segment.pcm.tobytes())
        if key not in known:
            known[key] = await transcribe(self, segment)
        ear.said += " " + known[key].words.reveal()
        return known[key]

    return overheard


async def one_call(doors: Doors, messages: TextIO) -> str:
    """Play the canary; write down all that an overlay and the pages are told."""
    live = doors.start()
    async for message in live.hub.join():
        messages.write(message.model_dump_json() + "\n")
    await live.over.wait()
    pages = await doors.read_all(live.request.call)
    await anyio.Path(messages.name + ".pages").write_text(pages, encoding="utf-8")
    return str(live.status)


async def every_stage(doors: Doors, messages: TextIO) -> None:
    """A call without a fault, then one for each stage."""
    known: dict[object, Utterance] = {}
    for name, place in {"none": None, **STAGES}.items():
        ear = Ear()
        with ExitStack() as faults:
            heard = listen_in(ear, {} if name == RECOGNISER else known)
            faults.enter_context(patch.object(CallWords, "transcribe", heard))
            if place is not None:
                owner, function = place
                faulty = fail_after_hearing(ear, getattr(owner, function))
                faults.enter_context(patch.object(owner, function, faulty))
            status = await one_call(doors, messages)
        sys.stdout.write(f"{name} {status} {ear.hits()}\n")


async def main(folder: Path) -> None:
    """Run them all, and keep a copy of the databases' logs, which a clean end empties."""
    observe.configure(debug=True)
    data = folder / "data"
    settings = patient(Settings())
    async with open_stores(data) as stores, open_workshop(settings) as workshop:
        with (folder / "overlay.jsonl").open("w", encoding="utf-8") as messages:
            async with opened(workshop, stores) as doors:
                await every_stage(doors, messages)
        for log in data.glob("*-wal"):
            shutil.copy(log, folder / f"copy-{log.name}")


if __name__ == "__main__":
    anyio.run(main, Path(sys.argv[1]))
