"""What a rule's condition rests on: the pieces of evidence that must be there before it holds. Pure.

Two independent ones before a card, so that one misheard word cannot bring one about; the clock, which
mishears nothing, may stand alone. A state in which every call begins (nothing asked yet, no step
agreed, before some minute) is no evidence, and neither is that something was not found.
"""

from __future__ import annotations

from functools import singledispatch
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

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.coaching.conditions import Node
    from copilot.coaching.schema import Rule

Pieces = frozenset[str]

_ENOUGH: Final = 2
_CLOCK: Final = frozenset({"time", "the end of the call"})
_KEPT: Final = 64
"""Ways to hold that are looked at, those with the fewest pieces first."""


def too_little(rule: Rule) -> Pieces | None:
    """What the rule can hold on if that is too little for a card, of several the least; else None."""
    phase: Pieces = frozenset() if rule.applies.phases is None else frozenset({"phase"})
    ways = sorted((way | phase for way in _ways(rule.when)), key=_few)
    return next((way for way in ways if len(way) < _ENOUGH and not way & _CLOCK), None)


def _few(way: Pieces) -> tuple[int, list[str]]:
    return len(way), sorted(way)


def _ways(node: Node) -> list[Pieces]:
    """The pieces with which a node can hold, one set for each way."""
    if node.any is not None:
        return _fewest(way for part in node.any for way in _ways(part))
    ways: list[Pieces] = [frozenset()]
    for part in node.all or ():
        ways = _fewest(way | more for way in ways for more in _ways(part))
    return ways if node.check is None else [frozenset(_pieces(node.check))]


def _fewest(ways: Iterable[Pieces]) -> list[Pieces]:
    return sorted(set(ways), key=_few)[:_KEPT]


@singledispatch
def _pieces(check: object) -> set[str]:
    """What a check proves where it holds; what was known before the call, nothing."""
    del check
    return set()


@_pieces.register
def _(check: PhraseCheck) -> set[str]:
    return {f"phrase {check.speaker or ''}".strip()}


@_pieces.register
def _(check: MeaningCheck) -> set[str]:
    return {check.kind.value}


@_pieces.register
def _(check: SignalCheck) -> set[str]:
    return _times(check.kind.value, check.at_least)


@_pieces.register
def _(check: FactCheck) -> set[str]:
    return _times(f"fact {check.kind.value}", check.at_least)


@_pieces.register
def _(check: ResponseCheck) -> set[str]:
    return {check.to.kind or "phrase", "the turn after it"}


@_pieces.register
def _(check: SequenceCheck) -> set[str]:
    return {f"{step.kind or 'phrase'} {number}" for number, step in enumerate(check.steps, start=1)}


@_pieces.register
def _(check: ObjectionCheck) -> set[str]:
    answered = check.after_turns > 0 or check.state == "handled"
    return _times("objection", check.at_least) | ({"the turn after it"} if answered else set())


@_pieces.register
def _(check: SilenceCheck) -> set[str]:
    del check
    return {"silence"}


@_pieces.register
def _(check: PhaseCheck) -> set[str]:
    del check
    return {"phase"}


@_pieces.register
def _(check: MeasureCheck) -> set[str]:
    proves = check.over is not None or check.name not in _FROM_NOTHING
    return {f"measure {check.name}"} if proves else set()


@_pieces.register
def _(check: NextStepCheck) -> set[str]:
    return set() if check.at_least in {None, "none"} else {"next_step"}


@_pieces.register
def _(check: AbsentCheck) -> set[str]:
    return {"time"} if check.by_s or check.within_s else set()


@_pieces.register
def _(check: EndingCheck) -> set[str]:
    if check.wrap_up_strength is None:
        return {"the end of the call"}
    # at the end itself there is no card any more, so it is the goodbyes that count
    return _times("wrap_up", 1 if check.wrap_up_strength <= 1 else _ENOUGH)


@_pieces.register
def _(check: TimeCheck) -> set[str]:
    later = (
        check.elapsed_at_least_s,
        check.progress_at_least,
        check.remaining_at_most_s,
        check.remaining_at_most_share,
    )
    return {"time"} if any(later) else set()


_FROM_NOTHING: Final = frozenset(
    {
        "voiced_s",
        "current_monologue_s",
        "longest_rep_monologue_s",
        "longest_buyer_stretch_s",
        "rep_questions",
        "rep_open_questions",
        "buyer_questions",
        "rep_speech_s",
        "buyer_speech_s",
        "turns",
        "current_monologue_words",
        "longest_rep_monologue_words",
        "rep_cut_ins",
        "buyer_gone_quiet",
        "since_rep_question_s",
        "since_rep_open_question_s",
        "rep_questions_per_10_min",
    }
)
"""Measures that are 0 of a call in which nothing was said: that one is under something is no evidence."""


def _times(piece: str, at_least: int) -> set[str]:
    return {piece} if at_least == 1 else {piece, f"{piece} again"}
