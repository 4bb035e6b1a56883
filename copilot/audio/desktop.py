"""A call heard from the desktop's own devices: a microphone and a loudspeaker's monitor, kept open.

The source never ends by itself: a device that goes away is lost silence until it, or another in its
place, is there again, and the call's time goes on.
"""

from __future__ import annotations

import time
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Final, Protocol

import anyio

from copilot.audio.desk import Desk
from copilot.audio.packets import PacketReader
from copilot.errors import AudioError
from copilot.kinds import SPEAKERS, Speaker

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from anyio.abc import TaskGroup

    from copilot.audio.desk import SideNow
    from copilot.audio.source import Pair, SourceCounts

TICK_S: Final = 0.05
"""So often the devices are looked at while nothing comes from them."""

MOVED_EVERY_S: Final = 1.0
"""So often the system is asked which device it takes for a side."""


class Capture(Protocol):
    """One device, being captured."""

    async def receive(self) -> bytes:
        """Packets, in pieces of any length. Raises anyio.EndOfStream when there is no more."""
        ...

    async def aclose(self) -> None:
        """End it, whatever the device does about that."""
        ...


class Doors(Protocol):
    """What opens a side's device, as `copilot.audio.processes.Processes` does."""

    async def open(self, speaker: Speaker) -> Capture:
        """Begin to capture. Raises the `AudioError` tree where there is nothing to open."""
        ...

    async def moved(self, speaker: Speaker) -> bool:
        """Whether another device than the open one is now the system's choice for a side."""
        ...


class DesktopSource:
    """Both sides, live. Made by `open_desktop`."""

    def __init__(self, doors: Doors, tasks: TaskGroup, clock: Callable[[], float]) -> None:
        self._doors = doors
        self._tasks = tasks
        self._clock = clock
        self._desk = Desk()
        self._news = anyio.Event()
        self._captures: dict[Speaker, anyio.CancelScope] = {}
        self._closed = False

    @property
    def duration_s(self) -> float | None:
        """Nobody knows how long a call will be."""
        return None

    @property
    def counts(self) -> SourceCounts:
        """What was wrong with the sound so far."""
        return self._desk.counts

    def side(self, speaker: Speaker) -> SideNow:
        """How a side's device stands now."""
        return self._desk.side(speaker, self._clock())

    async def frames(self) -> AsyncIterator[Pair]:
        """Open both devices, and yield the call's pairs until `aclose`."""
        while not self._closed:
            work = self._desk.step(self._clock())
            for speaker in work.close:
                self._captures[speaker].cancel()
            for speaker in work.open:
                self._captures[speaker] = anyio.CancelScope()
                self._tasks.start_soon(self._capture, speaker, self._captures[speaker])
            for pair in work.pairs:
                yield pair
            if not work.pairs:
                with anyio.move_on_after(TICK_S):
                    await self._news.wait()
                self._news = anyio.Event()
        for pair in self._desk.end():
            yield pair

    async def aclose(self) -> None:
        """Let go of both devices at once; what was heard by now is still handed out."""
        self._closed = True
        for scope in self._captures.values():
            scope.cancel()
        self._news.set()

    async def watch(self) -> None:
        """Follow the system where it takes another device for a side, as when a headset is plugged in."""
        while not self._closed:
            await anyio.sleep(MOVED_EVERY_S)
            for speaker in SPEAKERS:
                if await self._doors.moved(speaker) and self._desk.moved(speaker, self._clock()):
                    self._captures[speaker].cancel()

    async def _capture(self, speaker: Speaker, scope: anyio.CancelScope) -> None:
        with scope, suppress(AudioError, OSError, anyio.EndOfStream, anyio.BrokenResourceError):
            await self._receive(speaker)
        if not scope.cancel_called:
            self._desk.ended(speaker, self._clock())
        self._news.set()

    async def _receive(self, speaker: Speaker) -> None:
        capture = await self._doors.open(speaker)
        try:
            reader = PacketReader()
            while True:
                for packet in reader.feed(await capture.receive()):
                    self._desk.received(speaker, packet, self._clock())
                self._news.set()
        finally:
            with anyio.CancelScope(shield=True):
                await capture.aclose()


@asynccontextmanager
async def open_desktop(
    doors: Doors, *, clock: Callable[[], float] = time.monotonic
) -> AsyncIterator[DesktopSource]:
    """A source whose devices are opened with its first frame, and let go of when the block ends."""
    async with anyio.create_task_group() as tasks:
        source = DesktopSource(doors, tasks, clock)
        tasks.start_soon(source.watch)
        try:
            yield source
        finally:
            await source.aclose()
            tasks.cancel_scope.cancel()
