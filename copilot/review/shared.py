"""What leaves the rep's machine of a call, and nothing else: the page that rep and manager both see.

Closed names and numbers, and what the rep typed for the manager to read. No word of the call, no
card, no reaction, no profile, no hour of the day: a call has a day. A moment that the rep withheld
is not here, nor is a measure that would say it again, and nothing counts either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.kinds import DisputeReason, NextStepState, WithholdReason

if TYPE_CHECKING:
    from datetime import date

    from copilot.kinds import CallKind, MomentKind

__all__ = ["DisputeReason", "NextStepState", "SharedCall", "SharedMoment", "WithholdReason"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedMoment:
    """One moment. `rule` is a `rule_key`; `at_s` in seconds of the call's audio."""

    id: str
    rule: str
    kind: MomentKind
    at_s: float
    strength: float
    value: float | None = None
    compared_with: float | None = None
    annotation: str = ""
    disputed: DisputeReason | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCall:
    """One call as it is shared, its moments by time.

    `day` is the rep's calendar day. `reference` is what the team's own systems call the call or its
    deal, as the rep typed it. What came up is None where it was not listened for. Where `rep_share` and
    `questions_by_third` are None (a microphone heard the buyer, or the rep withheld a moment about it),
    nothing that is measured of the rep is known: `rep_speech_s`, `buyer_speech_s`, `rep_questions` and
    `longest_rep_monologue_s` are 0 and say nothing.
    """

    id: str
    kind: CallKind
    day: date
    reference: str = ""
    ended: bool = True
    duration_s: float = 0.0
    rep_speech_s: float = 0.0
    buyer_speech_s: float = 0.0
    rep_share: float | None = None
    turns: int = 0
    rep_questions: int = 0
    buyer_questions: int = 0
    longest_rep_monologue_s: float = 0.0
    longest_buyer_stretch_s: float = 0.0
    median_response_gap_s: float | None = None
    next_step: NextStepState = NextStepState.UNKNOWN
    budget_came_up: bool | None = None
    authority_came_up: bool | None = None
    need_came_up: bool | None = None
    timing_came_up: bool | None = None
    price_first_s: float | None = None
    next_step_first_s: float | None = None
    questions_by_third: tuple[int, int, int] | None = None
    moments: tuple[SharedMoment, ...] = ()

    @property
    def tells_of_rep(self) -> bool:
        """Whether what is measured of the rep is known; else those zeros are no numbers."""
        return self.rep_share is not None or self.questions_by_third is not None
