"""How a call stood at its end, read off the conversation. Pure.

Absence is claimed only of a call that ended and was heard: what was not understood was not
necessarily not said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copilot.events import Stood
from copilot.kinds import NextStepState, SignalKind

if TYPE_CHECKING:
    from copilot.conversation.state import Conversation

_AUTHORITY: Final = (SignalKind.DECISION_MAKER, SignalKind.DECISION_PROCESS)
_NEED: Final = (SignalKind.PAIN, SignalKind.PAIN_NUMBER)
_TIMING: Final = (SignalKind.TIMELINE, SignalKind.COMPELLING_EVENT)
_NEXT_STEP: Final = (
    SignalKind.NEXT_STEP_PROPOSED,
    SignalKind.NEXT_STEP_AGREED,
    SignalKind.NEXT_STEP_VAGUE,
)


def stood(conversation: Conversation) -> Stood:
    """How the call stands now; what is not known before its end is left open until then."""
    measures = conversation.measures
    whole = conversation.ended and conversation.mostly_heard
    told = bool(measures.rep.words) and not measures.withheld
    return Stood(
        next_step=_next_step(conversation),
        budget_came_up=_came_up(conversation, (SignalKind.BUDGET,), whole=whole),
        authority_came_up=_came_up(conversation, _AUTHORITY, whole=whole),
        need_came_up=_came_up(conversation, _NEED, whole=whole),
        timing_came_up=_came_up(conversation, _TIMING, whole=whole),
        price_first_s=conversation.price_at,
        next_step_first_s=_first(conversation, _NEXT_STEP),
        questions_by_third=conversation.spacing.thirds(conversation.at, measures.rep_questions)
        if told
        else None,
    )


def _next_step(conversation: Conversation) -> NextStepState:
    """What was agreed; that no more was is only known of a call whose end was heard too."""
    level = NextStepState(conversation.next_step.level.value)
    known = conversation.heard or level is NextStepState.SPECIFIC
    return level if conversation.ended and known else NextStepState.UNKNOWN


def _came_up(
    conversation: Conversation, kinds: tuple[SignalKind, ...], *, whole: bool
) -> bool | None:
    if _first(conversation, kinds) is not None:
        return True
    return False if whole else None


def _first(conversation: Conversation, kinds: tuple[SignalKind, ...]) -> float | None:
    firsts = (conversation.seen.first(kind) for kind in kinds)
    return min((first for first in firsts if first is not None), default=None)
