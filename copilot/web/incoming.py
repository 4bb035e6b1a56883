"""What a page brought of a call's sound and the call has not taken yet, in the order in which it came.

A path that is catching up takes sound no faster than it can. Whatever else the page says must not
stand behind that sound, least of all that somebody does not agree any more: so all is read as it
comes, and the sound waits here. Who brings more than ``capture_incoming_seconds`` of `limits` waits too.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import anyio

from copilot.limits import limit

if TYPE_CHECKING:
    from copilot.audio.packet import Packet


class Incoming:
    """One socket's sound on its way to the call; a None among it is the end of the call."""

    def __init__(self) -> None:
        self._items: deque[tuple[Packet | None, float]] = deque()
        self._held_s = 0.0
        self._news = anyio.Event()
        self._room = anyio.Event()

    async def put(self, packet: Packet | None, seconds: float = 0.0) -> None:
        """One more piece, of so many seconds; returns when there is room for another."""
        self._items.append((packet, seconds))
        self._held_s += seconds
        self._news.set()
        while self._held_s > limit("capture_incoming_seconds"):
            self._room = anyio.Event()
            await self._room.wait()

    async def take(self) -> Packet | None:
        """The oldest piece, once there is one."""
        while not self._items:
            self._news = anyio.Event()
            await self._news.wait()
        packet, seconds = self._items.popleft()
        self._held_s -= seconds
        self._room.set()
        return packet

    async def drained(self) -> None:
        """Return once the call has taken all of it."""
        while self._items:
            self._room = anyio.Event()
            await self._room.wait()

    def wipe(self) -> None:
        """Overwrite all sound that waits, and forget it."""
        for packet, _ in self._items:
            if packet is not None:
                packet.pcm.fill(0.0)
        self._items.clear()
        self._held_s = 0.0
        self._room.set()
