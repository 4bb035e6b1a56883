"""Trends across people that single out nobody: what is published, and why it cannot be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.kinds import MomentKind
from copilot.review.indicators import IndicatorName
from copilot.review.skills import Skill

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from copilot.kinds import CallKind
    from copilot.review.shared import SharedCall

K: Final = 5
"""People behind each number, at least (Viva Insights' smallest group; features.md, group privacy)."""

LEAST_CALLS: Final = 10
"""Calls behind each number, at least."""

MeasureKey = IndicatorName | Skill | MomentKind
"""What a rate is of: an indicator, calls with a moment of a skill, calls with one of a kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """`hits` of `n`, of one rep's calls or of many."""

    key: MeasureKey
    hits: float
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one rep's calls of one kind add to one week of a team. Never published."""

    rep: str
    team: str
    week: date
    kind: CallKind
    calls: int
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The smallest thing that is published: at least K people's calls of these kinds in one week."""

    team: str
    week: date
    kinds: tuple[CallKind, ...]
    calls: int
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is asked for; None is no restriction. Weeks are Mondays, both within."""

    first_week: date | None = None
    last_week: date | None = None
    teams: frozenset[str] | None = None
    kinds: frozenset[CallKind] | None = None
    skill: Skill | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A published share in whole percent, never under `LEAST_PERCENT` nor over the rest; `says` it."""

    key: MeasureKey
    percent: int
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One week of an answer; `about_calls` is rounded to tens. No rates: nothing is shown for it."""

    week: date
    about_calls: int
    rates: tuple[Rate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """An answer: a point a week, the sum over all of them, and a sentence on what is not shown."""

    points: tuple[Point, ...]
    about_calls: int
    rates: tuple[Rate, ...]
    says: str


def contributions(rep: str, team: str, calls: Iterable[SharedCall]) -> tuple[Contribution, ...]:
    """What a rep's calls add, by week and kind."""
    raise NotImplementedError


def parts(given: Iterable[Contribution], *, today: date) -> tuple[Part, ...]:
    """What may be published of all that was given: weeks that have settled, cut so that K hold."""
    raise NotImplementedError


def trend(published: Iterable[Part], asked: Filter) -> Trend:
    """The sum of the parts that lie wholly within what is asked."""
    raise NotImplementedError
