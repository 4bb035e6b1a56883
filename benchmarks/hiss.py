"""A conversation without sound, played: hiss for voice, and the reference's own words in time."""

from __future__ import annotations

import heapq
import zlib
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.coaching.gate import View
from copilot.events import (
    FRAME_SAMPLES,
    SAMPLE_RATE_HZ,
    AudioFrame,
    CallContext,
    Utterance,
    VoiceProbability,
)
from copilot.kinds import CallKind, Speaker
from copilot.outputs import Decode, Forget
from copilot.path import CallPath, Coach
from copilot.spoken import Spoken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from benchmarks.reference import Reference, Span
    from copilot.events import SpeechSegment

CONTEXT: Final = CallContext(call_id="0e5d3c1a-7a55-5f0e-9c3d-3f1a2b4c5d6e", kind=CallKind.UNKNOWN)

_LOUD, _FAINT = 0.05, 0.0003
_SIDES: Final = {Speaker.REP: "rep", Speaker.BUYER: "buyer"}


class HissEar:
    """Says "voice" for a frame of which at least half is hiss."""

    def probabilities(
        self, rep: AudioFrame, buyer: AudioFrame
    ) -> tuple[VoiceProbability, VoiceProbability]:
        """Voice in the next frame of each side."""
        one, other = (
            VoiceProbability(
                speaker=frame.speaker,
                index=frame.index,
                probability=0.9 if np.median(np.abs(frame.pcm)) > _FAINT * 4 else 0.02,
            )
            for frame in (rep, buyer)
        )
        return one, other


class Words:
    """What the reference says was spoken in a span of one side."""

    def __init__(self, reference: Reference) -> None:
        self._words = {
            side: [word for turn in said for word in _placed(*turn, reference.voiced[side])]
            for side, said in reference.texts.items()
        }

    def between(self, side: str, start: float, end: float) -> str:
        """Words of the side whose middle lies in the span, or nearly."""
        return " ".join(word for at, word in self._words[side] if start - 0.1 <= at < end + 0.1)


def _placed(turn: Span, text: str, voiced: Sequence[Span]) -> list[tuple[float, str]]:
    """The turn's words, each with its middle, spread evenly over the turn's voice."""
    own = [
        (max(start, turn[0]), min(end, turn[1]))
        for start, end in voiced
        if start < turn[1] and end > turn[0]
    ] or [turn]
    words = text.split()
    step = sum(end - start for start, end in own) / max(1, len(words))
    placed, part, before = [], 0, 0.0
    for number, word in enumerate(words):
        middle = (number + 0.5) * step
        while part < len(own) - 1 and middle >= before + own[part][1] - own[part][0]:
            before += own[part][1] - own[part][0]
            part += 1
        placed.append((own[part][0] + middle - before, word))
    return placed


class Player:
    """One conversation, frame by frame, with words that come when they would have."""

    def __init__(self, reference: Reference, coach: Coach, words_after_s: float) -> None:
        self.path = CallPath(CONTEXT, HissEar(), coach)
        self._words = Words(reference)
        self._words_after_s = words_after_s
        self._ready_at: dict[tuple[Speaker, int, int], float] = {}
        self._due: list[tuple[float, int, SpeechSegment]] = []
        self._closed = 0

    def hear(self, pair: tuple[AudioFrame, AudioFrame]) -> None:
        """The next 32 ms, and the words that are ready by then."""
        outputs = self.path.hear(pair, View())
        while self._due and self._due[0][0] <= self.path.at:
            segment = heapq.heappop(self._due)[2]
            outputs += self.path.words(self._utterance(segment), segment.key, View())
        for one in outputs:
            if isinstance(one, Decode):
                self._begin(one.segment)
            elif isinstance(one, Forget):
                self._ready_at.pop(one.key, None)

    def _begin(self, segment: SpeechSegment) -> None:
        ready = self._ready_at.setdefault(segment.key, self.path.at + self._words_after_s)
        if segment.final:
            self._closed += 1
            heapq.heappush(self._due, (max(ready, self.path.at), self._closed, segment))

    def _utterance(self, segment: SpeechSegment) -> Utterance:
        said = self._words.between(_SIDES[segment.speaker], segment.start, segment.end)
        return Utterance(
            speaker=segment.speaker,
            start=segment.start,
            end=segment.end,
            words=Spoken(said),
            confidence=0.9,
            late=False,
            resumed=segment.resumed,
        )


def frames(reference: Reference, lag_s: float) -> Iterator[tuple[AudioFrame, AudioFrame]]:
    """Both sides' sound, 32 ms at a time, so much later than the reference says."""
    sounds = {speaker: _sound(reference, side, lag_s) for speaker, side in _SIDES.items()}
    for index in range(int(reference.duration_s * SAMPLE_RATE_HZ) // FRAME_SAMPLES):
        span = slice(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES)
        rep, buyer = (
            AudioFrame(speaker=speaker, index=index, pcm=sound[span], lost=False)
            for speaker, sound in sounds.items()
        )
        yield rep, buyer


def _sound(reference: Reference, side: str, lag_s: float) -> NDArray[np.float32]:
    """Hiss in the side's voiced stretches, at 16 kHz; seeded by the name, so ever the same."""
    noise = np.random.default_rng(zlib.crc32(f"{reference.name}{side}".encode()))
    sound = noise.standard_normal(int(reference.duration_s * SAMPLE_RATE_HZ), np.float32)
    level = np.full(len(sound), _FAINT, np.float32)
    for start, end in reference.voiced[side]:
        level[int((start + lag_s) * SAMPLE_RATE_HZ) : int((end + lag_s) * SAMPLE_RATE_HZ)] = _LOUD
    return sound * level
