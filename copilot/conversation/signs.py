"""Several signs of one thing, weighed together: how likely all of them make it. Pure.

A sign alone is too weak where every writer words a thing differently. The weights are a logistic
regression's; where each set stands, its docstring says on which calls it was fitted.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST: Final = 0.002
"""A meaning is never surer than this that it is not meant: the heads were not told apart further."""


def odds(strength: float) -> float:
    """The logarithm of the odds of a strength from 0 to 1."""
    held = min(max(strength, _LEAST), 1.0 - _LEAST)
    return math.log(held / (1.0 - held))


def weighed(signs: Iterable[tuple[float, float]], base: float) -> float:
    """How likely, 0 to 1: `signs` are each a weight and how much of the sign there is."""
    return 1.0 / (1.0 + math.exp(-(base + sum(weight * amount for weight, amount in signs))))
