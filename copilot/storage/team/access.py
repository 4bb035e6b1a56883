"""Tickets, sessions and the tokens of machines: of each only its digest is kept.

What is handed out has 256 random bits, so a plain SHA-256 of it cannot be searched, and looking a
digest up tells nothing by its timing: who does not hold the secret cannot choose the digest.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, select

from copilot.limits import limit
from copilot.storage.team.audit import Entry, note
from copilot.storage.team.database import put
from copilot.storage.team.days import day_number
from copilot.storage.team.people import person_of, reports_of
from copilot.storage.team.records import Deed, Role
from copilot.storage.team.tables import MACHINES, PEOPLE, SESSIONS, TICKETS

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection, Select, Table

    from copilot.storage.team.database import TeamDatabase
    from copilot.storage.team.records import Person

SECRET_BYTES: Final = 32
TICKET_SECONDS: Final = 24 * 3600
"""For a ticket that an administrator hands on by whatever means a team has."""

SESSION_SECONDS: Final = 12 * 3600
"""A working day: who signs in in the morning need not again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Somebody with a session, and the active people whose manager they are, by name."""

    person: Person
    reports: tuple[Person, ...]


class AccessStore:
    """Who may come in. `now` is in whole seconds of UTC since 1970. Raises the `StoreError` tree.

    What is handed out here is handed out once: nobody can read it back, the administrator included.
    """

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def issue_ticket(self, person: str, *, now: int, expires_s: int = TICKET_SECONDS) -> str:
        """A one-time ticket with which that person signs in. At the bound the oldest is worth nothing."""
        secret = _secret()

        def work(connection: Connection) -> None:
            _put_key(connection, TICKETS, secret, person, now + expires_s)
            _bound(connection, TICKETS, person)

        await self._database.write(work)
        return secret

    async def sign_in(
        self, ticket: str, *, now: int, expires_s: int = SESSION_SECONDS
    ) -> str | None:
        """A session's token for a ticket, which is used up with it; None if it was not good.

        There is no session that the log does not know of.
        """
        secret = _secret()

        def work(connection: Connection) -> bool:
            key = TICKETS.c.digest == _digest(ticket)
            row = connection.execute(
                select(TICKETS.c.person_id, TICKETS.c.expires_at)
                .join(PEOPLE, PEOPLE.c.id == TICKETS.c.person_id)
                .where(key, PEOPLE.c.active == 1)
            ).first()
            connection.execute(delete(TICKETS).where(key))
            if row is None or row.expires_at <= now:
                return False
            _put_key(connection, SESSIONS, secret, row.person_id, now + expires_s)
            _bound(connection, SESSIONS, row.person_id)
            person = row.person_id
            note(
                connection,
                [Entry(at=now, actor=person, subject=person, deed=Deed.SIGNED_IN)],
            )
            return True

        return secret if await self._database.write(work) else None

    async def signed_in(self, token: str, *, now: int) -> Person | None:
        """Whose session that is, if it still is one and the person is active."""
        return await self._owner(_owner_of(SESSIONS, token).where(SESSIONS.c.expires_at > now))

    async def visitor(self, token: str, *, now: int) -> Visitor | None:
        """Whose session that is, with the active people who report to them: all that a door asks for."""
        wanted = _owner_of(SESSIONS, token).where(SESSIONS.c.expires_at > now)

        def work(connection: Connection) -> Visitor | None:
            row = connection.execute(wanted).mappings().first()
            if row is None:
                return None
            person = person_of(row)
            # an administrator leads nobody, whatever was typed: they hold the keys
            leads = person.role is not Role.ADMIN
            return Visitor(
                person=person, reports=reports_of(connection, person.id) if leads else ()
            )

        return await self._database.read(work)

    async def sign_out(self, token: str) -> None:
        """End a session."""
        gone = delete(SESSIONS).where(SESSIONS.c.digest == _digest(token))
        await self._database.write(lambda connection: connection.execute(gone))

    async def sign_out_everywhere(self, person: str) -> int:
        """End all sessions of a person and all tickets; how many sessions there were."""

        def work(connection: Connection) -> int:
            connection.execute(delete(TICKETS).where(TICKETS.c.person_id == person))
            return connection.execute(
                delete(SESSIONS).where(SESSIONS.c.person_id == person)
            ).rowcount

        return await self._database.write(work)

    async def issue_machine(self, person: str, *, today: date) -> str:
        """A token with which a machine of that person sends what it shares. Former ones stay good."""
        secret = _secret()
        row = {
            "digest": _digest(secret),
            "person_id": person,
            "issued_on": day_number(today),
        }
        await self._database.write(lambda connection: put(connection, MACHINES, [row]))
        return secret

    async def machine(self, token: str) -> Person | None:
        """Whose machine that is, if the person is active."""
        return await self._owner(_owner_of(MACHINES, token))

    async def forget_machines(self, person: str) -> int:
        """Make every machine token of a person worthless; how many there were."""
        gone = delete(MACHINES).where(MACHINES.c.person_id == person)
        return await self._database.write(lambda connection: connection.execute(gone).rowcount)

    async def _owner(self, wanted: Select[tuple[object, ...]]) -> Person | None:
        row = await self._database.read(
            lambda connection: connection.execute(wanted).mappings().first()
        )
        return None if row is None else person_of(row)


def _owner_of(table: Table, secret: str) -> Select[tuple[object, ...]]:
    return (
        select(PEOPLE)
        .join(table, table.c.person_id == PEOPLE.c.id)
        .where(table.c.digest == _digest(secret), PEOPLE.c.active == 1)
    )


def _put_key(
    connection: Connection, table: Table, secret: str, person: str, expires_at: int
) -> None:
    row = {"digest": _digest(secret), "person_id": person, "expires_at": expires_at}
    put(connection, table, [row])


def _bound(connection: Connection, table: Table, person: str) -> None:
    """Leave a person as many keys as `limits` says, those that last longest."""
    beyond = (
        select(table.c.digest)
        .where(table.c.person_id == person)
        .order_by(table.c.expires_at.desc(), table.c.digest)
        .offset(limit("keys_per_person"))
    )
    old = connection.execute(beyond).scalars().all()
    connection.execute(delete(table).where(table.c.digest.in_(old)))


def _secret() -> str:
    return secrets.token_urlsafe(SECRET_BYTES)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
