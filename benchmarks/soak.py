"""Whether anything grows with the length of a call: lateness, work per frame, memory.

    python benchmarks/soak.py [--audio DIR] [--hours 2] [--real-minutes N]

Recordings (the samples, or those in ``DIR``; see `benchmarks.reference`) follow each other, with
silences between, as one long call. By default it runs through the same path as fast as the words
come, with real workers, the files and an overlay; with ``--real-minutes`` a real service plays it
in real time instead. For each figure: Theil and Sen's slope over minutes of audio after the first
ten, with the bounds between which it lies with 95 %; zero between them means nothing was seen to
grow. Work per frame is CPU time of the call's thread, so that other programs do not count.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
import threading
import time
import uuid
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import anyio
import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import looped, plot
from benchmarks.latency import SAMPLES
from benchmarks.live import Load, service
from benchmarks.reference import load
from benchmarks.report import RESULTS, Report, machine
from benchmarks.slope import MINUTE, hourly, medians, warm_up_s
from copilot.assemble import open_workshop
from copilot.audio.file import open_file
from copilot.audio.pace import Paced
from copilot.delivery.hub import Hub
from copilot.events import FRAME_SECONDS, CallContext
from copilot.replay import patient
from copilot.session import Call, Told, run_call
from copilot.settings import Settings
from copilot.storage.keep import Keep
from copilot.storage.stores import open_stores

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from copilot.asr.statistics import Statistics
    from copilot.audio.source import Pair, Source
    from copilot.events import SpeechSegment, Utterance
    from copilot.path import SegmentKey
    from copilot.session import Words

MIB = 1024**2
MEMORY_EVERY_S = 10.0
TELL_EVERY = 60
"""Looks at the memory between two lines that say how far it is."""

Points = list[tuple[float, float]]


@dataclass(slots=True)
class Seen:
    """What was measured, each with the second of the call at which it was."""

    frame_us: Points = field(default_factory=list)
    words_ms: Points = field(default_factory=list)
    service_mib: Points = field(default_factory=list)
    workers_mib: Points = field(default_factory=list)
    late: int = 0

    def weigh(self, at: float) -> None:
        """Look at the memory of this process and of its workers."""
        ours = psutil.Process()
        self.service_mib.append((at, ours.memory_info().rss / MIB))
        workers = sum(one.memory_info().rss for one in ours.children(recursive=True))
        self.workers_mib.append((at, workers / MIB))


class Weighed:
    """A source that notes what each frame cost until the next one was asked for."""

    def __init__(self, source: Source, seen: Seen) -> None:
        self._source = source
        self._seen = seen
        self._weighed_at = -MEMORY_EVERY_S

    @property
    def duration_s(self) -> float | None:
        """As the source has it."""
        return self._source.duration_s

    async def frames(self) -> AsyncIterator[Pair]:
        """The source's pairs."""
        spent = 0.0
        async for pair in self._source.frames():
            at = pair[0].index * FRAME_SECONDS
            if at - self._weighed_at >= MEMORY_EVERY_S:
                self._weighed_at = at
                self._seen.weigh(at)
                if len(self._seen.service_mib) % TELL_EVERY == 0:
                    print(f"# {at / MINUTE:.0f} minutes of the call", flush=True)
                if spent:
                    frames = MEMORY_EVERY_S / FRAME_SECONDS
                    self._seen.frame_us.append((at, spent / frames * 1e6))
                spent = 0.0
            began = time.thread_time()
            yield pair
            spent += time.thread_time() - began

    async def aclose(self) -> None:
        """Close the source."""
        await self._source.aclose()


class Timed:
    """The recogniser of the call, with a look at the clock before and after."""

    def __init__(self, words: Words, seen: Seen) -> None:
        self._words = words
        self._seen = seen

    @property
    def statistics(self) -> Statistics:
        """As the recogniser has them."""
        return self._words.statistics

    async def transcribe(self, segment: SpeechSegment) -> Utterance:
        """The words of a stretch."""
        began = time.monotonic()
        utterance = await self._words.transcribe(segment)
        if segment.final:
            self._seen.late += utterance.late
            self._seen.words_ms.append((segment.end, (time.monotonic() - began) * 1000))
        return utterance

    def forget(self, key: SegmentKey) -> None:
        """A tentative stretch went on."""
        self._words.forget(key)


async def fast(sound: Path, folder: Path, seen: Seen) -> None:
    """The whole call as fast as its words come."""
    context = CallContext(call_id=str(uuid.uuid4()))
    source = open_file(sound)
    hub = Hub()

    async def read() -> None:
        async for message in hub.join():
            message.model_dump_json()

    async with (
        open_stores(folder) as stores,
        open_workshop(patient(Settings())) as workshop,
        anyio.create_task_group() as tasks,
    ):
        tasks.start_soon(read)
        stages = workshop.stages(context)
        stages = replace(stages, transcriber=Timed(stages.transcriber, seen))
        call = Call(context=context, sound=Paced(Weighed(source, seen), None), wait_for_words=True)
        keep = Keep(stores=stores, started_at=int(time.time()))
        await run_call(call, stages, Told(publish=hub.publish), keep)
        await source.aclose()


def real(folder: Path, seen: Seen) -> None:
    """The whole call in real time on a service of its own."""
    with service(folder, None, {}) as running:
        ended = threading.Event()

        def weigh() -> None:
            began = time.monotonic()
            while not ended.wait(MEMORY_EVERY_S):
                at = time.monotonic() - began
                first, *workers = running.tree()
                seen.service_mib.append((at, first.memory_info().rss / MIB))
                rest = sum(one.memory_info().rss for one in workers)
                seen.workers_mib.append((at, rest / MIB))

        scales = threading.Thread(target=weigh)
        scales.start()
        try:
            received = running.follow("soak", "core", Load(0.0, 0.0, 0.0))
        finally:
            ended.set()
            scales.join()
    zeros = [
        float(str(zero))
        for one in received
        if (zero := one.message.get("audio_zero_unix_ms")) is not None
    ]
    for one in received:
        if one.message["type"] == "heard" and zeros:
            end = float(str(one.message["end_s"]))
            seen.words_ms.append((end, one.at_unix_s * 1000 - zeros[0] - end * 1000))


def tell(seen: Seen, seconds: float, report: Report) -> None:
    """Print the slopes, and how much each thing is at all."""
    warm = f"the first {warm_up_s(seconds):.0f} s of {seconds:.0f} s of audio"
    report.note(f"slopes leave out {warm}")
    both = [
        (at, ours + theirs)
        for (at, ours), (_, theirs) in zip(seen.service_mib, seen.workers_mib, strict=True)
    ]
    rows = (
        ("words_lateness", seen.words_ms, "ms"),
        ("frame_cpu", seen.frame_us, "us"),
        ("service_memory", seen.service_mib, "MiB"),
        ("worker_memory", seen.workers_mib, "MiB"),
        ("memory", both, "MiB"),
    )
    for name, points, unit in rows:
        if not points:
            continue
        report.spread(name, [value for _, value in points], unit)
        found = hourly(points, seconds)
        if found is None:
            report.note(f"{name}: too few minutes for a slope")
            continue
        report.add(f"{name}_slope", found.value, f"{unit}/h", found.points)
        report.add(f"{name}_slope_low", found.low, f"{unit}/h", found.points)
        report.add(f"{name}_slope_high", found.high, f"{unit}/h", found.points)
    plot.lines(
        RESULTS / f"{report.benchmark}.svg",
        "memory over one call",
        ("hours of audio", "MiB"),
        {
            name: [(at / 3600, value) for at, value in medians(points, MINUTE)]
            for name, points in (("service", seen.service_mib), ("workers", seen.workers_mib))
        },
    )
    report.add("memory_peak", max(mib for _, mib in both), "MiB", len(both))
    report.note(f"memory at first {both[0][1]:.0f} MiB, at last {both[-1][1]:.0f} MiB")


def main() -> None:
    """Run the call and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--audio", type=Path, default=SAMPLES, help="recordings with JSON")
    parser.add_argument("--hours", type=float, default=2.0, help="length of the call")
    parser.add_argument("--real-minutes", type=float, help="in real time, and so long")
    chosen = parser.parse_args()
    report = Report("soak" if chosen.real_minutes is None else "soak-real")
    report.note(machine())
    seconds = 60 * chosen.real_minutes if chosen.real_minutes else 3600 * chosen.hours
    seen = Seen()
    with tempfile.TemporaryDirectory() as folder:
        sound = looped.write(load(chosen.audio)[0], Path(folder), "soak", seconds)
        if chosen.real_minutes:
            real(Path(folder), seen)
        else:
            began = time.monotonic()
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            try:
                anyio.run(fast, sound, Path(folder) / "data", seen)
            except* KeyboardInterrupt:  # it comes out of the call's groups of tasks
                report.note("ended before its time: what follows is of the part that was played")
            seconds = seen.service_mib[-1][0]
            report.add("times_real_time", seconds / (time.monotonic() - began), "x", 1)
            report.add("late_utterances", seen.late, "utterances", len(seen.words_ms))
    tell(seen, seconds, report)
    print(f"# written to {report.write().name}")


if __name__ == "__main__":
    main()
