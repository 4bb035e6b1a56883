"""The door to the sound devices: the one module that knows PortAudio.

It runs in a process of its own for each device, because PortAudio can hang or crash with a device
that is pulled out, sees new devices only when it starts anew, and takes the PulseAudio source that it
is to open from its process's environment. ``python -m copilot.audio.microphone`` lists the devices;
with a device it writes what that hears to its standard output, as `copilot.audio.packets`, until its
standard input ends. Nothing is opened to hear it but what was asked for, and nothing is kept.
"""

from __future__ import annotations

import contextlib
import os
import queue
import sys
import threading
import time
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from copilot.audio import packets, pulse
from copilot.audio.devices import Device, from_json, is_monitor, to_json, with_pulse
from copilot.audio.packets import Failure
from copilot.kinds import SPEAKERS
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from numpy.typing import NDArray

PIECES_PER_SECOND: Final = 50
"""A piece is 20 ms: short enough for a pause of half a second, long enough for any device."""

OTHER_RATES_HZ: Final = (48_000, 44_100, 16_000)
"""Tried in this order where a device does not open at the rate that it says."""


def list_devices() -> tuple[Device, ...]:
    """Every input, PulseAudio's sources first. Raises what PortAudio or its absence raises."""
    import sounddevice

    hosts = sounddevice.query_hostapis()
    first = sounddevice.default.device[0]
    found = [
        Device(
            id=f"{one['name']}",
            name=f"{one['name']}",
            opens=f"{one['name']}",
            host=f"{hosts[one['hostapi']]['name']}",
            channels=int(one["max_input_channels"]),
            rate_hz=round(one["default_samplerate"]),
            monitor=is_monitor(one["name"]),
            preferred=one["index"] == first and not is_monitor(one["name"]),
        )
        for one in sounddevice.query_devices()
        if one["max_input_channels"] > 0
    ]
    defaults = [pulse.default_source(one) for one in SPEAKERS]
    return with_pulse(found, pulse.sources(), defaults)[: limit("devices_listed")]


class _Outbox:
    """What the device's thread leaves for the thread that writes; the newest sound wins."""

    def __init__(self) -> None:
        self._waiting: queue.Queue[bytes] = queue.Queue(maxsize=limit("device_pieces_waiting"))
        self.dropped = 0

    def put(self, packet: bytes) -> None:
        """Never blocks: the device's thread has 20 ms."""
        while True:
            try:
                return self._waiting.put_nowait(packet)
            except queue.Full:
                with contextlib.suppress(queue.Empty):
                    self._waiting.get_nowait()
                    self.dropped += 1

    def __iter__(self) -> Iterator[bytes]:
        while True:
            yield self._waiting.get()


def capture(device: Device, send: Callable[[bytes], None], ended: threading.Event) -> None:
    """Open a device and send what it hears until `ended` is set; says so if it does not open."""
    try:
        import sounddevice
    except (ImportError, OSError):
        send(packets.failed_bytes(time.monotonic(), Failure.NO_LIBRARY))
        return
    index = _index(sounddevice, device)
    if index is None:
        send(packets.failed_bytes(time.monotonic(), Failure.NO_DEVICE))
        return
    channels = min(2, max(1, device.channels))

    def hear(data: Any, _frames: int, _times: Any, _status: Any) -> None:
        body = _mono(data, channels)
        send(packets.sound_head(time.monotonic(), len(body)) + body)

    for rate_hz in dict.fromkeys((device.rate_hz, *OTHER_RATES_HZ)):
        try:
            stream = sounddevice.RawInputStream(
                device=index,
                samplerate=rate_hz,
                blocksize=rate_hz // PIECES_PER_SECOND,
                channels=channels,
                dtype="float32",
                latency="low",
                callback=hear,
                finished_callback=ended.set,
            )
            send(packets.opened_bytes(time.monotonic(), rate_hz))
            stream.start()
        except sounddevice.PortAudioError:
            continue
        ended.wait()
        return
    send(packets.failed_bytes(time.monotonic(), Failure.REFUSED))


def _index(sounddevice: ModuleType, device: Device) -> int | None:
    for one in sounddevice.query_devices():
        if one["name"] == device.opens and one["max_input_channels"] > 0:
            return int(one["index"])
    return None


def _mono(data: Any, channels: int) -> bytes:
    """The mean of the channels, as float32 bytes."""
    pcm = np.frombuffer(data, "<f4").reshape(-1, channels)
    mean: NDArray[np.float32] = pcm.mean(axis=1, dtype=np.float32)
    return mean.tobytes()


def main(arguments: list[str]) -> None:
    """List the devices, or capture the one that is given as JSON. Ends without ceremony.

    PortAudio may hang while it closes a device that is gone, so nothing is closed: the process ends.
    """
    output = os.dup(1)
    os.dup2(2, 1)  # what ALSA prints must not get between the packets
    if not arguments:
        try:
            answer = to_json(list_devices()).encode()
        except Exception:  # noqa: BLE001  # PortAudio's errors have no common base with its absence
            os._exit(3)
        os.write(output, answer)
        os._exit(0)
    (device,) = from_json(arguments[0])
    if device.source:
        os.environ["PULSE_SOURCE"] = device.source
    ended, outbox = threading.Event(), _Outbox()
    threading.Thread(target=_write, args=(outbox, output), daemon=True).start()
    threading.Thread(target=_watch, args=(ended,), daemon=True).start()
    capture(device, outbox.put, ended)
    time.sleep(0.05)  # for the last words to be written
    os._exit(0)


def _write(outbox: _Outbox, output: int) -> None:
    with contextlib.suppress(OSError):
        for packet in outbox:
            left = memoryview(packet)
            while left:
                left = left[os.write(output, left) :]
    os._exit(0)  # nobody reads any more


def _watch(ended: threading.Event) -> None:
    """Whoever asked is gone, or wants no more, when our input ends."""
    with contextlib.suppress(OSError):
        while os.read(0, 64):
            pass
    ended.set()


if __name__ == "__main__":
    main(sys.argv[1:])
