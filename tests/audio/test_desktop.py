"""A call from two devices that come and go; scripted ones, and real PortAudio at the end."""

from __future__ import annotations

import anyio
import pytest

from copilot.audio import desktop
from copilot.audio.desktop import open_desktop
from copilot.audio.line import Trouble
from copilot.audio.processes import Processes, list_devices
from copilot.errors import DeviceMissing
from copilot.events import FRAME_SECONDS
from copilot.kinds import SPEAKERS
from tests.audio.alsa import Devices, needs_alsa
from tests.audio.scripted import Scripted, ScriptedDoors, opened, sound

pytestmark = pytest.mark.anyio

REP, BUYER = SPEAKERS


async def test_both_are_opened_heard_and_let_go_of():
    pieces = [sound(0.02, 0.02 * (number + 1)) for number in range(25)]
    one, two = Scripted(opened(), *pieces), Scripted(opened(), *pieces)
    doors = ScriptedDoors(rep=[one], buyer=[two])
    async with open_desktop(doors, clock=lambda: 0.05) as source:
        assert source.duration_s is None
        pairs = []
        with anyio.fail_after(60):
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
        with anyio.fail_after(60):
            async for _ in source.frames():
                if doors.opened.count(REP) >= 2:
                    break
    assert doors.opened.count(BUYER) == 1


async def test_another_default_device_is_followed(monkeypatch):
    monkeypatch.setattr(desktop, "MOVED_EVERY_S", 0.001)
    old = Scripted(opened())
    doors = ScriptedDoors(rep=[Scripted(opened())], buyer=[old, Scripted(opened())])
    async with open_desktop(doors, clock=doors.clock) as source:
        with anyio.fail_after(60):
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
    steps: list[int] = []
    heard = 0
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
