"""One thing that was named in speech, without its words: a day, a time, a sum, a span, a share, a count."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FactKind(StrEnum):
    """The closed set of things that the grammar of spoken facts knows."""

    DAY = "day"
    CLOCK = "clock"
    MONEY = "money"
    DURATION = "duration"
    PERCENT = "percent"
    COUNT = "count"


class Tense(StrEnum):
    """Which way a time lies. `HABIT` comes back ("on Mondays"), `TODAY` may be over already."""

    AHEAD = "ahead"
    TODAY = "today"
    PAST = "past"
    HABIT = "habit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A kind, how sharp it is, and which words of the clause it spans.

    `exact`: of a day or time, one can write it into a calendar or be late for it ("Tuesday", "by
    end of month"), which "next week" and "soon" do not allow; of a sum, its currency or unit was
    said. `rate`: a sum by the month, user, seat, or a span or count by the day, week, month.
    """

    kind: FactKind
    start: int
    end: int
    exact: bool = True
    tense: Tense = Tense.AHEAD
    rate: bool = False
