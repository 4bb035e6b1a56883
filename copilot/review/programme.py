"""Whether the coaching happens: three numbers a team, about the programme and nobody in it.

They are for a fixed month and a whole team; the same guard as for trends (`kanon`) holds: five people
and ten things counted behind each, none of them more than half, whole percents from 5 to 95. "95 or
more" is all there is to know above the aim.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from copilot.review.kanon import LEAST_PERCENT
from copilot.review.published import LEAST_CALLS, K, enough_people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class ProgrammeMeasure(StrEnum):
    """The three."""

    COMPLETION = "completion"
    REP_DRIVEN = "rep_driven"
    FOLLOW_THROUGH = "follow_through"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepProgramme:
    """One rep's counts over the month. Never published.

    One-to-ones `planned` (their day has passed, not called off by the rep) and `held`; agenda items,
    and those that the rep put there; agreements that came due, and those done.
    """

    rep: str
    planned: int
    held: int
    agenda_items: int
    agenda_items_by_rep: int
    agreements_due: int
    agreements_done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeNumber:
    """One number: `percent` is None where fewer than K people stand behind it; `aim` in percent.

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
        formula="held ÷ planned; one that was moved and held counts as held",
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
        formula="agenda items that reps wrote ÷ all agenda items",
        aim=50,
        source="50 %: ours; whose agenda it is shows in who writes most of it",
        hits=lambda rep: rep.agenda_items_by_rep,
        of=lambda rep: rep.agenda_items,
        reached="The reps bring the topics.",
        short="What if managers waited a day before they add theirs?",
    ),
    ProgrammeMeasure.FOLLOW_THROUGH: _About(
        title="Agreements kept",
        formula="agreements done ÷ agreements whose day came",
        aim=80,
        source="80 %: ours, four of five; all of them would mean that they were too small",
        hits=lambda rep: rep.agreements_done,
        of=lambda rep: rep.agreements_due,
        reached="What is agreed gets done.",
        short="Would smaller or clearer agreements help, or more support?",
    ),
}


def programme(reps: Iterable[RepProgramme]) -> tuple[ProgrammeNumber, ...]:
    """The three of one team and month."""
    counted = list(reps)
    return tuple(_number(name, about, counted) for name, about in _ABOUT.items())


def _number(name: ProgrammeMeasure, about: _About, reps: list[RepProgramme]) -> ProgrammeNumber:
    amounts = {rep.rep: about.of(rep) for rep in reps}
    percent, shown, says = (
        None,
        "",
        f"Shown from {K} people and {LEAST_CALLS} counted on: it is about nobody.",
    )
    if enough_people(amounts):
        exact = round(100 * sum(map(about.hits, reps)) / sum(amounts.values()))
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
