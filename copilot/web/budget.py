"""How much sound a page may bring: a microphone gives a second of it a second. Pure.

A page may hold back ``capture_burst_seconds`` of `limits` while it is cut off or its machine is
busy, and bring that at once. Beyond it, it may bring sound half as fast again as it sounds; who
brings more claims a rate that is not true, or is no page.
"""

from __future__ import annotations

from typing import Final

from copilot.errors import AudioFrameRefused
from copilot.limits import limit

SPEED: Final = 1.5
"""Seconds of sound a second that may go on for ever."""


class Budget:
    """What one side may still bring. `now` is any clock that never goes back, in seconds."""

    def __init__(self, now: float) -> None:
        self._left_s = self._most_s = float(limit("capture_burst_seconds"))
        self._at = now

    def spend(self, seconds: float, now: float) -> None:
        """Take so much sound. Raises AudioFrameRefused where it is too much."""
        earned_s = max(0.0, now - self._at) * SPEED
        self._at = max(self._at, now)
        self._left_s = min(self._most_s, self._left_s + earned_s) - seconds
        if self._left_s < 0:
            raise AudioFrameRefused(
                "sound comes faster than it can have sounded",
                remedy="say hello with the rate that the samples have",
            )
