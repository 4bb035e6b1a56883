"""What was found in one call at which turn, beside what is labelled there: for eyes at a terminal.

Numbers of turns and kinds only. The words are shown on request, and to a terminal only, so that no
file ever holds them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from benchmarks.understood import card_truth
from benchmarks.understood.card_truth import Verdict
from benchmarks.understood.scoring import near
from benchmarks.understood.tasks import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.understood.found import Found
    from benchmarks.understood.labelled import Labelled, Place, Said


def explain(call: Labelled, found: Found, *, quote: bool) -> Iterator[str]:
    """The call as lines, a turn each, and its verdicts."""
    step = call.labels.step
    yield f"{call.id}: {call.kind.value}, {len(call.turns)} turns, {found.seconds:.0f} s"
    yield f"  next step: labelled {step.level if step else 'not'}, found {found.level}"
    true, ours = labelled_at(call), found_at(found)
    for number, turn in enumerate(call.turns):
        told = f"  {number:3d} {turn.speaker.value:5} {turn.words:3d} words"
        yield f"{told}  labelled: {_list(true[number])}  found: {_list(ours[number])}"
        if quote:
            yield f"        {turn.text}"
        for card in found.cards:
            if card.after == number:
                verdict = card_truth.judge(card, call).value
                yield f"        card {card.rule} ({card.kind}) at {card.at:.1f} s: {verdict}"
    for moment in found.moments:
        verdict = card_truth.judge_moment(moment, call).value
        yield f"  moment {moment.rule} ({moment.kind}) at {moment.at:.1f} s: {verdict}"


def differences(call: Labelled, found: Found) -> Iterator[str]:
    """Every place at which a call's labels and finds part, a line each; uncertain ones left out."""
    step = call.labels.step
    if step is not None and not step.uncertain and step.level != found.level:
        yield f"{call.id}: next step {step.level} taken for {found.level}"
    for name, said in call.labels.said.items():
        if not said.uncertain:
            parted = _parted(said, found.turns(KINDS[name]))
            yield from (f"{call.id}: {name} {line}" for line in parted)
    for name, places in call.labels.mentions.items():
        amiss = _amiss(places, found.turns(KINDS[name]))
        yield from (f"{call.id}: {name} {line}" for line in amiss)
    wrong = [card for card in found.cards if card_truth.judge(card, call) is Verdict.WRONG]
    yield from (f"{call.id}: card {card.rule} wrong after turn {card.after}" for card in wrong)


def _parted(said: Said, turns: Sequence[int]) -> Iterator[str]:
    """How something that was discussed or not was taken otherwise."""
    if said.value and not turns:
        yield f"missed at {_numbers(said.place.turns)}"
    elif turns and not said.value:
        yield f"false at {_numbers(turns)}"
    elif turns and not near(turns[0], said.place):
        yield f"is at {_numbers(said.place.turns)}, found at {_numbers(turns)}"


def _amiss(places: Sequence[Place], turns: Sequence[int]) -> Iterator[str]:
    """What of a list was missed, and what was found that is not on it."""
    certain = [place for place in places if not place.uncertain]
    missed = [place.turns[0] for place in certain if not any(near(turn, place) for turn in turns)]
    false = [turn for turn in turns if not any(near(turn, place) for place in places)]
    if missed:
        yield f"missed at {_numbers(missed)}"
    if false:
        yield f"false at {_numbers(false)}"


def _numbers(turns: Sequence[int]) -> str:
    return ", ".join(str(turn) for turn in turns)


def labelled_at(call: Labelled) -> dict[int, list[str]]:
    """What the labels say of each turn; a question mark stands for uncertain."""
    at: dict[int, list[str]] = defaultdict(list)
    for name, said in call.labels.said.items():
        if said.value:
            _note(at, name, said.place)
    for name, places in call.labels.mentions.items():
        for place in places:
            _note(at, f"{name}({place.handled})" if place.handled else name, place)
    _note_step(at, call)
    for turn in call.labels.open_questions or ():
        at[turn].append("open_question")
    for name, turns in call.labels.distractors.items():
        for turn in turns:
            at[turn].append(f"not_{name}")
    return at


def _note_step(at: dict[int, list[str]], call: Labelled) -> None:
    step = call.labels.step
    if step is not None and step.proposed is not None:
        at[step.proposed].append("step_proposed")
    if step is not None and step.agreed is not None:
        at[step.agreed].append(f"step_{step.level}")


def _note(at: dict[int, list[str]], name: str, place: Place) -> None:
    for number, turn in enumerate(place.turns):
        mark = "?" if place.uncertain else ""
        at[turn].append(f"{'or_' if number else ''}{name}{mark}")


def found_at(found: Found) -> dict[int, list[str]]:
    """The signals of each turn, each once, with its detail."""
    at: dict[int, list[str]] = defaultdict(list)
    for find in found.finds:
        told = f"{find.kind.value}:{find.detail.value}" if find.detail else find.kind.value
        if told not in at[find.turn]:
            at[find.turn].append(told)
    return at


def _list(names: list[str]) -> str:
    return ", ".join(names) or "-"
