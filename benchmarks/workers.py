"""What a worker process costs beside the decode itself.

    python benchmarks/workers.py [--rounds N]

For each tier whose model is here: ``start`` is from nothing to a worker that has decoded once.
``round_trip`` is a stretch that is too faint to be decoded, to a worker and back: what the pipes
cost, for 3 s and for 15 s of sound. ``idle_cores`` is what a recogniser at rest uses.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import anyio
import numpy as np
import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.report import Report, machine
from copilot import manifest
from copilot.asr.workers import Transcriber
from copilot.errors import ModelError
from copilot.events import SAMPLE_RATE_HZ, SpeechSegment
from copilot.kinds import Speaker
from copilot.settings import RecognizerSettings
from copilot.tiers import TIERS

if TYPE_CHECKING:
    from copilot.tiers import Tier

HERE = Path(__file__).resolve().parent
REST_S = 5.0


async def measure(tier: Tier, rounds: int, report: Report) -> None:
    """Start a recogniser, send it silence, and let it rest."""
    settings = RecognizerSettings(tier=tier.name)
    starts: list[float] = []
    trips: dict[int, list[float]] = {3: [], 15: []}
    for _ in range(3):
        began = time.perf_counter()
        async with Transcriber(settings, manifest.find_model(tier.model)) as transcriber:
            starts.append(time.perf_counter() - began)
            words = transcriber.for_call()
            for number in range(rounds):
                for seconds, found in trips.items():
                    stretch = _silence(number, seconds)
                    began = time.perf_counter()
                    await words.transcribe(stretch)
                    found.append((time.perf_counter() - began) * 1000)
            if len(starts) == 3:
                report.add(f"{tier.name}.idle_cores", await _idle(transcriber), "cores", 1)
    report.spread(f"{tier.name}.start", starts, "s")
    for seconds, found in trips.items():
        report.spread(f"{tier.name}.round_trip_{seconds}s", found, "ms")


async def _idle(transcriber: Transcriber) -> float:
    processes = [psutil.Process(), *(psutil.Process(pid) for pid in transcriber.worker_pids)]
    before = sum(sum(one.cpu_times()[:2]) for one in processes)
    await anyio.sleep(REST_S)
    return float(sum(sum(one.cpu_times()[:2]) for one in processes) - before) / REST_S


def _silence(number: int, seconds: int) -> SpeechSegment:
    pcm = np.zeros(seconds * SAMPLE_RATE_HZ, np.float32)
    start = 20.0 * number
    return SpeechSegment(speaker=Speaker.REP, start=start, end=start + seconds, pcm=pcm, final=True)


def main() -> None:
    """Measure each tier that is here."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=30, help="stretches sent per start")
    chosen = parser.parse_args()
    report = Report("workers")
    report.note(machine())
    for tier in TIERS:
        try:
            manifest.find_model(tier.model)
        except ModelError as error:
            report.note(f"skipped {tier.name}: {error}")
            continue
        anyio.run(measure, tier, chosen.rounds, report)
    print(f"# written to {report.write().relative_to(HERE.parent)}")


if __name__ == "__main__":
    main()
