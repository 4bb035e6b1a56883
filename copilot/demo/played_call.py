"""A written call, played through the conversation and the rules, and shared as a machine would."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from copilot.coaching.engine import Engine
from copilot.coaching.inline_tests import events_of
from copilot.coaching.played import played
from copilot.conversation.standing import stood
from copilot.events import CallContext, Tick
from copilot.review.shared import SharedCall, SharedMoment
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What came of a call: how the conversation stood at its end, and its moments by time."""

    call: str
    conversation: Conversation
    moments: tuple[Moment, ...]


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
    conversation: Conversation | None = None
    events = (
        one
        for one in events_of(script.said, ends=True)
        if not isinstance(one, Tick) or one.at % TICK_S == 0
    )
    for instant in played(Engine(rulebook=rulebook, context=context), events):
        conversation = instant.conversation
        moments += instant.step.moments
    if conversation is None:
        raise ValueError("nothing is said in this call")
    return Played(
        call=call,
        conversation=conversation,
        moments=tuple(sorted(moments, key=lambda one: (one.at, one.id))),
    )


def shared(one: Played, *, day: date, reference: str = "", say: Say | None = None) -> SharedCall:
    """What leaves the rep's machine of it."""
    say = say or Say()
    conversation, end = one.conversation, stood(one.conversation)
    measures = conversation.measures
    return SharedCall(
        id=one.call,
        kind=conversation.context.kind,
        day=day,
        reference=reference,
        duration_s=round(conversation.at, 3),
        rep_speech_s=round(measures.rep.voiced_s, 3),
        buyer_speech_s=round(measures.buyer.voiced_s, 3),
        rep_share=measures.rep_share,
        turns=measures.rep.turns + measures.buyer.turns,
        rep_questions=measures.rep.questions,
        buyer_questions=measures.buyer.questions,
        longest_rep_monologue_s=round(measures.rep.longest_stretch_s, 3),
        longest_buyer_stretch_s=round(measures.buyer.longest_stretch_s, 3),
        median_response_gap_s=measures.median_response_gap_s,
        next_step=end.next_step,
        budget_came_up=end.budget_came_up,
        authority_came_up=end.authority_came_up,
        need_came_up=end.need_came_up,
        timing_came_up=end.timing_came_up,
        price_first_s=end.price_first_s,
        next_step_first_s=end.next_step_first_s,
        questions_by_third=end.questions_by_third,
        moments=tuple(
            _moment(moment, say) for moment in one.moments if moment.id not in say.withheld
        ),
    )


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
