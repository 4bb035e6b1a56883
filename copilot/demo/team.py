"""The example team as values: people, calls, and all that they agreed, planned and typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from copilot.review.agreements import Agreement
    from copilot.review.scorecard import Scorecard
    from copilot.storage.team.records import (
        ActionEntry,
        AgendaEntry,
        AgreedRhythm,
        Diagnosis,
        Meeting,
        MilestoneEntry,
        OwnedCall,
        Person,
    )

TEAM_NAME = "Example team (invented)"


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineExport:
    """The deals on one day, as the team's own system would export them."""

    day: date
    csv: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleTeam:
    """Everything about the team on `today`. People come before those whose manager they are.

    `owners` are the names that deals are owned by, with the id of whose that is. `outcomes_csv` has
    how the deals behind calls ended, by the reference that the calls carry.
    """

    today: date
    people: tuple[Person, ...]
    calls: tuple[OwnedCall, ...]
    agreements: tuple[Agreement, ...]
    diagnoses: tuple[Diagnosis, ...]
    scorecards: tuple[Scorecard, ...]
    meetings: tuple[Meeting, ...]
    rhythms: tuple[AgreedRhythm, ...]
    milestones: tuple[MilestoneEntry, ...]
    agenda: tuple[AgendaEntry, ...]
    actions: tuple[ActionEntry, ...]
    pipeline: tuple[PipelineExport, ...]
    owners: tuple[tuple[str, str], ...]
    outcomes_csv: bytes
