"""How many words are heard wrongly: the live path against the same model offline.

    python benchmarks/wer.py [--audio DIR ...] [--tier NAME] [--only NAME] [--in-pieces]

``wer`` is of the live path: voice detection, segmenter, the recogniser's worker processes and their
guard, as a call runs them, without the clock. ``wer_offline`` is of the same model on the
reference's own turns, each decoded whole by faster-whisper's public API with all its defaults: 30 s
of context, beam 5, timestamps and its fall-back to higher temperatures. ``wer_ratio`` is the one
over the other; 1.05 is the goal. (Moonshine has no such API: its turns go through its own engine.)

With ``--in-pieces`` the live path hears each stretch by itself, however soon the side goes on: what
hearing it again as a whole is worth.

Without ``--audio`` the sample calls are heard. A reference says which of its sides have a text that
is good enough (`benchmarks.wording.fit_sides`); the others are counted apart, as ``rough``. No word
is printed or kept.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import anyio

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import heard, plot, wording
from benchmarks.offline import Offline
from benchmarks.report import RESULTS, Report, machine
from copilot import manifest
from copilot.asr.workers import Transcriber
from copilot.replay import patient
from copilot.settings import RecognizerSettings, Settings

if TYPE_CHECKING:
    from benchmarks.wording import Errors, Talk

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "copilot" / "samples"


@dataclass(slots=True)
class Sum:
    """Errors of the live path and of the offline one, on the same words."""

    live: list[Errors] = field(default_factory=list)
    offline: list[Errors] = field(default_factory=list)

    def report(self, prefix: str, report: Report) -> None:
        """Print both rates and their ratio."""
        live, offline = wording.total(self.live), wording.total(self.offline)
        if not live.said:
            return
        report.add(f"{prefix}wer", live.percent, "%", live.said)
        report.add(f"{prefix}wer_offline", offline.percent, "%", offline.said)
        if offline.wrong:
            report.add(f"{prefix}wer_ratio", live.percent / offline.percent, "ratio", live.said)
        else:
            report.note(f"{prefix}wer_ratio: offline made no error")


async def measure(talks: list[Talk], settings: Settings, report: Report) -> None:
    """Hear every recording both ways."""
    model = manifest.find_model(settings.recognizer.model)
    offline = Offline(model, manifest.engine_of(settings.recognizer.model))
    fit, rough = Sum(), Sum()
    async with Transcriber(settings.recognizer, model) as transcriber:
        for talk in talks:
            notes = await heard.words_of(talk, settings, transcriber.for_call())
            whole = offline.words_of(talk, await heard.sound_of(talk))
            one = {True: Sum(), False: Sum()}
            for side in talk.sides:
                one[side.fit].live.append(wording.errors(side.text, notes.text(side.name)))
                one[side.fit].offline.append(wording.errors(side.text, whole[side.name]))
            for believed, pooled in ((True, fit), (False, rough)):
                one[believed].report(f"{talk.name}.{'' if believed else 'rough_'}", report)
                pooled.live += one[believed].live
                pooled.offline += one[believed].offline
        _report_workers(transcriber, report)
    fit.report("", report)
    rough.report("rough_", report)


def _report_workers(transcriber: Transcriber, report: Report) -> None:
    counts = transcriber.statistics
    for name in ("second_looks", "completed", "taken_back", "late"):
        report.add(name, getattr(counts, name), "stretches", counts.decoded)


def main() -> None:
    """Hear and count."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--audio", type=Path, action="append", help="folder of recordings")
    parser.add_argument("--tier", help="a tier, or the model of one (copilot.tiers)")
    parser.add_argument("--only", help="one recording, by name")
    parser.add_argument("--in-pieces", action="store_true", help="nothing is heard again")
    chosen = parser.parse_args()
    report = Report("wer-in-pieces" if chosen.in_pieces else "wer")
    report.note(machine())
    settings = patient(with_tier(Settings(), chosen.tier))
    if chosen.in_pieces:
        speech = settings.speech.model_copy(update={"go_on_silence_s": 0.0})
        settings = settings.model_copy(update={"speech": speech})
    report.note(f"recognizer: {settings.recognizer.model_dump_json()}")
    talks = talks_of(chosen.audio or [SAMPLES], chosen.only, report)
    anyio.run(measure, talks, settings, report)
    draw(report)
    print(f"# written to {report.write().relative_to(HERE.parent)}")


def draw(report: Report) -> None:
    """Both rates of each recording and of all together, side by side."""
    groups: dict[str, dict[str, float]] = {}
    for figure in report.figures:
        talk, _, what = figure.name.rpartition(".")
        if what in {"wer", "wer_offline", "rough_wer", "rough_wer_offline"}:
            rough = "rough " if what.startswith("rough_") else ""
            group = groups.setdefault(f"{rough}{talk or 'all'}", {})
            group["offline" if what.endswith("offline") else "live path"] = figure.value
    plot.bars(
        RESULTS / f"{report.benchmark}.svg", "Words heard wrongly", "% of words", groups, None
    )


def talks_of(folders: list[Path], only: str | None, report: Report) -> list[Talk]:
    """The recordings to hear. Raises SystemExit if there is none."""
    talks: list[Talk] = []
    for folder in folders:
        found, skipped = wording.load(folder)
        talks += [one for one in found if only in {None, one.name}]
        for line in skipped:
            report.note(f"skipped {line}")
    if not talks:
        raise SystemExit(f"no recording with reference turns in {', '.join(map(str, folders))}")
    return talks


def with_tier(settings: Settings, name: str | None) -> Settings:
    """The settings with a tier, named so or by its model; None changes nothing."""
    if name is None:
        return settings
    return settings.model_copy(update={"recognizer": RecognizerSettings(tier=name)})


if __name__ == "__main__":
    main()
