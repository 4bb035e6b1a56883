"""Whether the coaching happens: three numbers a team, about the programme and nobody in it.

They are for a whole month and a whole team, and are made once, a week after the month is over: a number
that is counted anew tells, beside yesterday's, what one colleague did. The same guard as for trends
(`kanon`) holds: five people and ten things counted behind each, none of them more than half, and of
those whom some manager does not see none or as many; whole percents from 5 to 95. "95 or more" is all
there is to know above the aim.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from copilot.review.kanon import LEAST_PERCENT
from copilot.review.published import LEAST_CALLS, K, who_may_stand
from copilot.review.weeks import month_before

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

SETTLE: Final = timedelta(days=7)
"""A month waits so long for what is ticked off late."""


class ProgrammeMeasure(StrEnum):
    """The three."""

    COMPLETION = "completion"
    REP_DRIVEN = "rep_driven"
    FOLLOW_THROUGH = "follow_through"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepProgramme:
    """One rep's counts of a month. Never published. `managers` see each of them one by one.

    One-to-ones `planned` (neither called off by the rep nor replaced by a new plan) and `held`; agenda
    items, and those that the rep put there; agreements whose day came, and those done.
    """

    rep: str
    planned: int
    held: int
    agenda_items: int
    agenda_items_by_rep: int
    agreements_due: int
    agreements_done: int
    managers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeNumber:
    """One number: `percent` is None where too few people stand behind it; `aim` in percent.

    `shown` is the number as it is written, with "or more" at an end of the scale.
    """

    name: ProgrammeMeasure
    title: str
    percent: int | None
    shown: str
    aim: int
    says: str
    formula: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    title: str
    formula: str
    aim: int
    source: str
    hits: Callable[[RepProgramme], int]
    of: Callable[[RepProgramme], int]
    reached: str
    short: str


_ABOUT: Final[dict[ProgrammeMeasure, _About]] = {
    ProgrammeMeasure.COMPLETION: _About(
        title="One-to-ones that took place",
        formula="held ÷ planned for that month; one that was moved and held counts as held, and one"
        " that the rep called off, or that a new plan replaced, is left out",
        aim=95,
        source="95 %: features.md, section 5 (one-to-ones held as planned go with about three times"
        " the engagement, Gallup, second-hand)",
        hits=lambda rep: rep.held,
        of=lambda rep: rep.planned,
        reached="They happen. That is most of the work.",
        short="What gets in their way: the day, the hour, or what they are about?",
    ),
    ProgrammeMeasure.REP_DRIVEN: _About(
        title="Agenda from the reps",
        formula="agenda items that reps wrote ÷ all agenda items, of those written in that month",
        aim=50,
        source="50 %: ours; whose agenda it is shows in who writes most of it",
        hits=lambda rep: rep.agenda_items_by_rep,
        of=lambda rep: rep.agenda_items,
        reached="The reps bring the topics.",
        short="What if managers waited a day before they add theirs?",
    ),
    ProgrammeMeasure.FOLLOW_THROUGH: _About(
        title="Agreements kept",
        formula="agreements done ÷ agreements whose day came in that month; one that nobody answered,"
        " and one that was put off, was not done",
        aim=80,
        source="80 %: ours, four of five; all of them would mean that they were too small",
        hits=lambda rep: rep.agreements_done,
        of=lambda rep: rep.agreements_due,
        reached="What is agreed gets done.",
        short="Would smaller or clearer agreements help, or more support?",
    ),
}


def month_told(today: date) -> date:
    """The month that is the last to be over, and to have settled."""
    return month_before(today - SETTLE)


def shares(reps: Iterable[RepProgramme]) -> dict[ProgrammeMeasure, int]:
    """What may be told of one team's month, in whole percent from 0 to 100: not shown like this."""
    counted = list(reps)
    found = ((name, _share(about, counted)) for name, about in _ABOUT.items())
    return {name: share for name, share in found if share is not None}


def programme(told: Mapping[ProgrammeMeasure, int]) -> tuple[ProgrammeNumber, ...]:
    """The three of one team and month, of its `shares`."""
    return tuple(_number(name, about, told.get(name)) for name, about in _ABOUT.items())


def _share(about: _About, reps: list[RepProgramme]) -> int | None:
    stay = who_may_stand(
        {rep.rep: about.of(rep) for rep in reps}, {rep.rep: rep.managers for rep in reps}
    )
    behind = [rep for rep in reps if rep.rep in stay]
    of = sum(map(about.of, behind))
    return round(100 * sum(map(about.hits, behind)) / of) if of else None


def _number(name: ProgrammeMeasure, about: _About, exact: int | None) -> ProgrammeNumber:
    percent, shown, says = (
        None,
        "",
        f"Told from {K} people and {LEAST_CALLS} counted on: it is about nobody.",
    )
    if exact is not None:
        percent = max(LEAST_PERCENT, min(100 - LEAST_PERCENT, exact))
        bound = "or less" if exact < LEAST_PERCENT else "or more" if exact > percent else ""
        shown = f"{percent} % {bound}".strip()
        says = about.reached if exact >= about.aim else about.short
    return ProgrammeNumber(
        name=name,
        title=about.title,
        percent=percent,
        shown=shown,
        aim=about.aim,
        says=says,
        formula=about.formula,
        source=about.source,
    )
