"""What the buyer's voice in the rep's microphone does to the numbers, faster than real time.

    python benchmarks/bleed.py [--audio DIR] [--only NAME] [--quick] [--words] [--off]

The buyer's side of each recording (the sample calls, or any directory in the format of
`benchmarks.reference`) is mixed into the rep's at -3, -6 and -12 dB, 0 to 300 ms late, with and
without a room's echo, and goes through the one path: bleed, voice detector, segmenter, measures.
``talk_share_error_points`` is against the reference; the goal is 2 or less where the sides are
apart, and 4 or less at -6 dB. ``double_talk_kept_percent`` is the rep's voice that survives where
the buyer talks too, against the same call without bleed; so that there is much of it, the rep's
side is moved against the buyer's by 17 s (the rows ``crossed``). The rows ``hard`` are what real
loudspeakers do besides. ``--off`` runs without the guard, for comparison; ``--words`` decodes too,
so that the text backstop has something to judge; ``--quick`` keeps to -6 dB.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import anyio
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import plot
from benchmarks.loudspeaker import Loudspeaker
from benchmarks.reference import Reference, load
from benchmarks.report import RESULTS, Report, machine
from copilot import manifest
from copilot.asr.jobs import without_words
from copilot.asr.workers import Transcriber
from copilot.audio.bleed import BleedGuard
from copilot.audio.file import open_file
from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate, View
from copilot.coaching.rulebook import Rulebook
from copilot.events import FRAME_SAMPLES, FRAME_SECONDS, AudioFrame, CallContext, Utterance
from copilot.kinds import Speaker
from copilot.outputs import Decode, Said
from copilot.path import CallPath, Coach
from copilot.settings import BleedSettings, Settings
from copilot.speech.silero import VoiceDetector

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator, Mapping

    from numpy.typing import NDArray

    from copilot.audio.source import Pair
    from copilot.bleed import Bleed
    from copilot.events import SpeechSegment

    Sound = NDArray[np.float32]
    Words = Callable[[SpeechSegment], Awaitable[Utterance]]

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "copilot" / "samples"
CROSSED_S: Final = 17.0
LEVELS_DB: Final = (-6.0, -3.0, -12.0)
LAGS_MS: Final = (0.0, 80.0, 150.0, 300.0)
ROOM_S: Final = 0.4
SHARE_GOAL: Final = 4.0

HARD: Final = {
    "drift_20_ppm": Loudspeaker(level_db=-6.0, lag_ms=80.0, decay_s=ROOM_S, drift_ppm=20.0),
    "drift_50_ppm": Loudspeaker(level_db=-6.0, lag_ms=80.0, decay_s=ROOM_S, drift_ppm=50.0),
    "drift_100_ppm": Loudspeaker(level_db=-6.0, lag_ms=80.0, decay_s=ROOM_S, drift_ppm=100.0),
    "overdriven": Loudspeaker(level_db=-6.0, lag_ms=80.0, decay_s=ROOM_S, drive=4.0),
    "noisy_room": Loudspeaker(level_db=-6.0, lag_ms=80.0, decay_s=ROOM_S, noise_db=-50.0),
    "moved": Loudspeaker(level_db=-6.0, lag_ms=80.0, decay_s=ROOM_S, moved=True),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Both sides of a call, and what is known of it."""

    reference: Reference
    rep: Sound
    buyer: Sound

    def crossed(self) -> Sound:
        """The rep's side moved, so that the two talk at once much of the time."""
        return np.roll(self.rep, round(CROSSED_S / FRAME_SECONDS) * FRAME_SAMPLES)


@dataclass(slots=True)
class Run:
    """What the path made of one call."""

    bleed: Bleed
    share: float | None
    stretches: dict[Speaker, list[tuple[float, float]]]

    def voiced(self, side: Speaker, frames: int) -> NDArray[np.bool_]:
        """Which frames lie in a stretch of the side's."""
        mask = np.zeros(frames, np.bool_)
        for start, end in self.stretches[side]:
            mask[round(start / FRAME_SECONDS) : round(end / FRAME_SECONDS)] = True
        return mask


@dataclass(slots=True)
class Row:
    """One condition over all recordings."""

    errors: list[float] = field(default_factory=list)
    found_s: float = 0.0
    true_s: float = 0.0
    confidence: list[float] = field(default_factory=list)
    kept: int = 0
    double: int = 0
    withheld: int = 0
    calls: int = 0


async def play(rep: Sound, buyer: Sound, settings: Settings, words: Words) -> Run:
    """Run two sides through the path, as fast as it goes."""
    context = CallContext(call_id=str(uuid.UUID(int=0)))
    engine = Engine(rulebook=Rulebook(rules=()), context=context)
    gate = Gate(settings=settings.gate, profile=settings.core)
    voice = VoiceDetector(manifest.find_model(manifest.VOICE_MODEL))
    path = CallPath(context, voice, Coach(engine=engine, gate=gate, settings=settings))
    view, heard = View(), []

    async def act(outputs: list[object]) -> None:
        for output in outputs:
            if isinstance(output, Said):
                heard.append(output.utterance)
            elif isinstance(output, Decode) and output.segment.final:
                utterance = await words(output.segment)
                await act([*path.words(utterance, output.segment.key, view)])

    for pair in pairs(rep, buyer):
        await act([*path.hear(pair, view)])
    await act([*path.finish()])
    await act([*path.end(view)])
    stretches: dict[Speaker, list[tuple[float, float]]] = {side: [] for side in Speaker}
    for utterance in heard:
        stretches[utterance.speaker].append((utterance.start, utterance.end))
    measures = path.conversation.measures
    return Run(bleed=measures.bleed, share=measures.rep_share, stretches=stretches)


def pairs(rep: Sound, buyer: Sound) -> Iterator[Pair]:
    """The frames of two sides."""
    for index in range(min(len(rep), len(buyer)) // FRAME_SAMPLES):
        part = slice(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES)
        yield (
            AudioFrame(speaker=Speaker.REP, index=index, pcm=rep[part]),
            AudioFrame(speaker=Speaker.BUYER, index=index, pcm=buyer[part]),
        )


async def compare(
    recordings: list[Recording], how: Loudspeaker | None, settings: Settings, words: Words
) -> Row:
    """One condition: every call as it is, and every call crossed."""
    row = Row()
    for one in recordings:
        run = await play(
            how.into(one.rep, one.buyer) if how else one.rep, one.buyer, settings, words
        )
        row.calls += 1
        row.withheld += run.share is None
        if run.share is not None:
            row.errors.append(abs(run.share - one.reference.talk_share_rep()) * 100)
        row.found_s += run.bleed.seconds
        row.confidence.append(run.bleed.confidence)
        if how:
            row.true_s += sum(end - start for start, end in one.reference.voiced["buyer"])
    return row


async def crossed(
    recordings: list[Recording], how: Loudspeaker | None, settings: Settings, words: Words
) -> Row:
    """Both talk at once much of the time: what of the rep survives, and is the share still right?"""
    row = Row()
    for one in recordings:
        rep = one.crossed()
        clean = await play(rep, one.buyer, settings, words)
        run = await play(how.into(rep, one.buyer), one.buyer, settings, words) if how else clean
        frames = len(rep) // FRAME_SAMPLES
        both = clean.voiced(Speaker.REP, frames) & clean.voiced(Speaker.BUYER, frames)
        row.double += int(both.sum())
        row.kept += int((both & run.voiced(Speaker.REP, frames)).sum())
        row.calls += 1
        row.withheld += run.share is None
        if run.share is not None and clean.share is not None:
            row.errors.append(abs(run.share - clean.share) * 100)
        row.found_s += run.bleed.seconds
        row.confidence.append(run.bleed.confidence)
    return row


def tell(name: str, row: Row, report: Report) -> None:
    """Print one condition."""
    calls = row.calls
    if row.errors:
        mean = statistics.fmean(row.errors)
        report.add(f"{name}.talk_share_error_points", mean, "points", len(row.errors))
        report.add(f"{name}.talk_share_error_max", max(row.errors), "points", len(row.errors))
    report.add(f"{name}.bleed_found", row.found_s, "s", calls)
    if row.true_s:
        report.add(f"{name}.bleed_true", row.true_s, "s", calls)
    report.add(f"{name}.confidence", statistics.fmean(row.confidence), "share", calls)
    report.add(f"{name}.calls_withheld", row.withheld, "calls", calls)
    if row.double:
        kept = 100 * row.kept / row.double
        report.add(f"{name}.double_talk_kept_percent", kept, "%", row.double)


def time_frames(one: Recording, report: Report) -> None:
    """How long the guard takes for a pair of frames, with bleed and without."""
    bled = Loudspeaker(level_db=-6.0, lag_ms=80.0, decay_s=ROOM_S).into(one.rep, one.buyer)
    for name, rep in (("apart", one.rep), ("bled", bled)):
        guard, took_ms = BleedGuard(BleedSettings()), []
        for pair in pairs(rep, one.buyer):
            began = time.perf_counter()
            guard.hear(*pair)
            took_ms.append((time.perf_counter() - began) * 1000)
        report.spread(f"frame_{name}", took_ms, "ms")


def count_touched(recordings: list[Recording], report: Report) -> None:
    """How many frames of sides that are apart do not pass as they are; both ways round."""
    touched = frames = 0
    for one in recordings:
        for rep, buyer in ((one.rep, one.buyer), (one.buyer, one.rep)):
            guard = BleedGuard(BleedSettings())
            for pair in pairs(rep, buyer):
                unmixed = guard.hear(*pair)
                touched += unmixed.frame is not pair[0] or unmixed.buyers
                frames += 1
    report.add("clean.frames_touched", touched, "frames", frames)


async def measure(recordings: list[Recording], chosen: argparse.Namespace, report: Report) -> None:
    """Every condition."""
    settings = Settings()
    if chosen.off:
        settings = settings.model_copy(update={"bleed": BleedSettings(enabled=False)})
    if not chosen.words:
        await conditions(recordings, settings, _no_words, chosen.quick, report)
        return
    model = manifest.find_model(settings.recognizer.model)
    async with Transcriber(settings.recognizer, model) as transcriber:
        words = transcriber.for_call().transcribe
        await conditions(recordings, settings, words, chosen.quick, report)


async def _no_words(segment: SpeechSegment) -> Utterance:
    return without_words(segment)


async def conditions(
    recordings: list[Recording], settings: Settings, words: Words, quick: bool, report: Report
) -> None:
    """Each condition as it is, some crossed, the hard ones last."""
    errors: dict[str, dict[str, float]] = {}
    tell("clean", await compare(recordings, None, settings, words), report)
    tell("crossed.clean", await crossed(recordings, None, settings, words), report)
    for level_db in (-6.0,) if quick else LEVELS_DB:
        for lag_ms in LAGS_MS:
            for decay_s in (0.0, ROOM_S):
                how = Loudspeaker(level_db=level_db, lag_ms=lag_ms, decay_s=decay_s)
                name = f"{level_db:.0f}dB.{lag_ms:.0f}ms.{'room' if decay_s else 'dry'}"
                row = await compare(recordings, how, settings, words)
                tell(name, row, report)
                series = errors.setdefault(f"{lag_ms:.0f} ms {'room' if decay_s else 'dry'}", {})
                series[f"{level_db:.0f} dB"] = statistics.fmean(row.errors or [0.0])
        how = Loudspeaker(level_db=level_db, lag_ms=80.0, decay_s=ROOM_S)
        tell(f"crossed.{level_db:.0f}dB", await crossed(recordings, how, settings, words), report)
    for name, how in HARD.items():
        tell(f"hard.{name}", await compare(recordings, how, settings, words), report)
    _draw(errors, report.benchmark)


def _draw(errors: Mapping[str, Mapping[str, float]], name: str) -> None:
    title = "Talk share error with the buyer in the rep's microphone"
    plot.bars(RESULTS / f"{name}.svg", title, "points", errors, SHARE_GOAL)


async def read(reference: Reference) -> Recording:
    """Both sides of a recording, in memory."""
    about = json.loads((reference.folder / f"{reference.name}.json").read_text(encoding="utf-8"))
    source = open_file(
        reference.folder / about["audio"], rep_channel=int(about["channels"]["agent"])
    )
    try:
        frames = [(rep.pcm, buyer.pcm) async for rep, buyer in source.frames()]
    finally:
        await source.aclose()
    rep, buyer = (np.concatenate([pair[side] for pair in frames]) for side in (0, 1))
    return Recording(reference=reference, rep=rep, buyer=buyer)


def main() -> None:
    """Run the conditions and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--audio", type=Path, default=SAMPLES, help="folder of recordings with JSON"
    )
    parser.add_argument("--only", help="one recording, by name")
    parser.add_argument("--quick", action="store_true", help="-6 dB alone")
    parser.add_argument("--words", action="store_true", help="decode too, for the text backstop")
    parser.add_argument("--off", action="store_true", help="without the guard, for comparison")
    parser.add_argument(
        "--time", action="store_true", help="only the guard: time a frame, clean calls"
    )
    chosen = parser.parse_args()
    report = Report("bleed_off" if chosen.off else "bleed")
    report.note(machine())
    references, skipped = load(chosen.audio)
    for line in skipped:
        report.note(f"skipped {line}")
    kept = [one for one in references if chosen.only in {None, one.name}]
    if not kept:
        raise SystemExit(f"no two-channel recording with reference turns in {chosen.audio}")
    recordings = [anyio.run(read, one) for one in kept]
    time_frames(recordings[0], report)
    count_touched(recordings, report)
    if not chosen.time:
        anyio.run(measure, recordings, chosen, report)
        print(f"# written to {report.write().relative_to(HERE.parent)}")


if __name__ == "__main__":
    main()
