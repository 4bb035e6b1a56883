"""The calls that reps let through, and their moments."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from copilot.review.shared import SharedCall
    from copilot.storage.team.database import TeamDatabase
    from copilot.storage.team.records import Delivery, MomentWeek, OwnedCall, Receipt


class Shares:
    """Shared calls by whose they are. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def take(self, person: str, deliveries: Iterable[Delivery]) -> tuple[Receipt, ...]:
        """Keep what a machine of that person sent, all in one transaction; the same twice is once."""
        raise NotImplementedError

    async def load(self, call: str) -> OwnedCall | None:
        """One call with its moments, and whose it is."""
        raise NotImplementedError

    async def of_person(
        self, person: str, *, first: date, last: date, moments: bool = True
    ) -> tuple[SharedCall, ...]:
        """A person's calls from `first` to `last`, the oldest first."""
        raise NotImplementedError

    async def of_people(
        self, people: Sequence[str], *, first: date, last: date, moments: bool = True
    ) -> Mapping[str, tuple[SharedCall, ...]]:
        """The same of several at once, with an entry for each. Without `moments` it is much quicker."""
        raise NotImplementedError

    async def moment_weeks(
        self, people: Sequence[str], *, first: date, last: date
    ) -> tuple[MomentWeek, ...]:
        """How many moments of each kind these people's weeks had, by person, week and kind."""
        raise NotImplementedError
