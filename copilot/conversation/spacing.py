"""How the rep's questions lie over a call whose length nobody knows beforehand. Pure and bounded.

The count so far is noted at even steps of time. When there are too many notes every other one goes,
and the step doubles: a call of any length is known to one part in `PARTS` of it, or to `STEP_S`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

STEP_S: Final = 5.0
"""The first step; a call under four minutes is known no finer."""

PARTS: Final = 48
"""Notes that are kept at least, once there have been so many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spacing:
    """How many questions there had been at each multiple of `step_s`, from the first on."""

    step_s: float = STEP_S
    counts: tuple[int, ...] = ()

    def reached(self, at: float, count: int) -> Spacing:
        """The same once the call has come to `at` seconds, with `count` questions so far."""
        spacing = self
        while (len(spacing.counts) + 1) * spacing.step_s <= at:
            spacing = spacing._noted(count)
        return spacing

    def thirds(self, at: float, count: int) -> tuple[int, int, int]:
        """Questions in each third of a call that ends at `at` with `count` of them."""
        first, second = (min(count, self._by(at * part / 3)) for part in (1, 2))
        return first, max(0, second - first), count - max(first, second)

    def _by(self, at: float) -> int:
        """The count at the step next to `at`."""
        place = round(at / self.step_s)
        return self.counts[min(place, len(self.counts)) - 1] if place and self.counts else 0

    def _noted(self, count: int) -> Spacing:
        counts = (*self.counts, count)
        if len(counts) < 2 * PARTS:
            return replace(self, counts=counts)
        return Spacing(step_s=self.step_s * 2, counts=counts[1::2])
