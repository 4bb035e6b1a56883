"""Both sides' devices of one call, as a fold: what came, what to open and close, and the pairs. Pure.

It waits for nothing and opens nothing: `copilot.audio.desktop` does, and tells it. Every `now` and `at`
is the machine's monotonic clock, which says whether a device lives; what was said when is counted in
samples.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log10
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.audio.line import Line, Trouble
from copilot.audio.packets import Failed, Failure, Opened, Packet
from copilot.audio.together import Together
from copilot.kinds import SPEAKERS, Speaker

if TYPE_CHECKING:
    from copilot.audio.source import Pair, SourceCounts

FLOOR_DB: Final = -60.0
"""What a level shows as nothing: below a quiet room."""

FALL_DB_PER_S: Final = 40.0
"""A level rises at once and falls so fast, as on a desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideNow:
    """How a side's device stands, for the rep's eyes. `level_db` is a peak, 0 the loudest there is."""

    trouble: Trouble
    failure: Failure | None
    level_db: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What there is to do: pairs to hear, captures to end, devices to open."""

    pairs: tuple[Pair, ...] = ()
    close: tuple[Speaker, ...] = ()
    open: tuple[Speaker, ...] = ()


class Desk:
    """Two devices. Ask `step` often; at the first one both are to be opened."""

    def __init__(self) -> None:
        self._together = Together()
        self._lines: dict[Speaker, Line | None] = dict.fromkeys(SPEAKERS)
        self._failures: dict[Speaker, Failure | None] = dict.fromkeys(SPEAKERS)
        self._peaks = dict.fromkeys(SPEAKERS, (FLOOR_DB, 0.0))
        self.reopened = 0
        """How often a device was opened anew."""

    @property
    def counts(self) -> SourceCounts:
        """What was wrong with the sound so far."""
        return self._together.counts

    def side(self, speaker: Speaker, now: float) -> SideNow:
        """How a side stands."""
        line = self._lines[speaker]
        peak, at = self._peaks[speaker]
        return SideNow(
            trouble=Trouble.OPENING if line is None else line.trouble,
            failure=self._failures[speaker],
            level_db=max(FLOOR_DB, peak - (now - at) * FALL_DB_PER_S),
        )

    def received(self, speaker: Speaker, packet: Packet, now: float) -> None:
        """A side's device was opened, was heard, or did not open."""
        line = self._lines[speaker]
        if line is None or line.retry_at is not None:
            return  # from a capture that is being ended
        if isinstance(packet, Opened):
            self._lines[speaker] = line.opened(packet.at, packet.rate_hz)
            self._failures[speaker] = None
            self._together.opened(speaker, packet.rate_hz, packet.at)
        elif isinstance(packet, Failed):
            self._failures[speaker] = packet.why
        elif line.opened_at is not None:
            peak = float(np.abs(packet.pcm).max(initial=0.0))
            self._lines[speaker] = line.heard(packet.at, packet.pcm.size, zeros=peak == 0.0)
            self._together.put(speaker, packet.pcm, packet.at, now)
            self._show(speaker, peak, packet.at)

    def ended(self, speaker: Speaker, now: float) -> None:
        """A side's capture ended by itself."""
        line = self._lines[speaker]
        if line is not None and line.retry_at is None:
            self._lines[speaker] = line.ended(now)

    def moved(self, speaker: Speaker, now: float) -> bool:
        """The system took another device for a side: that is to be opened; whether it was open."""
        line = self._lines[speaker]
        if line is None or line.opened_at is None:
            return False
        self._lines[speaker] = line.moved(now)
        return True

    def step(self, now: float) -> Work:
        """What there is to do now. Devices that are to be opened count as asked for."""
        close: list[Speaker] = []
        asked: list[Speaker] = []
        for speaker, line in self._lines.items():
            if line is None:
                self._lines[speaker] = Line(continuous=speaker is Speaker.REP).asked(now)
                asked.append(speaker)
                continue
            looked = line.looked(now)
            if looked.retry_at is not None and line.retry_at is None:
                close.append(speaker)
            if looked.retry_at is not None and looked.retry_at <= now:
                looked = looked.asked(now)
                self.reopened += 1
                asked.append(speaker)
            self._lines[speaker] = looked
        pairs = tuple(self._together.take(now))
        return Work(pairs=pairs, close=tuple(close), open=tuple(asked))

    def end(self) -> tuple[Pair, ...]:
        """There is no more sound: what is left of it."""
        return tuple(self._together.end())

    def _show(self, speaker: Speaker, peak: float, at: float) -> None:
        level = FLOOR_DB if peak <= 0.0 else max(FLOOR_DB, 20 * log10(min(peak, 1.0)))
        shown = self.side(speaker, at).level_db
        self._peaks[speaker] = (max(level, shown), at)
