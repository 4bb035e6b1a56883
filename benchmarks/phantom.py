"""What is made of silence, noise, music and hold tones: it should be nothing.

    python benchmarks/phantom.py [--minutes N] [--kind KIND ...] [--audio FILE ...] [--recall DIR]

Ten minutes of each kind (`benchmarks.nonspeech`) run through the whole path, faster than real time:
the voice detector, the segmenter, the default recogniser, the conversation, and the gate with a rule
that wants a card at every pause. The rep's side hears the kind as a microphone does, the buyer's side
another ten minutes of it as an 8 kHz mu-law telephone does. Nobody speaks, so each utterance, word,
second of talk and card is a phantom. ``taken`` is what the voice detector alone took for speech.

``--audio`` plays recordings of your own in which nobody speaks (hold music, an office) instead.
``--recall DIR`` asks the opposite: how much of true speech is still heard, in recordings whose voiced
times are known (`benchmarks.recall`).

What survives, because it *is* a voice: somebody else in the room, radio and television behind the
speaker, songs with words in hold music, an announcement on hold. Nothing here tells those from the
person on the call, however faint: a voice 30 dB down is heard like any other (``quiet_`` figures).
Now and then a short sound so like a voice survives that the recogniser finds a word in it and is
sure of it: a squeak, a laugh, a groan.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import anyio
import numpy as np
import soundfile
import soxr

from benchmarks import nonspeech, plot, probe
from benchmarks.overhear import overhear
from benchmarks.recall import load_all, recall
from benchmarks.report import RESULTS, Report, machine
from copilot.assemble import open_workshop
from copilot.events import SAMPLE_RATE_HZ
from copilot.replay import patient
from copilot.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from benchmarks.overhear import Outcome
    from copilot.assemble import Workshop

    Sides = tuple[NDArray[np.float32], NDArray[np.float32]]

MINUTES: Final = 10.0


async def phantoms(workshop: Workshop, calls: Iterator[tuple[str, Sides]], report: Report) -> None:
    """Play calls in which nobody speaks, and count what was made of them."""
    totals: Counter[str] = Counter()
    minutes = speech_s = 0.0
    pictured: dict[str, Mapping[str, float]] = {}
    for name, (rep, buyer) in calls:
        outcome = await overhear(workshop, rep, buyer, name)
        length = (len(rep) + len(buyer)) / SAMPLE_RATE_HZ / 60
        counts = _report(report, name, outcome, length)
        pictured[name] = {one: float(counts[one]) for one in ("taken", "utterances")}
        totals.update(counts)
        minutes, speech_s = minutes + length, speech_s + outcome.speech_s
    report.add("phantom_utterances", totals["utterances"], "utterances", round(minutes))
    report.add("phantom_words", totals["words"], "words", round(minutes))
    report.add("phantom_speech_s", speech_s, "s", round(minutes))
    report.add("phantom_cards", totals["cards"], "cards", round(minutes))
    report.add("taken_back", totals["taken"] - totals["utterances"], "stretches", totals["taken"])
    report.note(f"n is minutes of one side: {minutes:.0f} in all; of taken_back, stretches taken")
    plot.bars(
        RESULTS / f"{report.benchmark}.svg",
        "Where nobody speaks: taken for speech by the voice detector, and left after the checks",
        "stretches",
        pictured,
        goal=None,
    )


def _report(report: Report, name: str, outcome: Outcome, minutes: float) -> Counter[str]:
    counts = Counter(
        {
            "taken": outcome.taken_count,
            "utterances": len(outcome.heard),
            "words": outcome.words,
            "cards": outcome.cards,
        }
    )
    report.add(f"phantom_utterances_{name}", counts["utterances"], "utterances", round(minutes))
    for speaker, spans in outcome.taken.items():
        report.add(f"taken_{name}_{speaker}", len(spans), "stretches", round(minutes / 2))
    for one in outcome.heard:
        span = f"{one.start_s:.1f} to {one.end_s:.1f} s"
        report.note(f"{name}: {one.speaker} {span}, {one.words} words, late {one.late}")
    return counts


def made(kinds: list[str], minutes: float, seed: int) -> Iterator[tuple[str, Sides]]:
    """A call of each kind: plain on the rep's side, through a telephone on the buyer's."""
    for kind in kinds:
        rep = nonspeech.make(kind, minutes * 60, seed, telephone=False)
        yield kind, (rep, nonspeech.make(kind, minutes * 60, seed, telephone=True))


def recorded(files: list[Path]) -> Iterator[tuple[str, Sides]]:
    """A call of each recording: its first channel, plain and through a telephone."""
    for file in files:
        sound, rate = soundfile.read(file, dtype="float32", always_2d=True)
        plain = soxr.resample(sound[:, 0], rate, SAMPLE_RATE_HZ).astype(np.float32)
        yield file.stem, (plain, nonspeech.telephone(plain))


async def run(chosen: argparse.Namespace, report: Report) -> None:
    """Open the models once and play what was chosen."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(rules_dir=probe.write_rules(Path(folder)))
        report.note(f"recogniser {settings.recognizer.model}")
        async with open_workshop(patient(settings)) as workshop:
            if chosen.recall:
                await recall(workshop, load_all(chosen.recall), report)
            elif chosen.audio:
                await phantoms(workshop, recorded(chosen.audio), report)
            else:
                kinds = chosen.kind or list(nonspeech.KINDS)
                await phantoms(workshop, made(kinds, chosen.minutes, chosen.seed), report)


def main() -> None:
    """Run what was asked for and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=MINUTES, help="of each kind and side")
    parser.add_argument("--kind", action="append", choices=list(nonspeech.KINDS), help="only this")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--audio", type=Path, nargs="+", help="recordings without speech")
    parser.add_argument("--recall", type=Path, help="folder of recordings with voiced times")
    chosen = parser.parse_args()
    os.environ.update(probe.SETTINGS)
    modes = {"-recall": chosen.recall, "-audio": chosen.audio, "-kind": chosen.kind}
    report = Report("phantom" + next((name for name, given in modes.items() if given), ""))
    report.note(machine())
    anyio.run(run, chosen, report)
    print(f"# written to {report.write().name}")


if __name__ == "__main__":
    main()
