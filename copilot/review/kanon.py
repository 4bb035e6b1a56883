"""Trends across people that single out nobody: what is published, and why it cannot be undone.

`published` cuts the parts; here they are added up to answers.

**Parts, and sums of whole parts.** Calls are cut by team, week and kind into *parts*. Each part has
at least `K` people and `LEAST_CALLS` calls behind it, and none of them made more than half of the
calls. A kind with too few joins the other small ones of its team and week; if they are still too few
the smallest kind that could stand alone joins them too (complement suppression), and so on; a team's
week that is too few as a whole is not shown. An answer is the sum of the parts that lie *wholly*
within what was asked.

**Why no sequence of questions undoes it.** Every answer is a sum of whole parts; so is whatever is
added to or subtracted from answers, however many there are; and each part stands for `K` people.
There is nothing smaller to be had. A person's week stands in the parts of one team at most, so that no
two parts overlap, whatever a team is called later and whoever moves.

**Nor with what somebody knows already.** A manager sees the calls of their own people one by one, and
can take them away from a part. So what is left of it for each manager is nothing, or as many people and
calls as a part has to have; whoever would be one of fewer is left out of it. Who was a rep's manager
since that week counts as one of theirs. What remains: a rep knows their own calls, so of five people
four others; who becomes a rep's manager later sees that rep's last eight weeks, and knows one more of
the parts of then; and five people whom a manager does not see may all have done the same.

**Weeks are published once** (`published.release`), after they have settled: a call that comes later
would otherwise be the difference between Monday's number and Tuesday's. Whether a part is shown, and
who is in it, depends on who called, never on how it went, so that a gap says nothing about anybody.
Shares are whole percents from 5 to 95, and numbers of calls are in tens: "all of them" would be a fact
about each.

Sources: groups of five as Viva Insights' smallest, and ten for what managers see (features.md, group
privacy); the share of the largest contributor, complementary suppression and publishing from fixed
tables after Hundepool et al., "Statistical Disclosure Control" (2012), chapter 4.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.review.indicators import IndicatorName
from copilot.review.published import (
    LEAST_CALLS,
    Contribution,
    Count,
    K,
    MeasureKey,
    Part,
    about,
    contributions,
    parts,
)
from copilot.review.skills import SKILL_OF, Skill
from copilot.review.weeks import weeks_between

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from copilot.kinds import CallKind

__all__ = [
    "LEAST_CALLS",
    "Contribution",
    "Count",
    "Filter",
    "K",
    "MeasureKey",
    "Part",
    "Point",
    "Rate",
    "Trend",
    "contributions",
    "parts",
    "trend",
]

LEAST_PERCENT: Final = 5
"""A share below this, or as near to all, would say something of each: it is shown as this bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is asked for; None is no restriction. Weeks are Mondays, both within."""

    first_week: date | None = None
    last_week: date | None = None
    teams: frozenset[str] | None = None
    kinds: frozenset[CallKind] | None = None
    skill: Skill | None = None

    def takes(self, part: Part) -> bool:
        """Whether the whole part lies within what is asked."""
        return (
            (self.first_week is None or part.week >= self.first_week)
            and (self.last_week is None or part.week <= self.last_week)
            and (self.teams is None or part.team in self.teams)
            and (self.kinds is None or self.kinds.issuperset(part.kinds))
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A published share in whole percent, within `LEAST_PERCENT` and what that leaves; `says` it."""

    key: MeasureKey
    percent: int
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One week of an answer; `about_calls` is in tens. No rates: nothing is shown for it."""

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


def trend(published: Iterable[Part], asked: Filter) -> Trend:
    """The sum of the parts that lie wholly within what is asked, by week and over all."""
    taken = [part for part in published if asked.takes(part)]
    keys = _keys(asked.skill)
    by_week: dict[date, list[Part]] = defaultdict(list)
    for part in taken:
        by_week[part.week].append(part)
    weeks = weeks_between(min(by_week), max(by_week)) if by_week else ()
    points = tuple(_point(week, by_week[week], keys) for week in weeks)
    return Trend(
        points=points,
        about_calls=_about(taken),
        rates=_rates(taken, keys),
        says=_says(points),
    )


def _keys(skill: Skill | None) -> tuple[MeasureKey, ...]:
    if skill is None:
        return (*IndicatorName, *Skill, *SKILL_OF)
    return (skill, *(kind for kind, of in SKILL_OF.items() if of is skill))


def _point(week: date, taken: list[Part], keys: tuple[MeasureKey, ...]) -> Point:
    return Point(week=week, about_calls=_about(taken), rates=_rates(taken, keys))


def _about(taken: list[Part]) -> int:
    return about(sum(part.calls for part in taken))


def _rates(taken: list[Part], keys: tuple[MeasureKey, ...]) -> tuple[Rate, ...]:
    hits: dict[MeasureKey, float] = defaultdict(float)
    counts: dict[MeasureKey, int] = defaultdict(int)
    for part in taken:
        for count in part.counts:
            hits[count.key] += count.hits
            counts[count.key] += count.n
    # what a part does not hold did not come in any of its calls; of an indicator, it is not shown
    calls = sum(part.calls for part in taken)
    behind = ((key, counts[key] if isinstance(key, IndicatorName) else calls) for key in keys)
    return tuple(_rate(key, hits[key] / n) for key, n in behind if n)


def _rate(key: MeasureKey, share: float) -> Rate:
    exact = round(share * 100)
    percent = max(LEAST_PERCENT, min(100 - LEAST_PERCENT, exact))
    if exact < LEAST_PERCENT:
        says = f"under {LEAST_PERCENT} %"
    elif exact > 100 - LEAST_PERCENT:
        says = f"over {100 - LEAST_PERCENT} %"
    else:
        says = f"{percent} %"
    return Rate(key=key, percent=percent, says=says)


def _says(points: tuple[Point, ...]) -> str:
    behind = (
        f"Each number stands for at least {K} people and {LEAST_CALLS} calls of a team's week; whoever"
        " would stand out beside another manager's people is left out."
    )
    if not points:
        return f"Too few people or calls to show this without showing somebody. {behind}"
    hidden = sum(not point.rates for point in points)
    if not hidden:
        return behind
    return f"{behind} {'One week has' if hidden == 1 else f'{hidden} weeks have'} fewer."
