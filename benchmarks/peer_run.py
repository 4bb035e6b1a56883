"""Runs one peer over one piece of sound in real time, and measures what it used."""

from __future__ import annotations

import contextlib
import fcntl
import json
import subprocess
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

import psutil

from benchmarks.peer_drivers.wire import FRAME_S, PAIR_BYTES
from benchmarks.peer_envs import environment
from benchmarks.peer_match import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.peer_envs import Peer

ROOT: Final = Path(__file__).resolve().parent.parent
READY_WITHIN_S: Final = 180.0
DONE_WITHIN_S: Final = 90.0
WATCH_EVERY_S: Final = 0.25
LOOK_S: Final = 2.0


class PeerFailedError(Exception):
    """A peer could not be run; says why without any spoken word."""


@dataclass(slots=True)
class Run:
    """What one run gave. CPU counts from ready to done, over all processes of the peer.

    `others_percent` is how busy the machine was with other work just before.
    """

    texts: dict[str, list[Text]] = field(default_factory=lambda: {"rep": [], "buyer": []})
    load_s: float = 0.0
    cpu_s: float = 0.0
    rss_peak_mb: float = 0.0
    slipped_s: float = 0.0
    others_percent: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where peers live, the weights, and a file whose lock is held while one runs, if others ask."""

    cache: Path
    weights: Path
    lock: Path | None = None


def run(peer: Peer, pcm: bytes, setting: Setting) -> Run:
    """Start the driver, give it the sound in real time, and gather what it says.

    `pcm` is as `benchmarks.peer_drivers.wire` describes it. Raises PeerFailedError.
    """
    driver = f"benchmarks.peer_drivers.{peer.driver}"
    command = [peer.python(setting.cache), "-m", driver, str(setting.weights), *peer.option.split()]
    with _held(setting.lock):
        others_percent = psutil.cpu_percent(interval=LOOK_S)
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env=environment(peer, setting.cache),
        ) as child:
            try:
                done = _Watched(child, pcm).follow()
            finally:
                _end(child)
    done.others_percent = others_percent
    return done


class _Watched:
    """A driver under way."""

    def __init__(self, child: subprocess.Popen[bytes], pcm: bytes) -> None:
        self._child = child
        self._pcm = pcm
        self._run = Run()
        self._zero_unix_s = 0.0
        self._is_ready, self._is_done = threading.Event(), threading.Event()
        self._has_ended = False
        self._complaints: deque[str] = deque(maxlen=30)

    def follow(self) -> Run:
        began = time.monotonic()
        for target in (self._read, self._read_complaints):
            threading.Thread(target=target, daemon=True).start()
        if not self._is_ready.wait(READY_WITHIN_S) or self._has_ended:
            raise PeerFailedError(self._reason())
        self._run.load_s = time.monotonic() - began
        before = self._cpu_s()
        threading.Thread(target=self._watch, daemon=True).start()
        self._feed()
        if not self._is_done.wait(DONE_WITHIN_S):
            raise PeerFailedError("broke off, or did not end with the sound")
        self._run.cpu_s = self._cpu_s() - before
        return self._run

    def _feed(self) -> None:
        assert self._child.stdin is not None
        self._zero_unix_s, zero = time.time(), time.monotonic()
        with contextlib.suppress(BrokenPipeError):
            for number, at in enumerate(range(0, len(self._pcm), PAIR_BYTES), 1):
                due = zero + number * FRAME_S
                time.sleep(max(0.0, due - time.monotonic()))
                self._run.slipped_s = max(self._run.slipped_s, time.monotonic() - due)
                self._child.stdin.write(self._pcm[at : at + PAIR_BYTES])
                self._child.stdin.flush()
            self._child.stdin.close()

    def _read(self) -> None:
        assert self._child.stdout is not None
        for line in self._child.stdout:
            message = json.loads(line)
            if message["type"] == "ready":
                self._is_ready.set()
            elif message["type"] == "done":
                self._is_done.set()
            else:
                at_s = message["at"] - self._zero_unix_s
                text = Text(
                    at_s=at_s,
                    final=message["final"],
                    text=message["text"],
                    start_s=message.get("start"),
                )
                self._run.texts[message["side"]].append(text)
        self._has_ended = True
        self._is_ready.set()

    def _read_complaints(self) -> None:
        assert self._child.stderr is not None
        for line in self._child.stderr:
            if not self._is_ready.is_set():  # afterwards it may be about words
                self._complaints.append(line.decode(errors="replace").strip())

    def _reason(self) -> str:
        errors = [one for one in self._complaints if "Error" in one or "error" in one]
        return f"does not start: {(errors or list(self._complaints) or ['no reason given'])[-1]}"

    def _watch(self) -> None:
        while not self._is_done.is_set():
            used = sum(one.memory_info().rss for one in self._tree())
            self._run.rss_peak_mb = max(self._run.rss_peak_mb, used / 1e6)
            time.sleep(WATCH_EVERY_S)

    def _cpu_s(self) -> float:
        times = [one.cpu_times() for one in self._tree()]
        return float(sum(one.user + one.system for one in times))

    def _tree(self) -> list[psutil.Process]:
        alive = []
        with contextlib.suppress(psutil.NoSuchProcess):
            driver = psutil.Process(self._child.pid)
            for one in (driver, *driver.children(recursive=True)):
                with contextlib.suppress(psutil.NoSuchProcess):
                    one.memory_info()
                    alive.append(one)
        return alive


@contextlib.contextmanager
def _held(lock: Path | None) -> Iterator[None]:
    if lock is None:
        yield
        return
    with lock.open("w", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _end(child: subprocess.Popen[bytes]) -> None:
    """End the driver and what it started."""
    if child.stdin is not None:
        with contextlib.suppress(BrokenPipeError):
            child.stdin.close()
    with contextlib.suppress(psutil.NoSuchProcess):
        family = psutil.Process(child.pid).children(recursive=True)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=3)
        for one in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                one.kill()
    child.kill()
