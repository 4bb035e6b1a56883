"""Holds a source to the speed of a real call.

The one place where the length of a wait matters, and it is for liveness only: the frames are the
same at every speed.
"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, Final, Protocol

import anyio

from copilot import observe
from copilot.events import FRAME_SECONDS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from copilot.audio.source import Pair, Source


STEP_FRAMES: Final = 32
"""How many frames, a second of sound about, are one step of the log: how many sides are there."""


class Clock(Protocol):
    """What tells the time and waits."""

    def now(self) -> float:
        """Seconds that never go back."""
        ...

    def unix(self) -> float:
        """Seconds since 1970, for telling others when the call began."""
        ...

    async def sleep_until(self, at: float) -> None:
        """Wait until `now` is `at`; return at once, but let others run, if it has passed."""
        ...


class MonotonicClock:
    """The machine's own."""

    def now(self) -> float:
        """Seconds of the event loop's monotonic clock."""
        return anyio.current_time()

    def unix(self) -> float:
        """Seconds since 1970."""
        return time.time()

    async def sleep_until(self, at: float) -> None:
        """Wait until the monotonic clock shows `at`."""
        await anyio.sleep_until(at)


class Paced:
    """A source whose frame i comes (i + 1) x 32 ms / speed after the start, not before.

    `speed` 1.0 is real time, None does not wait at all. Each frame has its own due time, counted
    from the start, so that waits do not add up; after a stall the frames that are overdue come at
    once and the others when they are due. Raises ValueError for a speed that is not above 0.
    """

    def __init__(self, source: Source, speed: float | None, *, clock: Clock | None = None) -> None:
        if speed is not None and not (math.isfinite(speed) and speed > 0):
            message = "speed must be above 0, or None for as fast as possible"
            raise ValueError(message)
        self._source = source
        self._speed = speed
        self._clock = clock or MonotonicClock()
        self._zero_unix_ms: float | None = None

    @property
    def duration_s(self) -> float | None:
        """Seconds of sound, as the source knows it."""
        return self._source.duration_s

    @property
    def audio_zero_unix_ms(self) -> float | None:
        """Milliseconds since 1970 at which the call's first sample sounded.

        None before the start, and at no speed, where call audio has no place in time.
        """
        return self._zero_unix_ms

    async def frames(self) -> AsyncIterator[Pair]:
        """Yield the source's pairs, each when it is due."""
        speed = self._speed
        zero = self._clock.now()
        if speed is not None:
            self._zero_unix_ms = self._clock.unix() * 1000
        async for pair in self._source.frames():
            if speed is not None:
                await self._clock.sleep_until(zero + (pair[0].index + 1) * FRAME_SECONDS / speed)
            if pair[0].index % STEP_FRAMES == 0:
                lost = sum(frame.lost for frame in pair)
                observe.step("audio", at_s=pair[0].start, count=len(pair) - lost)
            yield pair

    async def aclose(self) -> None:
        """Close the source."""
        await self._source.aclose()
