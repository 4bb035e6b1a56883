"""One worker process, with the real model, treated badly."""

from __future__ import annotations

import os
import signal
import time

import anyio
import numpy as np
import psutil
import pytest

from copilot import manifest
from copilot.asr.child import Child
from copilot.asr.pipe import Order
from copilot.errors import RecognizerFailed, RecognizerTimeout
from tests.asr.make import DECODE, GREETING, cut, workers

pytestmark = pytest.mark.anyio

DEADLINE_S = 30.0  # other processes share the cores


@pytest.fixture(scope="module")
def order():
    return Order(model=manifest.find_model("tiny.en"), settings=DECODE)


@pytest.fixture
async def child(order):
    started = await Child.start(order)
    yield started
    await started.aclose()
    assert not psutil.pid_exists(started.pid)


@pytest.mark.engine
async def test_it_answers_and_stays(child):
    for _ in range(2):
        answer = await child.decode(cut(0, GREETING), "", DEADLINE_S)
        assert "calling" in answer.words.reveal()
    assert not child.dead


@pytest.mark.engine
async def test_one_that_is_stopped_is_ended_at_the_deadline(child):
    os.kill(child.pid, signal.SIGSTOP)
    began = time.monotonic()
    with pytest.raises(RecognizerTimeout) as caught:
        await child.decode(cut(0, GREETING), "", 0.5)
    assert 0.5 <= time.monotonic() - began < 5
    assert child.dead
    assert caught.value.retry
    await child.ended()


@pytest.mark.engine
async def test_one_that_is_killed_at_work_is_noticed_at_once(child):
    async def kill():
        os.kill(child.pid, signal.SIGKILL)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(kill)
        with pytest.raises(RecognizerFailed):
            await child.decode(cut(0, GREETING), "", DEADLINE_S)
    assert child.dead


@pytest.mark.engine
async def test_one_that_is_killed_at_rest_is_noticed_too(child):
    os.kill(child.pid, signal.SIGKILL)
    with anyio.fail_after(10):
        await child.ended()
    assert child.dead
    with pytest.raises(RecognizerFailed):
        await child.decode(cut(0, GREETING), "", DEADLINE_S)


@pytest.mark.engine
async def test_one_that_was_left_in_between_is_not_asked_again(child):
    with anyio.move_on_after(0.01):
        await child.decode(cut(0, GREETING), "", DEADLINE_S)
    assert child.dead


@pytest.mark.engine
async def test_ctrl_c_is_the_parents_business(child):
    os.kill(child.pid, signal.SIGINT)
    answer = await child.decode(np.zeros(16_000, np.float32), "", DEADLINE_S)
    assert answer.passes == 0


@pytest.mark.engine
async def test_it_is_small_and_has_no_business_on_the_network(child):
    process = psutil.Process(child.pid)
    assert process.memory_info().rss < 350e6
    assert process.environ()["HF_HUB_OFFLINE"] == "1"
    assert process.environ()["OPENBLAS_NUM_THREADS"] == "1"
    assert process.net_connections() == []


@pytest.mark.engine
async def test_it_does_not_outlive_its_parent(child):
    await child._requests.aclose()
    with anyio.fail_after(10):
        await child.ended()


async def test_a_model_that_is_not_there_is_said_and_leaves_no_process(tmp_path):
    with pytest.raises(RecognizerFailed) as caught:
        await Child.start(Order(model=tmp_path / "nothing", settings=DECODE))
    assert str(tmp_path) in str(caught.value)
    assert workers() == []


async def test_a_start_that_is_given_up_leaves_no_process(tmp_path):
    with anyio.move_on_after(0.01):
        await Child.start(Order(model=tmp_path, settings=DECODE))
    assert workers() == []
