"""A call from two devices that come and go; scripted ones, and real PortAudio at the end."""

from __future__ import annotations

from collections import deque

import anyio
import numpy as np
import pytest

from copilot.audio import desktop, packets
from copilot.audio.desktop import open_desktop
from copilot.audio.line import Trouble
from copilot.audio.processes import Processes, list_devices
from copilot.errors import DeviceMissing
from copilot.events import FRAME_SECONDS
from copilot.kinds import SPEAKERS, Speaker
from tests.audio.alsa import Devices, needs_alsa

pytestmark = pytest.mark.anyio

REP, BUYER = SPEAKERS
RATE = 16_000


class Scripted:
    """A capture that hands over what it was told to, then waits, or ends."""

    def __init__(self, *pieces: bytes, ends: bool = False) -> None:
        self._pieces = deque(pieces)
        self._ends = ends
        self.closed = False

    async def receive(self) -> bytes:
        await anyio.lowlevel.checkpoint()
        if self._pieces:
            return self._pieces.popleft()
        if self._ends:
            raise anyio.EndOfStream
        await anyio.sleep_forever()
        raise AssertionError

    async def aclose(self) -> None:
        self.closed = True


class ScriptedDoors:
    """Opens one capture after the other; a clock that jumps a tenth of a second each time it is read."""

    def __init__(self, **captures: list[Scripted | Exception]) -> None:
        self.captures = {one: deque(captures[one.value]) for one in SPEAKERS}
        self.opened: list[Speaker] = []
        self.moves: set[Speaker] = set()
        self.now = 0.0

    def clock(self) -> float:
        self.now += 0.1
        return self.now

    async def open(self, speaker: Speaker) -> Scripted:
        self.opened.append(speaker)
        await anyio.lowlevel.checkpoint()
        waiting = self.captures[speaker]
        one = waiting.popleft() if waiting else Scripted()
        if isinstance(one, Exception):
            raise one
        return one

    async def moved(self, speaker: Speaker) -> bool:
        await anyio.lowlevel.checkpoint()
        if speaker in self.moves:
            self.moves.discard(speaker)
            return True
        return False


def opened(at: float = 0.0) -> bytes:
    return packets.opened_bytes(at, RATE)


def sound(seconds: float, at: float, loudness: float = 0.5) -> bytes:
    body = np.full(round(seconds * RATE), loudness, "<f4").tobytes()
    return packets.sound_head(at, len(body)) + body


async def test_both_are_opened_heard_and_let_go_of():
    pieces = [sound(0.02, 0.02 * (number + 1)) for number in range(25)]
    one, two = Scripted(opened(), *pieces), Scripted(opened(), *pieces)
    doors = ScriptedDoors(rep=[one], buyer=[two])
    async with open_desktop(doors, clock=lambda: 0.05) as source:
        assert source.duration_s is None
        pairs = []
        with anyio.fail_after(10):
            async for pair in source.frames():
                pairs.append(pair)
                if len(pairs) == 15:
                    await source.aclose()
    assert one.closed
    assert two.closed
    assert [pair[0].index for pair in pairs] == list(range(len(pairs)))
    assert all(float(side.pcm[0]) == 0.5 for pair in pairs[:15] for side in pair)
    assert source.counts.lost_frames == 0


async def test_a_device_that_goes_is_opened_again_and_the_clock_goes_on():
    first = Scripted(opened(0.1), sound(0.5, 0.6), ends=True)
    doors = ScriptedDoors(
        rep=[first, DeviceMissing("gone"), Scripted(opened(3.0), sound(0.5, 3.5))],
        buyer=[Scripted(opened(0.1))],
    )
    async with open_desktop(doors, clock=doors.clock) as source:
        indices = []
        async for pair in source.frames():
            indices.append(pair[0].index)
            if doors.opened.count(REP) >= 3 and len(indices) > 3 / FRAME_SECONDS:
                break
    assert indices == list(range(len(indices)))
    assert first.closed


async def test_noise_on_a_pipe_is_a_device_that_is_gone():
    doors = ScriptedDoors(rep=[Scripted(b"\xff" * 64)], buyer=[Scripted(opened())])
    async with open_desktop(doors, clock=doors.clock) as source:
        with anyio.fail_after(10):
            async for _ in source.frames():
                if doors.opened.count(REP) >= 2:
                    break
    assert doors.opened.count(BUYER) == 1


async def test_another_default_device_is_followed(monkeypatch):
    monkeypatch.setattr(desktop, "MOVED_EVERY_S", 0.001)
    old = Scripted(opened())
    doors = ScriptedDoors(rep=[Scripted(opened())], buyer=[old, Scripted(opened())])
    async with open_desktop(doors, clock=doors.clock) as source:
        with anyio.fail_after(10):
            async for _ in source.frames():
                doors.moves = {BUYER}
                if doors.opened.count(BUYER) >= 2:
                    break
    assert old.closed


async def test_after_it_was_closed_it_has_no_sound():
    doors = ScriptedDoors(rep=[], buyer=[])
    async with open_desktop(doors, clock=doors.clock) as source:
        await source.aclose()
        assert [pair async for pair in source.frames()] == []
    assert doors.opened == []


@needs_alsa
async def test_a_headset_that_is_pulled_out_and_put_back_on_real_portaudio(tmp_path, monkeypatch):
    devices = Devices(tmp_path)
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(devices.config))
    stop = devices.feed("headset", 0.5)
    devices.feed("speakers_monitor", 0.1)
    steps, heard = [], 0
    try:
        async with open_desktop(Processes(await list_devices())) as source:
            with anyio.fail_after(40):
                async for pair in source.frames():
                    trouble = source.side(REP).trouble
                    assert pair[0].index == heard
                    heard += 1
                    if not steps and trouble is Trouble.NONE and heard > 20:
                        steps.append(heard)
                        devices.plug("speakers_monitor")
                        stop.set()
                    elif len(steps) == 1 and trouble in {Trouble.STALLED, Trouble.GONE}:
                        steps.append(heard)
                        devices.plug("headset", "speakers_monitor")
                        devices.feed("headset", 0.5)
                    elif len(steps) == 2 and trouble is Trouble.NONE:
                        steps.append(heard)
                        break
    finally:
        devices.close()
    assert len(steps) == 3
    assert (steps[1] - steps[0]) * FRAME_SECONDS < 2.0, "noticed within two seconds of the call"
