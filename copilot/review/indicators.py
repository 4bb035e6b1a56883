"""Leading indicators: five shares that a rep can recite about themselves, each with its formula.

They lead: a rep can do something about each of them this week, which cannot be said of a quota.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from copilot.review.agreements import Agreement
    from copilot.review.intervals import Interval
    from copilot.review.shared import SharedCall


class IndicatorName(StrEnum):
    """The five, in the order of the page."""

    NEXT_STEP_RATE = "next_step_rate"
    QUALIFICATION_COVERAGE = "qualification_coverage"
    TALK_SHARE_IN_BAND = "talk_share_in_band"
    QUESTION_CADENCE = "question_cadence"
    FOLLOW_THROUGH = "follow_through"


LEAST_CALLS: Final = 10
"""Fewer calls say too little: with ten, Wilson's interval of an even share reaches 26 points to
either side; with five it would be 33."""

LEAST_AGREEMENTS: Final = 4
"""Of agreements there are one or two a week, and each is known to both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Parts of one call, or sums over many: `hits` of `n`. Sums of tallies are tallies."""

    name: IndicatorName
    hits: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One share. `value` and `interval` are None below the least `n`, and `says` says so.

    `floor` is the line from which it needs nobody's attention; `source` says where that is from.
    """

    name: IndicatorName
    title: str
    says: str
    formula: str
    source: str
    floor: float
    hits: float
    n: int
    value: float | None
    interval: Interval | None


def tallies(call: SharedCall) -> tuple[Tally, ...]:
    """What one call adds; an indicator that does not apply to it, or was not heard, is left out."""
    raise NotImplementedError


def follow_through(agreements: Iterable[Agreement]) -> Tally:
    """Agreements done, of those that were done or not done."""
    raise NotImplementedError


def summed(parts: Iterable[Tally]) -> tuple[Tally, ...]:
    """One tally an indicator, in their order; those without any are 0 of 0."""
    raise NotImplementedError


def indicator(tally: Tally) -> Indicator:
    """The share as it is shown."""
    raise NotImplementedError


def indicators(
    calls: Iterable[SharedCall], agreements: Iterable[Agreement] = ()
) -> tuple[Indicator, ...]:
    """All five over these calls and agreements."""
    raise NotImplementedError


def calls_within(calls: Iterable[SharedCall], *, first: date, last: date) -> tuple[SharedCall, ...]:
    """Those of a span of days, both within, the oldest first."""
    raise NotImplementedError
