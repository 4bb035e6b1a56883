"""``copilot run`` as a process: it starts, coaches over a real socket, keeps, and ends in peace."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys

import pytest
from websockets.sync.client import connect
from websockets.typing import Origin

from benchmarks.live import service
from copilot.resources import samples_dir
from tests.privacy.sandbox import Sandbox

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(120)]


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    sandbox = Sandbox(tmp_path_factory.mktemp("service"))
    with service(samples_dir(), None, sandbox.environment()) as running:
        yield running


def start(running, sample="canary"):
    call = running.post("/api/calls", {"sample": sample, "profile": "core"})["call"]
    ticket = running.post("/session/ticket", {"call": call})["ticket"]
    return call, ticket


def test_it_is_ready_within_seconds(running):
    assert running.ready_after_s < 20


def test_a_call_is_coached_over_the_socket_stopped_and_kept(running):
    call, ticket = start(running)
    origin = f"http://127.0.0.1:{running.port}"
    messages = []
    with connect(
        f"ws://127.0.0.1:{running.port}/ws/overlay/{call}", origin=Origin(origin), compression=None
    ) as overlay:
        overlay.send(json.dumps({"v": 1, "type": "hello", "ticket": ticket}))
        for text in overlay:
            messages.append(json.loads(text))
            if messages[-1]["type"] == "heard":
                running.post(f"/api/calls/{call}/stop", {})
            if messages[-1]["type"] == "summary":
                break
    told = [one["type"] for one in messages]
    assert told[0] == "welcome"
    assert {"state", "heard", "summary"} <= set(told)
    assert [one["seq"] for one in messages] == sorted({one["seq"] for one in messages})
    assert messages[-1]["duration_s"] < 45
    assert any(row["id"] == call for row in running.get("/api/calls"))
    assert running.get(f"/api/calls/{call}")


def test_audio_zero_is_the_wall_clock_time_of_the_first_sample(running):
    import time

    before = time.time() * 1000
    call, ticket = start(running)
    origin = f"http://127.0.0.1:{running.port}"
    with connect(
        f"ws://127.0.0.1:{running.port}/ws/overlay/{call}", origin=Origin(origin)
    ) as overlay:
        overlay.send(json.dumps({"v": 1, "type": "hello", "ticket": ticket}))
        states = (json.loads(text) for text in overlay)
        state = next(one for one in states if one["type"] == "state")
    after = time.time() * 1000
    assert before <= state["audio_zero_unix_ms"] <= after
    assert state["audio_zero_unix_ms"] + state["elapsed_s"] * 1000 <= after + 50
    running.post(f"/api/calls/{call}/stop", {})


def test_a_port_in_use_is_one_clear_line(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run(
            "run", "--port", port, "--data-dir", tmp_path / "data", sandbox=Sandbox(tmp_path)
        )
    assert done.returncode == 2
    assert "[port-in-use]" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::"])  # noqa: S104  # that is the point
def test_another_address_than_loopback_is_refused(tmp_path, host):
    done = run("run", "--host", host, "--port", 8799, sandbox=Sandbox(tmp_path))
    assert done.returncode == 2
    assert "[bind-refused]" in done.stderr


def test_a_second_copilot_on_the_same_data_is_refused(running, tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(data)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        done = run("run", "--port", "8798", "--data-dir", data, sandbox=Sandbox(tmp_path))
    finally:
        holder.send_signal(signal.SIGKILL)
        holder.communicate()
    assert done.returncode == 2
    assert "[store-locked]" in done.stderr


HOLD = """
import sys, time
from pathlib import Path
from copilot.storage.lock import sole_use
with sole_use(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(100)
"""


def run(*arguments, sandbox):
    return subprocess.run(
        [sys.executable, "-m", "copilot", *map(str, arguments)],
        env=sandbox.environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_it_ends_in_peace_when_asked(tmp_path):
    sandbox = Sandbox(tmp_path)
    with service(samples_dir(), None, sandbox.environment()) as running:
        start(running)
        running.process.send_signal(signal.SIGTERM)
        assert running.process.wait(timeout=20) in {0, None}
