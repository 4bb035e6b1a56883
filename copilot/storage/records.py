"""A call and its moments as they are kept in ``moments.db``: what may be shared one day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from copilot.bleed import Bleed
from copilot.kinds import CallKind, KindFrom

if TYPE_CHECKING:
    from copilot.events import CallSummary, Moment
    from copilot.kinds import MomentKind, NextStepState

# name the spaces of rule ids and skills; different ones would orphan all that is stored of them
_RULES: Final = UUID("5f1c2a0e-9d3b-5c47-8a64-3c0d7be1f9a2")
_SKILLS: Final = UUID("b8a6d0f4-27c9-5e13-9b52-6d1e84c03f7b")


def rule_key(rule: str) -> str:
    """How a rule is named in the databases: the UUIDv5 of its id, which cannot hold a word."""
    return str(uuid5(_RULES, rule))


def skill_key(skill: str) -> str:
    """How a skill is named in the rep's own database, for the same reason."""
    return str(uuid5(_SKILLS, skill))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMoment:
    """One moment. `rule` is the `rule_key` of the rule's id; `value` was compared with the other."""

    id: str
    rule: str
    rule_version: int
    kind: MomentKind
    at_s: float
    strength: float
    value: float | None = None
    compared_with: float | None = None

    @classmethod
    def of(cls, moment: Moment) -> KeptMoment:
        """What is kept of a moment."""
        return cls(
            id=moment.id,
            rule=rule_key(moment.rule),
            rule_version=moment.rule_version,
            kind=moment.kind,
            at_s=moment.at,
            strength=moment.strength,
            value=moment.value,
            compared_with=moment.limit,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCall:
    """One call in numbers, its moments by time.

    `started_at` is in whole seconds of UTC since 1970. Without `ended` the call is under way, or
    broke off with the service; its numbers are then those of the last time it was saved. Shares
    are of voiced seconds, silence left out, and None before any voice. Bleed, and how the call stood
    (`copilot.events.Stood`), are None where that was not listened for.
    """

    id: str
    kind: CallKind
    started_at: int
    ended: bool
    duration_s: float
    rep_speech_s: float
    buyer_speech_s: float
    rep_share: float | None
    rep_words: int
    buyer_words: int
    turns: int
    rep_questions: int
    buyer_questions: int
    longest_rep_monologue_s: float
    longest_buyer_stretch_s: float
    median_response_gap_s: float | None
    lost_frames: int = 0
    late_utterances: int = 0
    dropped_utterances: int = 0
    bleed_s: float | None = None
    bleed_told_apart: float | None = None
    next_step: NextStepState | None = None
    budget_came_up: bool | None = None
    authority_came_up: bool | None = None
    need_came_up: bool | None = None
    timing_came_up: bool | None = None
    price_first_s: float | None = None
    next_step_first_s: float | None = None
    questions_by_third: tuple[int, int, int] | None = None
    moments: tuple[KeptMoment, ...] = ()

    @property
    def bleed(self) -> Bleed:
        """The buyer's voice in the rep's microphone."""
        if self.bleed_s is None or self.bleed_told_apart is None:
            return Bleed()
        return Bleed(seconds=self.bleed_s, confidence=self.bleed_told_apart)

    @classmethod
    def of(cls, summary: CallSummary, *, started_at: int, ended: bool = True) -> KeptCall:
        """What is kept of a summary: neither its cards nor its profile, which are the rep's own.

        Nor its kind, where that was only heard (`copilot.storage.own`).
        """
        return cls(
            id=summary.call_id,
            kind=CallKind.UNKNOWN if summary.kind_from is KindFrom.HEARD else summary.kind,
            started_at=started_at,
            ended=ended,
            duration_s=summary.duration_s,
            rep_speech_s=summary.rep_speech_s,
            buyer_speech_s=summary.buyer_speech_s,
            rep_share=summary.rep_share,
            rep_words=summary.rep_words,
            buyer_words=summary.buyer_words,
            turns=summary.turns,
            rep_questions=summary.rep_questions,
            buyer_questions=summary.buyer_questions,
            longest_rep_monologue_s=summary.longest_rep_monologue_s,
            longest_buyer_stretch_s=summary.longest_buyer_stretch_s,
            median_response_gap_s=summary.median_response_gap_s,
            lost_frames=summary.lost_frames,
            late_utterances=summary.late_utterances,
            dropped_utterances=summary.dropped_utterances,
            bleed_s=summary.bleed.seconds,
            bleed_told_apart=summary.bleed.confidence,
            next_step=summary.stood.next_step,
            budget_came_up=summary.stood.budget_came_up,
            authority_came_up=summary.stood.authority_came_up,
            need_came_up=summary.stood.need_came_up,
            timing_came_up=summary.stood.timing_came_up,
            price_first_s=summary.stood.price_first_s,
            next_step_first_s=summary.stood.next_step_first_s,
            questions_by_third=summary.stood.questions_by_third,
            moments=tuple(KeptMoment.of(moment) for moment in summary.moments),
        )
