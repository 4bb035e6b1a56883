"""How often names that were given before the call are heard right, and what that costs the rest.

    python benchmarks/names.py [--split development|held_out] [--model NAME]
                               [--python PYTHON --voices DIR]

Machine voices speak sentences with made-up names of products, competitors and people in them
(`benchmarks/spoken_names`), wide-band and over a telephone line. Each is decoded without names, and
with all names of its split; ``_by_spelling`` is what is put right without asking the sound, as when
others wait or the engine cannot tell. ``decoys`` are sentences of common words that sound like a
name: none of those may change. ``unrelated`` are the turns of the sample calls, in which no such
name is said: a name there is a false one, and their word errors may not rise; ``_prompted`` is the
other way, all names as a prompt before every decode. The thresholds were chosen on the development
split alone (``suspected``: misheard names that the spelling gave away; ``lack_``: how much less
likely the sound made a text with the name, where it was right and where it was wrong, by what it
replaced: words that were made up, known ones, or one known word alone); the held-out split has other names, other sentences and other voices.

The synthesiser has an environment of its own, which is made in the cache folder at the first run
(--python and --voices name one that is there). Where that cannot be, this says why, and measures
nothing.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import numpy as np
import soundfile
import soxr
from platformdirs import user_cache_path

from benchmarks import plot, wording
from benchmarks.report import RESULTS, Report, machine
from benchmarks.spoken_names import corpus, speech
from copilot import manifest, resources, tiers
from copilot.asr import names
from copilot.asr.likeness import letters_of
from copilot.asr.recognizer import DecodeSettings, Hint
from copilot.asr.whisper import Whisper
from copilot.events import SAMPLE_RATE_HZ
from copilot.settings import RecognizerSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from benchmarks.spoken_names.corpus import Line, Split
    from copilot.asr.recognizer import Decoded

BANDS: Final = ("wide", "telephone")
LONGEST_S: Final = 14.5
SHORTEST_S: Final = 1.0
PRE_ROLL_S: Final = 0.128
TAIL_S: Final = 0.16
"""As the live path cuts: some sound before the first voice, and after the last."""


@dataclass(slots=True)
class Times:
    """Milliseconds of CPU, on one thread, that a decode took and that names added to it."""

    decode: list[float] = field(default_factory=list)

    asked: list[float] = field(default_factory=list)
    not_asked: list[float] = field(default_factory=list)


@dataclass(slots=True)
class Heard:
    """What came of the sentences of one split in one band."""

    without: int = 0
    by_spelling: int = 0
    with_names: int = 0
    said: int = 0
    decoys_changed: int = 0
    decoys: int = 0
    suspected: int = 0


@dataclass(slots=True)
class Unrelated:
    """What came of speech without any of the names."""

    without: wording.Errors = field(default_factory=wording.Errors)
    with_names: wording.Errors = field(default_factory=wording.Errors)
    prompted: wording.Errors = field(default_factory=wording.Errors)
    false_names: int = 0
    prompted_false_names: int = 0
    asked: int = 0
    turns: int = 0


class Bench:
    """One engine, and the names of one split."""

    def __init__(self, engine: Whisper, split: Split, times: Times) -> None:
        self.engine = engine
        self.times = times
        self.names = corpus.names(split)
        self.forms = names.glossary(self.names, engine.known_words())
        self.lacks: dict[str, list[float]] = {}

    def both(self, pcm: NDArray[np.float32]) -> tuple[Decoded, Decoded]:
        """A decode without and one with the names, timed."""
        begun = time.process_time()
        without = self.engine.decode(pcm)
        between = time.process_time()
        with_names = self.engine.decode(pcm, Hint(names=self.names))
        added = (time.process_time() - between) - (between - begun)
        self.times.decode.append((between - begun) * 1000)
        kind = self.times.asked if with_names.asked_for_names else self.times.not_asked
        kind.append(added * 1000)
        return without, with_names

    def hear(self, line: Line, pcm: NDArray[np.float32], heard: Heard) -> None:
        """One sentence, with a name in it or as a decoy."""
        plain, mended = self.both(pcm)
        without, with_names = plain.words.reveal(), mended.words.reveal()
        if not line.name:
            heard.decoys += 1
            heard.decoys_changed += without != with_names
        else:
            hint = Hint(names=self.names, hurried=True)
            spelt, _ = names.heard(plain.words, hint, self.engine.known_words(), None)
            heard.said += 1
            heard.without += _has(without, line.name)
            heard.by_spelling += _has(spelt.reveal(), line.name)
            heard.with_names += _has(with_names, line.name)
        self._weigh(line, pcm, without, heard)

    def hear_unrelated(self, text: str, pcm: NDArray[np.float32], heard: Unrelated) -> None:
        """One turn of a call in which none of the names is said."""
        plain, mended = self.both(pcm)
        frames = self.engine.first_frames(pcm)
        prompted = self.engine.attempt(pcm, ", ".join(self.names), frames).words.reveal()
        heard.turns += 1
        heard.asked += mended.asked_for_names
        heard.without += wording.errors(text, plain.words.reveal())
        heard.with_names += wording.errors(text, mended.words.reveal())
        heard.prompted += wording.errors(text, prompted)
        heard.false_names += any(_has(mended.words.reveal(), one.written) for one in self.forms)
        heard.prompted_false_names += any(_has(prompted, one.written) for one in self.forms)

    def _weigh(self, line: Line, pcm: NDArray[np.float32], text: str, heard: Heard) -> None:
        found = names.near(text, self.forms, self.engine.known_words())
        if not found or (line.name and _has(text, line.name)):
            return
        heard.suspected += any(one.form.name == line.name for one in found)
        for one, _, lack in names.lacks(text, found, self.engine.weigher(pcm)):
            if not line.name or one.form.written == line.name:
                alone = "alone" if one.last - one.first == 1 else "known"
                kind = "made_up" if one.made_up else alone
                side = "right" if line.name else "wrong"
                self.lacks.setdefault(f"{kind}_{side}", []).append(lack)


def _has(text: str, name: str) -> bool:
    """Whether a text holds a name, in words of its own, a possessive or a plural."""
    said = "".join(c if c.isalnum() or c in "' " else " " for c in text.lower()).split()
    wanted = name.lower().split()
    bare = [word.removesuffix("'s") for word in said]
    return any(
        all(
            heard == want or letters_of(heard) == f"{letters_of(want)}s"
            for heard, want in zip(bare[at:], wanted, strict=False)
        )
        for at in range(len(bare) - len(wanted) + 1)
    )


def _turns() -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Each turn of the sample calls that fits into one decode: its text, and its sound."""
    talks, _ = wording.load(resources.samples_dir())
    for talk in talks:
        sound, rate = soundfile.read(talk.path, dtype="float32")
        for side in talk.sides:
            channel = talk.rep_channel if side.name == "rep" else 1 - talk.rep_channel
            for turn in side.turns:
                if SHORTEST_S <= turn.end - turn.start <= LONGEST_S:
                    first = max(0, round((turn.start - PRE_ROLL_S) * rate))
                    cut = sound[first : round((turn.end + TAIL_S) * rate), channel]
                    yield (
                        turn.text,
                        np.asarray(soxr.resample(cut, rate, SAMPLE_RATE_HZ), np.float32),
                    )


def _report(report: Report, name: str, heard: Heard) -> None:
    said = max(1, heard.said)
    report.add(f"{name}_names_right_without", 100 * heard.without / said, "%", heard.said)
    report.add(f"{name}_names_right_by_spelling", 100 * heard.by_spelling / said, "%", heard.said)
    report.add(f"{name}_names_right_with", 100 * heard.with_names / said, "%", heard.said)
    report.add(f"{name}_decoys_changed", heard.decoys_changed, "sentences", heard.decoys)
    misheard = heard.said - heard.without
    report.add(f"{name}_suspected", 100 * heard.suspected / max(1, misheard), "%", misheard)


def _report_lacks(report: Report, split: str, lacks: dict[str, list[float]]) -> None:
    for kind, values in sorted(lacks.items()):
        if kind.endswith("_right"):
            report.spread(f"{split}_lack_{kind}", values, "nats")
        else:
            report.add(
                f"{split}_lack_{kind}_median", statistics.median(values), "nats", len(values)
            )
            report.add(f"{split}_lack_{kind}_min", min(values), "nats", len(values))


def _report_unrelated(report: Report, split: str, heard: Unrelated) -> None:
    words = heard.without.said
    report.add(f"{split}_unrelated_wer_without", heard.without.percent, "%", words)
    report.add(f"{split}_unrelated_wer_with", heard.with_names.percent, "%", words)
    report.add(f"{split}_unrelated_wer_prompted", heard.prompted.percent, "%", words)
    report.add(f"{split}_unrelated_false_names", heard.false_names, "turns", heard.turns)
    report.add(
        f"{split}_unrelated_false_names_prompted", heard.prompted_false_names, "turns", heard.turns
    )
    report.add(
        f"{split}_unrelated_asked", 100 * heard.asked / max(1, heard.turns), "%", heard.turns
    )


def _measure(engine: Whisper, splits: tuple[Split, ...], cache: Path, report: Report) -> None:
    times = Times()
    bars: dict[str, dict[str, float]] = {}
    turns = list(_turns())
    for split in splits:
        bench = Bench(engine, split, times)
        report.note(f"{split}: {len(bench.names)} names, {len(corpus.VOICES[split])} voices")
        heard = {band: Heard() for band in BANDS}
        for line in (*corpus.lines(split), *corpus.decoys(split)):
            wide = speech.wide(cache, line)
            bench.hear(line, wide, heard["wide"])
            bench.hear(line, speech.telephone(wide), heard["telephone"])
        for band, one in heard.items():
            _report(report, f"{split}_{band}", one)
            bars[f"{split}, {band}"] = {
                "without": 100 * one.without / max(1, one.said),
                "by spelling": 100 * one.by_spelling / max(1, one.said),
                "with names": 100 * one.with_names / max(1, one.said),
            }
        _report_lacks(report, split, bench.lacks)
        unrelated = Unrelated()
        for text, pcm in turns:
            bench.hear_unrelated(text, pcm, unrelated)
        _report_unrelated(report, split, unrelated)
    report.spread("decode_cpu", times.decode, "ms")
    report.spread("added_cpu_where_asked", times.asked, "ms")
    report.spread("added_cpu_where_not_asked", times.not_asked, "ms")
    plot.bars(RESULTS / f"{report.benchmark}.svg", "Names heard right", "%", bars, None)


def _engine(model: str) -> Whisper:
    decode = DecodeSettings.of(RecognizerSettings(model=model))
    engine = Whisper(manifest.find_model(model), decode)
    engine.load()
    return engine


def main() -> None:
    """Speak what is not spoken yet, decode it all, and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--split", choices=corpus.SPLITS, help="only this one")
    parser.add_argument("--model", default=tiers.DEFAULT.model, help="a Whisper of the manifest")
    parser.add_argument("--cache", type=Path, default=user_cache_path("copilot") / "spoken-names")
    parser.add_argument("--python", type=Path, help="an interpreter that has the synthesiser")
    parser.add_argument("--voices", type=Path, help="the folder of its voices")
    chosen = parser.parse_args()
    own = "" if chosen.model == tiers.DEFAULT.model else f"-{chosen.model}"
    report = Report(f"names{own}")
    report.note(machine())
    report.note(f"model {chosen.model}")
    why = speech.spoken(chosen.cache, chosen.python, chosen.voices)
    if why:
        report.note(f"skipped: {why}")
        return
    splits = (chosen.split,) if chosen.split else corpus.SPLITS
    _measure(_engine(chosen.model), splits, chosen.cache, report)
    print(f"# written to {report.write().relative_to(Path(__file__).resolve().parent.parent)}")


if __name__ == "__main__":
    main()
