"""Beam search: the likeliest row of tokens, several hypotheses wide. Pure.

As Whisper's authors search, without temperature: the most probable `beam` hypotheses are followed,
and those that end are set aside. It is over when the most probable of all has ended, or as many
have as there are hypotheses; of those the one with the highest mean is the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Next:
    """What may come next: for each hypothesis the likeliest tokens, the first the likeliest.

    `chances` float32[hypotheses, n] are natural logarithms, `tokens` int64[hypotheses, n].
    """

    chances: NDArray[np.float32]
    tokens: NDArray[np.int64]


class Step(Protocol):
    """Goes one token further."""

    def __call__(self, origins: NDArray[np.int64], tokens: NDArray[np.int64]) -> Next:
        """What may come after these tokens, each of which follows the hypothesis at its origin."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """The tokens without the one that ends them, and the sum of their chances with it."""

    tokens: tuple[int, ...]
    log_probability: float

    @property
    def mean(self) -> float:
        """Of a token, that which ends it among them."""
        return self.log_probability / (len(self.tokens) + 1)


def search(
    first: Next, step: Step, *, given: Sequence[int], end: int, beam: int, room: int
) -> Found:
    """The likeliest tokens after `first`, which has one hypothesis: `given`, which is certain.

    `first` and all that follow it must offer at least twice `beam` tokens for each. With `room`
    tokens, those given among them, it stops where it is.
    """
    going = [Found(tuple(given), 0.0)]
    ended: list[Found] = []
    offered = first
    while len(going[0].tokens) < room:
        ranked = _ranked(going, offered, 2 * beam)
        over = [one for one in ranked[:beam] if one.token == end]
        ended += [Found(going[one.origin].tokens, one.log_probability) for one in over]
        if ended and (ranked[0].token == end or len(ended) >= beam):
            break
        on = [one for one in ranked if one.token != end][:beam]
        going = [Found((*going[one.origin].tokens, one.token), one.log_probability) for one in on]
        if len(going[0].tokens) < room:
            offered = step(
                np.array([one.origin for one in on], np.int64),
                np.array([one.token for one in on], np.int64),
            )
    return max(ended or going, key=lambda one: one.mean)


@dataclass(frozen=True, slots=True)
class _Candidate:
    origin: int
    token: int
    log_probability: float


def _ranked(going: Sequence[Found], offered: Next, count: int) -> list[_Candidate]:
    """The most probable ways to go on, of all hypotheses."""
    sums = np.array([one.log_probability for one in going])[:, np.newaxis] + offered.chances
    # stable, so that of two that are alike the earlier hypothesis comes first on any machine
    order = np.argsort(-sums, axis=None, kind="stable")[:count]
    origins, places = np.unravel_index(order, sums.shape)
    return [
        _Candidate(int(origin), int(offered.tokens[origin, place]), float(sums[origin, place]))
        for origin, place in zip(origins, places, strict=True)
    ]
