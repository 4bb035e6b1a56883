"""Nothing longer than promised, everything on request: retention, deleting, and export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from copilot.storage.team.database import TeamDatabase

Exported = dict[str, object]
"""JSON: a list of rows under each table's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """How many days each kind of thing is kept after its own day."""

    calls: int = 180
    agreements: int = 180
    meetings: int = 180
    scorecards: int = 180
    deals: int = 180
    audit: int = 180


class Keeping:
    """What goes, and what is handed out. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def delete_older(self, *, now: int, days: Days) -> Mapping[str, int]:
        """Delete what is older than promised, to the last byte of our files; how many rows of what.

        `now` in seconds of UTC since 1970. Run it at the start and once a day.
        """
        raise NotImplementedError

    async def delete_call(self, call: str) -> bool:
        """Delete a shared call, to the last byte; whether there was one."""
        raise NotImplementedError

    async def delete_person(self, person: str) -> bool:
        """Delete a person and everything about them, to the last byte; whether there was one."""
        raise NotImplementedError

    async def export_person(self, person: str) -> Exported:
        """Every stored row about a person, the audit log's included."""
        raise NotImplementedError

    async def export_call(self, call: str) -> Exported:
        """Every stored row about a shared call."""
        raise NotImplementedError
