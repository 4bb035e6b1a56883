"""Sample calls as scenarios: the recording, what is known of it, and how to play it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio

from benchmarks.reference import Reference, load
from copilot.audio.file import open_file
from copilot.audio.pace import MonotonicClock, Paced
from copilot.delivery.messages import HeardSpeech, Message, Suggest, Summary
from copilot.events import CallContext
from copilot.kinds import CallKind
from copilot.resources import samples_dir
from copilot.session import Call, Told, run_call

if TYPE_CHECKING:
    from anyio.from_thread import BlockingPortal

    from copilot.asr.workers import Transcriber
    from copilot.assemble import Workshop

NAMES = ("good-discovery", "budget-skipped", "demo-monologue", "vague-next-step")


@dataclass(slots=True)
class Played:
    """What an overlay would have been told."""

    messages: list[Message] = field(default_factory=list)

    def of(self, kind: type) -> list:
        return [one for one in self.messages if isinstance(one, kind)]

    @property
    def cards(self) -> list[Suggest]:
        return self.of(Suggest)

    @property
    def heard(self) -> list[HeardSpeech]:
        return self.of(HeardSpeech)

    @property
    def summary(self) -> Summary:
        [summary] = [one for one in self.messages if isinstance(one, Summary)]
        return summary


@dataclass(frozen=True, slots=True)
class Pace(MonotonicClock):
    """The sound of a live call so many times as fast, for a recogniser that may be slow.

    It stands still while a stretch waits for a worker: words come late, by whole stretches, and on
    no machine so late that a worker would have to hurry.
    """

    transcriber: Transcriber
    speed: float

    async def sleep_until(self, at: float) -> None:
        """Wait until then, and until a worker has all that was said."""
        await MonotonicClock.sleep_until(self, at)
        while self.transcriber.statistics.waiting:  # noqa: ASYNC110  # what it waits for is another process
            await anyio.sleep(0.002)


@cache
def reference(name: str) -> Reference:
    found, _ = load(samples_dir())
    return next(one for one in found if one.name == name)


@cache
def details(name: str) -> dict[str, Any]:
    return dict(json.loads((samples_dir() / f"{name}.json").read_text(encoding="utf-8")))


def context(name: str) -> CallContext:
    known = details(name)
    return CallContext(
        call_id="0e5d3c1a-7a55-5f0e-9c3d-3f1a2b4c5d6e",
        kind=CallKind(known["kind"]),
        scheduled_end_s=known["scheduled_end_s"],
    )


def play(
    portal: BlockingPortal,
    workshop: Workshop,
    name: str,
    *,
    pace: Pace | None = None,
    **changes: Any,
) -> Played:
    """Play a sample through the path that a live call takes. With a `pace` it waits for no words."""
    played = Played()
    known = replace(context(name), **changes)
    source = open_file(Path(samples_dir() / details(name)["audio"]))

    async def run() -> None:
        sound = Paced(source, None if pace is None else pace.speed, clock=pace)
        call = Call(context=known, sound=sound, wait_for_words=pace is None)
        try:
            await run_call(call, workshop.stages(known), Told(publish=played.messages.append))
        finally:
            await source.aclose()

    portal.call(run)
    return played
