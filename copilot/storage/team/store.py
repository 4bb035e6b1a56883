"""The team's store as a whole, opened."""

from __future__ import annotations

from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.storage.lock import sole_use
from copilot.storage.team.access import AccessStore
from copilot.storage.team.agreed import Agreements
from copilot.storage.team.audit import Audit
from copilot.storage.team.database import open_database
from copilot.storage.team.deals import Bands, Deals, Outcomes
from copilot.storage.team.keeping import Keeping
from copilot.storage.team.meetings import Meetings
from copilot.storage.team.overview import Overview
from copilot.storage.team.people import People
from copilot.storage.team.programmes import Programmes
from copilot.storage.team.quotas import Quotas
from copilot.storage.team.scorecards import Scorecards
from copilot.storage.team.shares import Shares
from copilot.storage.team.trends import LOOK_BACK_WEEKS, Trends
from copilot.storage.team.won import LOOK_BACK_DAYS, Patterns

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from datetime import date
    from pathlib import Path

    from copilot.storage.team.database import TeamDatabase


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamStore:
    """Everything that is kept of a team, each kind behind its own few methods."""

    people: People
    access: AccessStore
    shares: Shares
    overview: Overview
    trends: Trends
    programmes: Programmes
    patterns: Patterns
    agreements: Agreements
    scorecards: Scorecards
    meetings: Meetings
    deals: Deals
    quotas: Quotas
    outcomes: Outcomes
    bands: Bands
    audit: Audit
    keeping: Keeping

    @classmethod
    def over(cls, database: TeamDatabase) -> TeamStore:
        """The store over a database that is open."""
        return cls(
            people=People(database),
            access=AccessStore(database),
            shares=Shares(database),
            overview=Overview(database),
            trends=Trends(database),
            programmes=Programmes(database),
            patterns=Patterns(database),
            agreements=Agreements(database),
            scorecards=Scorecards(database),
            meetings=Meetings(database),
            deals=Deals(database),
            quotas=Quotas(database),
            outcomes=Outcomes(database),
            bands=Bands(database),
            audit=Audit(database),
            keeping=Keeping(database),
        )

    async def publish(self, *, today: date, calls_days: int = LOOK_BACK_DAYS) -> int:
        """Tell across people what may be told since; how many things. Run it once a day.

        `calls_days`: for how long calls are kept. Of what is older nothing is told, since what was told
        of it is forgotten with it.
        """
        weeks = min(LOOK_BACK_WEEKS, calls_days // 7)
        made = await self.trends.publish(today=today, weeks=weeks)
        made += await self.programmes.publish(today=today)
        return made + await self.patterns.publish(today=today, days=calls_days)


@asynccontextmanager
async def open_team_store(folder: Path, url: str = "") -> AsyncIterator[TeamStore]:
    """The store until the block ends: ``team.db`` in `folder`, or the PostgreSQL that `url` names.

    A SQLite file is one server's alone: `folder` is made if it is missing, and held. On PostgreSQL
    several servers may work, and `folder` is not touched. Raises the `StoreError` tree before anything
    is served.
    """
    with ExitStack() as held:
        if not url:
            held.enter_context(sole_use(folder))
        database = await open_database(folder, url)
        try:
            yield TeamStore.over(database)
        finally:
            await database.close()
