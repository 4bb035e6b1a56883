"""How well meanings are told apart, and what a sentence costs, by how much of the encoder is computed.

    python benchmarks/meaning.py [--layers N ...]

Trains the heads as ``models/train_meaning.py`` does, with whole topics held out, on what the first N
layers of the encoder make of the data: ``layersN.best_f1`` is the mean over all signals of each one's
best F1. ``layersN.encode_16`` and so on are milliseconds for a sentence of so many tokens, on one
thread. The shipped heads are of `copilot.meaning.encoder.LAYERS`.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.report import Report, machine
from copilot.manifest import find_model
from copilot.meaning.encoder import MODEL, MOST_TOKENS, Encoder
from models import train_meaning

TOKENS: Final = (8, 16, 32, MOST_TOKENS)
ROUNDS: Final = 50
WORD: Final = 1000
"""A token of the vocabulary; which one makes no difference to the time."""


def best_f1(encoder: Encoder, lines: list[train_meaning.Line]) -> float:
    """The mean of what each signal's head reaches on topics that it has not seen."""
    meanings = train_meaning.encode(encoder, lines)
    _, right, sums, _ = train_meaning.judged(lines, meanings)
    rated = [
        train_meaning.best_f1(sums[:, number], right[:, number]) for number in range(right.shape[1])
    ]
    return statistics.fmean(rated)


def encode_ms(encoder: Encoder, tokens: int) -> list[float]:
    """Milliseconds of each round."""
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        encoder.meaning([WORD] * tokens)
        took.append(1000 * (time.perf_counter() - began))
    return took


def main() -> None:
    """Train and time."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--layers", type=int, action="append", help="0 to 6 [default: 0 2 3 4 6]")
    chosen = parser.parse_args()
    report = Report("meaning")
    report.note(machine())
    lines = train_meaning.read_lines(train_meaning.DATA)
    for layers in chosen.layers or [0, 2, 3, 4, 6]:
        print(f"# {layers} layers", file=sys.stderr, flush=True)
        encoder = Encoder(find_model(MODEL), layers=layers)
        report.add(f"layers{layers}.best_f1", best_f1(encoder, lines), "F1", len(lines))
        for tokens in TOKENS:
            report.spread(f"layers{layers}.encode_{tokens}", encode_ms(encoder, tokens), "ms")
    print(f"# written to {report.write().name}")


if __name__ == "__main__":
    main()
