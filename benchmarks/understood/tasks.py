"""Each label against what was found, call by call. Pure.

Two levels: *call*, whether a thing came up at all, and *turn*, whether it was found where it is.
A scalar label points at the first such turn only, so of what we found the first is held against it.
Labels that are marked uncertain are left out and scored apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from benchmarks.understood.labelled import LISTS, SCALARS, Place
from benchmarks.understood.scoring import Tally, at_turns, near, yes_or_no
from copilot.kinds import SignalDetail, SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.understood.found import Found
    from benchmarks.understood.labelled import Labelled

KINDS: Final = {
    "budget": SignalKind.BUDGET,
    "price": SignalKind.PRICE,
    "decision_maker": SignalKind.DECISION_MAKER,
    "timeline": SignalKind.TIMELINE,
    "pain_number": SignalKind.PAIN_NUMBER,
    "price_objection": SignalKind.PRICE_OBJECTION,
    "competitor": SignalKind.COMPETITOR,
    "other_objection": SignalKind.OBJECTION,
    "unanswered": SignalKind.UNANSWERED,
    "evaded": SignalKind.EVADED,
}
"""Which signal says it."""

LEVELS: Final = ("none", "vague", "specific")

DISTRACTED: Final = {
    "budget": SignalKind.BUDGET,
    "price": SignalKind.PRICE,
    "price_objection": SignalKind.PRICE_OBJECTION,
    "objection": SignalKind.OBJECTION,
    "competitor": SignalKind.COMPETITOR,
    "timeline": SignalKind.TIMELINE,
    "decision_maker": SignalKind.DECISION_MAKER,
    "pain": SignalKind.PAIN_NUMBER,
    "pain_quantified": SignalKind.PAIN_NUMBER,
    "next_step": SignalKind.NEXT_STEP_AGREED,
    "unanswered": SignalKind.UNANSWERED,
}
"""The labels' names of rules that a turn may lead astray, and the signal that would show it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One task in one call: how it went."""

    task: str
    tally: Tally
    uncertain: bool = False


def marks(call: Labelled, found: Found) -> Iterator[Mark]:
    """Every yes-or-no and every turn that the labels judge, as tallies by task."""
    yield from _step(call, found)
    for name in SCALARS:
        yield from _scalar(call, found, name)
    for name in LISTS:
        yield from _list(call, found, name, (name,))
    yield from _list(call, found, "dodged", ("unanswered", "evaded"))
    yield from _handled(call, found)
    openly = call.labels.open_questions
    if openly is not None:
        asked = found.turns(SignalKind.QUESTION, Speaker.REP, SignalDetail.OPEN)
        places = [Place(turns=(turn,)) for turn in openly]
        yield Mark(task="open_questions", tally=at_turns(asked, places, within=0))
    for name, turns in call.labels.distractors.items():
        kind = DISTRACTED.get(name)
        if kind is not None:
            hit = len(set(turns) & set(found.turns(kind)))
            yield Mark(task="distractors", tally=Tally(false=hit, neither=len(turns) - hit))


def _step(call: Labelled, found: Found) -> Iterator[Mark]:
    step = call.labels.step
    if step is None:
        return
    right = found.level == step.level
    yield Mark(
        task="next_step",
        tally=Tally(hits=int(right), false=int(not right)),
        uncertain=step.uncertain,
    )
    missing = yes_or_no(found=found.level != "specific", true=step.level != "specific")
    yield Mark(task="next_step_missing", tally=missing, uncertain=step.uncertain)
    if step.agreed is not None and step.level in {"vague", "specific"}:
        kinds = (SignalKind.NEXT_STEP_AGREED, SignalKind.NEXT_STEP_VAGUE)
        last = max((turn for kind in kinds for turn in found.turns(kind)), default=None)
        place = Place(turns=(step.agreed, *step.alternatives))
        hit = last is not None and near(last, place)
        yield Mark(
            task="next_step_agreed_turn",
            tally=Tally(hits=int(hit), missed=int(not hit)),
            uncertain=step.uncertain,
        )


def _scalar(call: Labelled, found: Found, name: str) -> Iterator[Mark]:
    said = call.labels.said.get(name)
    if said is None:
        return
    turns = found.turns(KINDS[name])
    tally = yes_or_no(found=bool(turns), true=said.value)
    yield Mark(task=f"{name}.call", tally=tally, uncertain=said.uncertain)
    places = [said.place] if said.value and said.place.turns else []
    if not said.uncertain:
        yield Mark(task=f"{name}.turn", tally=at_turns(turns[:1], places))


def _list(call: Labelled, found: Found, name: str, parts: tuple[str, ...]) -> Iterator[Mark]:
    """What may happen several times; of several lists each is as good as the other."""
    if not any(part in call.labels.mentions for part in parts):
        return
    places = [place for part in parts for place in call.labels.mentions.get(part, ())]
    turns = sorted({turn for part in parts for turn in found.turns(KINDS[part])})
    yield Mark(task=f"{name}.turn", tally=at_turns(turns, places))
    for place in places:
        if place.uncertain:
            hit = any(near(turn, place) for turn in turns)
            tally = Tally(hits=int(hit), missed=int(not hit))
            yield Mark(task=f"{name}.turn", tally=tally, uncertain=True)
    certain = [place for place in places if not place.uncertain]
    if certain or not places:
        tally = yes_or_no(found=bool(turns), true=bool(certain))
        yield Mark(task=f"{name}.call", tally=tally)


def _handled(call: Labelled, found: Found) -> Iterator[Mark]:
    """Whether each objection was handled; partly handled is not, and one that was not found is not.

    What says "handled" belongs to the objection before it.
    """
    objections = sorted(
        (place.turns[0], name, place)
        for name in ("price_objection", "other_objection")
        for place in call.labels.mentions.get(name, ())
        if place.turns and place.handled
    )
    said = found.turns(SignalKind.HANDLED)
    for number, (turn, name, place) in enumerate(objections):
        following = objections[number + 1][0] if number + 1 < len(objections) else len(call.turns)
        met = any(turn < one <= following for one in said)
        tally = yes_or_no(found=met, true=place.handled == "yes")
        yield Mark(task="handled", tally=tally, uncertain=place.uncertain)
        yield Mark(task=f"{name}_handled", tally=tally, uncertain=place.uncertain)
