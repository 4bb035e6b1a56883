"""How often rep and manager meet: a proposal by tenure and evidence, the meetings, and their calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated
from uuid import uuid4

from pydantic import Field

from copilot.errors import RequestInvalid
from copilot.review.cadence import (
    Milestone,
    cancelled,
    moved,
    planned_until,
    propose,
    schedule,
    turn_after,
)
from copilot.review.calendar_file import calendar_file
from copilot.review.indicators import indicators
from copilot.storage.team.days import FIRST_DAY, LAST_DAY
from copilot.storage.team.records import AgreedRhythm, Deed, Meeting, MilestoneEntry
from copilot.web.team.access import Access
from copilot.web.team.asked import file, nothing, room_for_one_more, said
from copilot.web.team.doors import Entrance
from copilot.web.team.lines import named
from copilot.web.team.typed import Body, Day, Line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from starlette.responses import Response

    from copilot.review.cadence import CadenceProposal, Emphasis
    from copilot.web.team.asked import Asked
    from copilot.web.team.doors import Answer

_PAST = timedelta(weeks=8)
_AHEAD = timedelta(days=92)


class Agree(Body):
    """``POST …/rhythm``: the proposal, taken, from this first meeting on."""

    first: Day
    starts_at: time


class Move(Body):
    """``POST …/meetings/{uid}/move``: another day or hour."""

    day: Day
    starts_at: time


class Held(Body):
    """``POST …/meetings/{uid}/held``: it took place, or not after all."""

    held: bool


class AddMilestone(Body):
    """``POST …/milestones``: a dated step that both typed."""

    text: Line
    due: Day


class Tick(Body):
    """``POST …/milestones/{entry}``."""

    done: Annotated[bool, Field()]


def entrances() -> list[Entrance]:
    """All of this file's."""
    base = "/api/people/{person:uuid}"
    meeting = base + "/meetings/{uid}"

    def one(method: str, path: str, answer: Answer, deed: Deed = Deed.CHANGED_MEETING) -> Entrance:
        return Entrance(method=method, path=path, access=Access.SHARED, answer=answer, deed=deed)

    return [
        one("GET", base + "/rhythm", rhythm, Deed.READ_PERSON),
        one("GET", base + "/one-to-ones.ics", calendar, Deed.READ_PERSON),
        one("POST", base + "/rhythm", agree),
        one("POST", meeting + "/move", move),
        one("POST", meeting + "/cancel", cancel),
        one("POST", meeting + "/held", held),
        one("POST", base + "/milestones", add_milestone),
        one("POST", base + "/milestones/{entry:uuid}", tick_milestone),
        one("DELETE", base + "/milestones/{entry:uuid}", remove_milestone),
    ]


async def rhythm(asked: Asked) -> Response:
    """The proposal, what was agreed, and the meetings around today."""
    meetings = await _meetings(asked)
    manager_id = asked.subject.manager
    manager = None if manager_id is None else await asked.store.people.load(manager_id)
    return said(
        {
            "person": named(asked.subject),
            "manager": None if manager is None else named(manager),
            "since": asked.subject.since,
            "proposal": await _proposal(asked),
            "agreed": await asked.store.meetings.rhythm(asked.subject.id),
            "meetings": meetings,
            "milestones": await asked.store.meetings.milestones(asked.subject.id),
            "today": asked.today,
        }
    )


async def calendar(asked: Asked) -> Response:
    """The meetings as an .ics file; importing it again moves what has moved."""
    meetings = await _meetings(asked)
    rep, manager_id = asked.subject, asked.subject.manager
    manager = None if manager_id is None else await asked.store.people.load(manager_id)
    # the same file for both, so that it names both
    between = rep.name if manager is None else f"{rep.name} and {manager.name}"
    written = datetime.fromtimestamp(asked.services.now(), UTC)
    body = calendar_file(
        (meeting.plan for meeting in meetings),
        summary=f"One-to-one: {between}",
        time_zone=asked.services.time_zone,
        written_at=written,
    )
    return file(body, media_type="text/calendar; charset=utf-8", name="one-to-ones.ics")


async def agree(asked: Asked) -> Response:
    """Take the proposal: what was planned from today on makes room, and new meetings are set.

    Who plans anew has called nothing off: those are cancelled by nobody.
    """
    given, today, rep = await asked.body(Agree), asked.today, asked.subject.id
    if not today <= given.first <= today + timedelta(days=31):
        raise RequestInvalid("first: within a month from today", remedy="choose another day")
    proposal = await _proposal(asked)
    # all that there are: one that was moved keeps the uid of another day
    known_before = await _meetings(asked, first=FIRST_DAY, last=LAST_DAY)
    planned = schedule(
        proposal,
        pair=rep,
        first=given.first,
        until=min(planned_until(proposal, given.first), today + _AHEAD),
        starts_at=given.starts_at,
        turn=turn_after(_latest(known_before, today), given.first),
    )
    new = {one.uid: one for one in planned}
    replaced = [
        replace(one, plan=cancelled(one.plan))
        for one in known_before
        if one.held_on is None
        and one.plan.day >= today
        and not one.plan.cancelled
        and one.plan.uid not in new
    ]
    known = {one.plan.uid: one.plan.sequence for one in known_before}
    held_ones = {one.plan.uid for one in known_before if one.held_on is not None}
    fresh = [
        Meeting(rep=rep, plan=replace(one, sequence=known.get(one.uid, one.sequence - 1) + 1))
        for one in planned
        if one.uid not in held_ones
    ]
    await asked.store.meetings.save(*replaced, *fresh)
    await asked.store.meetings.save_rhythm(
        AgreedRhythm(rep=rep, rhythm=proposal.rhythm, agreed_on=today, review_on=proposal.review_on)
    )
    return said({"planned": len(fresh)}, 201)


def _latest(meetings: Sequence[Meeting], today: date) -> Emphasis | None:
    """What the last one before today was about: those to come make room for the new plan."""
    past = (one.plan for one in reversed(meetings) if one.plan.day < today)
    return next((plan.emphasis for plan in past if not plan.cancelled), None)


async def move(asked: Asked) -> Response:
    """To another day or hour."""
    given, meeting = await asked.body(Move), await _meeting(asked)
    if not asked.today - _PAST <= given.day <= asked.today + _AHEAD:
        # there it would be on no page, and could not be moved back
        raise RequestInvalid("day: within three months from today", remedy="choose another day")
    plan = moved(meeting.plan, day=given.day, starts_at=given.starts_at)
    changed = replace(meeting, plan=plan, cancelled_by=None)
    await asked.store.meetings.save(changed)
    return said(changed)


async def cancel(asked: Asked) -> Response:
    """Called off by who asks."""
    meeting = await _meeting(asked)
    changed = replace(meeting, plan=cancelled(meeting.plan), cancelled_by=asked.party)
    await asked.store.meetings.save(changed)
    return said(changed)


async def held(asked: Asked) -> Response:
    """It took place."""
    given, meeting = await asked.body(Held), await _meeting(asked)
    if given.held and meeting.plan.day > asked.today:
        raise RequestInvalid("it is still to come", remedy="say so on its day")
    changed = replace(meeting, held_on=meeting.plan.day if given.held else None)
    await asked.store.meetings.save(changed)
    return said(changed)


async def add_milestone(asked: Asked) -> Response:
    """A dated step."""
    given = await asked.body(AddMilestone)
    room_for_one_more(await asked.store.meetings.milestones(asked.subject.id))
    entry = MilestoneEntry(id=str(uuid4()), rep=asked.subject.id, text=given.text, due=given.due)
    await asked.store.meetings.save_milestone(entry)
    return said(entry, 201)


async def tick_milestone(asked: Asked) -> Response:
    """It was reached, or not after all."""
    given = await asked.body(Tick)
    changed = replace(await _milestone(asked), done=given.done)
    await asked.store.meetings.save_milestone(changed)
    return said(changed)


async def remove_milestone(asked: Asked) -> Response:
    """A step less."""
    entry = await _milestone(asked)
    await asked.store.meetings.remove_milestone(entry.id)
    return said({"removed": True})


async def _proposal(asked: Asked) -> CadenceProposal:
    first, last = asked.span
    calls = await asked.store.shares.of_person(
        asked.subject.id, first=first, last=last, moments=False
    )
    agreed = await asked.store.agreements.of_person(asked.subject.id)
    steps = await asked.store.meetings.milestones(asked.subject.id)
    return propose(
        tenure_start=asked.subject.since,
        today=last,
        indicators=indicators(calls, agreed, since=first),
        milestones=[Milestone(text=one.text, due=one.due, done=one.done) for one in steps],
    )


async def _meetings(
    asked: Asked, *, first: date | None = None, last: date | None = None
) -> tuple[Meeting, ...]:
    """Those around today, or of these days."""
    rep, today = asked.subject.id, asked.today
    found = await asked.store.meetings.of_people(
        [rep], first=first or today - _PAST, last=last or today + _AHEAD
    )
    return found[rep]


async def _meeting(asked: Asked) -> Meeting:
    """The person's own meeting with that uid: another person's is none."""
    wanted = asked.id("uid")
    found = next((one for one in await _meetings(asked) if one.plan.uid == wanted), None)
    if found is None:
        raise nothing()
    return found


async def _milestone(asked: Asked) -> MilestoneEntry:
    wanted, rep = asked.id("entry"), asked.subject.id
    steps = await asked.store.meetings.milestones(rep)
    found = next((one for one in steps if one.id == wanted), None)
    if found is None:
        raise nothing()
    return found
