"""After a withdrawal the memory of the service holds nothing of the call: looked for byte by byte."""

from __future__ import annotations

import platform
import secrets
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import anyio
import numpy as np
import psutil
import pytest

from copilot import scrub
from copilot.web.address import Address
from copilot.web.capture import SETTLE_SECONDS
from tests.test_live import OFTEN
from tests.web.pages import Page, noise
from tests.web.serving import Clock, Served

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.anyio,
    pytest.mark.timeout(300),
    pytest.mark.skipif(sys.platform != "linux", reason="reads another process's memory"),
]
ROOT = Path(__file__).resolve().parent.parent
WORD = 16
TIMES = 2 + len(SETTLE_SECONDS)
"""In the thread of meanings and in the loop's at once, and as the connection goes."""
HEAD = 8
"""Bytes by which marks are looked for; those of a sound begin alike, so that one look finds them all."""


def memory_of(pid: int) -> Iterator[tuple[str, bytes]]:
    """What a process may write to, region by region, each with its name."""
    maps = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8")
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps.splitlines():
            span, rights, *_, name = line.split()
            if not rights.startswith("rw") or "[vvar]" in line:
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            try:
                memory.seek(start)
                yield name, memory.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue


def found(pid: int, marks: list[bytes]) -> list[str]:
    """Of each of the marks that is anywhere in the memory of a process, the region's name."""
    left, where = set(marks), []
    heads, lengths = {mark[:HEAD] for mark in marks}, {len(mark) for mark in marks}
    for name, region in memory_of(pid):
        for head in heads:
            at = region.find(head)
            while at >= 0:
                here = left & {region[at : at + length] for length in lengths}
                left -= here
                where += [f"{name} +{at}"] * len(here)
                at = region.find(head, at + 1)
    return where


def scrub_cost_s() -> float:
    """What it takes this process to overwrite what is free, in seconds of the processor."""
    began = time.process_time()
    scrub.scrub()
    return time.process_time() - began


async def looked_for(pid: int, marks: list[bytes]) -> list[str]:
    """The same, while the socket goes on answering."""
    return await anyio.to_thread.run_sync(found, pid, marks)


@pytest.fixture
def service(tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "always.yaml").write_text(OFTEN, encoding="utf-8")
    word = "".join(secrets.choice("bcdfghjklmnpqrstvwxz") for _ in range(WORD))
    key = secrets.token_bytes(WORD)
    hidden = bytes(one ^ other for one, other in zip(word.encode(), key, strict=True))
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.withdrawn_service", str(tmp_path), hidden.hex(), key.hex()],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    try:
        assert process.stdout is not None
        port = int(process.stdout.readline())
        yield process.pid, Address(port=port), word
    finally:
        process.kill()
        process.communicate()


async def test_nothing_of_a_withdrawn_call_is_left_in_memory(service):
    pid, address, word = service
    sound = noise(7.0, seed=secrets.randbelow(10**9))
    places = range(0, len(sound[0]) - 400, 5000)
    for side in sound:
        for at in places:
            side[at : at + 4] = sound[0][:4]
    page = Page(Served(address, None, None, Clock()), sound, piece=320)  # type: ignore[arg-type]  # the service is another process
    await page.start()
    await page.join()
    await page.play()
    words = [word.encode(), word.title().encode(), word.encode("utf-16-le"), word[4:12].encode()]
    whole = [(pcm * 32768).round().astype("<i2") for pcm in sound]
    as_sent = [pcm[at : at + 16].tobytes() for pcm in whole for at in places]
    heard = [
        (pcm[at : at + 8].astype(np.float32) / 32768).tobytes() for pcm in whole for at in places
    ]
    with anyio.fail_after(60):
        while len(await looked_for(pid, [words[0], *heard])) < 11:  # noqa: ASYNC110  # another process
            await anyio.sleep(0.05)
    cpu_before = psutil.Process(pid).cpu_times()
    await page.say(type="consent", given=False)
    assert await page.codes() == ["consent-withdrawn"]
    cpu_after = psutil.Process(pid).cpu_times()
    assert (await looked_for(pid, words), page.close_code) == ([], 1000)
    assert await looked_for(pid, heard) == []
    with anyio.move_on_after(10.0):  # what the connection held goes a moment after it has closed
        while await looked_for(pid, as_sent):  # noqa: ASYNC110  # another process
            await anyio.sleep(0.05)
    assert await looked_for(pid, as_sent) == []
    # a second of the clock is a second of work on a machine that has nothing else to do, and twice
    # that where two threads of work share a core; where memory is slow, as on some days of a virtual
    # machine, it is as often as it is overwritten in that second, and once more for all else
    used_s = cpu_after.user + cpu_after.system - cpu_before.user - cpu_before.system
    assert used_s < max(2.0, (TIMES + 1) * scrub_cost_s())


def test_it_may_be_done_at_any_time():
    scrub.scrub()
    scrub.scrub()


def left(what: str) -> int:
    """How many pieces of freed memory still hold what they held, in a process as a service's is.

    That of a test run has had thousands of tests, and free memory in places that no call leaves.
    """
    command = [sys.executable, "-m", "tests.freed_memory", what]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="blocks of GNU's C library")
def test_blocks_that_were_freed_are_overwritten():
    """Also those that the library keeps aside for a thread, seven of each size."""
    assert left("blocks") == 0


@pytest.mark.parametrize("size", [320, 640, 1000, 2048])
def test_arrays_that_were_freed_are_overwritten(size):
    """Also those that numpy keeps."""
    assert left(str(size)) == 0
