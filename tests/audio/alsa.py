"""Devices without hardware: real PortAudio on real ALSA, whose sound comes out of named pipes."""

from __future__ import annotations

import contextlib
import os
import threading
import time
from ctypes.util import find_library
from pathlib import Path

import numpy as np
import pytest

ALSA = Path("/usr/share/alsa/alsa.conf")
RATE_HZ = 44_100
PIECE = RATE_HZ // 50


def missing() -> str:
    """Why there can be no such devices here, with the way to get them; "" if there can."""
    if not ALSA.exists() or not find_library("asound"):
        return "ALSA is missing: apt-get install libasound2 libasound2-data"
    if not find_library("portaudio"):
        return "PortAudio is missing: apt-get install libportaudio2"
    return ""


needs_alsa = pytest.mark.skipif(bool(missing()), reason=missing() or "here")


class Devices:
    """Two inputs, ``headset`` and ``speakers_monitor``, that play what they are fed, as it is fed."""

    def __init__(self, folder: Path) -> None:
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        self._pipes: dict[str, int] = {}
        self.folder = folder
        self.config = folder / "asound.conf"
        for name in ("headset", "speakers_monitor"):
            os.mkfifo(folder / name)
            # held open both ways, so that nobody who opens it waits for the other end
            self._pipes[name] = os.open(folder / name, os.O_RDWR | os.O_NONBLOCK)
        self.plug("headset", "speakers_monitor")

    def plug(self, *names: str) -> None:
        """These are plugged in, and no others."""
        devices = (
            f'pcm.{name} {{ type file slave.pcm "null" file "/dev/null" infile "{self.folder / name}"'
            ' format "raw" }'
            for name in names
        )
        self.config.write_text("\n".join([f"<{ALSA}>", *devices, ""]))

    def feed(self, name: str, loudness: float) -> threading.Event:
        """Feed a tone of this loudness in real time, until the event that is returned is set."""
        stop = threading.Event()
        thread = threading.Thread(target=self._feed, args=(name, loudness, stop), daemon=True)
        self._threads.append(thread)
        thread.start()
        return stop

    def _feed(self, name: str, loudness: float, stop: threading.Event) -> None:
        tone = np.sin(np.arange(PIECE) / RATE_HZ * 2 * np.pi * 250) * loudness
        piece = np.repeat(tone.astype("<f4"), 2).tobytes()
        began, pieces = time.monotonic(), 0
        while not (stop.is_set() or self._stop.is_set()):
            with contextlib.suppress(BlockingIOError):  # nobody listens, and the pipe is full
                os.write(self._pipes[name], piece)
            pieces += 1
            self._stop.wait(max(0.0, began + pieces / 50 - time.monotonic()))

    def close(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join(2.0)
        for pipe in self._pipes.values():
            os.close(pipe)
