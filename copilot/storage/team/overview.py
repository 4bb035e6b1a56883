"""What a manager's page is made of, in one look at the store.

Eight weeks of ten people are a thousand calls, of which the page shows sums: those are made where the
calls are. Only the calls of the weeks that are flagged from come out whole, with the moments that can flag.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, exists, func, select

from copilot.review.agreements import AgreementState
from copilot.review.flagged import REASON_OF
from copilot.review.indicators import IndicatorName, Tally
from copilot.review.weeks import monday_before
from copilot.storage.team.days import day_number, week_start
from copilot.storage.team.shares import load_calls
from copilot.storage.team.tables import SHARED_CALLS
from copilot.storage.team.talk_tables import AGREEMENTS
from copilot.storage.team.tallying import by_person
from copilot.storage.team.told_tables import PUBLISHED_PEOPLE
from copilot.storage.team.trends import sums_by_week

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from copilot.review.published import Part
    from copilot.review.shared import SharedCall
    from copilot.storage.team.database import TeamDatabase

_ENDS: Final = (AgreementState.DONE.value, AgreementState.NOT_DONE.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamOverview:
    """Some people's weeks, with an entry for each of them.

    `calls` are those of this week and the last, each with the moments that can flag it and no others,
    and without what was typed about them.
    `tallies` are what the indicators are made of, agreements included. `published` are the teams' parts,
    added up to one a week: for `copilot.review.kanon.trend` without a filter. `among_them`: whether a week
    of one of these people stands in a part. That depends on who called and never on how it went, and
    whose people stand in none can take nothing away from what is published.
    """

    calls: Mapping[str, tuple[SharedCall, ...]]
    tallies: Mapping[str, tuple[Tally, ...]]
    published: tuple[Part, ...]
    among_them: bool


class Overview:
    """Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def of_people(
        self, people: Sequence[str], teams: Collection[str], *, first: date, last: date
    ) -> TeamOverview:
        """What these people shared and these teams published from `first` to `last`, which is today."""
        return await self._database.read(
            lambda connection: _overview(connection, people, teams, first, last)
        )


def _overview(
    connection: Connection,
    people: Sequence[str],
    teams: Collection[str],
    first: date,
    last: date,
) -> TeamOverview:
    start, end = day_number(first), day_number(last)
    counted = by_person(connection, people, first=start, last=end)
    calls: dict[str, list[SharedCall]] = {person: [] for person in people}
    lately = and_(
        SHARED_CALLS.c.person_id.in_(people),
        SHARED_CALLS.c.day.between(day_number(monday_before(last)), end),
    )
    for owned in load_calls(connection, lately, moments=REASON_OF.keys()):
        calls[owned.person].append(owned.call)
    kept = _follow_through(connection, people, start)
    return TeamOverview(
        calls={person: tuple(theirs) for person, theirs in calls.items()},
        tallies={
            person: (
                *(counted[person].tallies if person in counted else ()),
                *((kept[person],) if person in kept else ()),
            )
            for person in people
        },
        published=sums_by_week(connection, first=start, last=end, teams=teams),
        among_them=_among_them(connection, people, start, end),
    )


def _among_them(connection: Connection, people: Sequence[str], first: int, last: int) -> bool:
    """Whether any of these people stands in what was published of the weeks from `first` to `last`."""
    stands = exists().where(
        PUBLISHED_PEOPLE.c.person_id.in_(people),
        PUBLISHED_PEOPLE.c.week.between(week_start(first), last),
    )
    return bool(connection.execute(select(stands)).scalar_one())


def _follow_through(
    connection: Connection, people: Sequence[str], since: int
) -> Mapping[str, Tally]:
    """Agreements done of those that ended, as `copilot.review.indicators.follow_through` counts them."""
    ended_on = func.coalesce(AGREEMENTS.c.closed_on, AGREEMENTS.c.due)
    rows = connection.execute(
        select(AGREEMENTS.c.rep_id, AGREEMENTS.c.state, func.count())
        .where(AGREEMENTS.c.rep_id.in_(people), AGREEMENTS.c.state.in_(_ENDS), ended_on >= since)
        .group_by(AGREEMENTS.c.rep_id, AGREEMENTS.c.state)
    )
    ends: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for rep, state, count in rows:
        ends[rep][state] = count
    return {
        rep: Tally(
            name=IndicatorName.FOLLOW_THROUGH,
            hits=counts.get(AgreementState.DONE.value, 0),
            n=sum(counts.values()),
        )
        for rep, counts in ends.items()
    }
