"""One-to-ones: their plan, their running agenda, who does what by when, and how often they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from copilot.storage.team.database import TeamDatabase
    from copilot.storage.team.records import (
        ActionEntry,
        AgendaEntry,
        AgreedRhythm,
        Meeting,
        MilestoneEntry,
    )


class Meetings:
    """What rep and manager plan and type for their one-to-ones. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def save(self, *meetings: Meeting) -> None:
        """Keep them as they now stand, by the uid of each plan."""
        raise NotImplementedError

    async def of_people(
        self, reps: Sequence[str], *, first: date, last: date
    ) -> Mapping[str, tuple[Meeting, ...]]:
        """Those planned from `first` to `last`, the earliest first, with an entry for each rep."""
        raise NotImplementedError

    async def save_agenda(self, entry: AgendaEntry) -> None:
        """Add a line, or change it."""
        raise NotImplementedError

    async def remove_agenda(self, entry: str) -> bool:
        """Take a line back; whether there was one."""
        raise NotImplementedError

    async def agenda(self, rep: str, *, talked_since: date | None = None) -> tuple[AgendaEntry, ...]:
        """The lines not talked about yet, and those that were since that day, in the order typed."""
        raise NotImplementedError

    async def save_action(self, action: ActionEntry) -> None:
        """Add an action, or change it."""
        raise NotImplementedError

    async def remove_action(self, action: str) -> bool:
        """Take an action back; whether there was one."""
        raise NotImplementedError

    async def actions(self, rep: str, *, done_since: date | None = None) -> tuple[ActionEntry, ...]:
        """The open ones, and those that were done since that day, by the day they are due."""
        raise NotImplementedError

    async def save_rhythm(self, rhythm: AgreedRhythm) -> None:
        """Keep how often they meet, in place of what was kept before."""
        raise NotImplementedError

    async def rhythm(self, rep: str) -> AgreedRhythm | None:
        """How often they meet, if they have said so."""
        raise NotImplementedError

    async def save_milestone(self, milestone: MilestoneEntry) -> None:
        """Add a milestone, or change it."""
        raise NotImplementedError

    async def remove_milestone(self, milestone: str) -> bool:
        """Take a milestone back; whether there was one."""
        raise NotImplementedError

    async def milestones(self, rep: str) -> tuple[MilestoneEntry, ...]:
        """A rep's, by day."""
        raise NotImplementedError
