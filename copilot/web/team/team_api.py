"""The manager's page: a flagged call a person, their indicators by name, the team's trends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from copilot.kinds import MomentKind
from copilot.recording import link
from copilot.review.flagged import pick
from copilot.review.indicators import indicators
from copilot.review.kanon import Filter, trend
from copilot.review.neutral import SHARED_NAMES
from copilot.review.skills import SKILL_NAMES, SKILL_OF
from copilot.review.weeks import week_of, weeks_between
from copilot.review.words import call_name
from copilot.storage.team.records import Deed
from copilot.web.team.access import Access
from copilot.web.team.asked import said
from copilot.web.team.doors import Entrance
from copilot.web.team.lines import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from starlette.responses import Response

    from copilot.review.flagged import WeekPick
    from copilot.review.indicators import Indicator
    from copilot.review.kanon import Trend
    from copilot.review.shared import SharedCall
    from copilot.storage.team.records import Person
    from copilot.web.team.asked import Asked
    from copilot.web.team.services import TeamServices


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRow:
    """One person on the manager's page. `recording`: a link to where the flagged stretch begins."""

    id: str
    name: str
    pick: WeekPick
    flagged_name: str
    recording: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamView:
    """The page. `skills` and `kinds` name what the trend may hold, in the order in which it is read."""

    week: date
    weeks: tuple[date, ...]
    people: tuple[TeamRow, ...]
    trend: Trend
    skills: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]


def entrances() -> list[Entrance]:
    """All of this file's."""
    return [Entrance(method="GET", path="/api/team", access=Access.LEADS, answer=team)]


async def team(asked: Asked) -> Response:
    """The people who report to who asks, by name."""
    store, (first, last) = asked.store, asked.span
    people = await store.people.reports_of(asked.who.id)
    ids = [person.id for person in people]
    before = await store.shares.of_people(ids, first=first, last=last, moments=False)
    week = week_shown(before.values(), last)
    recent = await store.shares.of_people(ids, first=week, last=last)
    agreed = await store.agreements.of_people(ids)
    rows = tuple(
        team_row(
            person,
            week=week,
            calls=recent[person.id],
            indicators=indicators(before[person.id], agreed[person.id]),
            services=asked.services,
        )
        for person in people
    )
    await asked.note_each(Deed.READ_TEAM, ids)
    teams = frozenset(person.team for person in people)
    view = TeamView(
        week=week,
        weeks=weeks_between(first, last),
        people=rows,
        trend=await team_trend(asked, teams),
        skills=tuple((skill.value, name) for skill, name in SKILL_NAMES.items()),
        kinds=tuple((kind.value, SHARED_NAMES[kind]) for kind in MomentKind if kind in SKILL_OF),
    )
    return said(view)


async def team_trend(asked: Asked, teams: frozenset[str]) -> Trend:
    """What is published of these teams, over the weeks that pages look back on."""
    first, last = asked.span
    published = await asked.store.trends.parts(first=first, last=last, teams=teams)
    return trend(published, Filter(first_week=first, last_week=week_of(last), teams=teams))


def week_shown(calls: Iterable[Sequence[SharedCall]], today: date) -> date:
    """This week if anything of it is here, else the last one: a Monday morning shows no empty page."""
    this = week_of(today)
    fresh = any(call.day >= this for several in calls for call in several[-1:])
    return this if fresh else this - timedelta(weeks=1)


def team_row(
    person: Person,
    *,
    week: date,
    calls: Sequence[SharedCall],
    indicators: tuple[Indicator, ...],
    services: TeamServices,
) -> TeamRow:
    """One person's line."""
    picked = pick(calls, week=week)
    flagged = picked.flagged
    name = named(person)
    return TeamRow(
        id=name.id,
        name=name.name,
        pick=picked,
        flagged_name="" if flagged is None else call_name(flagged.kind),
        recording=pick_link(picked, calls, services.recording),
        indicators=indicators,
    )


def pick_link(picked: WeekPick, calls: Iterable[SharedCall], template: str) -> str:
    """Where the flagged stretch begins in the team's own recording, if they keep one."""
    flagged = picked.flagged
    if flagged is None:
        return ""
    reference = next((call.reference for call in calls if call.id == flagged.call), "")
    return link(template, reference=reference, at_s=flagged.from_s)
