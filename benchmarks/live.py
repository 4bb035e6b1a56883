"""A real service and a real websocket client, as the benchmarks drive them."""

from __future__ import annotations

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import psutil
from websockets.sync.client import connect
from websockets.typing import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

READY_WITHIN_S = 60.0


@dataclass(slots=True)
class Received:
    """One message of the wire with the wall-clock time at which the client had it."""

    at_unix_s: float
    message: dict[str, object]


@dataclass(slots=True)
class Load:
    """What service and workers used over a stretch of time."""

    cpu_seconds: float
    wall_seconds: float
    rss_peak_mb: float
    rss_samples_mb: list[float] = field(default_factory=list)
    rss_samples_at_s: list[float] = field(default_factory=list)

    @property
    def cores(self) -> float:
        """Mean number of cores kept busy."""
        return self.cpu_seconds / max(1e-9, self.wall_seconds)


@dataclass(slots=True)
class Service:
    """A running Copilot."""

    port: int
    process: psutil.Process
    ready_after_s: float

    def post(self, path: str, body: dict[str, object]) -> dict[str, object]:
        """POST JSON as the page does."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}",
            data=json.dumps(body).encode(),
            headers={
                "Content-Type": "application/json",
                "Origin": f"http://127.0.0.1:{self.port}",
                "Sec-Fetch-Site": "same-origin",
            },
        )
        with urllib.request.urlopen(request, timeout=30) as answer:
            return dict(json.loads(answer.read() or b"{}"))

    def get(self, path: str) -> object:
        """GET JSON."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=30) as answer:
            return json.load(answer)

    def follow(self, sample: str, profile: str, load: Load) -> list[Received]:
        """Play one recording in real time and return all that its overlay received."""
        call = self.post("/api/calls", {"sample": sample, "profile": profile})["call"]
        ticket = self.post("/session/ticket", {"call": call})["ticket"]
        received: list[Received] = []
        origin = f"http://127.0.0.1:{self.port}"
        with connect(
            f"ws://127.0.0.1:{self.port}/ws/overlay/{call}",
            origin=Origin(origin),
            compression=None,
            open_timeout=10,
        ) as overlay:
            overlay.send(json.dumps({"v": 1, "type": "hello", "ticket": ticket}))
            for text in overlay:
                received.append(Received(time.time(), json.loads(text)))
                self._watch(load)
                newest = received[-1].message
                if newest["type"] == "summary" or (
                    newest["type"] == "error" and not newest["goes_on"]
                ):
                    break
        return received

    def _watch(self, load: Load) -> None:
        if len(load.rss_samples_mb) and time.time() - _LAST.get(self.port, 0.0) < 1.0:
            return
        _LAST[self.port] = time.time()
        load.rss_samples_mb.append(self.rss_mb())
        load.rss_samples_at_s.append(_LAST[self.port])
        load.rss_peak_mb = max(load.rss_peak_mb, load.rss_samples_mb[-1])

    def tree(self) -> list[psutil.Process]:
        """Service and workers."""
        return [self.process, *self.process.children(recursive=True)]

    def rss_mb(self) -> float:
        """Resident memory of service and workers together, in MB of 10^6 bytes."""
        return float(sum(one.memory_info().rss for one in self._alive())) / 1e6

    def cpu_s(self) -> float:
        """CPU seconds used so far by service and workers together."""
        times = [one.cpu_times() for one in self._alive()]
        return float(sum(one.user + one.system for one in times))

    def _alive(self) -> Iterator[psutil.Process]:
        for one in self.tree():
            with contextlib.suppress(psutil.NoSuchProcess):
                one.status()
                yield one


_LAST: dict[int, float] = {}


@contextlib.contextmanager
def service(recordings: Path, rules: Path | None, environment: dict[str, str]) -> Iterator[Service]:
    """Start Copilot on a free port with a data folder of its own; end it afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "-m", "copilot", "run", "--port", str(port), "--data-dir", data]
        command += ["--samples", str(recordings), *(["--rules", str(rules)] if rules else [])]
        began = time.monotonic()
        child = subprocess.Popen(
            command, env={**os.environ, **environment}, stdout=subprocess.DEVNULL
        )
        try:
            ready_after_s = _wait_ready(port, child, began)
            yield Service(port, psutil.Process(child.pid), ready_after_s)
        finally:
            child.terminate()
            child.wait(timeout=30)


def _healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health", timeout=5) as answer:
            return bool(json.load(answer)["status"] == "ok")
    except OSError:
        return False


def _wait_ready(port: int, child: subprocess.Popen[bytes], began: float) -> float:
    while time.monotonic() - began < READY_WITHIN_S:
        if child.poll() is not None:
            message = f"the service ended with code {child.returncode} before it was ready"
            raise RuntimeError(message)
        if _healthy(port):
            return time.monotonic() - began
        time.sleep(0.05)
    message = f"the service was not ready within {READY_WITHIN_S:.0f} s"
    raise RuntimeError(message)
