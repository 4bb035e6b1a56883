"""The people of a team, who is whose manager, and in which team they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import TEXT, bindparam, func, select

from copilot.errors import PersonRefused
from copilot.storage.team.database import put
from copilot.storage.team.days import day_number, day_of
from copilot.storage.team.records import Person, Role
from copilot.storage.team.tables import PEOPLE

if TYPE_CHECKING:
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
            _check_manager(connection, person)
            if person.role is not Role.ADMIN or not person.active:
                check_somebody_administers(connection, without=person.id)
            put(connection, PEOPLE, [_row(person)])

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
