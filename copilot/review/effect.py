"""How far two groups of values lie apart, without assuming a shape, and how sure that is.

Cliff's delta: how often a value of one group is above one of the other, less how often below; from -1
to 1, 0 where there is no difference. Its interval is computed and not drawn by chance: Cliff (1996),
"Ordinal methods for behavioral data analysis", with the asymmetric limits of Feng and Cliff (2004),
"Monte Carlo evaluation of ordinal d with improved confidence interval". Where the groups do not
overlap at all the variance is none, and the limit is theirs for that case, (n - z²) / (n + z²).
Words for sizes: Romano et al. (2006): below 0.147 negligible, 0.33 small, 0.474 medium.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Final

from copilot.review.intervals import Z_95, Interval

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """`delta` above 0: the first group has more. `interval` of 95 %."""

    delta: float
    interval: Interval


SIZES: Final = ((0.474, "large"), (0.33, "medium"), (0.147, "small"))


def size_word(delta: float) -> str:
    """``large``, ``medium``, ``small``, or ``negligible``."""
    return next((word for least, word in SIZES if abs(delta) >= least), "negligible")


def cliffs_delta(first: Sequence[float], second: Sequence[float]) -> Effect:
    """Of two groups of two values and more; in O(n log n).

    Raises:
        ValueError: a group has fewer than two.
    """
    if min(len(first), len(second)) < 2:
        raise ValueError("two values a group, at least")
    rows, row_squares = _dominance(first, second)
    columns, _ = _dominance(second, first)
    n_first, n_second = len(first), len(second)
    delta = sum(rows) / n_first
    by_row = sum((row - delta) ** 2 for row in rows)
    by_column = sum((-column - delta) ** 2 for column in columns)
    spread = row_squares - n_first * n_second * delta**2
    variance = (n_second**2 * by_row + n_first**2 * by_column - spread) / (
        n_first * n_second * (n_first - 1) * (n_second - 1)
    )
    least = (1 - delta**2) / (n_first * n_second - 1)  # Cliff's: an estimate below it is chance
    return Effect(
        delta=delta, interval=_interval(delta, max(variance, least), min(n_first, n_second))
    )


def _dominance(first: Sequence[float], second: Sequence[float]) -> tuple[list[float], float]:
    """For each value of `first` how far it is above the others, -1 to 1; and how many pairs differ."""
    ordered = sorted(second)
    rows, differing = [], 0
    for value in first:
        below = bisect_left(ordered, value)
        above = len(ordered) - bisect_right(ordered, value)
        rows.append((below - above) / len(ordered))
        differing += below + above
    return rows, float(differing)


def _interval(delta: float, variance: float, smaller: int) -> Interval:
    square = Z_95 * Z_95
    if abs(delta) == 1:
        bound = (smaller - square) / (smaller + square)
        return Interval(low=bound, high=1.0) if delta > 0 else Interval(low=-1.0, high=-bound)
    middle = delta - delta**3
    reach = Z_95 * sqrt(variance) * sqrt((1 - delta**2) ** 2 + square * variance)
    under = 1 - delta**2 + square * variance
    return Interval(
        low=max(-1.0, (middle - reach) / under), high=min(1.0, (middle + reach) / under)
    )
