"""Tickets, sessions and the tokens of machines: of each only its digest is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from copilot.storage.team.database import TeamDatabase
    from copilot.storage.team.records import Person


class AccessStore:
    """Who may come in. `now` is in whole seconds of UTC since 1970. Raises the `StoreError` tree.

    What is handed out here is handed out once: nobody can read it back, the administrator included.
    """

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def issue_ticket(self, person: str, *, now: int, expires_s: int) -> str:
        """A one-time ticket with which that person signs in."""
        raise NotImplementedError

    async def sign_in(self, ticket: str, *, now: int, expires_s: int) -> str | None:
        """A session's token for a ticket, which is used up with it; None if it was not good."""
        raise NotImplementedError

    async def signed_in(self, token: str, *, now: int) -> Person | None:
        """Whose session that is, if it still is one and the person is active."""
        raise NotImplementedError

    async def sign_out(self, token: str) -> None:
        """End a session."""
        raise NotImplementedError

    async def sign_out_everywhere(self, person: str) -> int:
        """End all sessions of a person and all tickets; how many sessions there were."""
        raise NotImplementedError

    async def issue_machine(self, person: str, *, today: date) -> str:
        """A token with which a machine of that person sends what it shares. Former ones stay good."""
        raise NotImplementedError

    async def machine(self, token: str) -> Person | None:
        """Whose machine that is, if the person is active."""
        raise NotImplementedError

    async def forget_machines(self, person: str) -> int:
        """Make every machine token of a person worthless; how many there were."""
        raise NotImplementedError
