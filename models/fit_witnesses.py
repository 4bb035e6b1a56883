"""Fit how much each sign counts in `copilot.conversation.fitted`, judge it, and write it.

    python models/fit_witnesses.py            # fit, print, write copilot/conversation/fitted.py
    python models/fit_witnesses.py --check    # fit and print; write nothing

The calls are those of ``benchmarks/strangers`` but for the ones to be judged by (``held-back.txt``,
``unseen.txt``). Each is played through the conversation with meanings of heads that have not seen its
writer (`crossed`), because a head is surer of what it was trained on. What each judgement saw is noted
where it is weighed, and fitted to the labels: an utterance may say it or not where only its turn or its
call is labelled, so the likeliest of them speaks for all (`fit`). The figures printed are of writers
whom neither the heads nor the weights have seen, beside those of the weights that are there.

Needs what ``train_meaning.py`` needs, and the heads that it wrote; some twenty minutes. Nothing is random.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import re
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from benchmarks.understood.found import Places
from benchmarks.understood.labelled import load_all
from benchmarks.understood.play import SILENCE_AT_END_S, context_of
from benchmarks.understood.spoken import breaths
from copilot.coaching.cases import Said as Spoken
from copilot.coaching.inline_tests import events_of
from copilot.conversation import asked, fitted, leaning, reading, signs, state
from copilot.conversation.meant import LIKELY as LIKELY_PUSHBACK
from copilot.conversation.rivals import LIKELY as LIKELY_RIVAL
from copilot.conversation.state import Conversation
from copilot.events import Utterance
from copilot.kinds import SignalKind, Speaker
from copilot.manifest import find_model
from copilot.meaning.encoder import MODEL, Encoder
from copilot.meaning.heads import DESCRIPTION, Head, Heads, stored
from copilot.meaning.reader import Reader
from models import train_meaning as training

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from benchmarks.understood.labelled import Labelled

STRANGERS: Final = Path(__file__).resolve().parent.parent / "benchmarks" / "strangers"
NOT_THESE: Final = ("held-back.txt", "unseen.txt")
WRITER: Final = re.compile(r"(h\d+|g\d)[_-]")
USUAL: Final = training.USUAL
PARTS: Final = 6
"""Of the writers: each part is played with heads that were trained on the others."""

RIDGE: Final = 1.0
"""How much each weight is drawn to `DRAWN_TO`, or to 0 (L2, beside the sum over the bags)."""

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

DRAWN_TO: Final = {"told": {"meant": 4.0, "phrase": 4.0}}
NEWTON_STEPS: Final = 50
LEAST_STEP: Final = 1e-6
ROUNDS: Final = 25
DIGITS: Final = 2
"""What is written of a weight."""

Numbers = training.Numbers
Weights = dict[str, float]


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
    kinds = [SignalKind(kind) for kind in described["heads"]]
    right = np.array([[kind in line.labels for kind in kinds] for line in lines], np.float32)
    known = training.labelled(lines, kinds)
    calibrated = tuple(
        Head(
            kind=SignalKind(kind),
            slope=one["slope"],
            shift=one["shift"],
            threshold=one["threshold"],
            speakers=frozenset(Speaker(speaker) for speaker in one["speakers"]),
        )
        for kind, one in described["heads"].items()
    )
    made = []
    for part in range(PARTS):
        out = np.array([writer(one.topic) != "" and part_of(one.topic) == part for one in lines])
        rest = np.flatnonzero(~out)
        among, says = training.fewer(kernel[np.ix_(rest, rest)], right[rest], known[rest])
        kept = rest[among]
        sentences = stored(meanings[kept]).astype(np.float32)
        sentences /= np.linalg.norm(sentences, axis=1, keepdims=True)
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
    weigh, left_open, said_of = signs.odds, asked.left_open, state.said_of
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


# -- fitting ----------------------------------------------------------------------------------------------


def fit(judge: Judge, bags: Sequence[Bag], start: Weights | None = None) -> Weights:
    """The weights that fit best, each bag by its likeliest utterance under the weights so far."""
    drawn = DRAWN_TO.get(judge.name.split(".", maxsplit=1)[0], {})
    prior = np.array([0.0, *(drawn.get(sign, 0.0) for sign in judge.signs)])
    first = start if start is not None else judge.weights
    weights = np.array([first["base"], *(first[sign] for sign in judge.signs)])
    right = np.array([bag.right for bag in bags], float)
    loudest: list[int] = []
    for _ in range(ROUNDS):
        chosen = [int(np.argmax(bag.rows @ weights[1:])) for bag in bags]
        if chosen == loudest:
            break
        loudest = chosen
        rows = np.array([[1.0, *bag.rows[one]] for bag, one in zip(bags, loudest, strict=True)])
        weights = _regressed(rows, right, weights, prior)
    return dict(zip(("base", *judge.signs), (float(one) for one in weights), strict=True))


def _regressed(rows: Numbers, right: Numbers, start: Numbers, prior: Numbers) -> Numbers:
    """Logistic regression with a ridge on all but the base, by Newton's steps."""
    ridge = np.full(rows.shape[1], RIDGE)
    ridge[0] = 1e-6

    def worth(weights: Numbers) -> float:
        told = rows @ weights
        likely = (right * told - np.logaddexp(0, told)).sum()
        return float(likely - (ridge * (weights - prior) ** 2).sum() / 2)

    found, best = start, worth(start)
    for _ in range(NEWTON_STEPS):
        chances = training.odds(np.clip(rows @ found, -30, 30))
        slope = rows.T @ (right - chances) - ridge * (found - prior)
        curve = (rows * (chances * (1 - chances))[:, np.newaxis]).T @ rows + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        # far from the best a whole step may lead away from it
        while (now := worth(found + step)) < best and np.abs(step).max() > LEAST_STEP:
            step /= 2
        if now <= best:
            break
        found, best = found + step, now
    return found


def sums(judge: Judge, bags: Sequence[Bag], weights: Mapping[str, float]) -> Numbers:
    """The log odds of each bag, ``base`` left out."""
    order = np.array([weights[sign] for sign in judge.signs])
    return np.array([float((bag.rows @ order).max()) for bag in bags])


AT: Final = {
    "rival": LIKELY_RIVAL,
    "price_objection": LIKELY_PUSHBACK,
    "other_objection": LIKELY_PUSHBACK,
    "left_open": asked.LEFT_OPEN,
}
"""From which chance on the conversation believes it; elsewhere from a half."""


def odds_of(chance: float) -> float:
    """Log odds of a chance."""
    return float(np.log(chance / (1 - chance)))


def based(judge: Judge, summed: Numbers, right: NDArray[np.bool_]) -> float:
    """The base with which the odds are right on the whole, or for what was told that of the best F1.

    What was told is a yes or no of the call, which the likeliest of some hundred utterances decides: there is
    no chance to be right on the whole. Of equally good ones the middle is taken.
    """
    if judge.name.startswith("told."):
        cuts = np.sort(summed)
        between = (cuts[1:] + cuts[:-1]) / 2
        rated = np.array([f1(summed > cut, right) for cut in between])
        # a smooth best: a single cut that is good by chance is not taken
        smooth = np.convolve(
            np.pad(rated, 2, mode="edge"), np.array([1, 2, 3, 2, 1]) / 9, mode="valid"
        )
        best = np.flatnonzero(smooth >= smooth.max() - 1e-9)
        return -float(between[best].mean())
    base = 0.0
    for _ in range(NEWTON_STEPS):
        chances = training.odds(np.clip(summed + base, -30, 30))
        step = (right - chances).sum() / (chances * (1 - chances)).sum()
        base += float(np.clip(step, -1, 1))
    return base


def f1(found: NDArray[np.bool_], right: NDArray[np.bool_]) -> float:
    """Of two rows of yes and no."""
    hits = float((found & right).sum())
    return 2 * hits / max(1.0, float(found.sum() + right.sum()))


def usual(bags: Sequence[Bag]) -> NDArray[np.bool_]:
    """Which bags are of calls in which everything is as rare as it is."""
    return np.array([USUAL.match(bag.call.replace("-", "_")) is not None for bag in bags])


def left_out(judge: Judge) -> Numbers:
    """The odds of each bag by weights that have not seen its writer's part, base and all."""
    parts = np.array([part_of(bag.call) for bag in judge.bags])
    right = np.array([bag.right for bag in judge.bags])
    plain = usual(judge.bags)
    found = np.zeros(len(parts))
    for part in range(PARTS):
        rest = [bag for bag, one in zip(judge.bags, parts, strict=True) if one != part]
        weights = fit(judge, rest)
        summed = sums(judge, judge.bags, weights)
        base = based(judge, summed[(parts != part) & plain], right[(parts != part) & plain])
        found[parts == part] = summed[parts == part] + base
    return found


def fitted_all(judge: Judge) -> Weights:
    """The weights of all calls, rounded, with the base of the usual ones."""
    weights = fit(judge, judge.bags)
    weights = {name: round(one, DIGITS) for name, one in weights.items()}
    plain = usual(judge.bags)
    right = np.array([bag.right for bag in judge.bags])
    summed = sums(judge, judge.bags, weights)
    return weights | {"base": round(based(judge, summed[plain], right[plain]), DIGITS)}


def tell(judge: Judge) -> None:
    """A line: the F1 of the usual calls by the weights that are there, and by new ones left out."""
    plain = usual(judge.bags)
    right = np.array([bag.right for bag in judge.bags])
    cut = odds_of(AT.get(judge.name, 0.5))
    before = sums(judge, judge.bags, judge.weights) + judge.weights["base"]
    after = left_out(judge)
    print(
        f"{judge.name:22}{len(right):7}{right.sum():6}{plain.sum():7}{right[plain].sum():6}"
        f"{f1(before[plain] > cut, right[plain]):9.3f}{f1(after[plain] > cut, right[plain]):9.3f}"
        f"{f1(before[~plain] > cut, right[~plain]):11.3f}{f1(after[~plain] > cut, right[~plain]):9.3f}",
        flush=True,
    )


# -- the command ------------------------------------------------------------------------------------------

HEAD: Final = """; the F1 of the usual ones and of the others, before and after
set                      bags right  usual right   before    after     before    after"""

HEADER: Final = '''"""How much each sign counts, by name, on the scale of log odds; ``base`` is where none is seen. Pure.

Made by ``models/fit_witnesses.py``, which says of what and how: not to be edited. What comes of it
`benchmarks/understanding.py` prints.
"""

from __future__ import annotations

from typing import Final

from copilot.kinds import SignalKind

'''


def module(weights: Mapping[str, Weights]) -> str:
    """The text of `copilot.conversation.fitted`."""
    text = HEADER + "TOLD: Final[dict[SignalKind, dict[str, float]]] = {\n"
    for kind in fitted.TOLD:
        text += f"    SignalKind.{kind.name}: {{\n" + _rows(weights[f"told.{kind}"], 8) + "    },\n"
    text += '}\n"""Whether it was told (`copilot.conversation.weighing`)."""\n'
    for name, tells in OTHERS.items():
        text += f"\n{name}: Final[dict[str, float]] = {{\n" + _rows(weights[name.lower()], 4)
        text += f'}}\n"""{tells}"""\n'
    return text


def _rows(weights: Weights, indent: int) -> str:
    return "".join(f'{" " * indent}"{name}": {one!r},\n' for name, one in weights.items())


def play_all(
    calls: Sequence[Labelled], heads: Sequence[Heads], encoder: Encoder
) -> list[tuple[Labelled, Noted]]:
    """Every call with what was seen in it, by heads that have not seen its writer."""
    readers = [Reader(lambda one=one: (encoder, one)) for one in heads]
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


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Fit the weights of copilot.conversation.fitted.")
    parser.add_argument("--check", action="store_true", help="write nothing")
    options = parser.parse_args()
    kept_back = {name for file in NOT_THESE for name in (STRANGERS / file).read_text().split()}
    every, _ = load_all(STRANGERS / "transcripts", STRANGERS / "labels")
    calls = [call for call in every if call.id not in kept_back]
    reading.prepare()
    encoder = Encoder(find_model(MODEL))
    seen = play_all(calls, crossed(encoder), encoder)
    noted = bags_of(seen)
    weights = {name: fitted_all(judge) for name, judge in noted.items()}
    print(f"{len(calls)} calls" + HEAD)
    for judge in noted.values():
        tell(judge)
    # what was settled is seen from the likeliest yes, which the new weights may find elsewhere
    with patch.object(fitted, "YES", weights["yes"]):
        again = bags_of(seen)
        weights |= {name: fitted_all(again[name]) for name in ("settled", "firm")}
    if not options.check:
        Path(fitted.__file__).write_text(module(weights), encoding="utf-8")
        print(f"written: {Path(fitted.__file__).name}")


if __name__ == "__main__":
    main()
