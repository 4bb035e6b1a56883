"""The calls that reps let through, and their moments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Final

from sqlalchemy import and_, select

from copilot.kinds import MomentKind
from copilot.storage.team.days import day_number, day_of, week_start
from copilot.storage.team.records import Delivery, MomentWeek, OwnedCall, Receipt, Taken
from copilot.storage.team.share_rows import CALL_COLUMNS, MOMENT_COLUMNS, call_of, moment_of
from copilot.storage.team.tables import (
    ANNOTATIONS,
    MOMENT_WEEKS,
    REFERENCES,
    SHARED_CALLS,
    SHARED_MOMENTS,
)
from copilot.storage.team.taking import take

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection

    from copilot.review.shared import SharedCall, SharedMoment
    from copilot.storage.team.database import TeamDatabase


_CALLS: Final = (
    select(*CALL_COLUMNS, REFERENCES.c.reference)
    .outerjoin(REFERENCES, REFERENCES.c.call_id == SHARED_CALLS.c.id)
    .order_by(SHARED_CALLS.c.day, SHARED_CALLS.c.id)
)
_MOMENTS: Final = (
    select(*MOMENT_COLUMNS)
    .join(SHARED_CALLS, SHARED_CALLS.c.id == SHARED_MOMENTS.c.call_id)
    .order_by(SHARED_MOMENTS.c.at_s, SHARED_MOMENTS.c.id)
)
_TYPED: Final = select(ANNOTATIONS.c.call_id, ANNOTATIONS.c.moment_id, ANNOTATIONS.c.text).join(
    SHARED_CALLS, SHARED_CALLS.c.id == ANNOTATIONS.c.call_id
)


class Shares:
    """Shared calls by whose they are. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def take(
        self, person: str, deliveries: Iterable[Delivery], *, today: date
    ) -> tuple[Receipt, ...]:
        """Keep what a machine of that person sent, all in one transaction; the same twice is once.

        `today` is the server's day, from which what was taken back is remembered.
        """
        given = tuple(deliveries)
        receipts: list[Receipt] = []

        def work(connection: Connection) -> int:
            receipts[:] = take(connection, person, given, today)
            return sum(one.taken is Taken.WITHDRAWN for one in receipts)

        if any(one.shared is None for one in given):
            await self._database.erase(work, rewrite=False)
        else:
            await self._database.write(work)
        return tuple(receipts)

    async def load(self, call: str) -> OwnedCall | None:
        """One call with its moments, and whose it is."""
        which = SHARED_CALLS.c.id == call
        found = await self._database.read(
            lambda connection: load_calls(connection, which, moments=True)
        )
        return found[0] if found else None

    async def of_person(
        self, person: str, *, first: date, last: date, moments: bool = True
    ) -> tuple[SharedCall, ...]:
        """A person's calls from `first` to `last`, the oldest first."""
        found = await self.of_people((person,), first=first, last=last, moments=moments)
        return found[person]

    async def of_people(
        self,
        people: Sequence[str],
        *,
        first: date,
        last: date,
        moments: bool = True,
    ) -> Mapping[str, tuple[SharedCall, ...]]:
        """The same of several at once, with an entry for each. Without `moments` it is much quicker."""
        which = and_(
            SHARED_CALLS.c.person_id.in_(people),
            SHARED_CALLS.c.day.between(day_number(first), day_number(last)),
        )
        found = await self._database.read(
            lambda connection: load_calls(connection, which, moments=moments)
        )
        calls: dict[str, list[SharedCall]] = {person: [] for person in people}
        for owned in found:
            calls[owned.person].append(owned.call)
        return {person: tuple(theirs) for person, theirs in calls.items()}

    async def referenced_by(self, people: Iterable[str]) -> Mapping[str, frozenset[str]]:
        """Each reference on their calls, as typed, and whose calls carry it."""
        wanted = (
            select(REFERENCES.c.reference, SHARED_CALLS.c.person_id)
            .join(SHARED_CALLS, SHARED_CALLS.c.id == REFERENCES.c.call_id)
            .where(SHARED_CALLS.c.person_id.in_(tuple(people)))
            .distinct()
        )
        found: defaultdict[str, set[str]] = defaultdict(set)
        for reference, person in await self._database.read(
            lambda connection: connection.execute(wanted).all()
        ):
            found[reference].add(person)
        return {reference: frozenset(persons) for reference, persons in found.items()}

    async def moment_weeks(
        self, people: Sequence[str], *, first: date, last: date
    ) -> tuple[MomentWeek, ...]:
        """How many moments of each kind these people's weeks had, by person, week and kind.

        Of every week that has a day from `first` to `last`.
        """
        weeks = MOMENT_WEEKS.c.week.between(week_start(day_number(first)), day_number(last))
        wanted = (
            select(MOMENT_WEEKS)
            .where(MOMENT_WEEKS.c.person_id.in_(people), weeks)
            .order_by(MOMENT_WEEKS.c.person_id, MOMENT_WEEKS.c.week, MOMENT_WEEKS.c.kind)
        )
        rows = await self._database.read(lambda connection: connection.execute(wanted).all())
        return tuple(
            MomentWeek(
                person=person, week=day_of(week), kind=MomentKind(kind), moments=count, calls=calls
            )
            for person, week, kind, count, calls in rows
        )


def load_calls(
    connection: Connection, which: ColumnElement[bool], *, moments: bool | AbstractSet[MomentKind]
) -> tuple[OwnedCall, ...]:
    """The calls for which `which` holds, the oldest first.

    With all their moments; or with those of some kinds, and without what was typed about them.
    """
    calls = connection.execute(_CALLS.where(which)).all()
    kinds = moments if isinstance(moments, AbstractSet) else None
    found = _moments(connection, which, kinds) if moments and calls else {}
    return tuple(
        OwnedCall(
            person=row[1], call=call_of(row[:-1], tuple(found.get(row[0], ())), row[-1] or "")
        )
        for row in calls
    )


def _moments(
    connection: Connection, which: ColumnElement[bool], kinds: AbstractSet[MomentKind] | None
) -> Mapping[str, list[SharedMoment]]:
    annotations: dict[tuple[str, str], str] = {}
    wanted = _MOMENTS.where(which)
    if kinds is None:
        typed = connection.execute(_TYPED.where(which))
        annotations = {(call, moment): text for call, moment, text in typed}
    else:
        wanted = wanted.where(SHARED_MOMENTS.c.kind.in_(sorted(kind.value for kind in kinds)))
    rows = connection.execute(wanted)
    found: defaultdict[str, list[SharedMoment]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(moment_of(row, annotations.get((row[0], row[1]), "")))
    return found
