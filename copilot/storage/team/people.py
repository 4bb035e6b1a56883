"""The people of a team, who is whose manager, and in which team they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copilot.storage.team.database import TeamDatabase
    from copilot.storage.team.records import Person


class People:
    """Raises the `StoreError` tree; `PersonRefused` for what cannot be."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def save(self, person: Person) -> None:
        """Add a person, or change one. Raises `PersonRefused` for a manager who is not there, or
        whose manager in turn this person is.
        """
        raise NotImplementedError

    async def load(self, person: str) -> Person | None:
        """One person, or None."""
        raise NotImplementedError

    async def everybody(self) -> tuple[Person, ...]:
        """Everyone, by name."""
        raise NotImplementedError

    async def reports_of(self, manager: str) -> tuple[Person, ...]:
        """The active people whose manager that is, by name."""
        raise NotImplementedError
