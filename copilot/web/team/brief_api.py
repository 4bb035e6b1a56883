"""The one-to-one on one page: the brief, as a page and as Markdown, and the agenda that it takes in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from copilot.errors import RequestInvalid
from copilot.review.agreements import Party
from copilot.review.brief import Action, AgendaItem, BriefInput, make_brief
from copilot.review.brief_text import markdown
from copilot.review.pipeline import movement, quiet_deals, week_before
from copilot.review.quota import pace_of, quarter_of
from copilot.review.weeks import first_shown
from copilot.storage.team.records import ActionEntry, AgendaEntry, AgendaKind, Deed
from copilot.web.team.access import Access
from copilot.web.team.asked import file, nothing, room_for_one_more, said
from copilot.web.team.doors import Entrance
from copilot.web.team.typed import Body, Day, Line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.responses import Response

    from copilot.review.brief import Brief
    from copilot.review.pipeline import Deal
    from copilot.storage.team.records import Meeting, Person
    from copilot.storage.team.store import TeamStore
    from copilot.web.team.asked import Asked
    from copilot.web.team.doors import Answer

_AHEAD = timedelta(days=14)
_LOOKS_BACK = timedelta(weeks=8)


class AddAgenda(Body):
    """``POST …/agenda``: what somebody wants to talk about."""

    kind: AgendaKind = AgendaKind.TOPIC
    text: Line


class AddAction(Body):
    """``POST …/actions``: who does what by when."""

    text: Line
    owner: Party
    due: Day


class Tick(Body):
    """``POST …/agenda/{entry}`` and ``…/actions/{entry}``: talked about, or done; or not after all."""

    done: bool


def entrances() -> list[Entrance]:
    """All of this file's."""
    base = "/api/people/{person:uuid}"
    changed = Deed.CHANGED_MEETING

    def one(method: str, end: str, answer: Answer, deed: Deed = changed) -> Entrance:
        path = base + end
        return Entrance(method=method, path=path, access=Access.SHARED, answer=answer, deed=deed)

    return [
        one("GET", "/brief", brief, Deed.READ_BRIEF),
        one("GET", "/brief.md", brief_markdown, Deed.READ_BRIEF),
        one("GET", "/agenda", agenda, Deed.READ_BRIEF),
        one("POST", "/agenda", add_agenda),
        one("POST", "/agenda/{entry:uuid}", tick_agenda),
        one("DELETE", "/agenda/{entry:uuid}", remove_agenda),
        one("POST", "/actions", add_action),
        one("POST", "/actions/{entry:uuid}", tick_action),
        one("DELETE", "/actions/{entry:uuid}", remove_action),
    ]


async def brief_of(store: TeamStore, person: Person, today: date) -> Brief:
    """The brief of a person's next one-to-one, or of today if none is planned."""
    manager = None if person.manager is None else await store.people.load(person.manager)
    agreed = await store.agreements.of_person(person.id)
    meetings = await store.meetings.of_people(
        [person.id], first=today - _LOOKS_BACK, last=today + _AHEAD
    )
    following = next_planned(meetings[person.id], today)
    entries = await store.meetings.agenda(person.id)
    newest, before, since, on = await _exports(store, person)
    quota = await store.quotas.load(person.id, quarter_of(today)[0])
    names = {
        Party.REP: person.name,
        Party.MANAGER: manager.name if manager else "Manager",
    }
    actions = await store.meetings.actions(person.id)
    return make_brief(
        BriefInput(
            rep=person.id,
            rep_name=person.name,
            manager_name=names[Party.MANAGER] if manager else "",
            today=today,
            day=today if following is None else following.plan.day,
            calls=await store.shares.of_person(person.id, first=first_shown(today), last=today),
            agreements=agreed,
            agenda=_typed(entries, AgendaKind.TOPIC),
            blockers=tuple(one.text for one in _typed(entries, AgendaKind.BLOCKER)),
            asks=_typed(entries, AgendaKind.ASK),
            actions=tuple(
                Action(text=one.text, owner=names[one.owner], due=one.due, done=bool(one.done_on))
                for one in actions
            ),
            deals_since=since,
            deals_on=on,
            deals_moved=() if since is None else movement(before, newest),
            deals_quiet=quiet_deals(newest, today=today),
            pace=pace_of(quota, newest, today),
            emphasis=None if following is None else following.plan.emphasis,
        )
    )


def next_planned(meetings: Iterable[Meeting], today: date) -> Meeting | None:
    """The first one that is still to come."""
    coming = (
        one
        for one in meetings
        if one.plan.day >= today and not one.plan.cancelled and one.held_on is None
    )
    return next(coming, None)


async def brief(asked: Asked) -> Response:
    """The page."""
    return said(await brief_of(asked.store, asked.subject, asked.today))


async def brief_markdown(asked: Asked) -> Response:
    """The page as Markdown, to keep."""
    made = await brief_of(asked.store, asked.subject, asked.today)
    return file(
        markdown(made), media_type="text/markdown; charset=utf-8", name=f"one-to-one-{made.day}.md"
    )


async def agenda(asked: Asked) -> Response:
    """The running agenda and the actions, with what was ticked off lately."""
    since, rep = asked.today - timedelta(days=14), asked.subject.id
    meetings = asked.store.meetings
    return said(
        {
            "agenda": await meetings.agenda(rep, talked_since=since),
            "actions": await meetings.actions(rep, done_since=since),
        }
    )


async def add_agenda(asked: Asked) -> Response:
    """One line more."""
    given = await asked.body(AddAgenda)
    room_for_one_more(await asked.store.meetings.agenda(asked.subject.id))
    entry = AgendaEntry(
        id=str(uuid4()),
        rep=asked.subject.id,
        kind=given.kind,
        text=given.text,
        by=asked.party,
        on=asked.today,
    )
    await asked.store.meetings.save_agenda(entry)
    return said(entry, 201)


async def tick_agenda(asked: Asked) -> Response:
    """A line was talked about."""
    given = await asked.body(Tick)
    entry = await _agenda_entry(asked)
    changed = replace(entry, talked_on=asked.today if given.done else None)
    await asked.store.meetings.save_agenda(changed)
    return said(changed)


async def remove_agenda(asked: Asked) -> Response:
    """A line less, for who wrote it: what one brings to the talk the other cannot take away."""
    entry = await _agenda_entry(asked)
    if entry.by is not asked.party:
        raise RequestInvalid(
            "that line is not yours", remedy="tick it off once you talked about it"
        )
    await asked.store.meetings.remove_agenda(entry.id)
    return said({"removed": True})


async def add_action(asked: Asked) -> Response:
    """Who does what by when."""
    given = await asked.body(AddAction)
    room_for_one_more(await asked.store.meetings.actions(asked.subject.id))
    action = ActionEntry(
        id=str(uuid4()),
        rep=asked.subject.id,
        text=given.text,
        owner=given.owner,
        on=asked.today,
        due=given.due,
    )
    await asked.store.meetings.save_action(action)
    return said(action, 201)


async def tick_action(asked: Asked) -> Response:
    """It was done, or not after all."""
    given = await asked.body(Tick)
    action = await _action_entry(asked)
    changed = replace(action, done_on=asked.today if given.done else None)
    await asked.store.meetings.save_action(changed)
    return said(changed)


async def remove_action(asked: Asked) -> Response:
    """An action less."""
    action = await _action_entry(asked)
    await asked.store.meetings.remove_action(action.id)
    return said({"removed": True})


async def _agenda_entry(asked: Asked) -> AgendaEntry:
    """The person's own line with that id: another person's is none."""
    wanted = asked.id("entry")
    entries = await asked.store.meetings.agenda(asked.subject.id, talked_since=date.min)
    found = next((one for one in entries if one.id == wanted), None)
    if found is None:
        raise nothing()
    return found


async def _action_entry(asked: Asked) -> ActionEntry:
    wanted = asked.id("entry")
    actions = await asked.store.meetings.actions(asked.subject.id, done_since=date.min)
    found = next((one for one in actions if one.id == wanted), None)
    if found is None:
        raise nothing()
    return found


def _typed(entries: Iterable[AgendaEntry], kind: AgendaKind) -> tuple[AgendaItem, ...]:
    return tuple(
        AgendaItem(text=entry.text, by_rep=entry.by is Party.REP)
        for entry in entries
        if entry.kind is kind
    )


async def _exports(
    store: TeamStore, person: Person
) -> tuple[tuple[Deal, ...], tuple[Deal, ...], date | None, date | None]:
    """A person's deals in the newest export and in that of about a week before, and the days of both.

    Of the days the former one's is first.
    """
    # their manager's exports: one without a deal of theirs says that they have none any more
    beside = [] if person.manager is None else await store.people.reports_of(person.manager)
    days = await store.deals.days({person.id, *(one.id for one in beside)})

    async def held(day: date | None) -> tuple[Deal, ...]:
        if day is None:
            return ()
        return tuple(one.deal for one in await store.deals.of_day(day, people=[person.id]))

    since, on = week_before(days), days[0] if days else None
    return await held(on), await held(since), since, on
