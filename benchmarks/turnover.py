"""Whether a service that has had many calls is as it was: memory, files, threads, tasks, processes.

    python benchmarks/turnover.py [--calls N] [--sample NAME]

Calls of one sample follow each other in one service, through the same path as fast as the words
come, each with an overlay, and are ended by their last sound. A call that has ended is known for a
while (``ended_calls_kept`` in `copilot.limits`), so the first so many calls count as warming up.
``memory_slope`` is Theil and Sen's, a call; the others are what there is more of at the end than
there was after the first call.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import anyio
import psutil

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.latency import SAMPLES
from benchmarks.report import Report, machine
from benchmarks.slope import slope
from copilot.assemble import open_workshop
from copilot.kinds import Profile
from copilot.limits import limit
from copilot.replay import patient
from copilot.service import starter
from copilot.settings import Settings
from copilot.storage.stores import open_stores
from copilot.web.calls import LiveCalls
from copilot.web.samples import find_samples

if TYPE_CHECKING:
    from copilot.web.calls import LiveCall

MIB = 1024**2


@dataclass(frozen=True, slots=True, kw_only=True)
class Had:
    """What service and workers had between two calls."""

    service_mib: float
    workers_mib: float
    files: int
    threads: int
    tasks: int
    processes: int


def look() -> Had:
    """At this process and its workers, now."""
    gc.collect()
    ours = psutil.Process()
    workers = ours.children(recursive=True)
    return Had(
        service_mib=ours.memory_info().rss / MIB,
        workers_mib=sum(one.memory_info().rss for one in workers) / MIB,
        files=sum(one.num_fds() for one in (ours, *workers)),
        threads=sum(one.num_threads() for one in (ours, *workers)),
        tasks=len(asyncio.all_tasks()),
        processes=len(workers),
    )


async def follow(live: LiveCall) -> None:
    """An overlay that reads all it gets, until the call is over."""
    async for message in live.hub.join():
        message.model_dump_json()
    await live.over.wait()


async def play(folder: Path, name: str, count: int) -> list[Had]:
    """The calls, one after the other; what was there after each."""
    sample = find_samples(SAMPLES)[name]
    had = []
    async with open_stores(folder) as stores, open_workshop(patient(Settings())) as workshop:
        calls = LiveCalls(starter(workshop, stores, speed=None))
        async with calls.running():
            for number in range(count):
                live = calls.start(sample, Profile.CORE)
                await follow(live)
                if live.status != "ended":
                    message = f"call {number + 1} broke off"
                    raise RuntimeError(message)
                had.append(look())
                print(f"# {number + 1}: {had[-1]}", flush=True)
    return had


def tell(had: list[Had], report: Report) -> None:
    """Print what stayed and what did not."""
    warm = min(limit("ended_calls_kept"), len(had) // 2)
    for name in ("service", "workers"):
        memory = [(float(number), getattr(one, f"{name}_mib")) for number, one in enumerate(had)]
        report.add(f"{name}_memory_after_first", memory[0][1], "MiB", 1)
        report.add(f"{name}_memory_after_last", memory[-1][1], "MiB", 1)
        found = slope(memory[warm:])
        if found is None:
            report.note(f"{name}_memory: too few calls for a slope")
            continue
        report.add(f"{name}_memory_slope", found.value, "MiB/call", found.points)
        report.add(f"{name}_memory_slope_low", found.low, "MiB/call", found.points)
        report.add(f"{name}_memory_slope_high", found.high, "MiB/call", found.points)
    for name in ("files", "threads", "tasks", "processes"):
        more = getattr(had[-1], name) - getattr(had[0], name)
        report.add(f"more_{name}", more, name, len(had))


def main() -> None:
    """Play the calls and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--calls", type=int, default=24)
    parser.add_argument("--sample", default="canary", help="one of the samples, by name")
    chosen = parser.parse_args()
    report = Report("turnover")
    report.note(machine())
    with tempfile.TemporaryDirectory() as folder:
        had = anyio.run(play, Path(folder), chosen.sample, chosen.calls)
    tell(had, report)
    print(f"# written to {report.write().name}")


if __name__ == "__main__":
    main()
