"""The people of a team, who is whose manager, and in which team they are.

Who was somebody's manager is remembered as long as that person's calls are: they have looked at them one
by one, and what is published across people must hold against that too (`copilot.review.kanon`).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from sqlalchemy import TEXT, bindparam, func, or_, select, update

from copilot.errors import PersonRefused
from copilot.storage.team.database import put
from copilot.storage.team.days import day_number, day_of
from copilot.storage.team.records import Person, Role
from copilot.storage.team.tables import PEOPLE
from copilot.storage.team.told_tables import FORMER_MANAGERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, RowMapping

    from copilot.storage.team.database import TeamDatabase


# by name and then by id: nothing else of people is ever a reason for an order
_BY_NAME: Final = select(PEOPLE).order_by(func.lower(PEOPLE.c.name), PEOPLE.c.id)
_REPORTS: Final = _BY_NAME.where(
    PEOPLE.c.manager_id == bindparam("manager", type_=TEXT()), PEOPLE.c.active == 1
)


class People:
    """Raises the `StoreError` tree; `PersonRefused` for what cannot be."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def save(self, person: Person) -> None:
        """Add a person, or change one.

        Raises `PersonRefused` for a manager who is not there, or whose own manager, however far up,
        is this person; and where nobody would be left to let people in.
        """

        def work(connection: Connection) -> None:
            if person.role is not Role.ADMIN or not person.active:
                check_somebody_administers(connection, without=person.id)
            save_person(connection, person)

        await self._database.write(work)

    async def load(self, person: str) -> Person | None:
        """One person, or None."""
        wanted = select(PEOPLE).where(PEOPLE.c.id == person)
        row = await self._database.read(
            lambda connection: connection.execute(wanted).mappings().first()
        )
        return None if row is None else person_of(row)

    async def everybody(self) -> tuple[Person, ...]:
        """Everyone, by name."""
        rows = await self._database.read(
            lambda connection: connection.execute(_BY_NAME).mappings().all()
        )
        return tuple(person_of(row) for row in rows)

    async def reports_of(self, manager: str) -> tuple[Person, ...]:
        """The active people whose manager that is, by name."""
        return await self._database.read(lambda connection: reports_of(connection, manager))


def save_person(connection: Connection, person: Person) -> None:
    """Add a person, or change one. Raises `PersonRefused`."""
    _check_manager(connection, person)
    _remember_manager(connection, person)
    put(connection, PEOPLE, [_row(person)])


def managers_since(connection: Connection, day: int) -> Mapping[str, frozenset[str]]:
    """Everybody's manager, and whoever else was that on this day or later."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    now = select(PEOPLE.c.id, PEOPLE.c.manager_id).where(PEOPLE.c.manager_id.is_not(None))
    until = FORMER_MANAGERS.c.until
    before = select(FORMER_MANAGERS.c.person_id, FORMER_MANAGERS.c.manager_id).where(
        or_(until.is_(None), until >= day)
    )
    for wanted in (now, before):
        for person, manager in connection.execute(wanted):
            found[person].add(manager)
    return {person: frozenset(managers) for person, managers in found.items()}


def date_former_managers(connection: Connection, today: int) -> None:
    """Note the day of the changes since the last time: once a day, so that it is late and never early."""
    connection.execute(
        update(FORMER_MANAGERS).where(FORMER_MANAGERS.c.until.is_(None)).values(until=today)
    )


def reports_of(connection: Connection, manager: str) -> tuple[Person, ...]:
    """The active people whose manager that is, by name."""
    rows = connection.execute(_REPORTS, {"manager": manager}).mappings()
    return tuple(person_of(row) for row in rows)


def person_of(row: RowMapping) -> Person:
    """The person of a row of ``people``."""
    return Person(
        id=row["id"],
        name=row["name"],
        role=Role(row["role"]),
        team=row["team"],
        manager=row["manager_id"],
        since=day_of(row["since"]),
        active=bool(row["active"]),
    )


def _row(person: Person) -> dict[str, object]:
    return {
        "id": person.id,
        "name": person.name,
        "role": person.role.value,
        "team": person.team,
        "manager_id": person.manager,
        "since": day_number(person.since),
        "active": int(person.active),
    }


def check_somebody_administers(connection: Connection, *, without: str) -> None:
    """Raises `PersonRefused` where that person alone can let people in."""
    able = select(PEOPLE.c.id).where(PEOPLE.c.role == Role.ADMIN.value, PEOPLE.c.active == 1)
    if connection.execute(able).scalars().all() == [without]:
        raise PersonRefused(
            "nobody else looks after people here: without you nobody could come in any more",
            remedy="make somebody else an administrator first",
        )


def _remember_manager(connection: Connection, person: Person) -> None:
    wanted = select(PEOPLE.c.manager_id).where(PEOPLE.c.id == person.id)
    former = connection.execute(wanted).scalar_one_or_none()
    if former is not None and former != person.manager:
        row = {"person_id": person.id, "manager_id": former, "until": None}
        put(connection, FORMER_MANAGERS, [row])


def _check_manager(connection: Connection, person: Person) -> None:
    above = person.manager
    seen = {person.id}
    while above is not None:
        if above in seen:
            raise PersonRefused(
                "nobody can be their own manager, nor their manager's manager",
                remedy="choose somebody else",
            )
        seen.add(above)
        row = connection.execute(select(PEOPLE.c.manager_id).where(PEOPLE.c.id == above)).first()
        if row is None:
            raise PersonRefused("there is no such manager", remedy="add the manager first")
        above = row.manager_id
