"""How the deals behind calls ended, by reference: from a CSV, or from a deal export.

The small CSV has a reference (of a call or of its deal) and how it ended: ``reference,outcome`` with
won, lost or open, or any stage of the team's own that says won or lost. A deal export does as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.limits import limit
from copilot.review.deal_file import read_deals
from copilot.review.pipeline import DealState, comparable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from copilot.review.deal_file import RowTrouble
    from copilot.review.pipeline import Deal


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One reference and its end."""

    reference: str
    state: DealState
    stage: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeFile:
    """What was read, and what was not."""

    outcomes: tuple[Outcome, ...]
    troubles: tuple[RowTrouble, ...]


def read_outcomes(data: bytes) -> OutcomeFile:
    """Outcomes of a CSV: a reference, and won or lost or a stage.

    Raises:
        DealFileRefused: as `read_deals`.
    """
    file = read_deals(data)
    return OutcomeFile(outcomes=outcomes_of(file.deals), troubles=file.troubles)


def outcomes_of(deals: Iterable[Deal]) -> tuple[Outcome, ...]:
    """The same of a deal export."""
    return tuple(
        Outcome(reference=deal.reference, state=deal.state, stage=deal.stage) for deal in deals
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StagesTaken:
    """Which stages of a file were taken as won and as lost, by name; all its others are open."""

    won: tuple[str, ...]
    lost: tuple[str, ...]


def stages_taken(outcomes: Iterable[Outcome]) -> StagesTaken:
    """The first few of each: what to look at before one believes a file."""
    named: dict[DealState, set[str]] = {state: set() for state in DealState}
    for outcome in outcomes:
        named[outcome.state].add(outcome.stage)
    most = limit("deal_stages")
    won, lost = (sorted(named[state])[:most] for state in (DealState.WON, DealState.LOST))
    return StagesTaken(won=tuple(won), lost=tuple(lost))


def of_calls(outcomes: Iterable[Outcome], references: Iterable[str]) -> tuple[Outcome, ...]:
    """Those that the calls with these references can have ended with."""
    known = {comparable(one) for one in references}
    return tuple(one for one in outcomes if comparable(one.reference) in known)


def by_reference(outcomes: Iterable[Outcome]) -> Mapping[str, Outcome]:
    """The last of each reference, under its comparable form (`comparable`)."""
    return {comparable(outcome.reference): outcome for outcome in outcomes}
