"""Captures in processes of their own: chosen, opened, ended, and chosen anew."""

from __future__ import annotations

import sys

import anyio
import pytest

from copilot.audio import processes, pulse
from copilot.audio.devices import Device
from copilot.audio.packets import Opened, PacketReader
from copilot.audio.processes import Processes, list_devices
from copilot.errors import DevicesUnusable, DeviceUnknown
from copilot.kinds import Speaker
from tests.audio.alsa import Devices, needs_alsa

pytestmark = pytest.mark.anyio

REP, BUYER = Speaker.REP, Speaker.BUYER


def device(name: str, **more) -> Device:
    return Device(id=name, name=name, opens=name, **more)


PULSE = [
    device("alsa_input.usb", source="alsa_input.usb", preferred=True),
    device("alsa_output.usb.monitor", source="alsa_output.usb.monitor", monitor=True),
]


@pytest.fixture
def devices(tmp_path, monkeypatch):
    found = Devices(tmp_path)
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(found.config))
    yield found
    found.close()


@needs_alsa
async def test_a_device_is_opened_and_let_go_of(devices):
    devices.feed("headset", 0.5)
    doors = Processes(await list_devices())
    assert doors.device(REP).opens == "headset"
    assert doors.device(BUYER).opens == "speakers_monitor"
    capture = await doors.open(REP)
    with anyio.fail_after(60):
        (opened, *_) = PacketReader().feed(await capture.receive())
    assert isinstance(opened, Opened)
    await capture.aclose()
    await capture.aclose()
    with pytest.raises((anyio.EndOfStream, anyio.ClosedResourceError)):
        await capture.receive()


@needs_alsa
async def test_a_device_that_hangs_is_killed(devices):
    """Nothing feeds it, so that PortAudio waits for sound and would wait for ever."""
    capture = await Processes(await list_devices()).open(REP)
    with anyio.fail_after(60):
        await capture.receive()
        await capture.aclose()


async def test_without_portaudio_the_way_to_get_it_is_said(monkeypatch):
    monkeypatch.setattr(
        processes, "_command", lambda *_: [sys.executable, "-c", "raise SystemExit(3)"]
    )
    with pytest.raises(DevicesUnusable) as unusable:
        await list_devices()
    assert "apt-get install libportaudio2" in unusable.value.remedy


@pytest.mark.parametrize("answer", ["", "no list", "[{}]"])
async def test_a_list_that_makes_no_sense_is_none(monkeypatch, answer):
    monkeypatch.setattr(
        processes, "_command", lambda *_: [sys.executable, "-c", f"print({answer!r})"]
    )
    with pytest.raises(DevicesUnusable):
        await list_devices()


async def test_what_was_chosen_by_name_stays_and_what_the_system_chose_follows_it(monkeypatch):
    monkeypatch.setattr(pulse, "default_source", lambda side: f"other.{side}")
    assert await Processes(PULSE).moved(REP)
    named = Processes(PULSE, microphone="alsa_input.usb", speakers="2")
    assert not await named.moved(REP)
    assert not await named.moved(BUYER)


async def test_a_server_that_says_nothing_moves_nothing(monkeypatch):
    monkeypatch.setattr(pulse, "default_source", lambda _side: "")
    assert not await Processes(PULSE).moved(REP)
    plain = Processes([device("Headset"), device("Monitor of Headset", monitor=True)])
    assert not await plain.moved(BUYER)


@needs_alsa
async def test_after_the_first_time_the_systems_device_is_chosen_anew(devices, monkeypatch):
    doors = Processes([device("gone", preferred=True), device("speakers_monitor", monitor=True)])
    for _ in range(2):
        await (await doors.open(REP)).aclose()
    assert doors.device(REP).opens == "headset"


def test_both_sides_by_one_device_are_refused():
    with pytest.raises(DeviceUnknown):
        Processes(PULSE, microphone="1", speakers="1")
