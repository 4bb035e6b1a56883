"""A written call, played through the conversation and the rules, and shared as a machine would."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from copilot.coaching.engine import Engine
from copilot.coaching.inline_tests import events_of
from copilot.coaching.played import played
from copilot.conversation.next_step import NextStepLevel
from copilot.events import CallContext, Tick
from copilot.kinds import SignalKind
from copilot.review.shared import NextStepState, SharedCall, SharedMoment
from copilot.storage.records import rule_key

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from copilot.coaching.rulebook import Rulebook
    from copilot.conversation.state import Conversation
    from copilot.demo.script import Script
    from copilot.events import Moment
    from copilot.review.shared import DisputeReason

TICK_S: Final = 10
"""Between what is said the rules are asked so often; on a call each second. Ours: nobody waits for
these calls, and a moment that stands does so for longer."""

_STEPS: Final[Mapping[NextStepLevel, NextStepState]] = {
    NextStepLevel.NONE: NextStepState.NONE,
    NextStepLevel.PROPOSED: NextStepState.PROPOSED,
    NextStepLevel.VAGUE: NextStepState.VAGUE,
    NextStepLevel.SPECIFIC: NextStepState.SPECIFIC,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What came of a call: how the conversation stood at its end, and its moments by time."""

    call: str
    conversation: Conversation
    moments: tuple[Moment, ...]
    questions_at: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """The rep's say on what is shared: notes and disputes by moment, and what is held back."""

    notes: Mapping[str, str] = field(default_factory=dict)
    disputed: Mapping[str, DisputeReason] = field(default_factory=dict)
    withheld: Collection[str] = ()


def play(script: Script, rulebook: Rulebook, call: str) -> Played:
    """Let the rules hear a call. `call` is its id."""
    context = CallContext(call_id=call, kind=script.kind, scheduled_end_s=script.planned_s)
    moments: list[Moment] = []
    asked: list[float] = []
    conversation: Conversation | None = None
    events = (
        one
        for one in events_of(script.said, ends=True)
        if not isinstance(one, Tick) or one.at % TICK_S == 0
    )
    for instant in played(Engine(rulebook=rulebook, context=context), events):
        conversation = instant.conversation
        moments += instant.step.moments
        new = conversation.measures.rep.questions - len(asked)
        asked += [conversation.at] * new
    if conversation is None:
        raise ValueError("nothing is said in this call")
    return Played(
        call=call,
        conversation=conversation,
        moments=tuple(sorted(moments, key=lambda one: (one.at, one.id))),
        questions_at=tuple(asked),
    )


def shared(one: Played, *, day: date, reference: str = "", say: Say | None = None) -> SharedCall:
    """What leaves the rep's machine of it."""
    say = say or Say()
    conversation, seen = one.conversation, one.conversation.seen
    measures = conversation.measures
    length = conversation.at
    thirds = [min(2, int(3 * at / length)) for at in one.questions_at]
    return SharedCall(
        id=one.call,
        kind=conversation.context.kind,
        day=day,
        reference=reference,
        duration_s=round(length, 3),
        rep_speech_s=round(measures.rep.voiced_s, 3),
        buyer_speech_s=round(measures.buyer.voiced_s, 3),
        rep_share=measures.rep_share,
        turns=measures.rep.turns + measures.buyer.turns,
        rep_questions=measures.rep.questions,
        buyer_questions=measures.buyer.questions,
        longest_rep_monologue_s=round(measures.rep.longest_stretch_s, 3),
        longest_buyer_stretch_s=round(measures.buyer.longest_stretch_s, 3),
        median_response_gap_s=measures.median_response_gap_s,
        next_step=_STEPS[conversation.next_step.level],
        budget_came_up=_came_up(conversation, SignalKind.BUDGET),
        authority_came_up=_came_up(conversation, SignalKind.DECISION_MAKER),
        need_came_up=_came_up(conversation, SignalKind.PAIN, SignalKind.PAIN_NUMBER),
        timing_came_up=_came_up(conversation, SignalKind.TIMELINE, SignalKind.COMPELLING_EVENT),
        price_first_s=seen.first(SignalKind.PRICE),
        next_step_first_s=seen.first(SignalKind.NEXT_STEP_PROPOSED),
        questions_by_third=(thirds.count(0), thirds.count(1), thirds.count(2)),
        moments=tuple(
            _moment(moment, say) for moment in one.moments if moment.id not in say.withheld
        ),
    )


def _came_up(conversation: Conversation, *kinds: SignalKind) -> bool:
    return any(conversation.seen.count(kind) for kind in kinds)


def _moment(moment: Moment, say: Say) -> SharedMoment:
    return SharedMoment(
        id=moment.id,
        rule=rule_key(moment.rule),
        kind=moment.kind,
        at_s=round(moment.at, 3),
        strength=round(moment.strength, 3),
        value=moment.value,
        compared_with=moment.limit,
        annotation=say.notes.get(moment.id, ""),
        disputed=say.disputed.get(moment.id),
    )


def id_of(*parts: object) -> str:
    """An id that the same parts always give."""
    return str(uuid.uuid5(_EXAMPLE, "/".join(map(str, parts))))


_EXAMPLE: Final = uuid.UUID("4d6f0c53-2b0e-5a87-9c1d-7a61f2b0e9d4")
"""Names the space of the example's ids, apart from all real ones."""
