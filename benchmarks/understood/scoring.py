"""Counting right and wrong: precision, recall, F1, how sure they are. Pure."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from benchmarks.report import wilson

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from benchmarks.understood.labelled import Place

WITHIN_TURNS: Final = 1
"""One annotator: a difference of one turn either way is noise."""

RESAMPLES: Final = 1_000
SEED: Final = 20_240_501

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tally:
    """Found and true, found and not true, true and not found, neither."""

    hits: int = 0
    false: int = 0
    missed: int = 0
    neither: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.hits + other.hits,
            self.false + other.false,
            self.missed + other.missed,
            self.neither + other.neither,
        )

    @property
    def found(self) -> int:
        """What was found, rightly or not."""
        return self.hits + self.false

    @property
    def true(self) -> int:
        """What there was to be found."""
        return self.hits + self.missed

    @property
    def judged(self) -> int:
        """All that was judged."""
        return self.hits + self.false + self.missed + self.neither

    @property
    def precision(self) -> float:
        """Of what was found, the part that is true; 1 where nothing was found."""
        return self.hits / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of what is true, the part that was found; 1 where there was nothing to find."""
        return self.hits / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two; 1 where there was nothing to find and nothing was found."""
        wrong = self.false + self.missed
        return 2 * self.hits / (2 * self.hits + wrong) if self.hits + wrong else 1.0

    @property
    def accuracy(self) -> float:
        """The part that was judged rightly; 1 where nothing was judged."""
        return (self.hits + self.neither) / self.judged if self.judged else 1.0


def total(parts: Iterable[Tally]) -> Tally:
    """All of them together."""
    hits = false = missed = neither = 0
    for part in parts:
        hits += part.hits
        false += part.false
        missed += part.missed
        neither += part.neither
    return Tally(hits, false, missed, neither)


def yes_or_no(*, found: bool, true: bool) -> Tally:
    """One judgement."""
    return Tally(
        hits=int(found and true),
        false=int(found and not true),
        missed=int(true and not found),
        neither=int(not found and not true),
    )


def at_turns(found: Sequence[int], places: Sequence[Place], within: int = WITHIN_TURNS) -> Tally:
    """Turns that were found against places that are labelled.

    Each labelled place is hit if something was found within `within` turns of one of its turns.
    What was found near no place is false; several finds near one place are one. A place that is
    marked uncertain is neither hit nor missed, and what was found near it is not false.
    """
    certain = [place for place in places if not place.uncertain]
    doubtful = [place for place in places if place.uncertain]
    hits = sum(any(near(turn, place, within) for turn in found) for place in certain)
    false = sum(
        not any(near(turn, place, within) for place in (*certain, *doubtful)) for turn in found
    )
    return Tally(hits=hits, false=false, missed=len(certain) - hits)


def near(turn: int, place: Place, within: int = WITHIN_TURNS) -> bool:
    """Whether a turn is as good as the labelled one."""
    return any(abs(turn - one) <= within for one in place.turns)


def bootstrap(calls: Sequence[T], of: Callable[[Sequence[T]], float]) -> tuple[float, float]:
    """The 95 % interval of a figure, by drawing the calls anew; of no calls it is unknown.

    Turns of one call are alike, so calls are drawn and not turns. Always the same drawings.
    """
    if not calls:
        return math.nan, math.nan
    chance = random.Random(SEED)  # noqa: S311  # resampling, no secret
    values = sorted(of(chance.choices(calls, k=len(calls))) for _ in range(RESAMPLES))
    return values[round(0.025 * (RESAMPLES - 1))], values[round(0.975 * (RESAMPLES - 1))]


def f1_interval(calls: Sequence[Tally]) -> tuple[float, float]:
    """The 95 % interval of the F1 of all calls together; nothing is known of no calls."""
    return bootstrap(calls, lambda drawn: total(drawn).f1) if calls else (0.0, 1.0)


def share_interval(part: int, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share."""
    return wilson(part / of if of else 0.0, of)


def count_interval(count: int) -> tuple[float, float]:
    """The exact 95 % interval of a count of rare events (Poisson): after none it is not 0 for sure."""

    def at_most(most: int, mean: float) -> float:
        return sum(
            math.exp(-mean + n * math.log(mean) - math.lgamma(n + 1)) for n in range(most + 1)
        )

    def mean_where(most: int, chance: float) -> float:
        low, high = 1e-9, 10.0 + 3 * count
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if at_most(most, middle) > chance else (low, middle)
        return (low + high) / 2

    return mean_where(count - 1, 0.975) if count else 0.0, mean_where(count, 0.025)
