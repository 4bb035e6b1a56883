"""What is published across people: parts that hold K of them, made once and never again.

A team's week is published when it has settled and enough people stand behind it, from the calls that
are there by then. It stays as it was, whatever is shared, taken back or deleted later: the difference
of two answers about one week would tell whose call came or went. Whose calls are in it is remembered, so
that nobody's week is published again under another team's name. Calls of somebody who was deleted do not
come back under another id (`taking`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from sqlalchemy import BIGINT, and_, bindparam, cast, func, select

from copilot.kinds import CallKind, MomentKind
from copilot.review.indicators import IndicatorName
from copilot.review.published import Contribution, Count, Part, Release, counts_of, release, settled
from copilot.review.skills import Skill
from copilot.storage.team.database import put
from copilot.storage.team.days import WEEK_DAYS, day_number, day_of, week_start
from copilot.storage.team.deal_tables import PART_COUNTS, PART_KINDS, PARTS
from copilot.storage.team.once import is_closed
from copilot.storage.team.people import date_former_managers, managers_since
from copilot.storage.team.tables import PEOPLE, SHARED_CALLS, SHARED_MOMENTS
from copilot.storage.team.tallying import by_person_and_kind
from copilot.storage.team.told_tables import PUBLISHED_PEOPLE, Told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection

    from copilot.review.published import MeasureKey
    from copilot.storage.team.database import TeamDatabase
    from copilot.storage.team.tallying import Counted

LOOK_BACK_WEEKS: Final = 8
"""A machine that was off for longer than that changes no trend any more."""

_MOMENTS: Final = {kind.value: kind for kind in MomentKind}
_KEYS: Final[dict[str, MeasureKey]] = {
    key.value: key for key in (*MomentKind, *Skill, *IndicatorName)
}


class Trends:
    """Published parts. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def publish(self, *, today: date, weeks: int = LOOK_BACK_WEEKS) -> int:
        """Publish what has settled since, of so many weeks back; how many parts. Run it once a day.

        `weeks` must be such that calls are kept for longer: what was published of a week whose calls
        have grown old is forgotten with them.
        """
        await self._database.write(partial(date_former_managers, today=day_number(today)))
        this_week = week_start(day_number(today))
        made = 0
        for back in range(weeks, 0, -1):
            week = this_week - back * WEEK_DAYS
            if week >= 0 and settled(day_of(week), today):
                made += await self._database.write(partial(publish_week, week=week, today=today))
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


def sums_by_week(
    connection: Connection, *, first: int, last: int, teams: Iterable[str]
) -> tuple[Part, ...]:
    """The published parts of these teams from day `first` to day `last`, added up to one a week.

    An answer is a sum of whole parts, so it does not matter who adds: for `copilot.review.kanon.trend`
    without a filter.
    """
    given = {"first": week_start(first), "last": last, "teams": sorted(teams)}
    weeks = connection.execute(_WEEKS, given).all()
    counts: defaultdict[int, list[Count]] = defaultdict(list)
    for week, key, hits, n in connection.execute(_WEEK_COUNTS, given):
        counts[week].append(Count(key=_KEYS[key], hits=hits, n=n))
    return tuple(
        Part(team="", week=day_of(week), kinds=(), calls=calls, counts=tuple(counts[week]))
        for week, calls in weeks
    )


_WITHIN: Final = and_(
    PARTS.c.week.between(bindparam("first", type_=BIGINT()), bindparam("last", type_=BIGINT())),
    PARTS.c.team.in_(bindparam("teams", expanding=True)),
)
_WEEKS: Final = (
    select(PARTS.c.week, cast(func.sum(PARTS.c.calls), BIGINT))
    .where(_WITHIN)
    .group_by(PARTS.c.week)
    .order_by(PARTS.c.week)
)
_WEEK_COUNTS: Final = (
    select(
        PARTS.c.week,
        PART_COUNTS.c.key,
        func.sum(PART_COUNTS.c.hits),
        cast(func.sum(PART_COUNTS.c.of_all), BIGINT),
    )
    .join(PARTS, PARTS.c.id == PART_COUNTS.c.part_id)
    .where(_WITHIN)
    .group_by(PARTS.c.week, PART_COUNTS.c.key)
)


def publish_week(connection: Connection, *, week: int, today: date) -> int:
    """Publish what may be of the week that begins on that Monday; how many parts."""
    if is_closed(connection, Told.TRENDS, week):
        return 0
    before = _before(connection, week)
    teams = {row.id: row.team for row in connection.execute(select(PEOPLE.c.id, PEOPLE.c.team))}
    counted = by_person_and_kind(connection, first=week, last=week + WEEK_DAYS - 1)
    # whether a part is shown depends on who called, so of teams that are too few no moment is read
    bare = _contributions(week, teams, managers_since(connection, week), counted)
    if not release(bare, today=today, before=before).parts:
        return 0
    kinds = _kinds_of_moments(connection, week)
    given = [
        replace(
            one,
            counts=counts_of(
                one.calls, counted[one.rep, one.kind].tallies, kinds.get((one.rep, one.kind), ())
            ),
        )
        for one in bare
    ]
    fresh = release(given, today=today, before=before)
    _keep(connection, fresh.parts)
    people = [{"week": week, "person_id": person} for _, person in sorted(fresh.people)]
    put(connection, PUBLISHED_PEOPLE, people)
    return len(fresh.parts)


def _before(connection: Connection, week: int) -> Release:
    """What was published of the week: its teams, and its people."""
    day = day_of(week)
    teams = select(PARTS.c.team).where(PARTS.c.week == week).distinct()
    people = select(PUBLISHED_PEOPLE.c.person_id).where(PUBLISHED_PEOPLE.c.week == week)
    return Release(
        parts=tuple(
            Part(team=team, week=day, kinds=(), calls=0, counts=())
            for team in connection.execute(teams).scalars()
        ),
        people=frozenset((day, person) for person in connection.execute(people).scalars()),
    )


def _contributions(
    week: int,
    teams: Mapping[str, str],
    managers: Mapping[str, frozenset[str]],
    counted: Mapping[tuple[str, CallKind], Counted],
) -> tuple[Contribution, ...]:
    """Who called how often, and nothing of how it went."""
    return tuple(
        Contribution(
            rep=person,
            team=teams[person],
            week=day_of(week),
            kind=kind,
            calls=one.calls,
            counts=(),
            managers=managers.get(person, frozenset()),
        )
        for (person, kind), one in sorted(counted.items())
    )


def _kinds_of_moments(
    connection: Connection, week: int
) -> Mapping[tuple[str, CallKind], list[set[MomentKind]]]:
    """The kinds of moments of each call of that week, by person and kind of call."""
    rows = connection.execute(
        select(
            SHARED_CALLS.c.id, SHARED_CALLS.c.person_id, SHARED_CALLS.c.kind, SHARED_MOMENTS.c.kind
        )
        .join(SHARED_MOMENTS, SHARED_MOMENTS.c.call_id == SHARED_CALLS.c.id)
        .where(SHARED_CALLS.c.day.between(week, week + WEEK_DAYS - 1))
    ).all()
    calls: dict[str, set[MomentKind]] = {}
    found: defaultdict[tuple[str, CallKind], list[set[MomentKind]]] = defaultdict(list)
    for call, person, kind, moment in rows:
        if call not in calls:
            calls[call] = set()
            found[person, CallKind(kind)].append(calls[call])
        calls[call].add(_MOMENTS[moment])
    return found


def _keep(connection: Connection, fresh: Sequence[Part]) -> None:
    newest = connection.execute(select(func.max(PARTS.c.id))).scalar_one() or 0
    numbered = list(enumerate(fresh, newest + 1))
    rows = [
        {"id": number, "week": day_number(part.week), "team": part.team, "calls": part.calls}
        for number, part in numbered
    ]
    kinds = [
        {"part_id": number, "kind": kind.value} for number, part in numbered for kind in part.kinds
    ]
    counts = [
        {"part_id": number, "key": count.key.value, "hits": count.hits, "of_all": count.n}
        for number, part in numbered
        for count in part.counts
    ]
    for table, several in ((PARTS, rows), (PART_KINDS, kinds), (PART_COUNTS, counts)):
        put(connection, table, several)


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
