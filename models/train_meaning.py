"""Train the heads of `copilot.meaning` from ``models/meaning/``, score them, and write them.

    python models/train_meaning.py            # train, print, write models/meaning_heads.*
    python models/train_meaning.py --check    # train and print; write nothing

Needs the encoder's weights (`copilot models` says how to get them) and nothing that Copilot does not
need; some ten minutes and 12 GB. The score is by cross-validation on the usual conversations among the
data (`USUAL`): all of a writer is held out, so a head is judged on calls of somebody whom it
has not read. Nothing is random: the same data on the same machine gives the same files.

It refuses to write where the F1 of a signal would fall by more than ``MOST_LOST`` against the files
that are there, unless told ``--accept``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from copilot.kinds import SignalKind, Speaker
from copilot.manifest import find_model
from copilot.meaning.encoder import LAYERS, MODEL, Encoder
from copilot.meaning.heads import DESCRIPTION, FORMAT, NUMBERS, OTHER_SIDE, likeness, stored
from copilot.meaning.pieces import pieces
from copilot.meaning.reader import weights_sha256

HERE: Final = Path(__file__).parent
DATA: Final = HERE / "meaning"

PRECISION: Final = 0.6
"""So many of what a head finds in unseen trades are right, at the least. It is
one cue among several: a rule that wants to be surer asks for more strength."""

LEAST_RECALL: Final = 0.05
"""A head that finds less than this at that precision is never sure: its strength is all that it tells."""

NEVER_SURE: Final = 1.0

LEAST_LINES: Final = 10
"""Of a side: what is said in fewer lines of that side is not found with it."""

MOST_LOST: Final = 0.03
FOLDS: Final = 3
LEAST_RIDGE: Final = 1e-4
CONVERSATIONS: Final = re.compile(r"h\d+_")
"""Topics that are whole conversations of one writer, every line judged as it was written."""

USUAL: Final = re.compile(r"h(0\d|1[0-3])_")
"""Those of the first eleven writers: the heads are scored and calibrated on these alone. But for twice as many
rivals in h10 and objections in h12 each signal is about as rare as in a call; most writers of the others
were told to have more than is usual of something."""

ONLY_IN: Final = {SignalKind.NEXT_STEP_AGREED: CONVERSATIONS}
"""Signals that only some topics are labelled with: of the lines of others nothing is known."""

NEWTON_STEPS: Final = 30
LEAST_STEP: Final = 1e-9
RIDGE: Final = 0.3
"""How much a head is kept from learning its sentences by heart (kernel ridge regression)."""

PART: Final = 12_000
"""Lines that are fitted exactly at a time, to find which of them say most: the work of it grows with the
third power of their number, and with it the memory."""

MOST_SENTENCES: Final = 6_000
"""So many are kept, those that say most, and fitted once more to all lines: what a sentence costs at run
time, and the file, grow with them."""

Numbers = NDArray[np.float64]
Rows = NDArray[np.float32]


@dataclass(frozen=True)
class Line:
    """One sentence of the data."""

    text: str
    speaker: Speaker
    labels: frozenset[SignalKind]
    topic: str


@dataclass(frozen=True)
class Score:
    """How a head did on topics that it had not seen, at its threshold."""

    lines: int
    threshold: float
    precision: float
    recall: float
    f1: float


def read_lines(folder: Path) -> list[Line]:
    """All of the data, in the order of the files' names."""
    lines = []
    for file in sorted(folder.glob("*.jsonl")):
        for number, row in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                one = json.loads(row)
                labels = frozenset(SignalKind(label) for label in one["labels"])
                lines.append(Line(one["text"], Speaker(one["speaker"]), labels, one["topic"]))
            except (ValueError, KeyError) as error:
                sys.exit(f"{file}:{number}: {error!r}; see models/README.md for the format")
    return lines


def digest(folder: Path) -> str:
    """One sha256 of all of the data."""
    whole = hashlib.sha256()
    for file in sorted(folder.glob("*.jsonl")):
        whole.update(file.name.encode() + b"\0" + file.read_bytes())
    return whole.hexdigest()


def encode(encoder: Encoder, lines: list[Line]) -> Rows:
    """A row a line, as the reader would see it if it were one piece."""
    rows = [
        encoder.meaning(encoder.tokens(" ".join(pieces(line.text)) or line.text)) for line in lines
    ]
    return np.array(rows, np.float32)


def alike(meanings: Rows, lines: list[Line]) -> Rows:
    """How alike each line is to each."""
    buyers = np.array([line.speaker is Speaker.BUYER for line in lines])
    kernel = np.empty((len(lines), len(lines)), np.float32)
    for first in range(0, len(lines), PART):
        # some rows at a time: what it takes on the way is several times what comes of it
        rows = slice(first, first + PART)
        same = np.where(buyers[rows, np.newaxis] == buyers, np.float32(1), np.float32(OTHER_SIDE))
        kernel[rows] = likeness(meanings[rows], meanings) * same
    return kernel


def labelled(lines: list[Line], kinds: list[SignalKind]) -> NDArray[np.bool_]:
    """Of which line it is known whether it has which signal."""
    everywhere = re.compile("")
    return np.array(
        [
            [bool(ONLY_IN.get(kind, everywhere).match(line.topic)) for kind in kinds]
            for line in lines
        ]
    )


def fitted(kernel: Rows, right: Rows, known: NDArray[np.bool_]) -> Rows:
    """What each line says for each signal; nothing, of what is not known of it."""
    says = np.zeros(right.shape, np.float32)
    for among, columns in alike_known(known):
        eased = kernel[np.ix_(among, among)]
        eased[np.diag_indices(len(eased))] += RIDGE
        says[np.ix_(among, columns)] = np.linalg.solve(eased, right[np.ix_(among, columns)])
    return says


def alike_known(known: NDArray[np.bool_]) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Signals that are known of the same lines: those lines, and the columns of the signals."""
    groups: dict[bytes, list[int]] = {}
    for column in range(known.shape[1]):
        groups.setdefault(known[:, column].tobytes(), []).append(column)
    return [
        (np.flatnonzero(known[:, columns[0]]), np.array(columns)) for columns in groups.values()
    ]


def loudest(kernel: Rows, right: Rows, known: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The lines that say most, in their order, by fits of some of them at a time."""
    says = np.zeros(len(right), np.float32)
    parts = -(-len(right) // PART)
    for first in range(parts):
        # every so manyth, so that each part has something of every topic
        part = np.arange(first, len(right), parts)
        said = fitted(kernel[np.ix_(part, part)], right[part], known[part])
        says[part] = np.abs(said).max(axis=1)
    return np.sort(np.argsort(-says, kind="stable")[:MOST_SENTENCES])


def fewer(kernel: Rows, right: Rows, known: NDArray[np.bool_]) -> tuple[NDArray[np.int64], Rows]:
    """The lines that are kept, in their order, and what each says once the others are left out."""
    kept = loudest(kernel, right, known)
    says = np.zeros((len(kept), right.shape[1]), np.float32)
    for among, columns in alike_known(known):
        of_these = np.flatnonzero(np.isin(kept, among))
        own = kept[of_these]
        seen = kernel[np.ix_(among, own)].astype(np.float64)
        eased = RIDGE * kernel[np.ix_(own, own)] + LEAST_RIDGE * np.eye(len(own))
        wanted = seen.T @ right[np.ix_(among, columns)]
        says[np.ix_(of_these, columns)] = np.linalg.solve(seen.T @ seen + eased, wanted)
    return kept, says


def folds(lines: list[Line]) -> NDArray[np.int64]:
    """Which fold each line is held out in, all of a topic in the same one; -1 where it never is.

    Without conversations every topic is held out once.
    """
    every = {line.topic for line in lines}
    topics = sorted(filter(USUAL.match, every)) or sorted(every)
    return np.array(
        [topics.index(one.topic) % FOLDS if one.topic in topics else -1 for one in lines]
    )


def held_out(
    kernel: Rows, right: Rows, known: NDArray[np.bool_], fold: NDArray[np.int64]
) -> Numbers:
    """The sum of each line for each signal, by heads that have not seen its topic."""
    sums = np.zeros(right.shape)
    for one in range(int(fold.max()) + 1):
        out, kept = np.flatnonzero(fold == one), np.flatnonzero(fold != one)
        among, says = fewer(kernel[np.ix_(kept, kept)], right[kept], known[kept])
        sums[out] = kernel[np.ix_(out, kept[among])] @ says
    return sums


def calibration(sums: Numbers, right: NDArray[np.bool_]) -> tuple[float, float]:
    """Slope and shift that make a sum the logarithm of its odds (Platt), by Newton's steps."""
    rows, found = np.stack([sums, np.ones(len(sums))], axis=1), np.zeros(2)
    for _ in range(NEWTON_STEPS):
        chances = odds(rows @ found)
        slope = rows.T @ (right - chances)
        curve = (rows * (chances * (1 - chances))[:, np.newaxis]).T @ rows
        found += np.linalg.solve(curve + 1e-6 * np.eye(2), slope)
    return float(found[0]), float(found[1])


def odds(scores: Numbers) -> Numbers:
    """Chances 0 to 1 of what is the logarithm of odds."""
    return np.asarray(1 / (1 + np.exp(-scores)), np.float64)


def score(chances: Numbers, right: NDArray[np.bool_]) -> Score | None:
    """The threshold with the best F1 of those that give the precision. None where there is none."""
    order = np.argsort(-chances, kind="stable")
    ranked, hits = chances[order], np.cumsum(right[order])
    precision = hits / np.arange(1, len(hits) + 1)
    recall = hits / max(1, right.sum())
    # lines that are equally likely are all found or none
    cuts = np.append(ranked[:-1] - ranked[1:] > LEAST_STEP, True)
    good = np.flatnonzero(cuts & (precision >= PRECISION) & (recall >= LEAST_RECALL))
    if not len(good):
        return None
    last = int(good[np.argmax(2 * precision[good] * recall[good] / (precision + recall)[good])])
    below = ranked[last + 1] if last + 1 < len(ranked) else 0.0
    plain, reached = float(precision[last]), float(recall[last])
    return Score(
        lines=int(right.sum()),
        threshold=float((ranked[last] + below) / 2),
        precision=plain,
        recall=reached,
        f1=2 * plain * reached / (plain + reached),
    )


def best_f1(chances: Numbers, right: NDArray[np.bool_]) -> float:
    """The F1 at the threshold that is best for it."""
    hits = np.cumsum(right[np.argsort(-chances, kind="stable")])
    return float((2 * hits / (np.arange(1, len(hits) + 1) + right.sum())).max())


def judged(
    lines: list[Line], meanings: Rows
) -> tuple[list[SignalKind], NDArray[np.bool_], Numbers, Rows]:
    """The signals of the data, which line has which, the sums held out, and how alike lines are."""
    kernel = alike(meanings, lines)
    kinds = [kind for kind in SignalKind if any(kind in line.labels for line in lines)]
    right = np.array([[kind in line.labels for kind in kinds] for line in lines])
    known = labelled(lines, kinds)
    return kinds, right, held_out(kernel, right.astype(np.float32), known, folds(lines)), kernel


def train(lines: list[Line], meanings: Rows) -> tuple[dict[str, Any], NDArray[np.int64], Rows]:
    """What is written of the heads, scores and all; which lines are kept, and what each says."""
    kinds, right, sums, kernel = judged(lines, meanings)
    known, held = labelled(lines, kinds), folds(lines) >= 0
    heads: dict[str, Any] = {}
    scores: dict[str, Any] = {}
    print(f"{'signal':22}{'lines':>6}{'best F1':>9}{'precision':>11}{'recall':>8}{'F1':>7}")
    for number, kind in enumerate(kinds):
        rows = known[:, number] & held
        column, summed = right[rows, number], sums[rows, number]
        slope, shift = calibration(summed, column)
        chances = odds(slope * summed + shift)
        best = best_f1(chances, column)
        scores[kind] = {"lines": int(right[:, number].sum()), "best_f1": round(best, 4)}
        print(f"{kind:22}{right[:, number].sum():6}{best:9.3f}", end="")
        if slope <= 0:
            # likelier the less it is like them: nothing was learnt
            print("  left out: it learnt nothing")
            continue
        reached = score(chances, column)
        if reached is None:
            print("  never so precise: never sure")
        else:
            print(f"{reached.precision:11.3f}{reached.recall:8.3f}{reached.f1:7.3f}")
        scores[kind] |= {
            "precision": round(reached.precision, 4) if reached else 0.0,
            "recall": round(reached.recall, 4) if reached else 0.0,
            "f1": round(reached.f1, 4) if reached else 0.0,
        }
        heads[kind] = {
            "slope": round(slope, 4),
            "shift": round(shift, 4),
            "threshold": round(reached.threshold, 4) if reached else NEVER_SURE,
            "speakers": [one for one in Speaker if said_by(lines, kind, one) >= LEAST_LINES],
        }
    kept, says = fewer(kernel, right.astype(np.float32), known)
    columns = [kinds.index(SignalKind(kind)) for kind in heads]
    return {"heads": heads, "scores": scores}, kept, says[:, columns]


def said_by(lines: list[Line], kind: SignalKind, speaker: Speaker) -> int:
    """How many lines of a side have the signal."""
    return sum(kind in line.labels for line in lines if line.speaker is speaker)


def lost(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """The signals that became worse than may be."""
    worse = []
    for kind, old in before["scores"].items():
        new = after["scores"].get(kind, {"best_f1": 0.0})
        worse += [
            f"{kind}: {name} {old[name]:.3f} -> {new.get(name, 0.0):.3f}"
            for name in ("best_f1", "f1")
            if old.get(name, 0.0) - new.get(name, 0.0) > MOST_LOST
        ]
    return worse


def main() -> None:
    """The command."""
    asked = argparse.ArgumentParser(description="Train the heads of copilot.meaning.")
    asked.add_argument("--check", action="store_true", help="write nothing")
    asked.add_argument("--accept", action="store_true", help="write though a signal became worse")
    options = asked.parse_args()
    lines = read_lines(DATA)
    encoder = Encoder(find_model(MODEL))
    held = len({line.topic for line, one in zip(lines, folds(lines), strict=True) if one >= 0})
    print(f"{len(lines)} lines; {held} topics held out in {min(FOLDS, held)} folds")
    meanings = encode(encoder, lines)
    trained, kept, says = train(lines, meanings)
    made: dict[str, Any] = {
        "format": FORMAT,
        "encoder_sha256": weights_sha256(),
        "layers": LAYERS,
        "data_sha256": digest(DATA),
        "lines": len(lines),
        "precision": PRECISION,
        **trained,
    }
    rated = [one["best_f1"] for one in made["scores"].values()]
    print(f"{'mean':22}{'':6}{np.mean(rated):9.3f}")
    file = HERE / DESCRIPTION
    worse = lost(json.loads(file.read_text(encoding="utf-8")), made) if file.exists() else []
    for one in worse:
        print(f"worse  {one}")
    if options.check:
        return
    if worse and not options.accept:
        sys.exit(f"not written: a signal lost more than {MOST_LOST} of F1; --accept takes it so")
    file.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    np.savez_compressed(
        HERE / NUMBERS,
        sentences=stored(meanings[kept]),
        buyers=np.array([lines[one].speaker is Speaker.BUYER for one in kept]),
        says=says.astype(np.float16),
    )
    print(f"written: {DESCRIPTION}, {NUMBERS}")


if __name__ == "__main__":
    main()
