"""The programme's numbers of each team and month: made once, when the month has settled, and kept.

All teams at the same time, so that nobody's month can be in two of them; who moves or comes back later
under another id is in the next month's. A month that is too few people's is not told, and never will be.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final

from sqlalchemy import BIGINT, bindparam, case, cast, func, or_, select

from copilot.review.agreements import AgreementState, Party
from copilot.review.programme import ProgrammeMeasure, RepProgramme, month_told, shares
from copilot.review.weeks import last_of_month
from copilot.storage.team.database import put
from copilot.storage.team.days import day_number, day_of
from copilot.storage.team.once import close, is_closed
from copilot.storage.team.people import managers_since
from copilot.storage.team.records import Role
from copilot.storage.team.tables import PEOPLE
from copilot.storage.team.talk_tables import AGENDA, AGREEMENTS, MEETINGS
from copilot.storage.team.told_tables import CLOSED_SPANS, PROGRAMMES, Told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy import Column, ColumnElement, Connection, Select

    from copilot.storage.team.database import TeamDatabase

CAME_DUE: Final = (
    AgreementState.AGREED,
    AgreementState.DONE,
    AgreementState.NOT_DONE,
    AgreementState.CARRIED,
)
"""What an agreement of both can be once its day is over."""


class Programmes:
    """Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def publish(self, *, today: date) -> int:
        """Make the numbers of the month that settled last, if they were not; how many. Once a day."""
        month = month_told(today)
        if day_number(month) < 0:
            return 0
        return await self._database.write(partial(publish_month, month=month))

    async def of_team(self, team: str) -> tuple[date | None, Mapping[ProgrammeMeasure, int]]:
        """The newest month that was looked at, and what was told of that team's, as `shares`."""
        return await self._database.read(partial(_of_team, team=team))


def publish_month(connection: Connection, *, month: date) -> int:
    """Tell all that may be told of that month, and close it; how many numbers."""
    first, last = day_number(month), day_number(last_of_month(month))
    if is_closed(connection, Told.PROGRAMME, first):
        return 0
    close(connection, Told.PROGRAMME, [first])
    rows = [
        {"month": first, "team": team, "measure": measure.value, "percent": percent}
        for team, reps in _teams(connection, first, last).items()
        for measure, percent in shares(reps).items()
    ]
    put(connection, PROGRAMMES, rows)
    return len(rows)


def _teams(connection: Connection, first: int, last: int) -> Mapping[str, list[RepProgramme]]:
    """The counts of each rep who is here, by team; who is in no team is in no team's numbers."""
    span = {"first": first, "last": last}
    meetings, agenda, agreed = (
        {rep: (of, hits) for rep, of, hits in connection.execute(wanted, span)}
        for wanted in (_MEETINGS, _AGENDA, _AGREED)
    )
    managers = managers_since(connection, first)
    teams: defaultdict[str, list[RepProgramme]] = defaultdict(list)
    for rep, team in connection.execute(_REPS):
        planned, held = meetings.get(rep, (0, 0))
        items, by_rep = agenda.get(rep, (0, 0))
        due, done = agreed.get(rep, (0, 0))
        teams[team].append(
            RepProgramme(
                rep=rep,
                planned=planned,
                held=held,
                agenda_items=items,
                agenda_items_by_rep=by_rep,
                agreements_due=due,
                agreements_done=done,
                managers=managers.get(rep, frozenset()),
            )
        )
    return teams


def _sums(
    rep: Column[str], day: Column[int], counts: ColumnElement[bool], hits: ColumnElement[bool]
) -> Select[str, int, int]:
    within = day.between(bindparam("first", type_=BIGINT()), bindparam("last", type_=BIGINT()))
    return (
        select(rep, func.count(), cast(func.sum(case((hits, 1), else_=0)), BIGINT))
        .where(within, counts)
        .group_by(rep)
    )


_REPS: Final = (
    select(PEOPLE.c.id, PEOPLE.c.team)
    .where(PEOPLE.c.role == Role.REP.value, PEOPLE.c.active == 1, PEOPLE.c.team != "")
    .order_by(PEOPLE.c.team, PEOPLE.c.id)
)
_MEETINGS: Final = _sums(
    MEETINGS.c.rep_id,
    MEETINGS.c.day,
    # called off by nobody: a new plan took its place
    or_(
        MEETINGS.c.held_on.is_not(None),
        MEETINGS.c.cancelled == 0,
        MEETINGS.c.cancelled_by == Party.MANAGER.value,
    ),
    MEETINGS.c.held_on.is_not(None),
)
_AGENDA: Final = _sums(
    AGENDA.c.rep_id,
    AGENDA.c.noted_on,
    AGENDA.c.id.is_not(None),
    AGENDA.c.typed_by == Party.REP.value,
)
_AGREED: Final = _sums(
    AGREEMENTS.c.rep_id,
    AGREEMENTS.c.due,
    AGREEMENTS.c.state.in_([state.value for state in CAME_DUE]),
    AGREEMENTS.c.state == AgreementState.DONE.value,
)


def _of_team(
    connection: Connection, team: str
) -> tuple[date | None, Mapping[ProgrammeMeasure, int]]:
    newest = select(func.max(CLOSED_SPANS.c.first_day)).where(
        CLOSED_SPANS.c.told == Told.PROGRAMME.value
    )
    month = connection.execute(newest).scalar_one()
    if month is None:
        return None, {}
    wanted = select(PROGRAMMES.c.measure, PROGRAMMES.c.percent).where(
        PROGRAMMES.c.month == month, PROGRAMMES.c.team == team
    )
    rows = connection.execute(wanted)
    return day_of(month), {ProgrammeMeasure(measure): percent for measure, percent in rows}
