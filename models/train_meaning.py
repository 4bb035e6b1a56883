"""Train the heads of `copilot.meaning` from ``models/meaning/``, score them, and write them.

    python models/train_meaning.py            # train, print, write models/meaning_heads.json
    python models/train_meaning.py --check    # train and print; write nothing

Needs scikit-learn, and the encoder's weights (`copilot models` says how to get them). The score is by
cross-validation: whole topics (trades) are held out, so a head is judged on a trade that it has not
seen. Nothing is random, so the same data on the same machine gives the same file.

It refuses to write where the F1 of a signal would fall by more than ``MOST_LOST`` against the file
that is there, unless told ``--accept``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from copilot.kinds import SignalKind, Speaker
from copilot.manifest import find_model
from copilot.meaning.encoder import LAYERS, MODEL, Encoder
from copilot.meaning.heads import FILE, FORMAT, text_of
from copilot.meaning.pieces import pieces
from copilot.meaning.reader import weights_sha256

HERE: Final = Path(__file__).parent
DATA: Final = HERE / "meaning"

PRECISION: Final = 0.90
"""A head's threshold is the lowest at which so many of what it finds in unseen trades are right."""

NONE_WEIGHT: Final = 3.0
"""Lines without a signal count so many times in that: in calls they are more than in the data."""

LEAST_RECALL: Final = 0.15
"""A head that finds less than this at that precision is of no use, and is left out."""

LEAST_LINES: Final = 10
"""Of a side: a signal with fewer lines of that side has no head for it."""

MOST_LOST: Final = 0.03
FOLDS: Final = 10
STRENGTH: Final = 10.0
"""Of the fit (scikit-learn's C), chosen by the cross-validation among 3, 10 and 30."""

SIDE: Final = 0.5
"""How much a head may differ by who speaks."""

Numbers = NDArray[np.float64]


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


def encode(encoder: Encoder, lines: list[Line]) -> Numbers:
    """A row a line, as the reader would see it if it were one piece."""
    rows = [
        encoder.meaning(encoder.tokens(" ".join(pieces(line.text)) or line.text)) for line in lines
    ]
    return np.array(rows, np.float64)


def features(meanings: Numbers, lines: list[Line]) -> Numbers:
    """The meaning, the meaning once more with the side's sign, and the side."""
    side = np.array([[1.0 if line.speaker is Speaker.BUYER else -1.0] for line in lines])
    return np.hstack([meanings, SIDE * side * meanings, SIDE * side])


def fitted(rows: Numbers, right: NDArray[np.bool_]) -> LogisticRegression:
    """One head."""
    model = LogisticRegression(C=STRENGTH, class_weight="balanced", max_iter=1000)
    return model.fit(rows, right)


def folds(lines: list[Line]) -> NDArray[np.int64]:
    """Which fold each line is held out in: all of a topic in the same one."""
    topics = sorted({line.topic for line in lines})
    return np.array([topics.index(line.topic) % FOLDS for line in lines])


def held_out(rows: Numbers, right: NDArray[np.bool_], fold: NDArray[np.int64]) -> Numbers:
    """The probability of each line by a head that has not seen its topic."""
    chances = np.zeros(len(rows))
    for one in range(int(fold.max()) + 1):
        out = fold == one
        chances[out] = fitted(rows[~out], right[~out]).predict_proba(rows[out])[:, 1]
    return chances


def score(chances: Numbers, right: NDArray[np.bool_], weight: Numbers) -> Score | None:
    """The threshold for the precision, and what it gives. None where there is no such."""
    order = np.argsort(-chances, kind="stable")
    hits = np.cumsum(right[order])
    precision = hits / np.cumsum(np.where(right, 1.0, weight)[order])
    recall = hits / max(1, right.sum())
    good = np.flatnonzero((precision >= PRECISION) & (recall >= LEAST_RECALL))
    if not len(good):
        return None
    last = int(good[-1])
    below = chances[order[last + 1]] if last + 1 < len(order) else 0.0
    threshold = float((chances[order[last]] + below) / 2)
    found = chances >= threshold
    plain = float(right[found].mean())
    reached = float(recall[last])
    return Score(
        int(right.sum()), threshold, plain, reached, 2 * plain * reached / (plain + reached)
    )


def best_f1(chances: Numbers, right: NDArray[np.bool_]) -> float:
    """The F1 at the threshold that is best for it."""
    hits = np.cumsum(right[np.argsort(-chances, kind="stable")])
    return float((2 * hits / (np.arange(1, len(hits) + 1) + right.sum())).max())


def train(lines: list[Line], meanings: Numbers) -> dict[str, Any]:
    """What is written, scores and all; prints a line a signal."""
    rows, fold = features(meanings, lines), folds(lines)
    weight = np.array([1.0 if line.labels else NONE_WEIGHT for line in lines])
    sides: dict[str, dict[str, Any]] = {speaker: {} for speaker in Speaker}
    scores: dict[str, Any] = {}
    print(f"{'signal':22}{'lines':>6}{'best F1':>9}{'precision':>11}{'recall':>8}{'F1':>7}")
    for kind in SignalKind:
        right = np.array([kind in line.labels for line in lines])
        by_side = {
            one: sum(kind in line.labels for line in lines if line.speaker is one)
            for one in Speaker
        }
        if max(by_side.values()) < LEAST_LINES:
            continue
        chances = held_out(rows, right, fold)
        best, reached = best_f1(chances, right), score(chances, right, weight)
        print(f"{kind:22}{right.sum():6}{best:9.3f}", end="")
        print(
            f"{reached.precision:11.3f}{reached.recall:8.3f}{reached.f1:7.3f}"
            if reached
            else "  left out: never so precise"
        )
        scores[kind] = {"lines": int(right.sum()), "best_f1": round(best, 4)}
        if reached is None:
            continue
        scores[kind] |= {
            "precision": round(reached.precision, 4),
            "recall": round(reached.recall, 4),
            "f1": round(reached.f1, 4),
        }
        head = fitted(rows, right)
        for speaker in Speaker:
            if by_side[speaker] >= LEAST_LINES:
                sides[speaker][kind] = side_head(head, speaker, reached.threshold)
    return {"sides": sides, "scores": scores}


def side_head(head: LogisticRegression, speaker: Speaker, threshold: float) -> dict[str, Any]:
    """The head for what one side says: the two halves of its weights in one."""
    sign = SIDE if speaker is Speaker.BUYER else -SIDE
    width = (head.coef_.shape[1] - 1) // 2
    plain, turned, side = np.split(head.coef_[0], [width, 2 * width])
    return {
        "threshold": round(threshold, 4),
        "bias": round(float(head.intercept_[0] + sign * side[0]), 4),
        "weights": text_of(plain + sign * turned),
    }


def lost(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """The signals that became worse than may be."""
    worse = []
    for kind, old in before["scores"].items():
        new = after["scores"].get(kind, {"best_f1": 0.0})
        for name in ("best_f1", "f1"):
            if old.get(name, 0.0) - new.get(name, 0.0) > MOST_LOST:
                worse.append(f"{kind}: {name} {old[name]:.3f} -> {new.get(name, 0.0):.3f}")
    return worse


def main() -> None:
    """The command."""
    asked = argparse.ArgumentParser(description="Train the heads of copilot.meaning.")
    asked.add_argument("--check", action="store_true", help="write nothing")
    asked.add_argument("--accept", action="store_true", help="write though a signal became worse")
    options = asked.parse_args()
    lines = read_lines(DATA)
    encoder = Encoder(find_model(MODEL))
    topics = len({line.topic for line in lines})
    print(f"{len(lines)} lines of {topics} topics, held out in {min(FOLDS, topics)} folds")
    made: dict[str, Any] = {
        "format": FORMAT,
        "encoder_sha256": weights_sha256(),
        "layers": LAYERS,
        "data_sha256": digest(DATA),
        "lines": len(lines),
        "precision": PRECISION,
        **train(lines, encode(encoder, lines)),
    }
    rated = [one["best_f1"] for one in made["scores"].values()]
    print(f"{'mean':22}{'':6}{np.mean(rated):9.3f}")
    file = HERE / FILE
    worse = lost(json.loads(file.read_text(encoding="utf-8")), made) if file.exists() else []
    for one in worse:
        print(f"worse  {one}")
    if options.check:
        return
    if worse and not options.accept:
        sys.exit(f"not written: a signal lost more than {MOST_LOST} of F1; --accept takes it so")
    file.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    print(f"written: {file.name}")


if __name__ == "__main__":
    main()
