"""Whether a call gave a rule's behaviour a chance: could its condition have stood? Pure.

A rule that never fired says that the behaviour came by itself only if there was an occasion for it.
Handling an objection well takes an objection; a call of ten seconds skipped no budget. So the
condition is asked once more at the call's end, as if the rep had done all that the rule watches for
wrongly: what hangs on the rep's behaviour is granted, what is circumstance must have been so.

Behaviour is what a good rep changes: something nobody brought up (`absent`), no next step, the
rep's own measures, what the rep said, and what a ``not`` excuses. Circumstance is the rest: how
long the call was, what the buyer said. A kind of check that is not known here is circumstance, so
that a new one may cost fading but never claims a behaviour that nobody showed.

Windows are left out, since the end is too late for "in the last 30 s": a circumstance counts
wherever in the call it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copilot.coaching.checks.absent import AbsentCheck
from copilot.coaching.checks.measure import MeasureCheck
from copilot.coaching.checks.next_step import NextStepCheck
from copilot.coaching.checks.phrase import PhraseCheck
from copilot.coaching.checks.signal import SignalCheck
from copilot.coaching.checks.time import TimeCheck
from copilot.kinds import SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.coaching.conditions import Node
    from copilot.coaching.finding import Check
    from copilot.coaching.scene import Scene
    from copilot.coaching.schema import Rule
    from copilot.conversation.state import Conversation

OWN_MEASURES: Final = frozenset(
    {
        "rep_share",
        "rolling_rep_share",
        "current_monologue_s",
        "longest_rep_monologue_s",
        "longest_rep_monologue_words",
        "current_monologue_words",
        "since_rep_question_s",
        "since_rep_open_question_s",
        "rep_questions",
        "rep_open_questions",
        "rep_questions_per_10_min",
        "open_question_share",
        "rep_interruptions",
        "rep_cut_ins",
        "rep_response_gap_s",
        "rep_words_per_s",
        "pace_ratio",
        "pace_after_objection_ratio",
    }
)
"""Measures that the rep's own behaviour makes; all others are circumstances."""

SLIPS: Final[dict[SignalKind, Callable[[Conversation], bool]]] = {
    SignalKind.UNANSWERED: lambda now: now.measures.buyer.questions > 0,
    SignalKind.EVADED: lambda now: now.measures.buyer.questions > 0,
    SignalKind.CONCESSION: lambda now: (
        now.price_at is not None or now.first(SignalKind.PRICE_OBJECTION) is not None
    ),
    SignalKind.OVERVIEW: lambda now: now.measures.rep.turns > 0,
}
"""Signals that are themselves a slip of the rep's, and what has to have been for one to happen."""


def could_have_stood(rule: Rule, scene: Scene) -> bool:
    """Whether the rule would have fired on a rep who did not show its behaviour."""
    return scene.at >= rule.limits.after_s and _could(rule.when, scene, be=True) is True


def lapses(node: Node, *, positive: bool = True) -> bool:
    """Whether a condition that stands may cease to without anybody doing anything."""
    kind, value = _one(node)
    if kind in {"all", "any"}:
        return any(lapses(inner, positive=positive) for inner in value)
    if kind == "not_":
        return lapses(value, positive=not positive)
    if isinstance(value, TimeCheck):
        return (
            positive and {"elapsed_at_most_s", "progress_at_most"} & value.model_fields_set != set()
        )
    return positive and getattr(value, "within_s", None) is not None


def _one(node: Node) -> tuple[str, object]:
    """The one thing that a node holds, and its field's name."""
    (name,) = node.model_fields_set
    return name, getattr(node, name)


def _could(node: Node, scene: Scene, *, be: bool) -> bool | None:
    """The node's answer if all that hangs on the rep were such that it be so."""
    kind, value = _one(node)
    if kind in {"all", "any"}:
        answers = [_could(inner, scene, be=be) for inner in value]
        decisive = kind == "any"
        if decisive in answers:
            return decisive
        return None if None in answers else not decisive
    if kind == "not_":
        answer = _could(value, scene, be=not be)
        return None if answer is None else not answer
    return True if value is True else _leaf(value, scene, be=be)


def _leaf(check: Check, scene: Scene, *, be: bool) -> bool | None:
    if _is_the_reps_to_change(check, scene, be=be):
        return be
    if be and isinstance(check, SignalCheck):
        return _signal(check, scene)
    if be and isinstance(check, TimeCheck):
        return _time(check, scene)
    return check.look(scene).holds


def _is_the_reps_to_change(check: Check, scene: Scene, *, be: bool) -> bool:
    match check:
        case AbsentCheck():
            return True
        case NextStepCheck():
            return check.at_most is not None
        case MeasureCheck():
            return check.name in OWN_MEASURES and check.look(scene).value is not None
        case SignalCheck() | PhraseCheck():
            return not be or (check.speaker is Speaker.REP and not _is_slip(check))
    return False


def _is_slip(check: SignalCheck | PhraseCheck) -> bool:
    return isinstance(check, SignalCheck) and check.kind in SLIPS


def _signal(check: SignalCheck, scene: Scene) -> bool | None:
    """Whether there was an occasion for the slip, or the buyer said it at any time."""
    if check.kind in SLIPS:
        return SLIPS[check.kind](scene.conversation)
    return check.model_copy(update={"within_s": None}).look(scene).holds


def _time(check: TimeCheck, scene: Scene) -> bool | None:
    """What may be no later was so once; what may be no sooner has to have been reached."""
    ever = {"elapsed_at_most_s": None, "progress_at_most": None}
    return check.model_copy(update=ever).look(scene).holds
