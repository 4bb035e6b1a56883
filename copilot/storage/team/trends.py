"""What is published across people: parts that hold K of them, made once and never again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from copilot.review.kanon import Part
    from copilot.storage.team.database import TeamDatabase


class Trends:
    """Published parts. A week that was published stays as it was: what changed would tell who."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def publish(self, *, today: date) -> int:
        """Publish the weeks that have settled since; how many. Run it once a day."""
        raise NotImplementedError

    async def parts(
        self, *, first: date, last: date, teams: frozenset[str] | None = None
    ) -> tuple[Part, ...]:
        """The published parts of weeks from `first` to `last`, for `copilot.review.kanon.trend`."""
        raise NotImplementedError
