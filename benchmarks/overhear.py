"""Sound in memory, through the one path as a call runs it, faster than real time; and what came of it."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from copilot.audio.pace import Paced
from copilot.delivery.messages import ErrorMessage, HeardSpeech, Suggest
from copilot.events import FRAME_SAMPLES, SAMPLE_RATE_HZ, AudioFrame, CallContext
from copilot.kinds import CallKind, Speaker
from copilot.session import Call, Told, run_call

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from numpy.typing import NDArray

    from copilot.asr.statistics import Statistics
    from copilot.assemble import Workshop
    from copilot.audio.source import Pair
    from copilot.delivery.messages import Message
    from copilot.events import CallSummary, Moment, SpeechSegment, Utterance
    from copilot.path import SegmentKey
    from copilot.session import Words

Span = tuple[float, float]

_CALL_ID = "5b1d6c8e-0d0f-5c6b-9a57-6c9a1f0f2b11"
_SHOWS_EVERY = 1_000
"""Frames between two steps of the progress display."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a call.

    `taken` is what the voice detector took for speech, by side, `nobody` what the recogniser then
    found no voice in; `heard` is what the overlay was told that somebody said, `codes` are those of
    the errors that it was told of.
    """

    taken: dict[Speaker, list[Span]]
    nobody: dict[Speaker, list[Span]]
    heard: tuple[HeardSpeech, ...]
    cards: int
    codes: tuple[str, ...]
    summary: CallSummary

    @property
    def moments(self) -> tuple[Moment, ...]:
        """What the call is said to have held, or missed."""
        return self.summary.moments

    def kept(self, speaker: Speaker) -> list[Span]:
        """What was taken for a side's speech and stayed so."""
        return [one for one in self.taken[speaker] if one not in self.nobody[speaker]]

    @property
    def taken_count(self) -> int:
        """Stretches of both sides that the voice detector took for speech."""
        return sum(len(spans) for spans in self.taken.values())

    @property
    def speech_s(self) -> float:
        """Seconds of talk that the call counts, of both sides."""
        return self.summary.rep_speech_s + self.summary.buyer_speech_s

    @property
    def words(self) -> int:
        """Words that the call counts, of both sides."""
        return self.summary.rep_words + self.summary.buyer_words


class InMemory:
    """A source of two sides' samples at 16 kHz; the shorter side is filled up with zeros."""

    def __init__(self, rep: NDArray[np.float32], buyer: NDArray[np.float32], name: str) -> None:
        frames = -(-max(len(rep), len(buyer)) // FRAME_SAMPLES)
        self._sides = tuple(
            np.pad(side, (0, frames * FRAME_SAMPLES - len(side))).reshape(frames, FRAME_SAMPLES)
            for side in (rep, buyer)
        )
        self._progress = _Progress(name, frames)

    @property
    def duration_s(self) -> float | None:
        """Seconds."""
        return float(self._sides[0].size / SAMPLE_RATE_HZ)

    async def frames(self) -> AsyncIterator[Pair]:
        """Both sides, in step."""
        rep, buyer = self._sides
        for index in range(len(rep)):
            self._progress.at(index)
            yield (
                AudioFrame(speaker=Speaker.REP, index=index, pcm=rep[index]),
                AudioFrame(speaker=Speaker.BUYER, index=index, pcm=buyer[index]),
            )
        self._progress.done()

    async def aclose(self) -> None:
        """Nothing is open."""


@dataclass(slots=True)
class _Progress:
    """One line that says how far a call has come; nothing where nobody looks."""

    name: str
    frames: int
    began: float = field(default_factory=time.monotonic)

    def at(self, index: int) -> None:
        if index % _SHOWS_EVERY == 0 and sys.stderr.isatty():
            seconds = index * FRAME_SAMPLES / SAMPLE_RATE_HZ
            speed = seconds / max(0.1, time.monotonic() - self.began)
            done = 100 * index // max(1, self.frames)
            print(
                f"\r{self.name:<24} {done:3d} %  {speed:4.0f}x real time", end="", file=sys.stderr
            )

    def done(self) -> None:
        if sys.stderr.isatty():
            print("\r" + " " * 60 + "\r", end="", file=sys.stderr)


@dataclass(slots=True)
class _Noting:
    """The recogniser, with somebody noting the closed stretches it had, and in which it found no voice."""

    words: Words
    taken: dict[Speaker, list[Span]] = field(default_factory=lambda: {one: [] for one in Speaker})
    nobody: dict[Speaker, list[Span]] = field(default_factory=lambda: {one: [] for one in Speaker})

    @property
    def statistics(self) -> Statistics:
        return self.words.statistics

    async def transcribe(self, segment: SpeechSegment) -> Utterance:
        utterance = await self.words.transcribe(segment)
        for noted, applies in ((self.taken, True), (self.nobody, utterance.nobody)):
            if segment.final and applies:
                noted[segment.speaker].append((segment.start, segment.end))
        return utterance

    def forget(self, key: SegmentKey) -> None:
        self.words.forget(key)


async def overhear(
    workshop: Workshop,
    rep: NDArray[np.float32],
    buyer: NDArray[np.float32],
    name: str,
    *,
    kind: CallKind = CallKind.UNKNOWN,
) -> Outcome:
    """Run one call over the sound, which waits for words as a replay does."""
    context = CallContext(call_id=_CALL_ID, kind=kind)
    stages = workshop.stages(context)
    messages: list[Message] = []
    noting = _Noting(stages.transcriber)
    noted = replace(stages, transcriber=noting)
    call = Call(context=context, sound=Paced(InMemory(rep, buyer, name), None), wait_for_words=True)
    summary = await run_call(call, noted, Told(publish=messages.append))
    return Outcome(
        taken=noting.taken,
        nobody=noting.nobody,
        heard=tuple(one for one in messages if isinstance(one, HeardSpeech)),
        cards=sum(isinstance(one, Suggest) for one in messages),
        codes=tuple(one.code for one in messages if isinstance(one, ErrorMessage)),
        summary=summary,
    )
