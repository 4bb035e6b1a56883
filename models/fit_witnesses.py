"""Fit how much each sign counts in `copilot.conversation.fitted`, judge it, and write it.

    python models/fit_witnesses.py            # fit, print, write copilot/conversation/fitted.py
    python models/fit_witnesses.py --check    # fit and print; write nothing

The calls are those of ``benchmarks/strangers`` but for the ones to be judged by (``held-back.txt``,
``unseen.txt``). Each is played through the conversation with meanings of heads that have not seen its
writer (`crossed`), because a head is surer of what it was trained on. What each judgement saw is noted
where it is weighed, and fitted to the labels: an utterance may say it or not where only its turn or its
call is labelled, so the likeliest of them speaks for all (`fit`). The figures printed are of writers
whom neither the heads nor the new weights have seen (but for the likeliest yes from which it is told what
was settled), beside those of the weights that are there, which have seen them.

Needs what ``train_meaning.py`` needs, and the heads that it wrote; some twenty minutes and 12 GB. Nothing
is random; but which names are known as rivals' is told by the weights that are there, so that a second
run may move those of a rival, of a push on the price and of an open question by some hundredths.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np

from benchmarks.understood.labelled import load_all
from copilot.conversation import fitted, reading
from copilot.conversation.dodging import LEFT_OPEN
from copilot.conversation.meant import LIKELY as LIKELY_PUSHBACK
from copilot.conversation.rivals import LIKELY as LIKELY_RIVAL
from copilot.manifest import find_model
from copilot.meaning.encoder import MODEL, Encoder
from models import train_meaning as training
from models.witnesses import (
    NOT_THESE,
    OTHERS,
    PARTS,
    STRANGERS,
    Bag,
    Judge,
    Numbers,
    bags_of,
    crossed,
    part_of,
    play_all,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

USUAL: Final = training.USUAL

RIDGE: Final = 1.0
"""How much each weight is drawn to `DRAWN_TO`, or to 0 (L2, beside the sum over the bags)."""

DRAWN_TO: Final = {"told": {"meant": 4.0, "phrase": 4.0}}
BEGUN: Final = {
    # base, and then the signs in their order
    "told.budget": (-4.73, 3.72, 1.21, 6.94, 0.75, -1.14, -0.88, 1.48, -2.15),
    "told.price": (-5.12, 4.84, -0.23, 4.99, -0.1, -1.49, -0.58, 1.55, -0.48),
    "told.decision_maker": (-4.54, 3.74, 1.38, 4.33, 0.25, -0.51, -0.26, 0.49, -0.23),
    "told.timeline": (-4.28, 4.31, 0.45, 3.82, -0.23, 1.92, 0.59, -0.35, -0.42),
    "told.pain_number": (-2.96, 3.74, 0.67, 3.32, -0.21, -0.34, 0.52, 0.46, -0.09),
    "price_objection": (
        *(-7.21, 0.55, -0.68, 0.20, 1.32, 0.90, 1.55, -1.22),
        *(0.53, 0.90, 0.29, 1.36, -0.57, -1.06, 0.95),
    ),
}
"""Where a fit begins whose end depends on it, because the likeliest utterance of a call is another under
other weights: weights of the first eleven writers. The others begin at one for their first sign."""

NEWTON_STEPS: Final = 50
LEAST_STEP: Final = 1e-6
ROUNDS: Final = 25
DIGITS: Final = 2
"""What is written of a weight."""

Weights = dict[str, float]


def fit(judge: Judge, bags: Sequence[Bag]) -> Weights:
    """The weights that fit best, each bag by its likeliest utterance under the weights so far.

    It never begins at weights that an earlier run has written: what was seen alike is fitted alike.
    """
    drawn = DRAWN_TO.get(judge.name.split(".", maxsplit=1)[0], {})
    prior = np.array([0.0, *(drawn.get(sign, 0.0) for sign in judge.signs)])
    weights = np.array(BEGUN.get(judge.name, np.eye(len(prior))[1]))
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
    "left_open": LEFT_OPEN,
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


HEAD: Final = """; the F1 of the usual ones and of the others, of the weights that are there and of new ones
set                      bags right  usual right   before    after     before    after"""

HEADER: Final = '''"""How much each sign counts, by name, on the scale of log odds; ``base`` is where none is seen. Pure.

Made by ``models/fit_witnesses.py``, which says of what and how: not to be edited. What comes of it
`benchmarks/understanding.py` prints.
"""

from __future__ import annotations

from typing import Final

from copilot.kinds import SignalKind

HEADS: Final = "{heads}"
"""The digest of the data of the heads with which they were fitted."""

'''


def module(weights: Mapping[str, Weights], heads: str) -> str:
    """The text of `copilot.conversation.fitted`; `heads` is the digest of the heads' data."""
    text = HEADER.format(heads=heads)
    text += "TOLD: Final[dict[SignalKind, dict[str, float]]] = {\n"
    for kind in fitted.TOLD:
        text += f"    SignalKind.{kind.name}: {{\n" + _rows(weights[f"told.{kind}"], 8) + "    },\n"
    text += '}\n"""Whether it was told (`copilot.conversation.weighing`)."""\n'
    for name, tells in OTHERS.items():
        text += f"\n{name}: Final[dict[str, float]] = {{\n" + _rows(weights[name.lower()], 4)
        text += f'}}\n"""{tells}"""\n'
    return text


def _rows(weights: Weights, indent: int) -> str:
    return "".join(f'{" " * indent}"{name}": {one!r},\n' for name, one in weights.items())


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
    # what was settled is seen from the likeliest yes, which the new weights may find elsewhere
    with patch.object(fitted, "YES", weights["yes"]):
        again = bags_of(seen)
    noted |= {name: again[name] for name in ("settled", "firm")}
    weights |= {name: fitted_all(noted[name]) for name in ("settled", "firm")}
    print(f"{len(calls)} calls" + HEAD)
    for judge in noted.values():
        tell(judge)
    if not options.check:
        Path(fitted.__file__).write_text(
            module(weights, training.digest(training.DATA)), encoding="utf-8"
        )
        print(f"written: {Path(fitted.__file__).name}")


if __name__ == "__main__":
    main()
