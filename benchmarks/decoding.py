"""What computes Whisper quicker: onnxruntime or CTranslate2, on the stretches of a call.

    python benchmarks/decoding.py [--audio DIR ...] [--only NAME] [--tier NAME] [--rounds N]

Every stretch as the live path cuts it, decoded by both, in turn, on one thread in one process.
``first`` is of stretches that stand alone, ``again`` of those that are heard again as a whole, with
the words known already (the same ones for both). Times are of the wall: the median of the rounds
for each stretch, then the median and the 95th percentile of the stretches. ``ratio`` is
onnxruntime's time over CTranslate2's, of all stretches together, with the lowest and the highest
that a round had. ``texts_apart`` is how many texts differ, ``words_apart`` how many words, of
CTranslate2's: which of the two is right, `benchmarks/wer.py` says (with
``COPILOT_RECOGNIZER__RUNTIME`` set). No word is printed or kept.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import anyio

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import heard, wording
from benchmarks.report import Report, machine
from benchmarks.wer import SAMPLES, talks_of, with_tier
from copilot import manifest
from copilot.asr.recognizer import NO_HINT, DecodeSettings, Hint
from copilot.asr.whisper import Whisper
from copilot.replay import patient
from copilot.settings import Settings
from copilot.spoken import NOTHING_SAID

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.wording import Talk
    from copilot.events import SpeechSegment
    from copilot.kinds import Speaker
    from copilot.spoken import Spoken

RUNTIMES: Final = ("onnxruntime", "ctranslate2")
OLD: Final = "ctranslate2"
"""Whose words are given to both, and whose time is the one that is divided by."""


@dataclass(slots=True)
class Times:
    """Of one runtime: milliseconds by stretch and round, and the words of each stretch."""

    ms: list[list[float]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def measure(talks: list[Talk], settings: Settings, rounds: int, report: Report) -> None:
    """Decode all stretches by both, and print the figures."""
    engines = {name: _engine(settings, name) for name in RUNTIMES}
    times = {name: Times() for name in RUNTIMES}
    again: list[bool] = []
    for talk in talks:
        print(f"# {talk.name}", file=sys.stderr, flush=True)
        stretches = anyio.run(heard.stretches_of, talk, settings)
        for stretch, before in _with_what_was_known(stretches, engines[OLD]):
            again.append(bool(before.word_count))
            _decode(stretch, before, engines, times, rounds)
    for name in RUNTIMES:
        for kind, wanted in (("first", False), ("again", True)):
            chosen = [
                statistics.median(one)
                for one, twice in zip(times[name].ms, again, strict=True)
                if twice is wanted
            ]
            report.spread(f"{name}.{kind}", chosen, "ms")
    _compare(times, rounds, report)


def _with_what_was_known(
    stretches: list[SpeechSegment], engine: Whisper
) -> Iterator[tuple[SpeechSegment, Spoken]]:
    """Each stretch, and the words of its first part where it goes on."""
    latest: dict[Speaker, tuple[float, float, Spoken]] = {}
    for stretch in stretches:
        start, end, words = latest.get(stretch.speaker, (0.0, 0.0, NOTHING_SAID))
        resumed = stretch.resumed
        known = resumed is not None and (start, end) == (stretch.start, resumed.end)
        before = words if known else NOTHING_SAID
        yield stretch, before
        found = engine.decode(stretch.pcm, Hint(before=before)).words
        latest[stretch.speaker] = (stretch.start, stretch.end, found)


def _decode(
    stretch: SpeechSegment,
    before: Spoken,
    engines: dict[str, Whisper],
    times: dict[str, Times],
    rounds: int,
) -> None:
    hint = replace(NO_HINT, before=before)
    for name in RUNTIMES:
        times[name].ms.append([])
    for number in range(rounds):
        for name in RUNTIMES if number % 2 else reversed(RUNTIMES):
            began = time.perf_counter()
            found = engines[name].decode(stretch.pcm, hint)
            times[name].ms[-1].append(1000 * (time.perf_counter() - began))
            if number == 0:
                times[name].words.append(found.words.reveal())


def _compare(times: dict[str, Times], rounds: int, report: Report) -> None:
    new, old = (times[name] for name in RUNTIMES)
    ratios = [
        sum(one[number] for one in new.ms) / sum(one[number] for one in old.ms)
        for number in range(rounds)
    ]
    report.add("ratio", statistics.median(ratios), "ratio", len(new.ms))
    report.add("ratio_lowest", min(ratios), "ratio", rounds)
    report.add("ratio_highest", max(ratios), "ratio", rounds)
    pairs = list(zip(new.words, old.words, strict=True))
    apart = wording.total(wording.errors(one, other) for other, one in pairs)
    report.add("texts_apart", sum(one != other for one, other in pairs), "texts", len(pairs))
    report.add("words_apart", apart.percent, "%", apart.said)


def _engine(settings: Settings, runtime: str) -> Whisper:
    decode = replace(DecodeSettings.of(settings.recognizer), runtime=runtime)
    engine = Whisper(manifest.find_model(settings.recognizer.model), decode)
    engine.load()
    return engine


def main() -> None:
    """Decode and compare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--audio", type=Path, action="append", help="folder of recordings")
    parser.add_argument("--only", help="one recording, by name")
    parser.add_argument("--tier", help="a tier of Whisper's, or the model of one")
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    report = Report("decoding")
    report.note(machine())
    talks = talks_of(chosen.audio or [SAMPLES], chosen.only, report)
    measure(talks, with_tier(patient(Settings()), chosen.tier), chosen.rounds, report)
    print(f"# written to {report.write().name}")


if __name__ == "__main__":
    main()
