"""Whether a worker grows with each length of stretch that it has not met before.

    python benchmarks/lengths.py [--stretches N]

Stretches of 10 to 15 s, no two of one length, cut from the samples anywhere; shorter ones are all
filled up to one length before they are decoded. ``memory`` is resident between two decodes, at the
end of the run; ``slope`` is Theil and Sen's over the second half, for a hundred stretches, with the
bounds between which it lies with 95 %; ``peak`` is the most there ever was, inside of a decode too;
``cpu`` is what a decode cost. `onnxruntime` and `ctranslate2` are as workers are started,
`unbounded` is CTranslate2 as its oneDNN does it when it is told nothing.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import anyio
import numpy as np
import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import looped
from benchmarks.latency import SAMPLES
from benchmarks.reference import load
from benchmarks.report import Report, machine
from benchmarks.slope import slope
from copilot import manifest
from copilot.asr import child
from copilot.asr.workers import Transcriber
from copilot.events import FRAME_SAMPLES, SAMPLE_RATE_HZ, SpeechSegment
from copilot.kinds import Speaker
from copilot.settings import RecognizerSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.settings import Runtime

MIB = 1024**2
PATIENT_S = 30.0
FROM_S = 10.0
TO_S = 15.0
LENGTHS = range(round(FROM_S * SAMPLE_RATE_HZ), round(TO_S * SAMPLE_RATE_HZ), FRAME_SAMPLES)
LAST = 10
"""Stretches whose median is the memory at the end."""

WAYS: dict[str, tuple[Runtime, dict[str, str]]] = {
    "onnxruntime": ("onnxruntime", {}),
    "ctranslate2": ("ctranslate2", {}),
    "unbounded": ("ctranslate2", {"ONEDNN_PRIMITIVE_CACHE_CAPACITY": "1024"}),
}


def stretches(count: int) -> Iterator[SpeechSegment]:
    """The same ones each time."""
    sounds = [looped.sides(reference) for reference in load(SAMPLES)[0]]
    chance = random.Random(7)  # noqa: S311  # an order, no secret
    for number, samples in enumerate(chance.sample(LENGTHS, count)):
        sound = chance.choice(sounds)
        start = chance.randrange(len(sound) - samples)
        pcm = np.ascontiguousarray(sound[start : start + samples, chance.randrange(2)])
        at = 2 * TO_S * number
        end = at + samples / SAMPLE_RATE_HZ
        yield SpeechSegment(speaker=Speaker.REP, start=at, end=end, pcm=pcm, final=True)


async def measure(name: str, runtime: Runtime, count: int, report: Report) -> None:
    """Have one worker decode them all."""
    settings = RecognizerSettings(deadline_s=PATIENT_S, runtime=runtime)
    memory: list[tuple[float, float]] = []
    async with Transcriber(settings, manifest.find_model(settings.model)) as transcriber:
        [pid] = transcriber.worker_pids
        process = psutil.Process(pid)
        before_s = sum(process.cpu_times()[:2])
        words = transcriber.for_call()
        for number, stretch in enumerate(stretches(count)):
            await words.transcribe(stretch)
            memory.append((number / 100, process.memory_info().rss / MIB))
        cpu_ms = (sum(process.cpu_times()[:2]) - before_s) * 1000 / count
        peak_mib = _peak_mib(pid)
    at_last = statistics.median(value for _, value in memory[-LAST:])
    report.add(f"{name}.memory", at_last, "MiB", count)
    found = slope(memory[count // 2 :])
    if found is None:
        report.note(f"{name}: too few stretches for a slope")
    else:
        report.add(f"{name}.slope", found.value, "MiB/100", found.points)
        report.add(f"{name}.slope_low", found.low, "MiB/100", found.points)
        report.add(f"{name}.slope_high", found.high, "MiB/100", found.points)
    report.add(f"{name}.peak", peak_mib, "MiB", count)
    report.add(f"{name}.cpu", cpu_ms, "ms", count)


def _peak_mib(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) / 1024
    return float("nan")


def main() -> None:
    """Measure each way."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--stretches", type=int, default=120, help=f"{len(LENGTHS)} at most")
    chosen = parser.parse_args()
    report = Report("lengths")
    report.note(machine())
    for name, (runtime, environment) in WAYS.items():
        with patch.dict(child.ENVIRONMENT, environment):
            anyio.run(measure, name, runtime, chosen.stretches, report)
    print(f"# written to {report.write().name}")


if __name__ == "__main__":
    main()
