"""What stands above an explanation: the rule, what is known of the call, and how its cards are paced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.coaching.answering import clock
from copilot.coaching.fading import SkillState, draw
from copilot.coaching.reason import Reason
from copilot.events import CallContext
from copilot.kinds import CallKind, Persona, Profile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.coaching.pacing import Pacing
    from copilot.coaching.schema import Rule
    from copilot.coaching.written_call import WrittenCall
    from copilot.conversation.kind_now import KindNow


def context_of(rule: Rule, call: WrittenCall, call_id: str) -> CallContext:
    """The call's context; what the file leaves open is the first that the rule applies to."""
    applies = rule.applies
    return CallContext(
        call_id=call_id,
        kind=call.kind or next(iter(applies.kinds), CallKind.UNKNOWN),
        profile=call.profile or next(iter(applies.profiles), Profile.CORE),
        scheduled_end_s=call.scheduled_end_s,
        persona=call.persona or next(iter(applies.personas or ()), Persona.UNKNOWN),
        competitors=call.competitors,
    )


def known(call: WrittenCall, context: CallContext) -> str:
    """What is known of the call before it begins, and which of it was only assumed."""
    end, rivals = context.scheduled_end_s, len(context.competitors)
    nobody = context.persona is Persona.UNKNOWN
    return "; ".join(
        (
            _kind(context.kind, assumed=call.kind is None),
            f"profile {context.profile}{_assumed(call.profile)}",
            "buyer not told" if nobody else f"buyer {context.persona}{_assumed(call.persona)}",
            "end not planned" if end is None else f"planned to end at {clock(end)}",
            *((f"{rivals} competitor{'' if rivals == 1 else 's'} told",) if rivals else ()),
        )
    )


def heard_as(now: KindNow) -> str:
    """What kind of call it is taken for from an instant on, and how sure that is."""
    return f"KIND OF CALL heard: {now.kind}, {now.confidence:.2f} sure"


def _kind(kind: CallKind, *, assumed: bool) -> str:
    if kind is CallKind.UNKNOWN:
        return "kind not said, so it may be heard"
    return f"kind {kind}{' (assumed)' if assumed else ''}"


def paced(rule: Rule, context: CallContext, pacing: Pacing) -> Iterator[str]:
    """How well the rule's skill is taken to stand, and what that does to its cards in this call."""
    skill, state = rule.skill, pacing.mastery(rule.skill).state
    drawn = f"draw {draw(context.call_id, rule.id):.3f} for call {context.call_id!r}"
    if state is SkillState.NEW:
        yield f"skill:  {skill}, taken as {state}: no card of it is kept back ({drawn})"
    else:
        kept = pacing.keeps_back(context.call_id, rule.id, skill)
        shares = f"{pacing.settings.withheld_share:.0%} withheld, {pacing.shown(skill):.0%} of the rest shown"
        does = "its cards may come" if kept is None else Reason(kept).says
        yield f"skill:  {skill}, taken as {state} ({shares}): {does} ({drawn})"
    if pacing.focused(skill):
        yield f"        the rep works on it: {pacing.settings.focus_cards} cards of room beyond the budget"


def why_not_asked(rule: Rule, context: CallContext) -> str:
    """Why the rule is not asked on a call of this context."""
    if context.kind is not CallKind.UNKNOWN and context.kind not in rule.applies.kinds:
        return f"it does not apply to {context.kind} calls"
    if context.profile.seen_as not in rule.applies.profiles:
        return f"it does not apply to the profile {context.profile}"
    return "it needs to know who the buyer is, and applies to others or nobody said"


def _assumed(told: object) -> str:
    return " (assumed)" if told is None else ""
