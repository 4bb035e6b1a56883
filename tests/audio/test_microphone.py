"""The door to the devices, on real PortAudio: what is listed, and what a capture writes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import numpy as np
import pytest

from copilot.audio.devices import Device, from_json, to_json
from copilot.audio.microphone import _mono, _Outbox
from copilot.audio.packets import Failed, Failure, Opened, PacketReader, Sound
from copilot.limits import limit
from tests.audio.alsa import RATE_HZ, Devices, needs_alsa

COMMAND = (sys.executable, "-m", "copilot.audio.microphone")


@pytest.fixture
def devices(tmp_path, monkeypatch):
    found = Devices(tmp_path)
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(found.config))
    yield found
    found.close()


class Capture:
    """A capturing process, read until something has come."""

    def __init__(self, device: Device) -> None:
        self.process = subprocess.Popen(
            [*COMMAND, to_json([device])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.reader = PacketReader()
        self.packets: list[object] = []

    def until(self, enough) -> list:
        end = time.monotonic() + 20
        while not enough(self.packets) and time.monotonic() < end:
            read = os.read((self.process.stdout or sys.stdin).fileno(), 65_536)
            if not read:
                break
            self.packets += self.reader.feed(read)
        return self.packets

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdout, self.process.stdin):
            if pipe is not None:
                pipe.close()


@pytest.fixture
def capture():
    open_ones = []

    def begin(device: Device) -> Capture:
        open_ones.append(Capture(device))
        return open_ones[-1]

    yield begin
    for one in open_ones:
        one.close()


def headset(**more) -> Device:
    return Device(
        id="headset", name="headset", opens="headset", rate_hz=RATE_HZ, channels=2, **more
    )


@needs_alsa
def test_inputs_are_listed_and_a_monitor_is_known(devices):
    listed = from_json(subprocess.check_output(COMMAND, stderr=subprocess.DEVNULL).decode())
    assert {one.opens: one.monitor for one in listed} == {
        "headset": False,
        "speakers_monitor": True,
    }


@needs_alsa
def test_what_a_device_hears_is_written_as_it_comes(devices, capture):
    devices.feed("headset", 0.5)
    opened, *sounds = capture(headset()).until(lambda packets: len(packets) > 12)
    assert isinstance(opened, Opened)
    assert opened.rate_hz == RATE_HZ
    assert all(isinstance(one, Sound) and one.pcm.size == RATE_HZ // 50 for one in sounds)
    times = [one.at for one in sounds]
    assert times == sorted(times)
    assert np.abs(np.concatenate([one.pcm for one in sounds])).max() == pytest.approx(0.5, abs=0.01)


@needs_alsa
def test_one_that_is_not_there_is_said_so(devices, capture):
    devices.plug("speakers_monitor")
    (failed,) = capture(headset()).until(bool)
    assert isinstance(failed, Failed)
    assert failed.why is Failure.NO_DEVICE


@needs_alsa
@pytest.mark.parametrize("how", ["asked", "alone"])
def test_a_capture_ends_when_it_is_asked_to_and_when_nobody_reads(devices, capture, how):
    devices.feed("headset", 0.5)
    one = capture(headset())
    one.until(lambda packets: len(packets) > 2)
    if how == "asked":
        one.process.stdin.close()
        one.process.stdin = subprocess.DEVNULL and open(os.devnull, "wb")  # noqa: SIM115, PTH123  # as the process's own ends are
    else:
        one.process.stdout.close()
        one.process.stdout = open(os.devnull, "rb")  # noqa: SIM115, PTH123  # as the process's own ends are
    assert one.process.wait(timeout=10) in {0, -signal.SIGPIPE}


def test_channels_are_put_together_as_their_mean():
    stereo = np.array([[0.5, -0.5], [1.0, 0.0]], "<f4")
    assert np.frombuffer(_mono(stereo.tobytes(), 2), "<f4").tolist() == [0.0, 0.5]
    assert _mono(stereo.tobytes(), 1) == stereo.tobytes()


def test_what_nobody_takes_is_dropped_oldest_first():
    outbox, most = _Outbox(), limit("device_pieces_waiting")
    for number in range(most + 3):
        outbox.put(b"%d" % number)
    assert outbox.dropped == 3
    assert next(iter(outbox)) == b"3"
