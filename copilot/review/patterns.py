"""What the calls of won deals look like here, beside those of lost ones. Nothing causal is claimed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from copilot.kinds import CallKind
    from copilot.review.intervals import Interval
    from copilot.review.outcomes import Outcome
    from copilot.review.shared import SharedCall


class PatternName(StrEnum):
    """What is compared."""

    TALK_SHARE = "talk_share"
    QUESTIONS = "questions"
    QUESTION_SPREAD = "question_spread"
    PRICE_FIRST = "price_first"
    NEXT_STEP_FIRST = "next_step_first"
    BUYER_STRETCH = "buyer_stretch"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepCalls:
    """One rep's shared calls; `rep` is the store's identity."""

    rep: str
    calls: tuple[SharedCall, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """One measure on won and lost calls of a kind.

    `low`, `middle`, `high` are the quartiles of the won calls, in the measure's unit; `effect` is
    Cliff's delta, from -1 to 1, above 0 where won calls have more; `interval` its 95 %.
    """

    name: PatternName
    kind: CallKind
    low: float
    middle: float
    high: float
    lost_middle: float | None
    effect: float | None
    interval: Interval | None
    won: int
    lost: int
    says: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KindPatterns:
    """All of one kind of call; empty where too few people or calls stand behind it, and `says` so."""

    kind: CallKind
    patterns: tuple[Pattern, ...]
    says: str


def what_wins(
    reps: Iterable[RepCalls], outcomes: Mapping[str, Outcome]
) -> tuple[KindPatterns, ...]:
    """Each kind of call that there are outcomes for."""
    raise NotImplementedError
