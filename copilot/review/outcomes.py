"""How the deals behind calls ended, by reference: from a CSV, or from a deal export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from copilot.review.deal_file import RowTrouble
    from copilot.review.pipeline import Deal, DealState


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
    raise NotImplementedError


def outcomes_of(deals: Iterable[Deal]) -> tuple[Outcome, ...]:
    """The same of a deal export."""
    raise NotImplementedError


def by_reference(outcomes: Iterable[Outcome]) -> Mapping[str, Outcome]:
    """The last of each reference, under its comparable form (`comparable`)."""
    raise NotImplementedError


def comparable(reference: str) -> str:
    """A reference without what people and systems write differently: case, spaces, a leading #."""
    raise NotImplementedError
