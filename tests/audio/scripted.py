"""Devices that deliver what a test tells them to."""

from __future__ import annotations

from collections import deque

import anyio
import numpy as np

from copilot.audio import packets
from copilot.kinds import SPEAKERS, Speaker

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
