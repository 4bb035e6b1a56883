"""Capturing devices in processes of their own, and asking one which devices there are."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import anyio
from anyio import to_thread

from copilot.audio import pulse
from copilot.audio.devices import check_apart, choose, from_json, to_json
from copilot.errors import AudioError, DevicesUnusable
from copilot.kinds import SPEAKERS, Speaker
from copilot.resources import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from anyio.abc import Process

    from copilot.audio.devices import Device

LISTS_WITHIN_S: Final = 15.0
"""ALSA tries every card that it knows when it is asked; the slowest take some seconds."""

ENDS_WITHIN_S: Final = 0.2
"""A capture that has not ended by then is killed: PortAudio may wait for a device for ever."""

_REMEDY: Final = "pip install 'copilot-in-call[mic]', and on Debian or Ubuntu: sudo apt-get install libportaudio2"


def _command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "copilot.audio.microphone", *arguments]


def _environment() -> dict[str, str]:
    paths = [str(PACKAGE.parent), os.environ.get("PYTHONPATH", "")]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, paths)),
        "OPENBLAS_NUM_THREADS": "1",
    }


async def list_devices() -> tuple[Device, ...]:
    """Every input of this machine; none is listened to. Raises DevicesUnusable."""
    with anyio.move_on_after(LISTS_WITHIN_S), suppress(OSError, ValueError, TypeError, KeyError):
        answer = await anyio.run_process(
            _command(), check=False, env=_environment(), stderr=subprocess.DEVNULL
        )
        if answer.returncode == 0:
            return from_json(answer.stdout.decode())
    raise DevicesUnusable("this machine's sound devices cannot be looked at", remedy=_REMEDY)


class ProcessCapture:
    """A process that captures one device."""

    def __init__(self, process: Process) -> None:
        self._process = process

    async def receive(self) -> bytes:
        """What it wrote. Raises anyio.EndOfStream once it has ended."""
        if self._process.stdout is None:
            raise anyio.EndOfStream
        return await self._process.stdout.receive()

    async def aclose(self) -> None:
        """End it: asked by the end of its input, then killed."""
        with anyio.CancelScope(shield=True):
            if self._process.stdin is not None:
                with suppress(anyio.BrokenResourceError, OSError):
                    await self._process.stdin.aclose()
            with anyio.move_on_after(ENDS_WITHIN_S):
                await self._process.wait()
            if self._process.returncode is None:
                self._process.kill()
            await self._process.aclose()


class Processes:
    """Opens each side's device: the one that was asked for, or whichever is the system's now."""

    def __init__(
        self, devices: Sequence[Device], *, microphone: str = "", speakers: str = ""
    ) -> None:
        """`microphone` and `speakers` name devices as `choose` takes them; empty: the system's own.

        Raises DeviceUnknown or DeviceMissing.
        """
        self._wanted = {Speaker.REP: microphone, Speaker.BUYER: speakers}
        self._chosen = {one: choose(devices, one, self._wanted[one]) for one in SPEAKERS}
        self._used = dict.fromkeys(SPEAKERS, False)
        check_apart(self._chosen[Speaker.REP], self._chosen[Speaker.BUYER])

    def device(self, speaker: Speaker) -> Device:
        """The device of a side, open or to be opened."""
        return self._chosen[speaker]

    async def open(self, speaker: Speaker) -> ProcessCapture:
        """Begin to capture. What the system chose is chosen anew each time but the first."""
        if self._used[speaker] and not self._wanted[speaker]:
            with suppress(AudioError):
                await self._choose_anew(speaker)
        self._used[speaker] = True
        process = await anyio.open_process(
            _command(to_json([self._chosen[speaker]])),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        return ProcessCapture(process)

    async def moved(self, speaker: Speaker) -> bool:
        """Whether the system's own choice for a side has become another PulseAudio source."""
        chosen = self._chosen[speaker]
        if self._wanted[speaker] or not chosen.source:
            return False
        now = await to_thread.run_sync(pulse.default_source, speaker)
        return bool(now) and now != chosen.source

    async def _choose_anew(self, speaker: Speaker) -> None:
        found = choose(await list_devices(), speaker)
        check_apart(found, self._chosen[speaker.other])
        self._chosen[speaker] = found
