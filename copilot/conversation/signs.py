"""Several signs of one thing, weighed together: how likely all of them make it. Pure.

A sign alone is too weak where every writer words a thing differently. The weights are a logistic
regression's; where each set stands, its docstring says on which calls it was fitted.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST: Final = 0.002
"""A meaning is never surer than this that it is not meant: the heads were not told apart further."""


def log_odds(chance: float, least: float = LEAST) -> float:
    """The logarithm of the odds of a chance from 0 to 1, which counts as `least` from either end at least."""
    held = min(max(chance, least), 1.0 - least)
    return math.log(held / (1.0 - held))


def chance(odds: float) -> float:
    """0 to 1, of the logarithm of odds."""
    return 1.0 / (1.0 + math.exp(-odds))


def likelihood(signs: Iterable[tuple[float, float]], base: float) -> float:
    """How likely, 0 to 1: `signs` are each a weight and how much of the sign there is."""
    return chance(base + sum(weight * amount for weight, amount in signs))
