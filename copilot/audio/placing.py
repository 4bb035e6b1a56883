"""One side of live sound: pieces that know where they belong, on their way to 16 kHz. Pure.

A piece's number says where in the call it is, so nothing that comes late, twice or not at all moves
anything else. What comes out is 16 kHz samples at absolute places; a hole between them is sound
that was lost.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.audio.framer import Cleaner
from copilot.audio.resample import Resampler
from copilot.errors import AudioFrameRefused
from copilot.events import FRAME_SAMPLES, SAMPLE_RATE_HZ, AudioFrame
from copilot.limits import limit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from copilot.audio.packet import Packet
    from copilot.kinds import Speaker

    Samples = NDArray[np.float32]

LATE_FOR: Final = SAMPLE_RATE_HZ
"""Who comes too late for so many samples, most of the time, has a clock of its own: it is set right."""

DRIFTED: Final = SAMPLE_RATE_HZ // 2
"""Clocks drift apart by little; who is further behind sends what was meant for an earlier time."""

_WAITING: Final = limit("capture_packets_waiting")


class Side:
    """One side's sound between its pieces and its frames.

    `floor` and `head` are places in 16 kHz samples of the call: what is before the floor has gone
    out, what is before the head is known, be it sound or a hole. `duplicates` counts pieces that
    came before, `late` samples whose place had gone out, `realigned` how often the side's clock was
    set right.
    """

    def __init__(self, speaker: Speaker, *, floor: int = 0) -> None:
        self.speaker = speaker
        self.floor = self.head = floor
        self.rate_hz = SAMPLE_RATE_HZ
        self.piece = 0
        """Length of its latest piece, in samples at 16 kHz."""
        self.alone = 0
        """Pieces that came since the other side's latest one."""
        self.duplicates = self.late = self.realigned = 0
        self.cleaner = Cleaner()
        self._next = floor
        self._offset = 0
        self._late_run = 0
        self._resampler: Resampler | None = None
        self._resampled_to = floor
        self._waiting: list[Packet] = []
        self._held: deque[tuple[int, Samples]] = deque()

    @property
    def lacks(self) -> int:
        """The number of the first sample that is of any use."""
        return max(self._next, self.number_at(self.floor))

    def number_at(self, place: int) -> int:
        """The number, at the sender's rate, of the first sample from this place on."""
        return -(-max(0, place - self._offset) * self.rate_hz // SAMPLE_RATE_HZ)

    def set_rate(self, rate_hz: int) -> None:
        """What comes from now on is at this rate, and is counted at it from where this side is."""
        self._waiting.clear()
        if rate_hz == self.rate_hz:
            return
        self.let_out()
        self.rate_hz = rate_hz
        self._next = self.number_at(self.head)

    def take(self, packet: Packet) -> None:
        """One more piece. Raises AudioFrameRefused where more is missing than can be believed."""
        if packet.end <= self._next:
            self.duplicates += 1
            return
        if self.leaps(packet):
            raise AudioFrameRefused("too much sound is missing", remedy="begin another call")
        self.piece = packet.pcm.size * SAMPLE_RATE_HZ // self.rate_hz
        self._waiting.append(packet)
        self._waiting.sort(key=lambda one: one.first)
        self._accept_due()

    def leaps(self, packet: Packet) -> bool:
        """Whether more is missing before it than can be filled with silence."""
        return packet.first - self.lacks > limit("audio_gap_seconds") * self.rate_hz

    @property
    def waits_at(self) -> int | None:
        """Where in the call, at 16 kHz, the first piece belongs that waits behind a hole."""
        return self._place_of(self._waiting[0].first) if self._waiting else None

    @property
    def waits_long(self) -> bool:
        """Whether so much waits that what is missing will hardly come any more."""
        held = self._waiting[-1].end - self._waiting[0].first if self._waiting else 0
        if held > limit("capture_burst_seconds") * self.rate_hz:
            return True
        return len(self._waiting) > _WAITING and self.alone > _WAITING

    @property
    def waits_many(self) -> bool:
        """Whether more wait than are sent in the wrong order."""
        return len(self._waiting) > _WAITING

    def give_up_hole(self) -> None:
        """Wait no longer for what is missing before the first piece that waits."""
        self._accept(self._waiting.pop(0))
        self._accept_due()

    def end(self) -> None:
        """There is no more sound."""
        while self._waiting:
            self.give_up_hole()
        self.let_out()

    def frame(self, index: int, *, over: bool = False) -> AudioFrame:
        """Frame `index`, which goes out; a hole is lost silence, past the end it is plain silence."""
        start = index * FRAME_SAMPLES
        self.floor = start + FRAME_SAMPLES
        pcm = np.zeros(FRAME_SAMPLES, np.float32)
        held = 0
        while self._held and self._held[0][0] < self.floor:
            place, sound = self._held.popleft()
            taken = sound[: self.floor - place]
            pcm[place - start : place - start + taken.size] = taken
            held += taken.size
            if taken.size < sound.size:
                self._held.appendleft((self.floor, sound[taken.size :]))
        wanted = min(FRAME_SAMPLES, self.head - start) if over else FRAME_SAMPLES
        self.head = max(self.head, self.floor)
        pcm.flags.writeable = False
        return AudioFrame(speaker=self.speaker, index=index, pcm=pcm, lost=held < wanted)

    def wipe(self) -> None:
        """Overwrite all sound that is held, and forget it."""
        for pcm in (*(one.pcm for one in self._waiting), *(pcm for _, pcm in self._held)):
            pcm.fill(0.0)
        self._waiting.clear()
        self._held.clear()
        self._resampler = None

    def _place_of(self, number: int) -> int:
        return round(number * SAMPLE_RATE_HZ / self.rate_hz) + self._offset

    def _accept_due(self) -> None:
        while self._waiting and self._waiting[0].first <= self._next:
            self._accept(self._waiting.pop(0))

    def _accept(self, packet: Packet) -> None:
        pcm = packet.pcm[max(0, self._next - packet.first) :]
        if not pcm.size:
            return
        first = packet.end - pcm.size
        if self._resampler is None or first > self._next:
            self.let_out()
            self._resampler = Resampler(self.rate_hz)
            self._resampled_to = self._place_of(first)
        self._next = packet.end
        self._put(self._resampler.push(self.cleaner.clean(pcm)))

    def let_out(self) -> None:
        """Let out what the resampler holds back: nothing follows on it for the time being."""
        if self._resampler is not None:
            self._put(self._resampler.end())
            self._resampler = None

    def _put(self, pcm: Samples) -> None:
        """Put sound in its place, unless that has gone out."""
        place = self._resampled_to
        self._resampled_to += pcm.size
        late = min(pcm.size, max(0, self.head - place))
        self.late += late
        if late < pcm.size:
            self._held.append((place + late, pcm[late:]))
            self.head = place + pcm.size
        self._keep_time(late, pcm.size)

    def _keep_time(self, late: int, size: int) -> None:
        """A side that is late again and again runs on a clock of its own: move it, once, to now."""
        behind = max(0, self.head - self._resampled_to)
        comes_late = late and behind <= DRIFTED
        self._late_run = max(0, self._late_run + (size if comes_late else -size // 2))
        if self._late_run >= LATE_FOR:
            self._late_run = 0
            self.realigned += 1
            behind += 2 * FRAME_SAMPLES
            self._offset += behind
            self._resampled_to += behind
