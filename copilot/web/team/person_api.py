"""A person's page and their calls, for them and for their own manager."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from pydantic_core import to_json

from copilot.review.flagged import pick_shown
from copilot.review.indicators import indicators
from copilot.review.weeks import weeks_between
from copilot.storage.team.records import Deed
from copilot.web.team.access import Access
from copilot.web.team.asked import file, nothing, said
from copilot.web.team.call_view import call_view
from copilot.web.team.doors import Entrance
from copilot.web.team.lines import agreement_line, call_line, named
from copilot.web.team.person_view import (
    NextMeeting,
    PersonView,
    by_week,
    kinds_by_week,
)
from copilot.web.team.team_api import pick_link

if TYPE_CHECKING:
    from datetime import date

    from starlette.responses import Response

    from copilot.review.agreements import Agreement
    from copilot.review.shared import SharedCall
    from copilot.web.team.asked import Asked
    from copilot.web.team.lines import AgreementLine

CALLS_LISTED: Final = 40
"""Of a person, the newest; the rest still counts in every number."""

_AHEAD: Final = timedelta(days=60)


def entrances() -> list[Entrance]:
    """All of this file's."""
    return [
        Entrance(
            method="GET",
            path="/api/people/{person:uuid}",
            access=Access.SHARED,
            answer=person,
            deed=Deed.READ_PERSON,
        ),
        Entrance(
            method="GET",
            path="/api/people/{person:uuid}/calls/{call:uuid}",
            access=Access.SHARED,
            answer=call,
            deed=Deed.READ_CALL,
        ),
        Entrance(
            method="DELETE",
            path="/api/people/{person:uuid}/calls/{call:uuid}",
            access=Access.OWN,
            answer=delete_call,
            deed=Deed.DELETED_CALL,
        ),
        Entrance(
            method="GET",
            path="/api/people/{person:uuid}/calls/{call:uuid}/export",
            access=Access.OWN,
            answer=export_call,
            deed=Deed.EXPORTED,
        ),
    ]


async def person(asked: Asked) -> Response:
    """What this person shared in the weeks that pages look back on."""
    store, subject, (first, last) = asked.store, asked.subject, asked.span
    calls = await store.shares.of_person(subject.id, first=first, last=last)
    agreed = await store.agreements.of_person(subject.id)
    weeks = weeks_between(first, last)
    picked = pick_shown(calls, today=last)
    manager = None if subject.manager is None else await store.people.load(subject.manager)
    view = PersonView(
        person=named(subject),
        manager=None if manager is None else named(manager),
        weeks=weeks,
        pick=picked,
        recording=pick_link(picked, calls, asked.services.recording),
        indicators=indicators(calls, agreed, since=first),
        by_week=by_week(calls, weeks),
        kinds=kinds_by_week(calls, weeks),
        calls=tuple(call_line(one) for one in calls[: -CALLS_LISTED - 1 : -1]),
        agreements=open_lines(agreed, last),
        next=await next_meeting(asked),
    )
    return said(view)


async def call(asked: Asked) -> Response:
    """One call of this person, as it was shared."""
    shared = await _shared(asked)
    bands = await asked.store.bands.in_force()
    return said(call_view(shared, named(asked.subject), asked.services, bands))


async def delete_call(asked: Asked) -> Response:
    """Delete a call of one's own from the team's server."""
    shared = await _shared(asked)
    await asked.store.keeping.delete_call(shared.id)
    return said({"deleted": True})


async def export_call(asked: Asked) -> Response:
    """Every stored row about a call of one's own, who looked at it included, as JSON."""
    shared = await _shared(asked)
    body = to_json(await asked.store.keeping.export_call(shared.id), indent=2)
    return file(body, media_type="application/json", name=f"copilot-call-{shared.day}.json")


async def _shared(asked: Asked) -> SharedCall:
    """The call that is asked about. Raises NotHere where it is not this person's."""
    owned = await asked.store.shares.load(asked.id("call"))
    if owned is None or owned.person != asked.subject.id:
        raise nothing()
    return owned.call


def open_lines(agreed: tuple[Agreement, ...], today: date) -> tuple[AgreementLine, ...]:
    """The agreements that are open, those due first."""
    lines = [agreement_line(one, today) for one in agreed]
    opened = [line for line in lines if line.state in {"proposed", "agreed"}]
    return tuple(sorted(opened, key=lambda line: (not line.is_due, line.due, line.id)))


async def next_meeting(asked: Asked) -> NextMeeting | None:
    """The next planned one-to-one of the person, if there is one."""
    subject, today = asked.subject, asked.today
    planned = await asked.store.meetings.of_people([subject.id], first=today, last=today + _AHEAD)
    for one in planned[subject.id]:
        if not one.plan.cancelled and one.held_on is None:
            plan = one.plan
            return NextMeeting(day=plan.day, starts_at=plan.starts_at, minutes=plan.minutes)
    return None
