"""What a worker's death costs a call: how soon its words come all the same, how soon it is replaced.

    python benchmarks/faults.py [--rounds 3] [--tier fast]

A worker is killed, stopped, crashed natively, or left without memory, in the middle of a decode.
``words_after`` is from asking for a stretch to its words, ``worker_back_after`` from the fault to a
worker that is ready again; ``worker_start`` is what starting one takes in any case. A worker that
is stopped is first given half of the setting ``deadline_s`` to say that it is alive.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

import anyio
import numpy as np
import psutil
import soundfile
import soxr

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.report import Report, machine
from copilot import manifest, resources
from copilot.asr.workers import Transcriber
from copilot.events import SAMPLE_RATE_HZ, SpeechSegment
from copilot.kinds import Speaker
from copilot.settings import RecognizerSettings

if TYPE_CHECKING:
    from collections.abc import Callable

SPEECH_FROM_S, SPEECH_S = 7.1, 6.0
"""Of the sample call, in which the rep says a few sentences."""


def _starve(pid: int) -> None:
    has = psutil.Process(pid).memory_info().vms
    resource.prlimit(pid, resource.RLIMIT_AS, (has, has))


FAULTS: Final[dict[str, Callable[[int], None]]] = {
    "killed": lambda pid: os.kill(pid, signal.SIGKILL),
    "crashed": lambda pid: os.kill(pid, signal.SIGSEGV),
    "stopped": lambda pid: os.kill(pid, signal.SIGSTOP),
    "out_of_memory": _starve,
}


def speech() -> SpeechSegment:
    """A few sentences of a sample call."""
    sound, rate = soundfile.read(resources.samples_dir() / "good-discovery.opus", dtype="float32")
    pcm = soxr.resample(sound[:, 0], rate, SAMPLE_RATE_HZ).astype(np.float32)
    begin, end = (round(at * SAMPLE_RATE_HZ) for at in (SPEECH_FROM_S, SPEECH_FROM_S + SPEECH_S))
    return SpeechSegment(
        speaker=Speaker.REP, start=1.0, end=1.0 + SPEECH_S, pcm=pcm[begin:end], final=True
    )


async def replaced(transcriber: Transcriber, pid: int) -> int:
    """Wait until there is another worker; its number."""
    with anyio.fail_after(60):
        while (  # noqa: ASYNC110  # another process's doing: there is no event
            not transcriber.worker_pids or transcriber.worker_pids[0] == pid
        ):
            await anyio.sleep(0.005)
    return transcriber.worker_pids[0]


async def one(
    fault: Callable[[int], None], transcriber: Transcriber, segment: SpeechSegment
) -> tuple[float, float, bool]:
    """One fault: seconds to the words and to the next worker, and whether the words came."""
    pid = transcriber.worker_pids[0]
    if fault is _starve:
        # one that has decoded before has the memory that it needs
        os.kill(pid, signal.SIGKILL)
        pid = await replaced(transcriber, pid)
        fault(pid)
    heard = []

    async def ask() -> None:
        heard.append(await transcriber.for_call().transcribe(segment))

    asked = time.monotonic()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(ask)
        await anyio.sleep(0.02)
        if fault is not _starve:
            fault(pid)
        struck = time.monotonic()
        await replaced(transcriber, pid)
        back = time.monotonic() - struck
    return time.monotonic() - asked, back, bool(heard[0].words)


async def measure(settings: RecognizerSettings, rounds: int, report: Report) -> None:
    """Every fault, so many times."""
    model, segment = manifest.find_model(settings.model), speech()
    began = time.monotonic()
    async with Transcriber(settings, model) as transcriber:
        report.add("worker_start", time.monotonic() - began, "s", 1)
        await transcriber.for_call().transcribe(segment)
        for name, fault in FAULTS.items():
            found = [await one(fault, transcriber, segment) for _ in range(rounds)]
            report.add(f"{name}_words_after", max(words for words, _, _ in found), "s", rounds)
            report.add(f"{name}_worker_back_after", max(back for _, back, _ in found), "s", rounds)
            lost = sum(not came for _, _, came in found)
            report.add(f"{name}_words_lost", lost, "stretches", rounds)


def main() -> None:
    """Run the faults and print the figures, the worst of all rounds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=3, help="of each fault")
    parser.add_argument("--tier", default="fast", help="which recogniser")
    chosen = parser.parse_args()
    report = Report("faults")
    report.note(machine())
    anyio.run(measure, RecognizerSettings(tier=chosen.tier), chosen.rounds, report)
    print(f"# written to {report.write().name}")


if __name__ == "__main__":
    main()
