"""Whether a call gave a rule's behaviour a chance, and whether it came in the end. Pure.

A rule that never fired says that the behaviour came by itself only if there was an occasion for it.
Handling an objection well takes an objection; a call of ten seconds skipped no budget. So the
condition is asked once more at the call's end, as if the rep had done all that the rule watches for
wrongly: what hangs on the rep's behaviour is granted, what is circumstance must have been so.

Behaviour is what a good rep changes: something nobody brought up (`absent`), no next step, the
rep's own measures, what the rep said or answered, and what a ``not`` excuses. Circumstance is the
rest: how long the call was, what the buyer said. A kind of check that is not known here is
circumstance, so that a new one may cost fading but never claims a behaviour that nobody showed.

Windows are left out, since the end is too late for "in the last 30 s": a circumstance counts
wherever in the call it was. For the same reason a condition that lapses by itself is not called
resolved when it does: `still_stands` asks what the rep could change, and takes the rest as it was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copilot.coaching.checks.absent import AbsentCheck
from copilot.coaching.checks.ending import EndingCheck
from copilot.coaching.checks.fact import FactCheck
from copilot.coaching.checks.meaning import MeaningCheck
from copilot.coaching.checks.measure import MeasureCheck
from copilot.coaching.checks.next_step import NextStepCheck
from copilot.coaching.checks.objection import ObjectionCheck
from copilot.coaching.checks.phase import PhaseCheck
from copilot.coaching.checks.phrase import PhraseCheck
from copilot.coaching.checks.response import ResponseCheck
from copilot.coaching.checks.sequence import SequenceCheck
from copilot.coaching.checks.signal import SignalCheck
from copilot.coaching.checks.silence import SilenceCheck
from copilot.coaching.checks.time import TimeCheck
from copilot.kinds import SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.coaching.conditions import Node
    from copilot.coaching.finding import Check
    from copilot.coaching.scene import Scene
    from copilot.coaching.schema import Rule

    Leaf = Callable[[Check, Scene, bool], bool | None]

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
        "rep_cut_ins",
        "since_rep_cut_in_s",
        "rep_response_gap_s",
        "rep_words_per_s",
        "pace_ratio",
        "pace_after_objection_ratio",
    }
)
"""Measures that the rep's own behaviour makes; all others are circumstances."""

_OF_A_SLIP: Final = frozenset({"since_rep_cut_in_s"})
"""Of these that there is none says that the rep never slipped, not that nothing could be measured."""

SLIPS: Final[dict[SignalKind, Callable[[Scene], bool]]] = {
    SignalKind.UNANSWERED: lambda scene: scene.conversation.measures.buyer.questions > 0,
    SignalKind.EVADED: lambda scene: scene.conversation.measures.buyer.questions > 0,
    SignalKind.CONCESSION: lambda scene: any(
        scene.conversation.seen.count(kind)
        for kind in (SignalKind.PRICE, SignalKind.PRICE_OBJECTION)
    ),
    SignalKind.OVERVIEW: lambda scene: scene.conversation.measures.rep.turns > 0,
}
"""Signals that are themselves a slip of the rep's, and what has to have been for one to happen."""

_Said = PhraseCheck | MeaningCheck | FactCheck
_Fleeting = (
    PhraseCheck | MeaningCheck | FactCheck | SilenceCheck | PhaseCheck | TimeCheck | EndingCheck
)


def could_have_stood(rule: Rule, scene: Scene) -> bool:
    """Whether the rule would have fired on a rep who did not show its behaviour.

    Its phases are not looked at here: of those only the engine knows whether they ever were.
    """
    return scene.at >= rule.limits.after_s and _joined(rule.when, scene, _could) is True


def still_stands(rule: Rule, scene: Scene) -> bool | None:
    """Whether a rule that fired stands at the end, as far as it is the rep's to change."""
    return _joined(rule.when, scene, _still)


def _joined(node: Node, scene: Scene, leaf: Leaf, *, be: bool = True) -> bool | None:
    """The node's answer when its checks are answered by `leaf`; `be` turns with each ``not``."""
    if node.not_ is not None:
        answer = _joined(node.not_, scene, leaf, be=not be)
        return None if answer is None else not answer
    if node.parts:
        answers = [_joined(inner, scene, leaf, be=be) for inner in node.parts]
        decisive = node.any is not None
        if decisive in answers:
            return decisive
        return None if None in answers else not decisive
    return True if node.check is None else leaf(node.check, scene, be)


def _still(check: Check, scene: Scene, be: bool) -> bool | None:
    """What was said once was said; what passes by itself is granted; the rest is as it is."""
    if be and isinstance(check, _Fleeting):
        return True
    return (_ever(check, scene) if be else check).look(scene).holds


def _could(check: Check, scene: Scene, be: bool) -> bool | None:
    """The answer if all that hangs on the rep were such that it be so."""
    if not be and isinstance(check, _Said | SignalCheck | SequenceCheck | ResponseCheck):
        return False
    match check:
        case AbsentCheck():
            return be and scene.at >= max(check.by_s or 0.0, check.within_s or 0.0)
        case NextStepCheck() if check.at_most is not None:
            return be
        case MeasureCheck() if check.name in OWN_MEASURES:
            finding = check.look(scene)
            if finding.holds is None or (finding.value is None and check.name not in _OF_A_SLIP):
                return finding.holds
            return be
    return _occasion(check, scene) if be else check.look(scene).holds


def _occasion(check: Check, scene: Scene) -> bool | None:
    """Whether that was so, at any time, on which a rep could have slipped."""
    match check:
        case SignalCheck() if check.kind in SLIPS:
            return SLIPS[check.kind](scene)
        case PhraseCheck() | MeaningCheck() | FactCheck() | SignalCheck() if (
            check.speaker is Speaker.REP
        ):
            return True
        case ResponseCheck():
            return any(hit.speaker is Speaker.BUYER for hit in check.to.hits(scene, 0.0))
        case ObjectionCheck() if check.state != "handled":
            return sum(check.fits(one) for one in scene.objections) >= check.at_least
        case SequenceCheck() if check.steps[-1].speaker is Speaker.REP:
            return all(
                step.speaker is Speaker.REP or bool(step.times(scene, 0.0))
                for step in check.steps[:-1]
            )
    return _ever(check, scene).look(scene).holds


def _ever(check: Check, scene: Scene) -> Check:
    """The check without its window: what may be no later was so once."""
    match check:
        case SignalCheck():
            return check.model_copy(update={"within_s": None})
        case PhraseCheck() | MeaningCheck() | FactCheck() | ResponseCheck() | ObjectionCheck():
            return check.model_copy(update={"within_s": scene.at})
        case SequenceCheck():
            return check.model_copy(update={"recent_s": scene.at})
        case TimeCheck():
            return check.model_copy(update={"elapsed_at_most_s": None, "progress_at_most": None})
    return check
