"""Two devices that each go their own way, brought onto one timeline of pairs: pure.

Each piece of sound comes with the time at which its last sample sounded, by the machine's monotonic
clock. That clock decides nothing about what was said when: samples do. It is used for what samples
cannot tell, how long nobody delivered any, so that a call whose devices were all gone for ten
seconds is ten seconds longer, in lost silence, and nothing after it has moved.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.audio.framer import NOTHING, Cleaner, Framer
from copilot.audio.resample import Resampler
from copilot.audio.source import SourceCounts
from copilot.events import SAMPLE_RATE_HZ
from copilot.kinds import SPEAKERS, Speaker
from copilot.limits import limit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from copilot.audio.source import Pair

    Samples = NDArray[np.float32]

STALE_S: Final = 0.04
"""A piece that is handed on later than this was held up on our side of the devices."""

HELD_S: Final = 0.06
"""So long a piece that was held up waits for the other side's, that may have been held up as well."""

BOTH_GONE_S: Final = 0.25
"""Neither side has delivered for this long: time goes on without them."""

LATE_S: Final = 0.15
"""`take` is called several times as often."""

MARGIN_S: Final = 0.1
"""Filled silence stays this far behind the clock: what is on its way belongs there."""

AHEAD_S: Final = 0.2
"""Sound that comes so far ahead of the clock was held up in its device, and silence took its place
meanwhile: it is dropped, because all that follows would be late by as much."""

DRIFT_S: Final = 10.0
"""The devices' clocks are followed this slowly; they stray by some seconds a day."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Piece:
    """Sound of one side at 16 kHz, that ended `at` and `came` to us then."""

    speaker: Speaker
    pcm: Samples
    at: float
    came: float


class Together:
    """Pairs from two sides that arrive on their own."""

    def __init__(self) -> None:
        self._framer = Framer()
        self._cleaner = Cleaner()
        self._resamplers = {one: Resampler(SAMPLE_RATE_HZ) for one in SPEAKERS}
        self._waiting: deque[_Piece] = deque(maxlen=limit("device_pieces_waiting") * 2)
        self._newest = dict.fromkeys(SPEAKERS, -1.0)
        self._zero: float | None = None
        self._standing = False
        self._looked_at: float | None = None
        self.filled_s = 0.0
        """Seconds in which neither device delivered anything."""
        self.dropped_s = 0.0
        """Seconds of sound that came too late to be put where it belongs, or had to make room."""

    @property
    def counts(self) -> SourceCounts:
        """What was wrong with the sound so far."""
        return SourceCounts(
            not_finite=self._cleaner.not_finite,
            clipped=self._cleaner.clipped + self._framer.clipped,
            lost_frames=self._framer.lost_frames,
        )

    def opened(self, speaker: Speaker, rate_hz: int, at: float) -> None:
        """A side's device is open, at this rate; what the former one still owed is not waited for.

        With the first of the two the call begins.
        """
        self._resamplers[speaker] = Resampler(rate_hz)
        if self._zero is None:
            self._zero = at

    def put(self, speaker: Speaker, pcm: Samples, at: float, now: float) -> None:
        """A piece of a side whose last sample sounded `at`, handed over `now`."""
        resampled = self._resamplers[speaker].push(self._cleaner.clean(pcm))
        if resampled.size:
            ends_at = at - self._resamplers[speaker].held_s
            if len(self._waiting) == self._waiting.maxlen:
                self.dropped_s += self._waiting[0].pcm.size / SAMPLE_RATE_HZ
            self._waiting.append(_Piece(speaker=speaker, pcm=resampled, at=ends_at, came=now))
        self._newest[speaker] = max(self._newest[speaker], at)

    def take(self, now: float) -> list[Pair]:
        """The pairs that are whole by `now`, in order."""
        pairs: list[Pair] = []
        held: list[_Piece] = []
        # in the order in which it sounded, whichever pipe was read first
        for piece in sorted(self._waiting, key=lambda one: one.at):
            if held or not self._due(piece, now):
                held.append(piece)
            else:
                pairs += self._push(piece)
        self._waiting.clear()
        self._waiting.extend(held)
        # whoever asks so late was held up, and may have sound still to hand over: wait once more
        late = self._looked_at is not None and now - self._looked_at > LATE_S
        self._looked_at = None if late else now
        return pairs if held or late else [*pairs, *self._fill(now)]

    def end(self) -> list[Pair]:
        """There is no more sound."""
        waiting = sorted(self._waiting, key=lambda one: one.at)
        pairs = [pair for piece in waiting for pair in self._push(piece)]
        self._waiting.clear()
        return [*pairs, *self._framer.end()]

    def _due(self, piece: _Piece, now: float) -> bool:
        """Whether no earlier piece of the other side can be on its way."""
        fresh = piece.came - piece.at < STALE_S
        return fresh or self._newest[piece.speaker.other] >= piece.at or now - piece.came >= HELD_S

    def _push(self, piece: _Piece) -> list[Pair]:
        own, other = (self._framer.head(one) for one in (piece.speaker, piece.speaker.other))
        head = max(own + piece.pcm.size, other)
        if self._zero is None:
            self._zero = piece.at - head / SAMPLE_RATE_HZ
        behind_s = piece.at - self._zero - head / SAMPLE_RATE_HZ
        if behind_s < -AHEAD_S:
            self.dropped_s += piece.pcm.size / SAMPLE_RATE_HZ
            return []
        pairs: list[Pair] = []
        if behind_s > (0.0 if self._standing else BOTH_GONE_S):
            pairs += self._lose(behind_s)
        else:
            self._zero += behind_s * piece.pcm.size / SAMPLE_RATE_HZ / DRIFT_S
        self._standing = False
        sides = (piece.pcm, NOTHING) if piece.speaker is Speaker.REP else (NOTHING, piece.pcm)
        return [*pairs, *self._framer.push(*sides)]

    def _fill(self, now: float) -> list[Pair]:
        """Let time go on where both sides stand still."""
        if self._zero is None:
            return []
        behind_s = now - self._zero - max(map(self._framer.head, SPEAKERS)) / SAMPLE_RATE_HZ
        if behind_s <= BOTH_GONE_S:
            return []
        self._standing = True
        return self._lose(behind_s - MARGIN_S)

    def _lose(self, seconds: float) -> list[Pair]:
        """Both sides go on by so much lost silence, which ends at the same sample."""
        heads = [self._framer.head(one) for one in SPEAKERS]
        lost = round(min(seconds, limit("audio_gap_seconds")) * SAMPLE_RATE_HZ)
        self.filled_s += lost / SAMPLE_RATE_HZ
        rep, buyer = (np.zeros(max(heads) + lost - head, np.float32) for head in heads)
        return list(self._framer.push(rep, buyer, lost=True))
