"""What a rule's condition rests on: the pieces of evidence that must be there before it holds. Pure.

Two independent ones before a card, so that one misheard word cannot bring one about. A state in which
every call begins (nothing asked yet, no step agreed, before some minute) is no evidence, and neither
is that something was not found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.coaching.checks.objection import ObjectionCheck
    from copilot.coaching.checks.sequence import SequenceCheck
    from copilot.coaching.checks.time import TimeCheck
    from copilot.coaching.conditions import Node
    from copilot.coaching.finding import Check
    from copilot.coaching.schema import Rule

Pieces = frozenset[str]

ENOUGH: Final = 2
_KEPT: Final = 64
"""Ways to hold that are looked at, those with the fewest pieces first."""


def rests_on(rule: Rule) -> Pieces:
    """The fewest pieces of evidence with which the rule's condition can hold."""
    phase = frozenset() if rule.applies.phases is None else frozenset({"phase"})
    return min((way | phase for way in _ways(rule.when)), key=_few)


def _few(way: Pieces) -> tuple[int, list[str]]:
    return len(way), sorted(way)


def _ways(node: Node) -> list[Pieces]:
    """The pieces with which a node can hold, one set for each way."""
    if node.any is not None:
        return _fewest(way for part in node.any for way in _ways(part))
    ways: list[Pieces] = [frozenset()]
    for part in node.all or ():
        ways = _fewest(way | more for way in ways for more in _ways(part))
    return ways if node.check is None else [_pieces(node, node.check)]


def _fewest(ways: Iterable[Pieces]) -> list[Pieces]:
    return sorted(set(ways), key=_few)[:_KEPT]


def _pieces(node: Node, check: Check) -> Pieces:
    """What a check that holds proves."""
    del check
    found: set[str] = set()
    if node.phrase is not None:
        found.add(f"phrase {node.phrase.speaker or ''}".strip())
    elif node.meaning is not None:
        found.add(node.meaning.kind)
    elif node.signal is not None:
        found |= _times(node.signal.kind, node.signal.at_least)
    elif node.fact is not None:
        found |= _times(f"fact {node.fact.kind}", node.fact.at_least)
    elif node.response is not None:
        found |= {node.response.to.kind, "the turn after it"}
    elif node.sequence is not None:
        found |= _of_sequence(node.sequence)
    elif node.objection is not None:
        found |= _of_objection(node.objection)
    elif node.silence is not None:
        found.add("silence")
    elif node.phase is not None:
        found.add("phase")
    elif node.measure is not None and (node.measure.over or node.measure.name not in _FROM_NOTHING):
        found.add(f"measure {node.measure.name}")
    elif node.next_step is not None and node.next_step.at_least not in {None, "none"}:
        found.add("next_step")
    elif node.time is not None and _begun(node.time):
        found.add("time")
    elif node.absent is not None and (node.absent.by_s or node.absent.within_s):
        found.add("time")
    elif node.ending is not None:
        found.add("ending")
    return frozenset(found)


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
    }
)
"""Measures that are 0 when a call begins: that one is under something is no evidence."""


def _times(piece: str, at_least: int) -> set[str]:
    return {piece} if at_least == 1 else {piece, f"{piece} again"}


def _of_sequence(check: SequenceCheck) -> set[str]:
    return {f"{step.kind or 'phrase'} {number}" for number, step in enumerate(check.steps, start=1)}


def _of_objection(check: ObjectionCheck) -> set[str]:
    answered = check.after_turns > 0 or check.state == "handled"
    return _times("objection", check.at_least) | ({"the turn after it"} if answered else set())


def _begun(check: TimeCheck) -> bool:
    """Whether it does not hold from the first second on."""
    later = (
        check.elapsed_at_least_s,
        check.progress_at_least,
        check.remaining_at_most_s,
        check.remaining_at_most_share,
    )
    return any(later)
