"""What is published across people: parts that hold K of them, made once and never again.

A week is published when it has settled, from the calls that are there by then. It stays as it was,
whatever is shared, taken back or deleted later: the difference of two answers about one week would
tell whose call came or went. What it holds are counts that K people stand behind.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from copilot.kinds import CallKind, MomentKind
from copilot.review.indicators import IndicatorName
from copilot.review.kanon import Count, Part, contributions, parts
from copilot.review.skills import Skill
from copilot.storage.team.database import put
from copilot.storage.team.days import WEEK_DAYS, day_number, day_of, week_start
from copilot.storage.team.deal_tables import PART_COUNTS, PART_KINDS, PARTS, PUBLISHED_WEEKS
from copilot.storage.team.shares import load_calls
from copilot.storage.team.tables import PEOPLE, SHARED_CALLS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from sqlalchemy import Connection

    from copilot.review.kanon import MeasureKey
    from copilot.review.shared import SharedCall
    from copilot.storage.team.database import TeamDatabase

_KEYS: dict[str, MeasureKey] = {
    key.value: key for key in (*MomentKind, *Skill, *IndicatorName)
}


class Trends:
    """Published parts. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def publish(self, *, today: date) -> int:
        """Publish the weeks that have settled since; how many. Run it once a day."""
        weeks = await self._database.read(lambda connection: _unpublished(connection, today))
        published = 0
        for week in weeks:
            given = await self._database.read(lambda connection, week=week: _calls(connection, week))
            made = [
                part
                for part in parts(
                    (
                        one
                        for person, team, calls in given
                        for one in contributions(person, team, calls)
                    ),
                    today=today,
                )
                if part.week == day_of(week)
            ]
            if not settled(day_of(week), today=today):
                continue
            published += await self._database.write(
                lambda connection, week=week, made=made: _keep(connection, week, made)
            )
        return published

    async def parts(
        self, *, first: date, last: date, teams: frozenset[str] | None = None
    ) -> tuple[Part, ...]:
        """The published parts of weeks from `first` to `last`, for `copilot.review.kanon.trend`."""
        return await self._database.read(lambda connection: _load(connection, first, last, teams))
