"""Holes in a recording, found by its timestamps: pure.

The samples are the clock. A timestamp that is ahead of them shows that sound is missing; one that
cannot be true is followed and not believed.
"""

from __future__ import annotations

from typing import Final

from copilot.limits import limit

_HOLE_S: Final = 0.03
"""Timestamps further ahead of the samples than this show a hole. WebM's are whole milliseconds and
jitter; an Opus packet is 20 ms, so that two lost ones are noticed."""

_RESET_S: Final = 1.0
"""Timestamps further behind than this began anew, as in recordings that were joined."""


class Timeline:
    """Where the samples have got to, and where the timestamps say they should be."""

    def __init__(self) -> None:
        self.position_s = 0.0
        self.gaps_ignored = 0
        self._origin_s: float | None = None

    def hole_s(self, timestamp_s: float | None) -> float:
        """Seconds missing before the sound with this timestamp; mostly 0."""
        if timestamp_s is None:
            return 0.0
        if self._origin_s is None:
            self._origin_s = timestamp_s
        ahead = timestamp_s - self._origin_s - self.position_s
        if _HOLE_S < ahead <= limit("audio_gap_seconds"):
            return ahead
        if ahead > _HOLE_S or ahead < -_RESET_S:
            self._origin_s += ahead
            self.gaps_ignored += ahead > 0
        return 0.0
