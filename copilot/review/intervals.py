"""How sure a share is: Wilson's interval, and nothing that needs chance.

Wilson (1927), "Probable inference, the law of succession, and statistical inference"; recommended
for small samples, where the textbook interval leaves 0 to 1 or has no width, by Brown, Cai and
DasGupta (2001), "Interval estimation for a binomial proportion".
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Final

Z_95: Final = 1.959964
"""The normal quantile of a two-sided interval of 95 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """Where the true value lies, 95 times of a hundred."""

    low: float
    high: float


def wilson(hits: float, n: int) -> Interval:
    """The interval of a share of `hits` among `n` >= 1; hits may be parts of one (a mean of shares).

    Raises:
        ValueError: `n` is not positive, or `hits` not within 0 and `n`.
    """
    if n < 1 or not 0 <= hits <= n:
        raise ValueError("hits are between 0 and n, and n is at least 1")
    share, square = hits / n, Z_95 * Z_95
    middle = (share + square / (2 * n)) / (1 + square / n)
    reach = Z_95 / (1 + square / n) * sqrt(share * (1 - share) / n + square / (4 * n * n))
    return Interval(low=max(0.0, middle - reach), high=min(1.0, middle + reach))
