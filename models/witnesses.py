"""What each judgement saw in the strangers' calls, and what their labels say of it.

``fit_witnesses.py`` fits weights to it. Each call is played through the conversation with meanings of heads
that have not seen its writer, because a head is surer of what it was trained on.
"""

from __future__ import annotations

import contextlib
import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch

import numpy as np

from benchmarks.understood.found import Places
from benchmarks.understood.play import SILENCE_AT_END_S, context_of
from benchmarks.understood.spoken import breaths
from copilot.coaching.cases import Said as Spoken
from copilot.coaching.inline_tests import events_of
from copilot.conversation import asked, dodging, fitted, leaning, signs, state
from copilot.conversation.state import Conversation
from copilot.events import Utterance
from copilot.kinds import Speaker
from copilot.meaning.heads import DESCRIPTION, Heads, heads_of, of_length_1, stored
from copilot.meaning.reader import Reader
from models import train_meaning as training

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.understood.labelled import Labelled
    from copilot.meaning.encoder import Encoder

STRANGERS: Final = Path(__file__).resolve().parent.parent / "benchmarks" / "strangers"
NOT_THESE: Final = ("held-back.txt", "unseen.txt")
"""Lists of the calls that are to be judged by."""

WRITER: Final = re.compile(r"(h\d+|g\d)[_-]")
PARTS: Final = 6
"""Of the writers: each part is played with heads that were trained on the others."""

OTHERS: Final = {
    "LEFT_OPEN": "Whether a question of the buyer's was left open (`copilot.conversation.dodging`).",
    "RIVAL": "Whether a rival is told of (`copilot.conversation.rival_signs`).",
    "PRICE_OBJECTION": "Whether the price is pushed back on (`copilot.conversation.pushback_signs`).",
    "OTHER_OBJECTION": "Whether anything else is (`copilot.conversation.pushback_signs`).",
    "YES": "Whether a step is taken up (`copilot.conversation.leaning`).",
    "SETTLED": "Whether anything was agreed in the call (`copilot.conversation.leaning`).",
    "FIRM": "Whether what was agreed has its day (`copilot.conversation.leaning`).",
}
"""The sets of `copilot.conversation.fitted` but for what was told, and what they tell."""

Numbers = training.Numbers


@dataclass(frozen=True)
class Bag:
    """What was seen in the utterances that one label stands for, and whether the label says so."""

    call: str
    rows: Numbers
    """A row an utterance, a column a sign; at least one row."""
    right: bool


@dataclass
class Judge:
    """One set of weights: the signs that it weighs, in their order, and its bags."""

    name: str
    weights: Mapping[str, float]
    """Those that are there, ``base`` among them."""
    bags: list[Bag] = field(default_factory=list)

    @property
    def signs(self) -> list[str]:
        """The signs, without ``base``."""
        return [sign for sign in self.weights if sign != "base"]


def judges() -> dict[str, Judge]:
    """All sets of weights, by name."""
    told = {f"told.{kind}": weights for kind, weights in fitted.TOLD.items()}
    named = {name.lower(): getattr(fitted, name) for name in OTHERS}
    return {name: Judge(name, weights) for name, weights in (told | named).items()}


# -- heads that have not seen the writer ------------------------------------------------------------------


def writer(name: str) -> str:
    """Who wrote a call or a topic; empty where it is nobody of several calls."""
    found = WRITER.match(name)
    return found[1] if found else ""


def part_of(name: str) -> int:
    """In which part the writer is held out; that of the first where it never is."""
    one = writer(name)
    return int(one[1:]) % PARTS if one else 0


def crossed(encoder: Encoder) -> list[Heads]:
    """Heads of all parts, each trained without its writers, calibrated as those that are shipped."""
    lines = training.read_lines(training.DATA)
    described = json.loads((training.HERE / DESCRIPTION).read_text(encoding="utf-8"))
    if described["data_sha256"] != training.digest(training.DATA):
        sys.exit("the heads are of other data: run models/train_meaning.py first")
    meanings = training.encode(encoder, lines)
    kernel = training.alike(meanings, lines)
    calibrated = heads_of(described)
    kinds = [one.kind for one in calibrated]
    right = np.array([[kind in line.labels for kind in kinds] for line in lines], np.float32)
    known = training.labelled(lines, kinds)
    made = []
    for part in range(PARTS):
        out = np.array([writer(one.topic) != "" and part_of(one.topic) == part for one in lines])
        rest = np.flatnonzero(~out)
        among, says = training.fewer(kernel[np.ix_(rest, rest)], right[rest], known[rest])
        kept = rest[among]
        sentences = of_length_1(stored(meanings[kept]).astype(np.float32))
        buyers = np.array([lines[one].speaker is Speaker.BUYER for one in kept])
        made.append(Heads(calibrated, sentences, buyers, says.astype(np.float16).astype("f4")))
        print(f"heads without part {part + 1} of {PARTS}", file=sys.stderr, flush=True)
    return made


# -- what is seen -----------------------------------------------------------------------------------------


@dataclass
class Noted:
    """What each judgement saw, in the order of a call's utterances."""

    seen: dict[str, list[tuple[int, dict[str, float]]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    said: list[tuple[int, leaning.Said | None]] = field(default_factory=list)
    """What was said of a next step, by turn; None where what was agreed is called off."""
    turn: int = 0
    """The transcript's turn that is being heard."""


@contextlib.contextmanager
def noting(noted: Noted, places: Places) -> Iterator[None]:
    """While it lasts, what is weighed is noted."""
    names = {id(judge.weights): name for name, judge in judges().items()}
    weigh, left_open, said_of = signs.odds, dodging.left_open, leaning.said_of
    anew = leaning.Leaning.started_anew

    def odds(weights: Mapping[str, float], seen: Mapping[str, float]) -> float:
        noted.seen[names[id(weights)]].append((noted.turn, dict(seen)))
        return weigh(weights, seen)

    def of_question(question: Any, *others: Any, **named: Any) -> float:
        before, noted.turn = noted.turn, places.turn_at(question.at, Speaker.BUYER)
        likely = left_open(question, *others, **named)
        noted.turn = before
        return likely

    def said(*seen: Any) -> leaning.Said:
        told = said_of(*seen)
        noted.said.append((noted.turn, told))
        return told

    def called_off(before: leaning.Leaning) -> leaning.Leaning:
        noted.said.append((noted.turn, None))
        return anew(before)

    with (
        patch.object(signs, "odds", odds),
        patch.object(asked, "left_open", of_question),
        patch.object(state, "said_of", said),
        patch.object(leaning.Leaning, "started_anew", called_off),
    ):
        yield


def played(call: Labelled, reader: Reader) -> Noted:
    """What was seen in a call."""
    spoken = breaths(call)
    places, noted = Places(spoken), Noted()
    said = tuple(Spoken(one.speaker, one.start, one.end, one.text) for one in spoken)
    conversation = Conversation.begin(context_of(call))
    with noting(noted, places):
        for told in events_of(said, ends=True, silence_s=SILENCE_AT_END_S):
            event = told
            if isinstance(told, Utterance):
                event = reader.with_meanings(told)
                noted.turn = places.turn_at(told.end, told.speaker)
            conversation = conversation.after(event)
    return noted


# -- what is true -----------------------------------------------------------------------------------------

MENTIONS: Final = {
    "rival": ("competitor",),
    "price_objection": ("price_objection",),
    "other_objection": ("other_objection",),
    "left_open": ("unanswered", "evaded"),
}


def add(judge: Judge, call: Labelled, noted: Noted) -> None:
    """The bags of a call, for one set of weights."""
    seen = noted.seen.get(judge.name, [])
    labels = call.labels
    if judge.name.startswith("told."):
        said = labels.said.get(judge.name.removeprefix("told."))
        if said is not None and not said.uncertain and seen:
            _bag(judge, call, [one for _, one in seen], right=said.value)
    elif judge.name in MENTIONS:
        marks = [mark for kind in MENTIONS[judge.name] for mark in labels.mentions.get(kind, ())]
        right = {turn for mark in marks for turn in mark.turns}
        unsure = {turn for mark in marks if mark.uncertain for turn in mark.turns}
        by_turn = defaultdict(list)
        for turn, one in seen:
            by_turn[turn].append(one)
        for turn, rows in by_turn.items():
            if turn not in unsure:
                _bag(judge, call, rows, right=turn in right)


def _bag(judge: Judge, call: Labelled, seen: list[dict[str, float]], *, right: bool) -> None:
    rows = np.array([[float(one.get(sign, 0.0)) for sign in judge.signs] for one in seen])
    judge.bags.append(Bag(call.id, rows, right))


def add_steps(every: Mapping[str, Judge], call: Labelled, noted: Noted) -> None:
    """The bags of a call, for the three sets of weights that tell of its next step."""
    step = call.labels.step
    if step is None or step.uncertain:
        return
    agreed = step.level != "none"
    yes = {step.agreed, *step.alternatives} if agreed else set()
    known, seen = leaning.Leaning(known=True), {}
    for turn, said in noted.said:
        known = known.started_anew() if said is None else known.after(said, known=True)
        if known.turns:
            # a turn is judged anew with each of its utterances: the last is of all of it
            seen[turn] = leaning.yes_signs(known.turns)
    for turn, signs_of in seen.items():
        _bag(every["yes"], call, [signs_of], right=turn in yes)
    past = known.now
    if past.yes is None:
        return
    _bag(every["settled"], call, [leaning.settled_signs(past, past.yes)], right=agreed)
    if agreed:
        firm = leaning.firm_signs(past.yes)
        _bag(every["firm"], call, [firm], right=step.level == "specific")


def _both(encoder: Encoder, heads: Heads) -> tuple[Encoder, Heads]:
    return encoder, heads


def play_all(
    calls: Sequence[Labelled], heads: Sequence[Heads], encoder: Encoder
) -> list[tuple[Labelled, Noted]]:
    """Every call with what was seen in it, by heads that have not seen its writer."""
    readers = [Reader(partial(_both, encoder, one)) for one in heads]
    found = []
    for number, call in enumerate(calls, start=1):
        found.append((call, played(call, readers[part_of(call.id)])))
        if number % 50 == 0 or number == len(calls):
            print(f"{number} of {len(calls)} calls played", file=sys.stderr, flush=True)
    return found


def bags_of(seen: Sequence[tuple[Labelled, Noted]]) -> dict[str, Judge]:
    """All sets of weights with their bags; what was settled by the weights of a yes that stand."""
    every = judges()
    for call, noted in seen:
        for judge in every.values():
            add(judge, call, noted)
        add_steps(every, call, noted)
    return every
