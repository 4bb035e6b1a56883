"""Agreements with their diagnoses, and scorecards."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from copilot.review.agreements import Agreement
    from copilot.review.scorecard import Scorecard
    from copilot.storage.team.database import TeamDatabase
    from copilot.storage.team.records import Diagnosis


class Agreements:
    """What reps committed to. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def save(self, *agreements: Agreement) -> None:
        """Keep them as they now stand, all or none (a carried one and its successor go together)."""
        raise NotImplementedError

    async def load(self, agreement: str) -> Agreement | None:
        """One agreement, or None."""
        raise NotImplementedError

    async def of_person(self, rep: str) -> tuple[Agreement, ...]:
        """A rep's, the newest first."""
        raise NotImplementedError

    async def of_people(self, reps: Sequence[str]) -> Mapping[str, tuple[Agreement, ...]]:
        """The same of several at once, with an entry for each."""
        raise NotImplementedError

    async def save_diagnosis(self, diagnosis: Diagnosis) -> None:
        """Keep how a miss was followed, in place of what was kept before."""
        raise NotImplementedError

    async def diagnosis(self, agreement: str) -> Diagnosis | None:
        """How the miss of that agreement was followed, if it was."""
        raise NotImplementedError


class Scorecards:
    """Scores, the rep's own first. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def save(self, card: Scorecard) -> None:
        """Keep a card as it now stands."""
        raise NotImplementedError

    async def load(self, card: str) -> Scorecard | None:
        """One card, or None."""
        raise NotImplementedError

    async def of_person(self, rep: str) -> tuple[Scorecard, ...]:
        """A rep's, the newest first."""
        raise NotImplementedError
