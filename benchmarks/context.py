"""How much context a decode needs, how wide a beam, and which model: all on the same speech.

    python benchmarks/context.py [--audio DIR ...] [--models tiny.en,base] [--frames 1000,1500,3000]
        [--steps 8,16] [--beams 1,2,5] [--every N]

The recordings go through voice detection and segmenter once. Then every stretch of speech is
decoded by each variant, one variant after the other in an order drawn anew for each stretch, in
this process on one thread. A variant is a model, a beam and a least number of encoder frames, and
is named like ``tiny.en.b5.f1500``; ``.f1000s1500`` takes 1500 for speech under 1.5 s, and is put
together from the answers of the two. ``.s16`` hears all 30 s, and of the silence that fills them up
every sixteenth place, for sixteen. Printed for each:

- ``wer`` on the sides whose reference text is fit for it, ``rough_wer`` on the others;
- ``second_looks``: how often the guard had it decoded again in full; ``taken_back``: how often no
  answer was believed; ``wer_without_guard``: the first answers, all believed;
- ``doubts_speech``: how often the engine itself thought that nobody spoke, in speech of less than
  0.8 s and of more;
- ``cpu_ms`` by length of the speech, median and 95th percentile: CPU time, which other work on the
  machine disturbs less than it disturbs the clock (``wall_ms``, given too).

``--every 4`` decodes every fourth stretch only, for timings without word errors.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import anyio
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import heard, plot, wording
from benchmarks.report import RESULTS, Report, machine
from benchmarks.wer import SAMPLES, talks_of
from copilot import manifest
from copilot.asr import hallucination
from copilot.asr.engines import open_engine
from copilot.asr.recognizer import NEVER, NO_HINT, DecodeSettings
from copilot.asr.whisper import FULL_FRAMES, SHORT_SECONDS, Whisper
from copilot.events import SAMPLE_RATE_HZ
from copilot.settings import Settings

if TYPE_CHECKING:
    from copilot.asr.recognizer import Decoded, Recognizer
    from copilot.events import SpeechSegment

HERE = Path(__file__).resolve().parent

LENGTHS = ((0.0, SHORT_SECONDS), (SHORT_SECONDS, 4.0), (4.0, 8.0), (8.0, 16.0))
"""Seconds of speech, from and to: replies, sentences, long ones, and what a monologue is cut to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One stretch of speech, and whose it is."""

    talk: int
    side: str
    segment: SpeechSegment

    @property
    def seconds(self) -> float:
        """Of speech."""
        return self.segment.end - self.segment.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one variant made of one stretch, and what it cost."""

    decoded: Decoded
    unguarded: str
    cpu_ms: float
    wall_ms: float

    @property
    def text(self) -> str:
        """What the path would have heard."""
        return self.decoded.words.reveal()


@dataclass(slots=True)
class Variant:
    """One way to decode, and its answers, one a stretch."""

    name: str
    engine: Recognizer
    answers: list[Answer] = field(default_factory=list)

    def decode(self, stretch: Stretch) -> Answer:
        """Decode a stretch and time it."""
        pcm = stretch.segment.pcm
        wall, cpu = time.perf_counter(), time.process_time()
        decoded = self.engine.decode(pcm, NO_HINT, NEVER)
        cpu_ms = (time.process_time() - cpu) * 1000
        wall_ms = (time.perf_counter() - wall) * 1000
        unguarded = decoded.words.reveal()
        if isinstance(self.engine, Whisper) and (decoded.passes > 1 or decoded.taken_back):
            frames = self.engine.first_frames(pcm)
            unguarded = self.engine.attempt(pcm, "", frames).words.reveal()
        return Answer(decoded=decoded, unguarded=unguarded, cpu_ms=cpu_ms, wall_ms=wall_ms)


def variants(
    models: list[str], beams: list[int], frames: list[int], steps: list[int]
) -> list[Variant]:
    """Every combination; a model's weights are loaded once."""
    found: list[Variant] = []
    lowest = Settings().recognizer.min_log_probability
    for name in models:
        folder, engine = manifest.find_model(name), manifest.engine_of(name)
        loaded = open_engine(engine, folder, _settings(beams[0], lowest, frames=FULL_FRAMES))
        loaded.load()
        if not isinstance(loaded, Whisper):
            found.append(Variant(name, loaded))
            continue
        for beam in beams:
            for least in frames:
                tuned = loaded.with_settings(_settings(beam, lowest, frames=least))
                found.append(Variant(f"{name}.b{beam}.f{least}", tuned))
            for step in steps:
                tuned = loaded.with_settings(_settings(beam, lowest, step=step))
                found.append(Variant(f"{name}.b{beam}.s{step}", tuned))
    return found


def _settings(beam: int, lowest: float, *, frames: int = 0, step: int = 1) -> DecodeSettings:
    return replace(
        DecodeSettings.of(Settings().recognizer),
        beam=beam,
        min_frames=frames,
        short_frames=frames,
        silence_step=step,
        min_log_probability=lowest,
    )


def decode_all(stretches: list[Stretch], ways: list[Variant]) -> None:
    """Every stretch by every variant, side by side."""
    shuffled = random.Random(1)  # noqa: S311  # an order, no secret
    for number, stretch in enumerate(stretches):
        order = list(ways)
        shuffled.shuffle(order)
        for variant in order:
            variant.answers.append(variant.decode(stretch))
        if number % 50 == 49:
            print(f"# {number + 1} of {len(stretches)} stretches", file=sys.stderr, flush=True)


def mixed(short: Variant, rest: Variant, stretches: list[Stretch]) -> Variant:
    """The answers of one variant for short speech and of another for the rest."""
    name = f"{rest.name}s{short.name.rpartition('.f')[2]}"
    answers = [
        (one if stretch.seconds < SHORT_SECONDS else other)
        for one, other, stretch in zip(short.answers, rest.answers, stretches, strict=True)
    ]
    return Variant(name, rest.engine, answers)


def word_errors(
    texts: list[str], stretches: list[Stretch], talks: list[wording.Talk], *, fit: bool
) -> wording.Errors:
    """Errors of all sides whose reference is fit for it, or of all whose is not."""
    found = []
    for number, talk in enumerate(talks):
        for side in talk.sides:
            own = [
                text
                for text, stretch in zip(texts, stretches, strict=True)
                if (stretch.talk, stretch.side) == (number, side.name)
            ]
            if side.fit is fit:
                found.append(wording.errors(side.text, " ".join(own)))
    return wording.total(found)


def report_words(
    variant: Variant, stretches: list[Stretch], talks: list[wording.Talk], report: Report
) -> None:
    """Word errors of a variant, with its guard and without."""
    guarded = [one.text for one in variant.answers]
    raw = [one.unguarded for one in variant.answers]
    for fit, prefix in ((True, ""), (False, "rough_")):
        for what, texts in (("wer", guarded), ("wer_without_guard", raw)):
            rate = word_errors(texts, stretches, talks, fit=fit)
            if rate.said:
                report.add(f"{variant.name}.{prefix}{what}", rate.percent, "%", rate.said)


def wrong_percent(variant: Variant, stretches: list[Stretch], talks: list[wording.Talk]) -> float:
    """Words wrong by references fit and rough together, for the picture."""
    texts = [one.text for one in variant.answers]
    return wording.total(
        word_errors(texts, stretches, talks, fit=fit) for fit in (True, False)
    ).percent


def report_guard(variant: Variant, report: Report) -> None:
    """How often the guard acted."""
    decoded = [answer.decoded for answer in variant.answers]
    for what, count in (
        ("second_looks", sum(one.passes > 1 for one in decoded)),
        ("taken_back", sum(one.taken_back for one in decoded)),
    ):
        report.add(f"{variant.name}.{what}", count, "stretches", len(decoded))


def report_doubts(variant: Variant, stretches: list[Stretch], report: Report) -> None:
    """How often the engine itself doubted that anybody spoke, by length of the speech."""
    for what, is_short in (("short", True), ("long", False)):
        doubts = [
            answer.decoded.no_speech > hallucination.STOCK_NO_SPEECH
            for answer, stretch in zip(variant.answers, stretches, strict=True)
            if (stretch.seconds < hallucination.STOCK_SECONDS) is is_short
        ]
        report.add(f"{variant.name}.doubts_speech_{what}", sum(doubts), "stretches", len(doubts))


def faintest_rms(stretches: list[Stretch]) -> float:
    """The loudest tenth of a second of the faintest stretch, of full scale."""
    window = SAMPLE_RATE_HZ // 10
    loudest = []
    for stretch in stretches:
        pcm = stretch.segment.pcm
        tenths = pcm[: len(pcm) // window * window].reshape(-1, window)
        loudest.append(float(np.sqrt(np.square(tenths).mean(axis=1).max())))
    return min(loudest)


def report_times(variant: Variant, stretches: list[Stretch], report: Report) -> None:
    """What a variant costs, by length of the speech."""
    for low, high in LENGTHS:
        own = [
            answer
            for answer, stretch in zip(variant.answers, stretches, strict=True)
            if low <= stretch.seconds < high
        ]
        if own:
            span = f"{variant.name}.{low:g}_{high:g}s"
            report.spread(f"{span}.cpu_ms", [one.cpu_ms for one in own], "ms")
            report.spread(f"{span}.wall_ms", [one.wall_ms for one in own], "ms")


def stretches_in(talks: list[wording.Talk], settings: Settings) -> list[Stretch]:
    """The stretches of speech of all recordings, in order of time within each side.

    Of one that was gone on with only the whole, as the path counts its words.
    """
    found: list[Stretch] = []
    for number, talk in enumerate(talks):
        sides = {side.name for side in talk.sides}
        segments = anyio.run(heard.stretches_of, talk, settings)
        for segment in sorted(segments, key=lambda one: one.end):
            side = "mix" if talk.mixed else segment.speaker.value
            if side in sides:
                found.append(Stretch(talk=number, side=side, segment=segment))
    wholes = {(one.talk, one.side, one.segment.start): one for one in found}  # the longest is last
    return [one for one in found if wholes[one.talk, one.side, one.segment.start] is one]


def compare(ways: list[Variant], stretches: list[Stretch], report: Report) -> None:
    """Print what each variant cost, and how often its guard acted."""
    for variant in ways:
        report_guard(variant, report)
        report_doubts(variant, stretches, report)
        report_times(variant, stretches, report)


def words_and_picture(
    ways: list[Variant], stretches: list[Stretch], talks: list[wording.Talk], report: Report
) -> None:
    """Word errors of every variant and of the pairs put together, and what they cost, drawn."""
    points: dict[str, tuple[float, float]] = {}
    for variant in ways:
        report_words(variant, stretches, talks, report)
        cost = statistics.median(one.cpu_ms for one in variant.answers)
        points[variant.name] = (cost, wrong_percent(variant, stretches, talks))
        stem, _, least = variant.name.rpartition(".f")
        for other in ways:
            other_stem, _, more = other.name.rpartition(".f")
            if stem and stem == other_stem and int(more) > int(least):
                report_words(mixed(other, variant, stretches), stretches, talks, report)
    labels = ("median CPU time of a stretch, ms", "words wrong, %")
    plot.scatter(RESULTS / "context.svg", "What context and beam cost and bring", labels, points)


def main() -> None:
    """Decode everything by everything, and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--audio", type=Path, action="append", help="folder of recordings")
    parser.add_argument("--only", help="one recording, by name")
    parser.add_argument("--models", default="tiny.en", help="names in models/MANIFEST.toml")
    parser.add_argument("--frames", default="800,1000,1200,1500,2000,3000")
    parser.add_argument("--steps", default="8,16", help="of the silence that fills up 30 s")
    parser.add_argument("--beams", default="1,2,5")
    parser.add_argument("--every", type=int, default=1, help="only every Nth stretch")
    chosen = parser.parse_args()
    report = Report("context")
    report.note(machine())
    talks = talks_of(chosen.audio or [SAMPLES], chosen.only, report)
    stretches = stretches_in(talks, Settings())[:: chosen.every]
    beams, frames, steps = (
        [int(one) for one in text.split(",") if one]
        for text in (chosen.beams, chosen.frames, chosen.steps)
    )
    ways = variants(chosen.models.split(","), beams, frames, steps)
    report.add("faintest_rms", faintest_rms(stretches), "of full scale", len(stretches))
    decode_all(stretches, ways)
    compare(ways, stretches, report)
    if chosen.every == 1:
        words_and_picture(ways, stretches, talks, report)
    print(f"# written to {report.write().relative_to(HERE.parent)}")


if __name__ == "__main__":
    main()
