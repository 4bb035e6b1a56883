"""Deals as the team's own system exported them, how they ended, and bands of the team's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from copilot.kinds import CallKind
    from copilot.review.bands import MeasureName
    from copilot.review.outcomes import Outcome
    from copilot.review.pipeline import Deal
    from copilot.storage.team.database import TeamDatabase
    from copilot.storage.team.records import HeldDeal, TeamBand


class Deals:
    """Snapshots of the pipeline, one a day at most. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def save(self, deals: Iterable[Deal], *, day: date, owners: Mapping[str, str]) -> int:
        """Keep an export in place of that day's former one. `owners`: an owner's name to a person's id."""
        raise NotImplementedError

    async def days(self) -> tuple[date, ...]:
        """The days that there is a snapshot of, the newest first."""
        raise NotImplementedError

    async def of_day(self, day: date, *, person: str | None = None) -> tuple[HeldDeal, ...]:
        """One snapshot's deals, of everybody or of one person, by reference."""
        raise NotImplementedError


class Outcomes:
    """How the deals behind calls ended. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def save(self, outcomes: Iterable[Outcome], *, today: date) -> int:
        """Keep them, each in place of the former one of its reference; how many are new or other."""
        raise NotImplementedError

    async def everything(self) -> tuple[Outcome, ...]:
        """All of them, by reference."""
        raise NotImplementedError


class Bands:
    """The team's own bands in force. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def save(self, band: TeamBand) -> None:
        """Put it in force, in place of the former one of its kind and measure."""
        raise NotImplementedError

    async def remove(self, kind: CallKind, measure: MeasureName) -> bool:
        """Back to the shipped one; whether there was one of the team's own."""
        raise NotImplementedError

    async def in_force(self) -> tuple[TeamBand, ...]:
        """All of them, by kind and measure."""
        raise NotImplementedError
