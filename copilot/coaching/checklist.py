"""What this kind of call still needs: a handful of things, each open, raised or known. Pure.

A reminder and not a score. A thing is *known* once the buyer told it, or both sides agreed on it; it
is *raised* while it was only asked for or is still vague. The list depends on what was said of the
call before it and on nothing else, so that it never changes its shape while somebody looks at it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from copilot.conversation.next_step import NextStepLevel
from copilot.kinds import CallKind, SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.conversation.state import Conversation


class Need(StrEnum):
    """Something that a call may need, in the order in which it usually comes up."""

    PROBLEM = "problem"
    PROBLEM_NUMBER = "problem_number"
    CRITERIA = "criteria"
    DECISION_MAKER = "decision_maker"
    DECISION_PROCESS = "decision_process"
    TIMELINE = "timeline"
    BUDGET = "budget"
    NEXT_STEP = "next_step"


class Standing(StrEnum):
    """How far it is: not spoken of, spoken of and not settled, known."""

    OPEN = "open"
    RAISED = "raised"
    KNOWN = "known"


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedWords:
    """What a need is called, and a question that may bring it up."""

    label: str
    ask: str


NEED_WORDS: Final[dict[Need, NeedWords]] = {
    Need.PROBLEM: NeedWords(
        label="What troubles them", ask="What made you take the time for this conversation?"
    ),
    Need.PROBLEM_NUMBER: NeedWords(
        label="What it costs them", ask="What does that cost you, in time or in money?"
    ),
    Need.CRITERIA: NeedWords(
        label="How they will judge",
        ask="What would have to be true for this to be the right choice?",
    ),
    Need.DECISION_MAKER: NeedWords(
        label="Who decides", ask="Who else will want a say in this, and what matters to them?"
    ),
    Need.DECISION_PROCESS: NeedWords(
        label="How they decide", ask="What has to happen between today and a signature?"
    ),
    Need.TIMELINE: NeedWords(
        label="By when", ask="When do you need this solved, and what happens if it is not?"
    ),
    Need.BUDGET: NeedWords(
        label="Their budget", ask="How is something like this usually paid for on your side?"
    ),
    Need.NEXT_STEP: NeedWords(
        label="Next step, with a day", ask="What should happen next, and which day suits you?"
    ),
}
"""The words of every need; none of them was said on a call."""

_BUYING: Final = (Need.DECISION_MAKER, Need.DECISION_PROCESS, Need.TIMELINE)

NEEDS: Final[dict[CallKind, tuple[Need, ...]]] = {
    CallKind.DISCOVERY: (
        Need.PROBLEM, Need.PROBLEM_NUMBER, Need.DECISION_MAKER, Need.TIMELINE, Need.BUDGET,
        Need.NEXT_STEP,
    ),
    CallKind.DEMO: (Need.PROBLEM, Need.CRITERIA, Need.DECISION_PROCESS, Need.NEXT_STEP),
    CallKind.PRICING: (Need.BUDGET, *_BUYING, Need.NEXT_STEP),
    CallKind.NEGOTIATION: (*_BUYING, Need.NEXT_STEP),
    CallKind.CLOSING: (Need.DECISION_MAKER, Need.TIMELINE, Need.NEXT_STEP),
    CallKind.ONE_CALL_CLOSE: (
        Need.PROBLEM, Need.PROBLEM_NUMBER, Need.DECISION_MAKER, Need.BUDGET, Need.NEXT_STEP,
    ),
    CallKind.CONSULTATION: (Need.PROBLEM, Need.PROBLEM_NUMBER, Need.TIMELINE, Need.NEXT_STEP),
    CallKind.FOLLOW_UP: (Need.DECISION_PROCESS, Need.TIMELINE, Need.NEXT_STEP),
    CallKind.COLD_CALL: (Need.PROBLEM, Need.NEXT_STEP),
    CallKind.INBOUND_INQUIRY: (Need.PROBLEM, Need.TIMELINE, Need.NEXT_STEP),
    CallKind.RENEWAL: (Need.PROBLEM, Need.DECISION_MAKER, Need.TIMELINE, Need.NEXT_STEP),
    CallKind.EXPANSION: (Need.PROBLEM, Need.DECISION_MAKER, Need.BUDGET, Need.NEXT_STEP),
    CallKind.ESCALATION: (Need.PROBLEM, Need.PROBLEM_NUMBER, Need.NEXT_STEP),
    CallKind.SECURITY_REVIEW: (Need.CRITERIA, Need.DECISION_PROCESS, Need.NEXT_STEP),
    CallKind.RETAIL: (Need.PROBLEM, Need.BUDGET),
    CallKind.CHURN_INTERVIEW: (Need.PROBLEM, Need.PROBLEM_NUMBER),
    CallKind.PRODUCT_FEEDBACK: (Need.PROBLEM, Need.PROBLEM_NUMBER),
    CallKind.UNKNOWN: (Need.PROBLEM, Need.DECISION_MAKER, Need.TIMELINE, Need.NEXT_STEP),
}  # fmt: skip
"""Which calls need what. Ours: what the shipped rules watch in these calls, no more than six things.
A kind of call that is not here needs nothing."""

_TOLD: Final[dict[Need, tuple[SignalKind, ...]]] = {
    Need.PROBLEM: (SignalKind.PAIN, SignalKind.PAIN_NUMBER),
    Need.PROBLEM_NUMBER: (SignalKind.PAIN_NUMBER,),
    Need.CRITERIA: (SignalKind.DECISION_CRITERIA,),
    Need.DECISION_MAKER: (SignalKind.DECISION_MAKER,),
    Need.DECISION_PROCESS: (SignalKind.DECISION_PROCESS,),
    Need.TIMELINE: (SignalKind.TIMELINE, SignalKind.COMPELLING_EVENT),
    Need.BUDGET: (SignalKind.BUDGET,),
}
"""The signals that bring a thing up: from the buyer it is known, from the rep alone raised."""

LATE_PART: Final = 0.8
"""From this part of the planned time on the next step goes before all else. Ours: no step was agreed
before 81 % of any labelled call, as `rules/no-next-step.yaml` says."""

ENDING_S: Final = 60.0
"""For so long after a word of goodbye it does too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckItem:
    """One need of this call and how far it is."""

    need: Need
    standing: Standing


def checklist(conversation: Conversation) -> tuple[CheckItem, ...]:
    """What the call needs, in its fixed order, and how far each thing is."""
    needs = NEEDS.get(conversation.context.kind, ())
    return tuple(CheckItem(need=need, standing=_standing(need, conversation)) for need in needs)


def most_useful(conversation: Conversation) -> Need | None:
    """The one that is best brought up now: an open one before a raised one; None if all are known.

    As the call draws to its end, the next step comes before them all until it is settled.
    """
    items = checklist(conversation)
    unsettled = {item.need for item in items if item.standing is not Standing.KNOWN}
    if Need.NEXT_STEP in unsettled and _drawing_to_its_end(conversation):
        return Need.NEXT_STEP
    return _first(items, Standing.OPEN) or _first(items, Standing.RAISED)


def _first(items: Iterable[CheckItem], standing: Standing) -> Need | None:
    return next((item.need for item in items if item.standing is standing), None)


def _standing(need: Need, conversation: Conversation) -> Standing:
    if need is Need.NEXT_STEP:
        step = conversation.next_step
        if step.specific:
            return Standing.KNOWN
        return Standing.OPEN if step.level is NextStepLevel.NONE else Standing.RAISED
    told = _TOLD[need]
    if any(conversation.seen.count(kind, Speaker.BUYER) for kind in told):
        return Standing.KNOWN
    raised = any(conversation.seen.count(kind, Speaker.REP) for kind in told)
    return Standing.RAISED if raised else Standing.OPEN


def _drawing_to_its_end(conversation: Conversation) -> bool:
    end = conversation.context.scheduled_end_s
    said = conversation.seen.last(SignalKind.WRAP_UP)
    late = bool(end) and end is not None and conversation.at >= LATE_PART * end
    return late or (said is not None and conversation.at - said <= ENDING_S)
