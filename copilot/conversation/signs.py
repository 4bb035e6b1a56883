"""Several signs of one thing, weighed together: how likely all of them make it. Pure.

A sign alone is too weak where every writer words a thing differently. How much each counts stands in
`copilot.conversation.fitted`, as ``models/fit_witnesses.py`` fits it (logistic regression).
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LEAST: Final = 0.002
"""A meaning is never surer than this that it is not meant: the heads were not told apart further."""


def log_odds(chance: float, least: float = LEAST) -> float:
    """The logarithm of the odds of a chance from 0 to 1, which counts as `least` from either end at least."""
    held = min(max(chance, least), 1.0 - least)
    return math.log(held / (1.0 - held))


def chance(odds: float) -> float:
    """0 to 1, of the logarithm of odds."""
    return 1.0 / (1.0 + math.exp(-odds))


def odds(weights: Mapping[str, float], seen: Mapping[str, float]) -> float:
    """The log odds: `weights` say how much one of each sign counts, `seen` how much of it there is.

    ``base`` among the weights is where nothing is seen. Raises KeyError of a sign that has no weight.
    """
    return weights["base"] + sum(weights[name] * amount for name, amount in seen.items())


def likelihood(weights: Mapping[str, float], seen: Mapping[str, float]) -> float:
    """How likely, 0 to 1, by all that is seen (`odds`)."""
    return chance(odds(weights, seen))
