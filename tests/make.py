"""Small values for tests that are about something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from copilot.events import (
    FRAME_SAMPLES,
    AudioFrame,
    CallContext,
    Resumed,
    Utterance,
    VoiceProbability,
)
from copilot.kinds import CallKind, Speaker
from copilot.spoken import Spoken

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable

    from copilot.audio.source import Pair

NOISE = np.full(FRAME_SAMPLES, 1e-3, np.float32)


def pair(index: int) -> Pair:
    """32 ms of room noise on both sides."""
    return (
        AudioFrame(speaker=Speaker.REP, index=index, pcm=NOISE),
        AudioFrame(speaker=Speaker.BUYER, index=index, pcm=NOISE),
    )


def context(
    kind: CallKind = CallKind.DISCOVERY, scheduled_end_s: float | None = None
) -> CallContext:
    """A call that is about to begin."""
    return CallContext(
        call_id="9f0c7c1e-58a5-5e1b-8a55-4f3a1f0a7d11", kind=kind, scheduled_end_s=scheduled_end_s
    )


class ScriptedVoice:
    """Says who is voiced when, from spans of seconds: the voice detector of a silent studio."""

    def __init__(
        self, rep: Iterable[tuple[float, float]], buyer: Iterable[tuple[float, float]]
    ) -> None:
        self._spans = {Speaker.REP: tuple(rep), Speaker.BUYER: tuple(buyer)}

    def probabilities(
        self, rep: AudioFrame, buyer: AudioFrame
    ) -> tuple[VoiceProbability, VoiceProbability]:
        """1 inside a span, 0 outside."""
        return self._of(rep), self._of(buyer)

    def _of(self, frame: AudioFrame) -> VoiceProbability:
        inside = any(start <= frame.start < end for start, end in self._spans[frame.speaker])
        return VoiceProbability(speaker=frame.speaker, index=frame.index, probability=float(inside))


class FrameSource:
    """A source of so many frames, that can be closed early."""

    def __init__(self, frames: int, make: Callable[[int], Pair] = pair) -> None:
        self._frames = frames
        self._make = make
        self.closed = False

    @property
    def duration_s(self) -> float | None:
        """As a live call: unknown."""
        return None

    async def frames(self) -> AsyncIterator[Pair]:
        """The frames, until closed."""
        for index in range(self._frames):
            if self.closed:
                return
            yield self._make(index)

    async def aclose(self) -> None:
        """End the frames."""
        self.closed = True


def gone_on() -> Utterance:
    """An utterance of six words, four of which were said before a pause, and two after it."""
    return Utterance(
        speaker=Speaker.REP,
        start=1.0,
        end=5.0,
        words=Spoken("so much was said, and more"),
        confidence=0.5,
        resumed=Resumed(end=3.0, at=3.5, silence_s=0.5),
    )
