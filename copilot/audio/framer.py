"""Pieces of sound of any length in, pairs of exact 32 ms frames out: pure.

The result depends on the samples alone, not on how they were cut into pieces or, while neither side
runs ahead by more than the policy allows, on which side's piece came first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.events import FRAME_SAMPLES, SAMPLE_RATE_HZ, AudioFrame
from copilot.kinds import SPEAKERS, Speaker
from copilot.limits import limit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from copilot.audio.source import Pair

    Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class FillPolicy:
    """How far one side may run ahead before silence stands in for what the other owes."""

    ahead_s: float

    @property
    def ahead_samples(self) -> int:
        """The same in samples."""
        return round(self.ahead_s * SAMPLE_RATE_HZ)


LIVE: Final = FillPolicy(ahead_s=limit("side_ahead_milliseconds") / 1000)
"""For sides that arrive on their own: a loopback that plays nothing delivers nothing."""

RECORDED: Final = FillPolicy(ahead_s=1.0)
"""For files, which wait to be read: far above any lead that reading them in turn can give."""


def _silence(samples: int) -> Samples:
    pcm = np.zeros(samples, np.float32)
    pcm.flags.writeable = False
    return pcm


NOTHING: Final = _silence(0)
_SILENT_FRAME: Final = _silence(FRAME_SAMPLES)


class Cleaner:
    """Makes samples finite and puts them into [-1, 1], counting what it had to change."""

    def __init__(self) -> None:
        self.not_finite = 0
        self.clipped = 0

    def clean(self, pcm: Samples) -> Samples:
        """The same samples if all is well, a mended copy otherwise."""
        if not pcm.size or np.abs(pcm).max() <= 1.0:  # a NaN makes this false
            return pcm
        finite = np.isfinite(pcm)
        self.not_finite += int(pcm.size - np.count_nonzero(finite))
        mended = np.where(finite, pcm, np.float32(0.0))
        self.clipped += int(np.count_nonzero(np.abs(mended) > 1.0))
        return np.clip(mended, -1.0, 1.0, out=mended)


class _Side:
    """A ring of one side's samples that no frame has taken yet.

    Its capacity is a multiple of the frame, so a frame is always one contiguous stretch.
    """

    def __init__(self, speaker: Speaker, capacity: int) -> None:
        self.speaker = speaker
        self.head = 0  # samples that came in since the call began
        self.ended = False
        self.starved = False
        self._pcm = np.zeros(capacity, np.float32)
        self._lost = np.zeros(capacity, np.bool_)

    def put(self, pcm: Samples, *, lost: bool) -> None:
        """Append samples; the caller has seen to it that there is room."""
        size = self._pcm.size
        start = self.head % size
        first = min(pcm.size, size - start)
        rest = pcm.size - first
        self._pcm[start : start + first] = pcm[:first]
        self._lost[start : start + first] = lost
        self._pcm[:rest] = pcm[first:]
        self._lost[:rest] = lost
        self.head += pcm.size

    def frame(self, index: int) -> AudioFrame:
        """Frame `index`, padded with silence past the last sample."""
        held = min(max(self.head - index * FRAME_SAMPLES, 0), FRAME_SAMPLES)
        if not held:
            return AudioFrame(speaker=self.speaker, index=index, pcm=_SILENT_FRAME)
        start = index * FRAME_SAMPLES % self._pcm.size
        pcm = np.zeros(FRAME_SAMPLES, np.float32)
        pcm[:held] = self._pcm[start : start + held]
        pcm.flags.writeable = False
        lost = bool(self._lost[start : start + held].any())
        return AudioFrame(speaker=self.speaker, index=index, pcm=pcm, lost=lost)


class Framer:
    """Joins both sides into pairs of frames with indices that have no gap."""

    def __init__(self, policy: FillPolicy = LIVE) -> None:
        self.lost_frames = 0
        self._cleaner = Cleaner()
        self._ahead = policy.ahead_samples
        frames_held = -(-self._ahead // FRAME_SAMPLES) + 3
        self._capacity = frames_held * FRAME_SAMPLES
        self._sides = tuple(_Side(speaker, self._capacity) for speaker in SPEAKERS)
        self._index = 0

    @property
    def not_finite(self) -> int:
        """Samples that were no number."""
        return self._cleaner.not_finite

    @property
    def clipped(self) -> int:
        """Samples that were outside [-1, 1]."""
        return self._cleaner.clipped

    def head(self, speaker: Speaker) -> int:
        """Samples of a side so far, filled ones counted."""
        return self._sides[SPEAKERS.index(speaker)].head

    def push(
        self, rep: Samples = NOTHING, buyer: Samples = NOTHING, *, lost: bool = False
    ) -> tuple[Pair, ...]:
        """Take what has arrived of each side (float32 at 16 kHz) and return the pairs it completes.

        Samples that are `lost` are silence in the place of sound known to be missing. What comes
        in one call is taken to have come together. A side that was filled is set going again so
        that its piece ends at the other's present, since it delivers what it hears just then. Sound
        of a side that has ended is not taken.
        """
        waiting = [
            NOTHING if side.ended else self._cleaner.clean(pcm)
            for side, pcm in zip(self._sides, (rep, buyer), strict=True)
        ]
        self._resume(waiting)
        pairs: list[Pair] = []
        while waiting[0].size or waiting[1].size:
            for n, side in enumerate(self._sides):
                room = self._capacity - (side.head - self._index * FRAME_SAMPLES)
                side.put(waiting[n][:room], lost=lost)
                waiting[n] = waiting[n][room:]
            self._emit(pairs)
        return tuple(pairs)

    def end(self, *speakers: Speaker) -> tuple[Pair, ...]:
        """These sides (both, if none is named) have no more sound: what follows is plain silence.

        Once both have ended, the last partial frame comes out, padded.
        """
        for speaker in speakers or SPEAKERS:
            self._sides[SPEAKERS.index(speaker)].ended = True
        pairs: list[Pair] = []
        self._emit(pairs)
        if all(side.ended for side in self._sides):
            last = max(side.head for side in self._sides)
            while self._index * FRAME_SAMPLES < last:
                self._emit_one(pairs)
        return tuple(pairs)

    def _resume(self, waiting: list[Samples]) -> None:
        for n, side in enumerate(self._sides):
            if side.starved and waiting[n].size:
                side.starved = False
                present = self._sides[1 - n].head + waiting[1 - n].size
                behind = present - waiting[n].size - side.head
                owed = min(max(behind, 0), self._ahead + FRAME_SAMPLES)
                side.put(_silence(owed), lost=True)

    def _emit(self, pairs: list[Pair]) -> None:
        while self._complete():
            self._emit_one(pairs)

    def _complete(self) -> bool:
        """Whether the next frame has both sides, after filling one that may be filled."""
        need = (self._index + 1) * FRAME_SAMPLES
        if all(side.ended for side in self._sides):
            return False  # end() brings the rest
        for n, side in enumerate(self._sides):
            if side.ended or side.head >= need:
                continue
            if self._sides[1 - n].head < need + self._ahead:
                return False
            side.put(_silence(need - side.head), lost=True)
            side.starved = True
        return True

    def _emit_one(self, pairs: list[Pair]) -> None:
        rep, buyer = (side.frame(self._index) for side in self._sides)
        self.lost_frames += rep.lost + buyer.lost
        pairs.append((rep, buyer))
        self._index += 1
