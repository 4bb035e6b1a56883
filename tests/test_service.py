"""``copilot run`` as a process: it starts, coaches over a real socket, keeps, and ends in peace."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast

import pytest
from websockets.sync.client import connect
from websockets.typing import Origin

from benchmarks.live import READY_WITHIN_S, service
from copilot.resources import samples_dir
from tests.privacy.sandbox import Sandbox

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(120)]


@dataclass(frozen=True, kw_only=True)
class Life:
    """A service from its start to its end, and what its clients saw of it."""

    ready_after_s: float
    messages: list[dict[str, Any]]
    kept: object
    listed: bool
    first_state: dict[str, Any]
    around_ms: tuple[float, float]
    code: int | None


@pytest.fixture(scope="module")
def life(tmp_path_factory):
    """Two calls are listened to and stopped, a third is going on when the service is asked to end."""
    sandbox = Sandbox(tmp_path_factory.mktemp("service"))
    with service(samples_dir(), None, sandbox.environment()) as running:
        call, messages = stopped_once_something_was_heard(running)
        before = time.time() * 1000
        state = first_state(running)
        around_ms = (before, time.time() * 1000)
        kept = running.get(f"/api/calls/{call}")
        listed = call in {
            row["id"] for row in cast("list[dict[str, str]]", running.get("/api/calls"))
        }
        start(running)
        running.process.send_signal(signal.SIGTERM)
        return Life(
            ready_after_s=running.ready_after_s,
            messages=messages,
            kept=kept,
            listed=listed,
            first_state=state,
            around_ms=around_ms,
            code=running.process.wait(timeout=60),
        )


def start(running, sample="canary"):
    call = running.post("/api/calls", {"sample": sample, "profile": "core"})["call"]
    ticket = running.post("/session/ticket", {"call": call})["ticket"]
    return call, ticket


@contextmanager
def followed(running):
    """A call, and what its overlay is told."""
    call, ticket = start(running)
    address = f"127.0.0.1:{running.port}"
    origin = Origin(f"http://{address}")
    with connect(f"ws://{address}/ws/overlay/{call}", origin=origin, compression=None) as overlay:
        overlay.send(json.dumps({"v": 1, "type": "hello", "ticket": ticket}))
        yield call, (json.loads(text) for text in overlay)


def stopped_once_something_was_heard(running):
    messages = []
    with followed(running) as (call, told):
        for message in told:
            messages.append(message)
            if message["type"] == "heard":
                running.post(f"/api/calls/{call}/stop", {})
            if message["type"] == "summary":
                break
    return call, messages


def first_state(running):
    with followed(running) as (call, told):
        state = next(one for one in told if one["type"] == "state")
        running.post(f"/api/calls/{call}/stop", {})
    return state


def test_it_is_ready_within_seconds(life):
    assert life.ready_after_s < READY_WITHIN_S


def test_a_call_is_coached_over_the_socket_stopped_and_kept(life):
    told = [one["type"] for one in life.messages]
    assert told[0] == "welcome"
    assert {"state", "heard", "summary"} <= set(told)
    numbers = [one["seq"] for one in life.messages]
    assert numbers == sorted(set(numbers))
    assert life.messages[-1]["duration_s"] < 45
    assert life.listed
    assert life.kept


def test_audio_zero_is_the_wall_clock_time_of_the_first_sample(life):
    before, after = life.around_ms
    zero = life.first_state["audio_zero_unix_ms"]
    assert before <= zero
    assert zero + life.first_state["elapsed_s"] * 1000 <= after + 50


def test_it_ends_in_peace_when_asked(life):
    assert life.code in {0, None}


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::"])  # noqa: S104  # that is the point
def test_another_address_than_loopback_is_refused(typed, host):
    done = typed("run", "--host", host, "--port", 8799)
    assert done.returncode == 2
    assert "[bind-refused]" in done.stderr


def test_a_second_copilot_on_the_same_data_is_refused(typed, tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(data)], stdout=subprocess.PIPE, text=True
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        done = typed("run", "--port", "8798", "--data-dir", data)
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
