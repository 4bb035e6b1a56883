"""How soon a voice that begins is noticed: by the detector, and by the signs that hold a card back.

    python benchmarks/onset.py [--audio DIR]

Without ``--audio`` the sample calls are heard. An onset is a voiced stretch of the reference before
which its side was silent for 0.4 s. For each, ``detector_lag`` is the time until the voice detector
passes its threshold and ``stir_lag`` that until `copilot.speech.stirring` does, both at the end of
the frame; what neither notices in 0.64 s is counted as missed. ``stir_false_percent`` is of frames
in which the side is silent, by the reference, for 0.1 s before and 0.25 s after.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import anyio
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.reference import Reference, load
from benchmarks.report import Report, machine
from copilot import manifest
from copilot.audio.file import open_file
from copilot.events import FRAME_SECONDS
from copilot.settings import SpeechSettings
from copilot.speech.silero import VoiceDetector
from copilot.speech.stirring import Stirring

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAMPLES: Final = Path(__file__).resolve().parent.parent / "copilot" / "samples"
SILENT_BEFORE_S: Final = 0.4
LOOKED_FOR: Final = 20
"""Frames from three before the reference's onset on."""

SIDES: Final = ("rep", "buyer")


@dataclass(slots=True)
class Noticed:
    """Lags in milliseconds, and what was never noticed or wrongly."""

    lags_ms: dict[str, list[float]] = field(default_factory=lambda: {"detector": [], "stir": []})
    missed: dict[str, int] = field(default_factory=lambda: {"detector": 0, "stir": 0})
    silent_frames: int = 0
    false_frames: int = 0


async def signs(reference: Reference) -> dict[str, dict[str, NDArray[np.bool_]]]:
    """For each side: bool[frames] of what the detector and the earlier signs say."""
    data = json.loads((reference.folder / f"{reference.name}.json").read_text(encoding="utf-8"))
    source = open_file(reference.folder / data["audio"], rep_channel=data["channels"]["agent"])
    voice = VoiceDetector(manifest.find_model(manifest.VOICE_MODEL))
    stirring = {side: Stirring() for side in SIDES}
    said: dict[str, dict[str, list[bool]]] = {side: {"detector": [], "stir": []} for side in SIDES}
    starts_at = SpeechSettings().start_probability
    async for pair in source.frames():
        for side, frame, one in zip(SIDES, pair, voice.probabilities(*pair), strict=True):
            stirring[side].push(frame.pcm, one.probability)
            said[side]["detector"].append(one.probability >= starts_at)
            said[side]["stir"].append(stirring[side].now)
    await source.aclose()
    return {
        side: {who: np.array(flags) for who, flags in both.items()} for side, both in said.items()
    }


def compare(
    reference: Reference, side: str, said: dict[str, NDArray[np.bool_]], noticed: Noticed
) -> None:
    """Hold one side's signs against its reference."""
    voiced = reference.voiced[side]
    ends = [0.0, *(end for _, end in voiced)]
    for (start, _), before in zip(voiced, ends, strict=False):
        if start - before < SILENT_BEFORE_S:
            continue
        first = max(0, int(start / FRAME_SECONDS) - 3)
        for who, flags in said.items():
            found = np.flatnonzero(flags[first : first + LOOKED_FOR])
            if len(found):
                at = (first + int(found[0]) + 1) * FRAME_SECONDS
                noticed.lags_ms[who].append((at - start) * 1000)
            else:
                noticed.missed[who] += 1
    silent = np.ones(len(said["stir"]), bool)
    for start, end in voiced:
        silent[max(0, int((start - 0.1) / FRAME_SECONDS)) : int((end + 0.25) / FRAME_SECONDS)] = 0
    noticed.silent_frames += int(silent.sum())
    noticed.false_frames += int(said["stir"][silent].sum())


def main() -> None:
    """Hear every recording and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--audio", type=Path, default=SAMPLES, help="folder of recordings with JSON"
    )
    chosen = parser.parse_args()
    report = Report("onset")
    report.note(machine())
    references, skipped = load(chosen.audio)
    for line in skipped:
        report.note(f"skipped {line}")
    noticed = Noticed()
    for reference in references:
        print(f"# {reference.name}, {reference.duration_s:.0f} s", flush=True)
        said = anyio.run(signs, reference)
        for side in SIDES:
            compare(reference, side, said[side], noticed)
    for who, lags_ms in noticed.lags_ms.items():
        report.spread(f"{who}_lag", lags_ms, "ms")
        onsets = len(lags_ms) + noticed.missed[who]
        report.add(f"{who}_missed_percent", 100 * noticed.missed[who] / max(1, onsets), "%", onsets)
    false_percent = 100 * noticed.false_frames / max(1, noticed.silent_frames)
    report.add("stir_false_percent", false_percent, "%", noticed.silent_frames)
    print(f"# written to {report.write().name}")


if __name__ == "__main__":
    main()
