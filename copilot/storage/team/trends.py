"""What is published across people: parts that hold K of them, made once and never again.

A team's week is published when it has settled and enough people stand behind it, from the calls that
are there by then. It stays as it was, whatever is shared, taken back or deleted later: the difference
of two answers about one week would tell whose call came or went.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, func, select

from copilot.kinds import CallKind, MomentKind
from copilot.review.indicators import IndicatorName
from copilot.review.published import Count, Part, contributions, released, settled
from copilot.review.skills import Skill
from copilot.storage.team.database import put
from copilot.storage.team.days import WEEK_DAYS, day_number, day_of, week_start
from copilot.storage.team.deal_tables import PART_COUNTS, PART_KINDS, PARTS
from copilot.storage.team.shares import load_calls
from copilot.storage.team.tables import PEOPLE, SHARED_CALLS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from sqlalchemy import ColumnElement, Connection

    from copilot.review.published import Contribution, MeasureKey
    from copilot.storage.team.database import TeamDatabase

LOOK_BACK_WEEKS: Final = 8
"""A machine that was off for longer than that changes no trend any more."""

_KEYS: Final[dict[str, MeasureKey]] = {
    key.value: key for key in (*MomentKind, *Skill, *IndicatorName)
}


class Trends:
    """Published parts. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def publish(self, *, today: date, weeks: int = LOOK_BACK_WEEKS) -> int:
        """Publish what has settled since, of so many weeks back; how many parts. Run it once a day."""
        this_week = week_start(day_number(today))
        made = 0
        for back in range(weeks, 0, -1):
            week = this_week - back * WEEK_DAYS
            if week >= 0 and settled(day_of(week), today):
                made += await self._database.write(partial(_publish, week=week, today=today))
        return made

    async def parts(
        self, *, first: date, last: date, teams: frozenset[str] | None = None
    ) -> tuple[Part, ...]:
        """The published parts of weeks from `first` to `last`, for `copilot.review.kanon.trend`."""
        which: ColumnElement[bool] = PARTS.c.week.between(
            week_start(day_number(first)), day_number(last)
        )
        if teams is not None:
            which = and_(which, PARTS.c.team.in_(sorted(teams)))
        return await self._database.read(lambda connection: _load(connection, which))


def _publish(connection: Connection, *, week: int, today: date) -> int:
    before = _load(connection, PARTS.c.week == week)
    given = _contributions(connection, week)
    if {one.team for one in given} <= {part.team for part in before}:
        return 0
    fresh = [part for part in released(before, given, today=today) if part not in before]
    _keep(connection, fresh)
    return len(fresh)


def _contributions(connection: Connection, week: int) -> tuple[Contribution, ...]:
    teams = dict(connection.execute(select(PEOPLE.c.id, PEOPLE.c.team)).all())
    calls = defaultdict(list)
    of_the_week = SHARED_CALLS.c.day.between(week, week + WEEK_DAYS - 1)
    for owned in load_calls(connection, of_the_week, moments=True):
        calls[owned.person].append(owned.call)
    return tuple(
        one
        for person, theirs in sorted(calls.items())
        for one in contributions(person, teams[person], theirs)
    )


def _keep(connection: Connection, fresh: Iterable[Part]) -> None:
    newest = connection.execute(select(func.max(PARTS.c.id))).scalar_one() or 0
    for number, part in enumerate(fresh, newest + 1):
        row = {"id": number, "week": day_number(part.week), "team": part.team, "calls": part.calls}
        put(connection, PARTS, [row])
        put(
            connection,
            PART_KINDS,
            [{"part_id": number, "kind": kind.value} for kind in part.kinds],
        )
        put(
            connection,
            PART_COUNTS,
            [
                {
                    "part_id": number,
                    "key": count.key.value,
                    "hits": count.hits,
                    "of_all": count.n,
                }
                for count in part.counts
            ],
        )


def _load(connection: Connection, which: ColumnElement[bool]) -> tuple[Part, ...]:
    rows = connection.execute(
        select(PARTS.c.id, PARTS.c.week, PARTS.c.team, PARTS.c.calls)
        .where(which)
        .order_by(PARTS.c.team, PARTS.c.week, PARTS.c.id)
    ).all()
    kinds: defaultdict[int, list[CallKind]] = defaultdict(list)
    for part, kind in connection.execute(
        select(PART_KINDS.c.part_id, PART_KINDS.c.kind)
        .join(PARTS, PARTS.c.id == PART_KINDS.c.part_id)
        .where(which)
        .order_by(PART_KINDS.c.kind)
    ):
        kinds[part].append(CallKind(kind))
    counts: defaultdict[int, list[Count]] = defaultdict(list)
    for part, key, hits, n in connection.execute(
        select(PART_COUNTS)
        .join(PARTS, PARTS.c.id == PART_COUNTS.c.part_id)
        .where(which)
        .order_by(PART_COUNTS.c.key)
    ):
        counts[part].append(Count(key=_KEYS[key], hits=hits, n=n))
    return tuple(
        Part(
            team=team,
            week=day_of(week),
            kinds=tuple(kinds[part]),
            calls=calls,
            counts=tuple(sorted(counts[part], key=_order)),
        )
        for part, week, team, calls in rows
    )


def _order(count: Count) -> tuple[str, str]:
    # as `copilot.review.published` orders them, whatever a database's collation
    return type(count.key).__name__, count.key.value
