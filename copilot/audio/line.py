"""One side's device as it is watched: open, silent, stuck, gone, or not what it says. Pure.

Nothing tells a program that a headset was unplugged, switched to its telephone rate, or was muted by
its own switch: the sound stops, comes at another rate, or turns into exact zeros. So what arrives is
watched, against the machine's clock, which is for liveness alone: what is heard counts samples.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from copilot.events import SAMPLE_RATE_HZ

OPENS_WITHIN_S: Final = 6.0
"""A device that is not open by then is given up and tried anew; a Bluetooth headset takes two."""

STALLED_AFTER_S: Final = 1.0
"""A microphone that has delivered nothing for so long is gone: it owes a piece every 20 ms."""

DEAD_AFTER_S: Final = 1.5
"""Exact zeros from a microphone for so long are a mute switch or a dead device: a live one has noise."""

RATE_WINDOW_S: Final = 0.6
"""Two of these in a row tell another rate from a hiccup, which makes one short and the next long."""

RATE_MARGIN: Final = 0.06
"""Off by more is another rate: 44.1 kHz, the nearest pair in use, is 8.1 % below 48."""

SETTLES_S: Final = 0.3
"""After its opening a device may hand over what it had buffered."""

AGAIN_S: Final = (0.25, 0.5, 1.0, 2.0, 4.0)
"""Waits before a device that is gone is opened again; the last one from then on."""

STRAY_AGAIN_S: Final = (0.0, 1.0, 4.0, 30.0)
"""The same for one that comes at another rate than it says."""

DEAD_AGAIN_S: Final = (0.0, 4.0, 8.0, 16.0, 30.0)
"""The same for one that gives zeros: it may be muted, and opening it costs it a moment of sound."""


class Trouble(StrEnum):
    """What is the matter with a side's device."""

    NONE = "none"
    OPENING = "opening"
    GONE = "gone"
    STALLED = "stalled"
    ZEROS = "zeros"
    ANOTHER_RATE = "another_rate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The device of one side. All times in seconds of the machine's monotonic clock.

    `continuous` says that it delivers without a break while it lives, as a microphone does, and has
    some noise. The monitor of a loudspeaker need not: while nothing plays, nothing may come, or
    zeros, and that is silence. `strayed` counts windows in a row that were too full (above 0) or
    too empty (below).
    """

    continuous: bool
    trouble: Trouble = Trouble.OPENING
    asked_at: float = 0.0
    opened_at: float | None = None
    rate_hz: int = SAMPLE_RATE_HZ
    latest_at: float = 0.0
    zeros_since: float | None = None
    window_at: float | None = None
    window_samples: int = 0
    strayed: int = 0
    strays: int = 0
    failures: int = 0
    deaths: int = 0
    retry_at: float | None = None

    @property
    def hears(self) -> bool:
        """Whether it is open and what it delivers can be used."""
        return self.opened_at is not None and self.trouble in {Trouble.NONE, Trouble.ZEROS}

    def asked(self, at: float) -> Line:
        """It is being opened."""
        kept = self.trouble if self.trouble is not Trouble.NONE else Trouble.OPENING
        return replace(self, asked_at=at, opened_at=None, retry_at=None, trouble=kept)

    def opened(self, at: float, rate_hz: int) -> Line:
        """It is open; a microphone still has to be heard before all counts as well."""
        return replace(
            self,
            opened_at=at,
            rate_hz=rate_hz,
            latest_at=at,
            zeros_since=None,
            window_at=None,
            window_samples=0,
            strayed=0,
            trouble=self.trouble if self.continuous else Trouble.NONE,
            failures=self.failures if self.continuous else 0,
        )

    def heard(self, at: float, samples: int, *, zeros: bool) -> Line:
        """A piece of `samples` came, its last one sounded `at`; `zeros`: nothing but digital silence."""
        if self.opened_at is None:
            return self
        quiet = zeros and self.continuous
        since = (at if self.zeros_since is None else self.zeros_since) if quiet else None
        return replace(
            self._measured(at, samples),
            latest_at=max(at, self.latest_at),
            zeros_since=since,
            failures=0,
            deaths=self.deaths if quiet else 0,
            # zeros from one that gave zeros before are no news; all else is sound again
            trouble=Trouble.ZEROS if quiet and self.trouble is Trouble.ZEROS else Trouble.NONE,
        )

    def ended(self, at: float) -> Line:
        """Its process ended, or it did not open: it is tried again, later each time."""
        return self._closed(Trouble.GONE, at + _of(AGAIN_S, self.failures), failed=True)

    def moved(self, at: float) -> Line:
        """The system took another device in its place: it is to be opened now."""
        return self._closed(Trouble.OPENING, at)

    def looked(self, now: float) -> Line:
        """How it stands `now`; with `retry_at` set it has to be closed, and opened again then."""
        if self.retry_at is not None:
            return self
        if self.opened_at is None:
            return self.ended(now) if now - self.asked_at >= OPENS_WITHIN_S else self
        if self.continuous and now - self.latest_at >= STALLED_AFTER_S:
            return self._closed(Trouble.STALLED, now + _of(AGAIN_S, self.failures), failed=True)
        if abs(self.strayed) >= 2:
            closed = self._closed(Trouble.ANOTHER_RATE, now + _of(STRAY_AGAIN_S, self.strays))
            return replace(closed, strays=self.strays + 1)
        if self.zeros_since is not None and now - self.zeros_since >= self._dead_after_s:
            # opened anew once at once, in case it is dead; one that is muted is asked ever less
            return replace(self._closed(Trouble.ZEROS, now), deaths=self.deaths + 1)
        return self

    @property
    def _dead_after_s(self) -> float:
        return DEAD_AFTER_S + _of(DEAD_AGAIN_S, self.deaths)

    def _closed(self, trouble: Trouble, retry_at: float, *, failed: bool = False) -> Line:
        return replace(
            self,
            opened_at=None,
            trouble=trouble,
            retry_at=retry_at,
            failures=self.failures + failed,
        )

    def _measured(self, at: float, samples: int) -> Line:
        """Count what comes against the clock. A monitor may pause, so only too much counts there."""
        if self.opened_at is None or at < self.opened_at + SETTLES_S:
            return self
        if self.window_at is None:
            return replace(self, window_at=at, window_samples=0)
        counted, lasted = self.window_samples + samples, at - self.window_at
        if lasted < RATE_WINDOW_S:
            return replace(self, window_samples=counted)
        off = counted / (lasted * self.rate_hz) - 1
        way = 0 if abs(off) <= RATE_MARGIN else 1 if off > 0 else -1
        if way < 0 and not self.continuous:
            way = 0
        strayed = self.strayed + way if self.strayed * way >= 0 and way else way
        return replace(
            self,
            window_at=at,
            window_samples=0,
            strayed=strayed,
            strays=self.strays if strayed else 0,
        )


def _of(waits: tuple[float, ...], times: int) -> float:
    return waits[min(times, len(waits) - 1)]
