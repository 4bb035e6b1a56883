"""How often rep and manager meet: by tenure and by what was agreed, less as the evidence allows.

::

    days 0-29     twice a week, half an hour        days 30-59   as before, or three in two weeks
    days 60-89    three in two weeks, or weekly     from day 90  weekly (core)
    from a year   every second week, 45 min (senior), while the indicators stand

At 30, 60 and 90 days the step down is taken if the indicators are at their floors (`standing`), and
else later: evidence and not the date. Milestones are agreed by both, for a while, with their days;
nothing infers them, and they end when they are done. All of it is a proposal for the two to change.

Sources: twice weekly while ramping, weekly after, lighter for seniors, 30 to 45 minutes, and a taper
over 30, 60 and 90 days (features.md, rows 30 and 32). A year until "senior" is ours.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import cycle
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from copilot.review.weeks import DAYS, week_number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import time

    from copilot.review.indicators import Indicator


class Rhythm(StrEnum):
    """How often. MILESTONES is agreed by both, for a while, with dated steps; nothing infers it."""

    RAMPING = "ramping"
    CORE = "core"
    SENIOR = "senior"
    MILESTONES = "milestones"


class Emphasis(StrEnum):
    """What a one-to-one goes deep on; they take turns."""

    DEAL = "deal"
    SKILL = "skill"
    CAREER = "career"


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A dated step of the way back: typed by both, done or not."""

    text: str
    due: date
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceProposal:
    """A rhythm, its meetings and the reason, for rep and manager to take or leave.

    `days_between` are the steps from one meeting to the next, taken in turn.
    """

    rhythm: Rhythm
    days_between: tuple[int, ...]
    minutes: int
    why: str
    review_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OneToOne:
    """One planned meeting. `uid` stays when it moves; `sequence` rises with each change."""

    uid: str
    day: date
    starts_at: time
    minutes: int
    emphasis: Emphasis
    sequence: int = 0
    cancelled: bool = False


TWICE_A_WEEK: Final = (3, 4)
THREE_IN_TWO_WEEKS: Final = (5, 5, 4)
WEEKLY: Final = (7,)
EVERY_SECOND_WEEK: Final = (14,)

STAGE_DAYS: Final = 30
RAMP_DAYS: Final = 90
SENIOR_DAYS: Final = 365
REVIEW_DAYS: Final = 90
"""A rhythm of core or senior is looked at again once a quarter."""

LEAST_PLANNED_DAYS: Final = 14
"""Of any plan: the longest step of a rhythm, so that none is without a meeting."""

LEAST_STANDING: Final = 3
"""Of the five indicators, so many must have enough calls before they say anything."""

_TURNS: Final = (Emphasis.DEAL, Emphasis.SKILL, Emphasis.DEAL, Emphasis.CAREER)
"""Every second time a deal, and about once a month, at one a week, what the rep wants to become."""


def standing(indicators: Iterable[Indicator]) -> bool | None:
    """Whether all that can be said is at its floor; None where too little can be said."""
    known = [one.fine for one in indicators if one.fine is not None]
    return all(known) if len(known) >= LEAST_STANDING else None


def propose(
    *,
    tenure_start: date,
    today: date,
    indicators: Iterable[Indicator] = (),
    milestones: Iterable[Milestone] = (),
) -> CadenceProposal:
    """How often to meet from today, and until when to look again."""
    still_open = sorted(one.due for one in milestones if not one.done)
    if still_open:
        return CadenceProposal(
            rhythm=Rhythm.MILESTONES,
            days_between=WEEKLY,
            minutes=30,
            why="Weekly, along the milestones that you two agreed on, until they are done.",
            review_on=max(still_open[-1], today + timedelta(days=DAYS)),
        )
    tenure_days = max(0, (today - tenure_start).days)
    fine = standing(indicators)
    if tenure_days < RAMP_DAYS:
        return _ramping(tenure_days, tenure_start, today, fine=fine)
    return _settled(tenure_days, today, fine=fine)


def _ramping(
    tenure_days: int, tenure_start: date, today: date, *, fine: bool | None
) -> CadenceProposal:
    stage = tenure_days // STAGE_DAYS
    steps = (TWICE_A_WEEK, TWICE_A_WEEK, THREE_IN_TWO_WEEKS, WEEKLY)
    early = "the numbers stand, so the step down comes now" if fine else "as most people need it"
    said = {
        TWICE_A_WEEK: f"Twice a week in the first weeks, {early}.",
        THREE_IN_TWO_WEEKS: f"Three times in two weeks from here, {early}.",
        WEEKLY: f"Weekly before the first three months are over: {early}.",
    }
    # the first month keeps its rhythm whatever the numbers: they are few, and questions are many
    days_between = steps[stage + (1 if fine and stage else 0)]
    why = said[days_between] if stage else "Twice a week in the first month: questions come daily."
    return CadenceProposal(
        rhythm=Rhythm.RAMPING,
        days_between=days_between,
        minutes=30,
        why=why,
        review_on=max(today, tenure_start + timedelta(days=STAGE_DAYS * (stage + 1))),
    )


def _settled(tenure_days: int, today: date, *, fine: bool | None) -> CadenceProposal:
    senior = tenure_days >= SENIOR_DAYS and fine is not False
    if senior:
        why = (
            "Every second week, a little longer: the numbers stand, and there is more room to think."
            if fine
            else "Every second week, a little longer. Meet sooner whenever either of you wants to."
        )
    elif fine is False:
        why = "Weekly, on one thing at a time, until the number that you two watch is back."
    else:
        why = "Weekly, half an hour: often enough to matter, seldom enough to have news."
    return CadenceProposal(
        rhythm=Rhythm.SENIOR if senior else Rhythm.CORE,
        days_between=EVERY_SECOND_WEEK if senior else WEEKLY,
        minutes=45 if senior else 30,
        why=why,
        review_on=today + timedelta(days=REVIEW_DAYS),
    )


def emphasis_for(turn: int) -> Emphasis:
    """What a one-to-one goes deep on, by its place in the turns."""
    return _TURNS[turn % len(_TURNS)]


def turn_on(day: date) -> int:
    """The place in the turns of a one-to-one on that day, by the calendar alone.

    Weeks, with one turn more after every fourth: who meets weekly and who meets every second week both
    come round to all of them, and nothing is counted that could stand still or begin anew.
    """
    week = week_number(day)
    return week + week // len(_TURNS)


def turn_after(before: Emphasis | None, day: date) -> int:
    """The same for a plan that begins on that day, and not with what came `before` it."""
    turn = turn_on(day)
    return turn + 1 if emphasis_for(turn) is before else turn


def schedule(
    proposal: CadenceProposal,
    *,
    pair: str,
    first: date,
    until: date,
    starts_at: time,
    turn: int = 0,
) -> tuple[OneToOne, ...]:
    """The meetings from `first` to `until`, on working days.

    `pair` names whose they are and `turn` where the first stands in the turns of the emphasis: the same
    pair, day and rhythm give the same uids, so that a calendar which takes the file in twice holds each
    meeting once.
    """
    meetings: list[OneToOne] = []
    day = first
    steps = cycle(proposal.days_between)
    while (at := _working_day(day)) <= until:
        meetings.append(
            OneToOne(
                uid=f"{uuid5(NAMESPACE_URL, f'one-to-one/{pair}/{day.isoformat()}')}@copilot",
                day=at,
                starts_at=starts_at,
                minutes=proposal.minutes,
                emphasis=emphasis_for(turn + len(meetings)),
            )
        )
        day += timedelta(days=next(steps))
    return tuple(meetings)


def planned_until(proposal: CadenceProposal, first: date) -> date:
    """The last day of a plan that begins on `first`: when to look again, or two weeks on if that is later.

    A rhythm that is looked at again in two days is one to plan with all the same.
    """
    return max(proposal.review_on, first + timedelta(days=LEAST_PLANNED_DAYS))


def moved(meeting: OneToOne, *, day: date, starts_at: time) -> OneToOne:
    """Another day or hour: the same uid, the next sequence. Moving it brings a cancelled one back."""
    return replace(
        meeting,
        day=day,
        starts_at=starts_at,
        sequence=meeting.sequence + 1,
        cancelled=False,
    )


def cancelled(meeting: OneToOne) -> OneToOne:
    """Called off, and so said to calendars that hold it."""
    if meeting.cancelled:
        return meeting
    return replace(meeting, sequence=meeting.sequence + 1, cancelled=True)


def _working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend's."""
    return day + timedelta(days=max(0, DAYS - day.weekday()) if day.weekday() >= 5 else 0)
