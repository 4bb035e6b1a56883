"""Nothing longer than promised, everything on request: retention, deleting, and export."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, func, literal, select, update

from copilot.storage.team.audit import erase
from copilot.storage.team.columns import REVISION_MAX
from copilot.storage.team.database import put
from copilot.storage.team.days import DAY_SECONDS, today_of, week_start
from copilot.storage.team.deal_tables import DEALS, ENDINGS, PARTS, QUOTAS
from copilot.storage.team.people import check_somebody_administers
from copilot.storage.team.tables import (
    AUDIT,
    AUDIT_ERASED,
    AUDIT_START,
    GONE_CALLS,
    MACHINES,
    MOMENT_WEEKS,
    PEOPLE,
    SESSIONS,
    SHARED_CALLS,
    TAKEN_BACK,
    TICKETS,
)
from copilot.storage.team.taking import recount, remember_as_gone
from copilot.storage.team.talk_tables import (
    ACTIONS,
    AGENDA,
    AGREEMENTS,
    MEETINGS,
    MILESTONES,
    RHYTHMS,
    SCORECARDS,
)
from copilot.storage.team.told_tables import (
    CLOSED_SPANS,
    FORMER_MANAGERS,
    PATTERNS,
    PROGRAMMES,
    PUBLISHED_PEOPLE,
    TOLD_CALLS,
)
from copilot.storage.team.whose import OF_A_CALL, OF_A_PERSON

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import ColumnElement, Connection, Select, Table

    from copilot.storage.team.database import TeamDatabase
    from copilot.storage.team.whose import Whose

Exported = dict[str, object]
"""JSON: a list of rows under each table's name."""

FORMAT: Final = 1

QUARTER_DAYS: Final = 92
"""The longest there is: a quota is kept from its quarter's end as deals are from their export."""

MONTH_DAYS: Final = 30
"""From a month's first day to its last, in the longest there is."""

TOLD_DAYS: Final = 200
"""What keeps a thing from being told twice says nothing of anybody; older things are not told anyway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """How many days each kind of thing is kept after its own day.

    Calls and what was published of them count from the call's week; agreements from the day they
    closed, and one that nobody closed from the day that it was for; meetings with their agenda, actions
    and milestones, and what was told of a month of them, and of the agenda and the actions those that were left open from the day they were
    typed or for; snapshots of deals, how deals ended, and quotas from their quarter's end; the token of a
    machine from the day it was handed out; the log from each entry.

    Two kinds have no days. A person stays while they are in the team, and their rhythm with them; who
    has left goes with the last that is kept about them, which is the line of the log that says so. A
    range of the team's own stays until somebody takes it back.
    """

    calls: int = 180
    agreements: int = 180
    meetings: int = 180
    scorecards: int = 180
    deals: int = 180
    audit: int = 180
    machines: int = 365


@dataclass(slots=True)
class _Erased:
    """How many rows of which table went, in one try at a transaction."""

    rows: dict[str, int] = field(default_factory=dict)

    def delete(self, connection: Connection, table: Table, which: ColumnElement[bool]) -> None:
        gone = connection.execute(delete(table).where(which)).rowcount
        if gone:
            self.rows[table.name] = self.rows.get(table.name, 0) + gone


class Keeping:
    """What goes, and what is handed out. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def delete_older(self, *, now: int, days: Days) -> Mapping[str, int]:
        """Delete what is older than promised, to the last byte of our files; how many rows of what.

        `now` in seconds of UTC since 1970. Run it at the start and once a day. Something is there on
        its last day, and gone on the next. The bytes of what was deleted or changed since the last time
        go as well.
        """
        erased = _Erased()

        def work(connection: Connection) -> int:
            erased.rows.clear()
            _delete_older(connection, erased, now, days)
            return sum(erased.rows.values())

        await self._database.erase(work, rewrite=True)
        return dict(erased.rows)

    async def delete_call(self, call: str) -> bool:
        """Delete a shared call; whether there was one. Nobody else's page waits for it.

        On PostgreSQL its last bytes go with the next `delete_older`. It stays away, whatever the rep's
        machine still sends of it: its number is remembered as one that was taken back, with the last of
        all revisions.
        """

        def work(connection: Connection) -> int:
            kept = connection.execute(
                select(SHARED_CALLS.c.person_id, SHARED_CALLS.c.day).where(
                    SHARED_CALLS.c.id == call
                )
            ).first()
            if kept is None:
                return 0
            connection.execute(delete(SHARED_CALLS).where(SHARED_CALLS.c.id == call))
            row = {
                "call_id": call,
                "person_id": kept.person_id,
                # a note that the rep adds, or a machine that lost its list, sends a higher one
                "revision": REVISION_MAX,
                "day": kept.day,
            }
            put(connection, TAKEN_BACK, [row])
            recount(connection, kept.person_id, week_start(kept.day))
            return 1

        return bool(await self._database.erase(work, rewrite=False))

    async def delete_person(self, person: str, *, now: int, actor: str | None = None) -> bool:
        """Delete a person and everything about them, to the last byte; whether there was one.

        What was done about them loses its content in the log, which says that `actor` deleted somebody,
        and not whom; what they did about others stays there, under an id that is nobody's any more. Whom
        they managed has no manager then. Their calls stay away, whoever's machine sends them: of each
        call's random number a digest is remembered. `actor` None is the command line on the server itself; for
        anybody else it raises `PersonRefused` where nobody else could let people in.
        """

        def work(connection: Connection) -> int:
            remember_as_gone(connection, person)
            if actor is not None:
                check_somebody_administers(connection, without=person)
            _leave_without_manager(connection, person)
            gone = connection.execute(delete(PEOPLE).where(PEOPLE.c.id == person)).rowcount
            if gone:
                erase(connection, person, at=now, actor=actor)
            return gone

        return bool(await self._database.erase(work, rewrite=True))

    async def export_person(self, person: str) -> Exported:
        """Every stored row about a person, the audit log's included."""
        return await self._export(OF_A_PERSON, person)

    async def export_call(self, call: str) -> Exported:
        """Every stored row about a shared call."""
        return await self._export(OF_A_CALL, call)

    async def _export(self, tables: Mapping[Table, Whose], identity: str) -> Exported:
        def work(connection: Connection) -> Exported:
            rows: Exported = {"format": FORMAT, "of": identity}
            for table, whose in tables.items():
                wanted = select(table).where(whose(identity)).order_by(*table.primary_key)
                found = connection.execute(wanted).mappings()
                rows[table.name] = [dict(row) for row in found]
            return rows

        return await self._database.read(work)


def _delete_older(connection: Connection, erased: _Erased, now: int, days: Days) -> None:
    today = today_of(now)
    oldest_call = today - days.calls
    erased.delete(connection, SHARED_CALLS, SHARED_CALLS.c.day < oldest_call)
    erased.delete(connection, TAKEN_BACK, TAKEN_BACK.c.day < oldest_call)
    # a week goes with its last day; of the one that the line runs through the rest is counted anew
    erased.delete(connection, MOMENT_WEEKS, MOMENT_WEEKS.c.week < week_start(oldest_call))
    for told in (PARTS, PUBLISHED_PEOPLE, PATTERNS):
        erased.delete(connection, told, told.c.week < week_start(oldest_call))
    erased.delete(connection, CLOSED_SPANS, CLOSED_SPANS.c.first_day < today - TOLD_DAYS)
    erased.delete(connection, TOLD_CALLS, TOLD_CALLS.c.week < today - TOLD_DAYS)
    erased.delete(connection, GONE_CALLS, GONE_CALLS.c.day < today - TOLD_DAYS)
    erased.delete(connection, FORMER_MANAGERS, FORMER_MANAGERS.c.until < oldest_call)
    _recount_the_oldest(connection, week_start(oldest_call))
    over = func.coalesce(AGREEMENTS.c.closed_on, AGREEMENTS.c.due)
    erased.delete(connection, AGREEMENTS, over < today - days.agreements)
    erased.delete(connection, MEETINGS, MEETINGS.c.day < today - days.meetings)
    erased.delete(connection, PROGRAMMES, PROGRAMMES.c.month < today - days.meetings - MONTH_DAYS)
    talked = func.coalesce(AGENDA.c.talked_on, AGENDA.c.noted_on)
    acted = func.coalesce(ACTIONS.c.done_on, ACTIONS.c.due, ACTIONS.c.noted_on)
    for table, ended in ((AGENDA, talked), (ACTIONS, acted)):
        erased.delete(connection, table, ended < today - days.meetings)
    erased.delete(connection, MILESTONES, MILESTONES.c.due < today - days.meetings)
    erased.delete(connection, SCORECARDS, SCORECARDS.c.last_day < today - days.scorecards)
    erased.delete(connection, DEALS, DEALS.c.day < today - days.deals)
    erased.delete(connection, ENDINGS, ENDINGS.c.noted_on < today - days.deals)
    erased.delete(connection, QUOTAS, QUOTAS.c.first_day < today - days.deals - QUARTER_DAYS)
    erased.delete(connection, MACHINES, MACHINES.c.issued_on < today - days.machines)
    for keys in (TICKETS, SESSIONS):
        erased.delete(connection, keys, keys.c.expires_at <= now)
    _cut_the_log(connection, erased, (today - days.audit) * DAY_SECONDS)
    _forget_who_left(connection, erased)


def _recount_the_oldest(connection: Connection, week: int) -> None:
    people = select(MOMENT_WEEKS.c.person_id).where(MOMENT_WEEKS.c.week == week).distinct()
    for person in connection.execute(people).scalars().all():
        recount(connection, person, week)


def _forget_who_left(connection: Connection, erased: _Erased) -> None:
    left = select(PEOPLE.c.id).where(PEOPLE.c.active == 0)
    for person in connection.execute(left).scalars().all():
        if not any(connection.execute(one).first() for one in _kept_about(person)):
            _leave_without_manager(connection, person)
            erased.delete(connection, PEOPLE, PEOPLE.c.id == person)


def _kept_about(person: str) -> Iterator[Select[int]]:
    """What keeps somebody who has left: a row of anything, or a line of the log about them."""
    for table, whose in OF_A_PERSON.items():
        if table is AUDIT:
            yield select(literal(1)).where(AUDIT.c.subject_id == person).limit(1)
        elif table not in {PEOPLE, RHYTHMS}:
            yield select(literal(1)).where(whose(person)).limit(1)


def _leave_without_manager(connection: Connection, person: str) -> None:
    reports = update(PEOPLE).where(PEOPLE.c.manager_id == person)
    connection.execute(reports.values(manager_id=None))


def _cut_the_log(connection: Connection, erased: _Erased, oldest: int) -> None:
    """Cut off the oldest entries, up to the first that is young enough."""
    young = select(func.min(AUDIT.c.number)).where(AUDIT.c.at >= oldest)
    first = connection.execute(young).scalar_one()
    last = select(AUDIT.c.number, AUDIT.c.link).order_by(AUDIT.c.number.desc()).limit(1)
    if first is not None:
        last = last.where(AUDIT.c.number < first)
    row = connection.execute(last).first()
    if row is None:
        return
    put(connection, AUDIT_START, [{"id": 1, "number": row.number, "link": row.link}])
    erased.delete(connection, AUDIT, AUDIT.c.number <= row.number)
    erased.delete(connection, AUDIT_ERASED, AUDIT_ERASED.c.entry <= row.number)
