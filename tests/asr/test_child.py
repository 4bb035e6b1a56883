"""One worker process, with the real model, treated badly."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import anyio
import numpy as np
import psutil
import pytest

from copilot import manifest
from copilot.asr import pipe
from copilot.asr.child import Child, Patience
from copilot.asr.pipe import Order
from copilot.asr.recognizer import NO_HINT
from copilot.errors import RecognizerFailed, RecognizerTimeout
from tests.asr.make import DECODE, GREETING, cut, decoded, workers

if TYPE_CHECKING:
    from anyio.abc import Process

pytestmark = pytest.mark.anyio

LONG = Patience(longest_s=30.0, silent_s=30.0)  # other processes share the cores


@pytest.fixture(scope="module")
def order():
    return Order(engine="whisper", model=manifest.find_model("tiny.en"), settings=DECODE)


@pytest.fixture
async def child(order):
    started = await Child.start(order)
    yield started
    await started.aclose()
    assert not psutil.pid_exists(started.pid)


@pytest.mark.engine
async def test_it_answers_and_stays(child):
    for _ in range(2):
        answer = await child.decode(cut(0, GREETING), NO_HINT, LONG)
        assert "calling" in answer.words.reveal()
    assert not child.dead


@pytest.mark.engine
async def test_one_that_is_stopped_is_ended_once_it_was_silent_for_long(child):
    os.kill(child.pid, signal.SIGSTOP)
    began = time.monotonic()
    with pytest.raises(RecognizerTimeout) as caught:
        await child.decode(cut(0, GREETING), NO_HINT, replace(LONG, silent_s=0.5))
    assert 0.5 <= time.monotonic() - began < 10
    assert child.dead
    assert caught.value.retry
    await child.ended()


@pytest.mark.engine
async def test_one_that_goes_on_for_ever_is_ended_too(child):
    with pytest.raises(RecognizerTimeout):
        await child.decode(cut(0, GREETING), NO_HINT, replace(LONG, longest_s=0.001))
    assert child.dead


@pytest.mark.engine
async def test_what_nobody_wants_any_more_is_stopped_and_the_next_is_answered(child):
    unwanted = anyio.Event()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(child.stop_when, unwanted)
        unwanted.set()
        assert await child.decode(cut(0, GREETING), NO_HINT, LONG, unwanted) is None
    answer = await child.decode(cut(0, GREETING), NO_HINT, LONG, anyio.Event())
    assert "calling" in answer.words.reveal()
    assert not child.dead


@pytest.mark.engine
async def test_what_is_wanted_no_more_once_it_is_there_stops_nothing(child):
    first, unwanted = anyio.Event(), anyio.Event()
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(child.stop_when, first)
        assert await child.decode(cut(0, GREETING), NO_HINT, LONG, first)
        first.set()
        tasks.start_soon(child.stop_when, unwanted)
        assert await child.decode(cut(0, GREETING), NO_HINT, LONG, unwanted)
        unwanted.set()


@pytest.mark.engine
async def test_to_stop_one_that_is_gone_does_no_harm(child):
    unwanted = anyio.Event()
    child._unwanted = unwanted
    await child._requests.aclose()
    unwanted.set()
    await child.stop_when(unwanted)


class Slow:
    """A process that says many times that it is alive before it answers."""

    returncode = 0

    def __init__(self, answer, *, stalls=False):
        self.stdin, self.stdout, self.stalls = self, self, stalls
        alive = [pipe.framed(pipe.ALIVE)] * 20
        self.coming = [bytes([one]) for one in b"".join([*alive, pipe.framed(answer)])]

    async def send(self, body):
        """Take the request."""

    async def receive(self, most=1):
        """One byte at a time; before the last but one, nothing for once."""
        if self.stalls and len(self.coming) == 2:
            self.stalls = False
            await anyio.sleep_forever()
        return self.coming.pop(0)


async def test_one_that_says_it_is_alive_is_waited_for():
    child = Child(cast("Process", Slow(pipe.answer_bytes(decoded("at last")))))
    answer = await child.decode(np.zeros(100, np.float32), NO_HINT, LONG)
    assert answer
    assert answer.words.reveal() == "at last"
    assert not child.dead


async def test_a_message_that_was_half_there_when_nobody_looked_is_read_whole():
    child = Child(cast("Process", Slow(pipe.answer_bytes(decoded("in pieces")), stalls=True)))
    answer = await child.decode(np.zeros(100, np.float32), NO_HINT, LONG)
    assert answer
    assert answer.words.reveal() == "in pieces"
    assert not child.dead


async def test_one_that_says_it_failed_is_ended():
    child = Child(cast("Process", Slow(pipe.FAILED)))
    with pytest.raises(RecognizerFailed):
        await child.decode(np.zeros(100, np.float32), NO_HINT, LONG)
    assert child.dead


@pytest.mark.engine
async def test_one_that_is_killed_at_work_is_noticed_at_once(child):
    async def kill():
        os.kill(child.pid, signal.SIGKILL)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(kill)
        with pytest.raises(RecognizerFailed):
            await child.decode(cut(0, GREETING), NO_HINT, LONG)
    assert child.dead


@pytest.mark.engine
async def test_one_that_is_killed_at_rest_is_noticed_too(child):
    os.kill(child.pid, signal.SIGKILL)
    with anyio.fail_after(60):
        await child.ended()
    assert child.dead
    with pytest.raises(RecognizerFailed):
        await child.decode(cut(0, GREETING), NO_HINT, LONG)


@pytest.mark.engine
async def test_one_that_was_left_in_between_is_not_asked_again(child):
    with anyio.move_on_after(0.01):
        await child.decode(cut(0, GREETING), NO_HINT, LONG)
    assert child.dead


@pytest.mark.engine
async def test_ctrl_c_is_the_parents_business(child):
    os.kill(child.pid, signal.SIGINT)
    answer = await child.decode(np.zeros(16_000, np.float32), NO_HINT, LONG)
    assert answer.passes == 0


@pytest.mark.engine
async def test_it_is_small_and_has_no_business_on_the_network(child):
    process = psutil.Process(child.pid)
    assert process.memory_info().rss < 350e6
    assert process.environ()["HF_HUB_OFFLINE"] == "1"
    assert process.environ()["OPENBLAS_NUM_THREADS"] == "1"
    assert process.environ()["ONEDNN_PRIMITIVE_CACHE_CAPACITY"] == "8"
    assert process.net_connections() == []


@pytest.mark.engine
async def test_it_does_not_outlive_its_parent(child):
    await child._requests.aclose()
    with anyio.fail_after(60):
        await child.ended()


async def test_a_model_that_is_not_there_is_said_and_leaves_no_process(tmp_path):
    with pytest.raises(RecognizerFailed) as caught:
        await Child.start(Order(engine="whisper", model=tmp_path / "nothing", settings=DECODE))
    assert str(tmp_path) in str(caught.value)
    assert workers() == []


async def test_a_start_that_is_given_up_leaves_no_process(tmp_path):
    with anyio.move_on_after(0.01):
        await Child.start(Order(engine="whisper", model=tmp_path, settings=DECODE))
    assert workers() == []
