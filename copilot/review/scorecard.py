"""Three scores from 1 to 5 by a published formula: the rep's own first, then the proposal, then both."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from copilot.review.shared import SharedCall


class ScoredSkill(StrEnum):
    """What is scored."""

    DISCOVERY = "discovery"
    NEXT_STEP = "next_step"
    QUALIFICATION = "qualification"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the formula gives: `score` from 1 to 5, None on too few calls. `says` shows the working."""

    skill: ScoredSkill
    score: int | None
    n: int
    formula: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """What the manager confirmed, with the reason where it is another than proposed (typed)."""

    skill: ScoredSkill
    score: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """One rep's card over the weeks from `first` to `last`. `own` is what the rep gave: empty until then."""

    id: str
    rep: str
    first: date
    last: date
    own: tuple[tuple[ScoredSkill, int], ...] = ()
    own_on: date | None = None
    proposal: tuple[Proposal, ...] = ()
    confirmed: tuple[Confirmed, ...] = ()
    confirmed_on: date | None = None


def proposals(calls: Iterable[SharedCall]) -> tuple[Proposal, ...]:
    """The three, from the calls of the card's weeks."""
    raise NotImplementedError


def scored_by_rep(
    card: Scorecard, own: Iterable[tuple[ScoredSkill, int]], calls: Iterable[SharedCall], on: date
) -> Scorecard:
    """The rep's own scores, all three, from 1 to 5; only now is there a proposal.

    Raises:
        ScorecardRefused: one is missing or out of range, or they were given before.
    """
    raise NotImplementedError


def confirmed(card: Scorecard, given: Iterable[Confirmed], on: date) -> Scorecard:
    """The manager's word: as proposed, or another with a reason.

    Raises:
        ScorecardRefused: before the rep's own scores, without a reason for a change, out of range.
    """
    raise NotImplementedError
