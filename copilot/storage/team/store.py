"""The team's store as a whole, opened."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from copilot.storage.team.access import AccessStore
    from copilot.storage.team.agreed import Agreements, Scorecards
    from copilot.storage.team.audit import Audit
    from copilot.storage.team.deals import Bands, Deals, Outcomes
    from copilot.storage.team.keeping import Keeping
    from copilot.storage.team.meetings import Meetings
    from copilot.storage.team.people import People
    from copilot.storage.team.shares import Shares
    from copilot.storage.team.trends import Trends


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamStore:
    """Everything that is kept of a team, each kind behind its own few methods."""

    people: People
    access: AccessStore
    shares: Shares
    trends: Trends
    agreements: Agreements
    scorecards: Scorecards
    meetings: Meetings
    deals: Deals
    outcomes: Outcomes
    bands: Bands
    audit: Audit
    keeping: Keeping


@asynccontextmanager
async def open_team_store(folder: Path, url: str = "") -> AsyncIterator[TeamStore]:
    """The store until the block ends: ``team.db`` in `folder`, or the PostgreSQL that `url` names.

    Raises the `StoreError` tree before anything is served.
    """
    raise NotImplementedError
    yield  # pragma: no cover
