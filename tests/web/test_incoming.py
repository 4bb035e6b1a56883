from __future__ import annotations

import anyio
import numpy as np
import pytest

from copilot.audio.packet import Packet
from copilot.kinds import Speaker
from copilot.limits import limit
from copilot.web.incoming import Incoming

pytestmark = pytest.mark.anyio


def piece(number: int) -> Packet:
    pcm = np.full(4, 0.5, np.float32)
    return Packet(speaker=Speaker.REP, sequence=number, first=4 * number, pcm=pcm)


async def test_it_gives_out_what_came_in_that_order_and_then_the_end() -> None:
    incoming = Incoming()
    for number in range(3):
        await incoming.put(piece(number), 1.0)
    await incoming.put(None)
    taken = [await incoming.take() for _ in range(3)]
    assert [one.sequence for one in taken if one is not None] == [0, 1, 2]
    assert await incoming.take() is None


async def test_who_brings_too_much_waits_until_some_of_it_is_taken() -> None:
    incoming, done = Incoming(), anyio.Event()

    async def bring() -> None:
        await incoming.put(piece(1), limit("capture_incoming_seconds") + 0.5)
        done.set()

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(bring)
        await anyio.wait_all_tasks_blocked()
        assert not done.is_set()
        await incoming.take()
    assert done.is_set()


async def test_who_waits_for_sound_is_given_it_as_it_comes_and_all_can_be_waited_for() -> None:
    incoming = Incoming()
    got: list[int] = []

    async def take() -> None:
        for _ in range(2):
            packet = await incoming.take()
            assert packet is not None
            got.append(packet.sequence)

    async with anyio.create_task_group() as tasks:
        tasks.start_soon(take)
        await anyio.wait_all_tasks_blocked()
        await incoming.put(piece(1), 1.0)
        await incoming.put(piece(2), 1.0)
        await incoming.drained()
    assert got == [1, 2]


async def test_what_is_wiped_is_overwritten_and_lets_its_bringer_go_on() -> None:
    incoming, one = Incoming(), piece(1)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(incoming.put, one, limit("capture_incoming_seconds") + 0.5)
        await anyio.wait_all_tasks_blocked()
        incoming.wipe()
    assert not one.pcm.any()
    await incoming.drained()
