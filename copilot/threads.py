"""Threads for what blocks: begun before there is a call, and there for as long as the program is.

A thread begins with a queue of its own, which takes memory as it finds it and uses little of it. One that began
during a call would keep what was there before, such as sound that had been freed, out of reach of
`copilot.scrub`; anyio begins one whenever all are busy, and ends those that were idle for ten seconds.
"""

from __future__ import annotations

import contextlib
import threading
from math import inf
from typing import Final

import anyio
from anyio import to_thread
from anyio._backends._asyncio import WorkerThread

THREADS: Final = 8
"""More are seldom busy at once: the store, the meanings, and what a page asks for. Ours."""

PATIENCE_S: Final = 5.0
"""A machine that cannot begin so many by then goes on with those that it has."""


async def begin_threads() -> None:
    """Return once there are so many, all of which stay."""
    WorkerThread.MAX_IDLE_TIME = inf  # type: ignore[assignment]  # it is compared, and nothing else
    all_there = threading.Barrier(THREADS, timeout=PATIENCE_S)

    def meet() -> None:
        with contextlib.suppress(threading.BrokenBarrierError):  # fewer, then
            all_there.wait()

    async def begin() -> None:
        await to_thread.run_sync(meet)

    async with anyio.create_task_group() as tasks:
        for _ in range(THREADS):
            tasks.start_soon(begin)
