"""A live call that a page hears: both sides' pieces in, pairs of exact frames out.

The page gives each piece its place in the call (`copilot.audio.packet`), both sides on one clock
and in the order of time. So a cut of the connection, a piece that comes twice and a service that
starts anew leave every later sound where it belongs. A side that sends nothing is filled with
silence once the other is ahead of it by ``side_ahead_milliseconds`` of `limits`, or by a piece's
length where pieces are longer; sides that do drift apart are set right by `Side`.

Whoever brings sound waits while the path has ``frames_ahead`` to do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import anyio
import anyio.lowlevel

from copilot.audio.framer import LIVE
from copilot.audio.placing import Side
from copilot.audio.source import SourceCounts
from copilot.errors import AudioTooLarge, ConsentWithdrawn
from copilot.events import FRAME_SAMPLES, FRAME_SECONDS, SAMPLE_RATE_HZ
from copilot.kinds import SPEAKERS, Speaker
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from copilot.audio.packet import Packet
    from copilot.audio.source import Pair

_AHEAD: Final = limit("frames_ahead")
_BREATH: Final = 8
"""Frames after which others of the process get their turn, when many are there at once."""


class BrowserSource:
    """The sound of one live call; `start_frame` is where it begins in a call that goes on.

    `blocked` counts how often a sender had to wait.
    """

    def __init__(self, *, start_frame: int = 0) -> None:
        floor = start_frame * FRAME_SAMPLES
        self._sides = tuple(Side(speaker, floor=floor) for speaker in SPEAKERS)
        self._index = start_frame
        self._ended = False
        self._wiped = False
        self._news = anyio.Event()
        self._room = anyio.Event()
        self._lost_frames = 0
        self.blocked = 0

    @property
    def duration_s(self) -> float | None:
        """Nobody knows."""
        return None

    @property
    def rate_hz(self) -> int:
        """What the page told last."""
        return self._sides[0].rate_hz

    @property
    def came_s(self) -> float:
        """Up to where, in seconds of the call, sound has come."""
        return max(side.head for side in self._sides) / SAMPLE_RATE_HZ

    @property
    def behind_s(self) -> float:
        """Seconds of sound that have come and not gone out."""
        return self.came_s - self.at_s

    @property
    def at_s(self) -> float:
        """Seconds of the call that have gone out as frames."""
        return self._index * FRAME_SECONDS

    @property
    def ending(self) -> bool:
        """Whether no more sound is taken: somebody said that the call is over, or withdrew it."""
        return self._ended

    @property
    def counts(self) -> SourceCounts:
        """What was wrong with the sound so far."""
        return SourceCounts(
            not_finite=sum(side.cleaner.not_finite for side in self._sides),
            clipped=sum(side.cleaner.clipped for side in self._sides),
            lost_frames=self._lost_frames,
            source_blocked=self.blocked,
        )

    def side(self, speaker: Speaker) -> Side:
        """One of the two."""
        return self._sides[SPEAKERS.index(speaker)]

    def set_rate(self, rate_hz: int) -> None:
        """A socket opened: what comes is at this rate, from where each side `lacks` sound."""
        for side in self._sides:
            side.set_rate(rate_hz)

    async def take(self, packet: Packet) -> None:
        """One more piece; returns when there is room for the next.

        Raises AudioFrameRefused where its place cannot be believed. After the end none is taken.
        """
        if self._ended:
            return
        side, other = self.side(packet.speaker), self.side(packet.speaker.other)
        side.alone, other.alone = side.alone + 1, 0
        side.take(packet)
        self._settle_holes()
        self._news.set()
        if self._backlog > _AHEAD:
            self.blocked += 1
        while self._backlog > _AHEAD and not self._ended:
            await self._room.wait()

    def end(self) -> None:
        """There is no more sound: what is here goes out, then frames() ends."""
        if not self._ended:
            self._ended = True
            for side in self._sides:
                side.end()
        self._news.set()
        self._make_room()

    def wipe(self) -> None:
        """Overwrite all sound that is held. frames() raises ConsentWithdrawn from now on."""
        self._ended = self._wiped = True
        for side in self._sides:
            side.wipe()
        self._news.set()
        self._make_room()

    async def frames(self) -> AsyncIterator[Pair]:
        """Yield the call's pairs as they come. Raises ConsentWithdrawn, and AudioTooLarge at last."""
        while True:
            while self._complete():
                if self.at_s >= limit("audio_file_seconds"):
                    raise AudioTooLarge("no call is that long", remedy="begin another one")
                pair = self._pair()
                yield pair
                if self._index % _BREATH == 0:
                    await anyio.lowlevel.checkpoint()
            self._make_room()
            if self._wiped:
                raise ConsentWithdrawn("everything that was heard of this call is gone")
            if self._ended:
                return
            self._news = anyio.Event()
            await self._news.wait()

    async def aclose(self) -> None:
        """No more sound."""
        self.end()

    def _make_room(self) -> None:
        """Let all look again that wait for room: a page, and its former self that only looks alive."""
        self._room.set()
        self._room = anyio.Event()

    @property
    def _backlog(self) -> int:
        """Frames that could go out by now, about."""
        return max(side.head for side in self._sides) // FRAME_SAMPLES - self._index

    def _complete(self) -> bool:
        """Whether the next frame has both sides, or may do without one."""
        if self._wiped:
            return False
        need = (self._index + 1) * FRAME_SAMPLES
        if self._ended:
            return max(side.head for side in self._sides) > need - FRAME_SAMPLES
        ahead = max(LIVE.ahead_samples, max(side.piece for side in self._sides) + FRAME_SAMPLES)
        for side, other in zip(self._sides, reversed(self._sides), strict=True):
            if side.head < need:
                if other.head < need + ahead:
                    return False
                side.let_out()
                while (place := side.waits_at) is not None and place < need:
                    side.give_up_hole()
        return True

    def _settle_holes(self) -> None:
        """Sound of both sides is missing, or one side sends nothing: wait no longer for it."""
        rep, buyer = self._sides
        if rep.waits_many and buyer.waits_many:
            first = min(self._sides, key=lambda side: side.waits_at or 0)
            first.give_up_hole()
        for side in self._sides:
            if side.waits_long:
                side.give_up_hole()

    def _pair(self) -> Pair:
        rep, buyer = (side.frame(self._index, over=self._ended) for side in self._sides)
        self._lost_frames += rep.lost + buyer.lost
        self._index += 1
        if self._backlog <= _AHEAD:
            self._make_room()
        return rep, buyer
