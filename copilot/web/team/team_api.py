"""The manager's page: a flagged call a person, their indicators by name, the team's trends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.kinds import MomentKind
from copilot.recording import link
from copilot.review.flagged import pick_shown
from copilot.review.indicators import indicators_of
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
    """The page, in the week of today. `among_them`: whether calls of these people are in the trend.

    `skills` and `kinds` name what the trend may hold, in the order in which it is read.
    """

    week: date
    weeks: tuple[date, ...]
    people: tuple[TeamRow, ...]
    trend: Trend
    among_them: bool
    skills: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]


def entrances() -> list[Entrance]:
    """All of this file's."""
    return [Entrance(method="GET", path="/api/team", access=Access.LEADS, answer=team)]


async def team(asked: Asked) -> Response:
    """The people who report to who asks, by name."""
    first, last = asked.span
    people = asked.reports
    ids = [person.id for person in people]
    teams = frozenset(person.team for person in people)
    seen = await asked.store.overview.of_people(ids, teams, first=first, last=last)
    rows = tuple(
        team_row(
            person,
            today=last,
            calls=seen.calls[person.id],
            indicators=indicators_of(seen.tallies[person.id]),
            services=asked.services,
        )
        for person in people
    )
    await asked.note_each(Deed.READ_TEAM, ids)
    view = TeamView(
        week=week_of(last),
        weeks=weeks_between(first, last),
        people=rows,
        trend=trend(seen.published, Filter()),
        among_them=seen.among_them,
        skills=tuple((skill.value, name) for skill, name in SKILL_NAMES.items()),
        kinds=tuple((kind.value, SHARED_NAMES[kind]) for kind in MomentKind if kind in SKILL_OF),
    )
    return said(view)


def team_row(
    person: Person,
    *,
    today: date,
    calls: Sequence[SharedCall],
    indicators: tuple[Indicator, ...],
    services: TeamServices,
) -> TeamRow:
    """One person's line."""
    picked = pick_shown(calls, today=today)
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
    return link(template, reference=reference, at_s=flagged.from_s, until_s=flagged.until_s)
