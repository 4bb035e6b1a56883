"""All threads for what blocks are there before a call, and stay."""

from __future__ import annotations

import threading
from math import isinf

import pytest
from anyio import to_thread
from anyio._backends._asyncio import WorkerThread

from copilot.threads import THREADS, begin_threads

pytestmark = pytest.mark.anyio


def workers() -> set[threading.Thread]:
    return {one for one in threading.enumerate() if isinstance(one, WorkerThread)}


async def test_they_are_there_and_no_other_is_begun(monkeypatch):
    monkeypatch.setattr(WorkerThread, "MAX_IDLE_TIME", WorkerThread.MAX_IDLE_TIME)
    await begin_threads()
    before = workers()
    assert len(before) >= THREADS
    assert await to_thread.run_sync(threading.current_thread) in before
    assert isinf(WorkerThread.MAX_IDLE_TIME)
    await begin_threads()
    assert workers() == before
