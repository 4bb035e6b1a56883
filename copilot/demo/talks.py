"""The example's one-to-ones: planned, held or not, what is on their agenda and who does what. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING, Final

from copilot.demo.calendar import monday_of
from copilot.demo.played_call import id_of
from copilot.demo.stories import WEEKS, WEEKS_BEFORE
from copilot.review.agreements import Party
from copilot.review.cadence import Milestone, Rhythm, propose, schedule
from copilot.storage.team.records import (
    ActionEntry,
    AgendaEntry,
    AgendaKind,
    AgreedRhythm,
    Meeting,
    MilestoneEntry,
)

if TYPE_CHECKING:
    from datetime import date

    from copilot.demo.stories import Story

AHEAD_DAYS: Final = 28

_TOPICS: Final = (
    "How do I get past the first contact at a company like Harbour Logistics?",
    "I would like to hear how you would open a call with somebody who has bought from us before.",
    "The part of the demo with the map takes too long. What can go?",
    "What would I have to show to take over a larger account next year?",
    "Two of my deals wait for the same works council. Who here has done that before?",
)
_BLOCKERS: Final = (
    "The test accounts take a week to set up.",
    "Legal has had the contract of Nordhaus for twelve days.",
    "The price list on the shared drive is from the spring.",
)
_ASKS: Final = (
    "Could you come along to the second call with Kestrel Facilities?",
    "I need an hour with somebody from support who knows the import.",
)
_MANAGER_TOPIC: Final = "What do you make of the call that is flagged this week?"
_ACTIONS: Final = (
    ("Ask legal for a day by which the contract is back", Party.MANAGER),
    ("Write down the three questions that open up a talk about money", Party.REP),
    ("Find a colleague who has sold to a works council", Party.MANAGER),
    ("Send the two weeks of plans to support for a trial import", Party.REP),
)
_MILESTONES: Final = (
    ("The demo is cut to three parts, each with a question at its end", 2, True),
    ("Two demos in a row with a next step that has its day", 4, True),
    ("Three buyers have told what they would change in their own week", 7, False),
    ("The way back is done: weekly one-to-ones as everybody else", 10, False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """Everything around one rep's one-to-ones."""

    meetings: tuple[Meeting, ...]
    rhythm: AgreedRhythm
    milestones: tuple[MilestoneEntry, ...]
    agenda: tuple[AgendaEntry, ...]
    actions: tuple[ActionEntry, ...]


def talks(rep: str, story: Story, place: int, *, today: date) -> Talks:
    """The one-to-ones of one rep; `place` is theirs in the list of stories."""
    milestones = _milestones(rep, story, today)
    meetings, rhythm = _meetings(rep, story, place, milestones, today)
    return Talks(
        meetings=meetings,
        rhythm=rhythm,
        milestones=milestones,
        agenda=_agenda(rep, story, place, today),
        actions=_actions(rep, story, place, today),
    )


def _meetings(
    rep: str, story: Story, place: int, milestones: tuple[MilestoneEntry, ...], today: date
) -> tuple[tuple[Meeting, ...], AgreedRhythm]:
    joined = today - timedelta(days=story.days_here)
    first = max(monday_of(today, -WEEKS_BEFORE), joined + timedelta(days=1))
    first += timedelta(days=place % 5)
    plan = propose(
        tenure_start=joined,
        today=first,
        milestones=[Milestone(text=one.text, due=one.due) for one in milestones],
    )
    planned = schedule(
        plan,
        pair=rep,
        first=first,
        until=today + timedelta(days=AHEAD_DAYS),
        starts_at=time(9 + place % 6, 30 * (place % 2)),
        turn=place,  # a manager's week is not ten talks about the same thing
    )
    # one in eleven or so did not take place
    meetings = tuple(
        Meeting(
            rep=rep,
            plan=one,
            held_on=one.day if one.day < today and (number + place) % 11 else None,
        )
        for number, one in enumerate(planned)
    )
    agreed_on = min(first, today)
    rhythm = AgreedRhythm(
        rep=rep, rhythm=plan.rhythm, agreed_on=agreed_on, review_on=plan.review_on
    )
    return meetings, rhythm


def _milestones(rep: str, story: Story, today: date) -> tuple[MilestoneEntry, ...]:
    if story.rhythm is not Rhythm.MILESTONES:
        return ()
    return tuple(
        MilestoneEntry(
            id=id_of("milestone", story.name, week),
            rep=rep,
            text=text,
            due=monday_of(today, week) + timedelta(days=4),
            done=is_done,
        )
        for text, week, is_done in _MILESTONES
    )


def _agenda(rep: str, story: Story, place: int, today: date) -> tuple[AgendaEntry, ...]:
    lines = [
        (AgendaKind.TOPIC, _TOPICS[(place + week) % len(_TOPICS)], Party.REP, week)
        for week in range(-WEEKS_BEFORE, WEEKS)
        if monday_of(today, week) >= today - timedelta(days=story.days_here)
    ]
    lines.append((AgendaKind.BLOCKER, _BLOCKERS[place % len(_BLOCKERS)], Party.REP, WEEKS - 1))
    if place % 3 == 0:
        lines.append((AgendaKind.ASK, _ASKS[place % len(_ASKS)], Party.REP, WEEKS - 1))
    if place % 4 == 1:
        lines.append((AgendaKind.TOPIC, _MANAGER_TOPIC, Party.MANAGER, WEEKS - 2))
    entries = []
    for number, (kind, text, by, week) in enumerate(lines):
        on = monday_of(today, week) + timedelta(days=number % 4)
        talked_on = on + timedelta(days=3) if week < WEEKS - 1 else None
        entries.append(
            AgendaEntry(
                id=id_of("agenda", story.name, number),
                rep=rep,
                kind=kind,
                text=text,
                by=by,
                on=on,
                talked_on=talked_on,
            )
        )
    return tuple(entries)


def _actions(rep: str, story: Story, place: int, today: date) -> tuple[ActionEntry, ...]:
    found = []
    for number in range(2):
        text, owner = _ACTIONS[(place + number) % len(_ACTIONS)]
        week = WEEKS - 1 - number
        on = monday_of(today, week) + timedelta(days=place % 4)
        due = monday_of(today, week + 1) + timedelta(days=4)  # nobody promises a Saturday
        found.append(
            ActionEntry(
                id=id_of("action", story.name, number),
                rep=rep,
                text=text,
                owner=owner,
                on=on,
                due=due,
                done_on=on + timedelta(days=1) if number else None,
            )
        )
    return tuple(found)
