"""Whether something grows: a slope that a few wild values do not move, with its interval.

Theil and Sen's: the median of the slopes between all pairs of points. The interval is Sen's (1968),
from the variance of Kendall's tau: if zero lies inside, nothing was seen to grow.
"""

from __future__ import annotations

import itertools
import math
import statistics
from dataclasses import dataclass

Z_95 = 1.96
FEWEST = 8
"""Points without which an interval says nothing."""

MINUTE = 60.0
WARM_UP_S = 600.0
"""What a program takes in its first minutes it keeps, and does not take again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slope:
    """Change of y in one unit of x, and the bounds between which it lies with 95 %."""

    value: float
    low: float
    high: float
    points: int

    @property
    def flat(self) -> bool:
        """Whether it may as well be zero."""
        return self.low <= 0.0 <= self.high


def slope(points: list[tuple[float, float]]) -> Slope | None:
    """The slope of y over x; None where there are too few points."""
    if len(points) < FEWEST:
        return None
    slopes = sorted(
        (y2 - y1) / (x2 - x1)
        for (x1, y1), (x2, y2) in itertools.combinations(points, 2)
        if x1 != x2
    )
    count = len(points)
    spread = Z_95 * math.sqrt(count * (count - 1) * (2 * count + 5) / 18)
    low = max(0, math.floor((len(slopes) - spread) / 2))
    high = min(len(slopes) - 1, math.ceil((len(slopes) + spread) / 2))
    return Slope(value=statistics.median(slopes), low=slopes[low], high=slopes[high], points=count)


def medians(points: list[tuple[float, float]], width: float) -> list[tuple[float, float]]:
    """One point for each stretch of `width` in x: its middle, and the median of its values."""
    bins: dict[int, list[float]] = {}
    for x, y in points:
        bins.setdefault(int(x // width), []).append(y)
    return [((place + 0.5) * width, statistics.median(bins[place])) for place in sorted(bins)]


def warm_up_s(seconds: float) -> float:
    """How much of a run of so many seconds is left out: the warming up, a quarter at most."""
    return min(WARM_UP_S, seconds / 4)


def hourly(points: list[tuple[float, float]], seconds: float) -> Slope | None:
    """What y grows in an hour once it is warm, of points in seconds of a run; by its minutes."""
    since = warm_up_s(seconds)
    return slope([(at / 3600, value) for at, value in medians(points, MINUTE) if at >= since])
