"""One side's frames and their voice probabilities, in; stretches of speech, out. Pure.

Hysteresis decides which frames are voiced. A stretch goes from its first voiced frame to the end
of its last one, over pauses shorter than the closing silence::

    frames    . . V V V V V V . V V V . . . . . . . . . . . . .
    emitted             │            │ tentative            │ final: the same stretch
                        └ SpeechStarted (start = first V)

When voice comes back after the tentative, `SpeechResumed` voids it. When it comes back soon after
the final, what follows is heard together with what was said before: the next stretch has the same
start, all of the sound, and `resumed` set. So a stretch may be closed early, for the words to be
there when a pause opens, and a sentence is still heard as a whole.

A stretch that would grow beyond the bound is cut at the quietest place of its last seconds; what
follows is a stretch of its own, without a second `SpeechStarted`, since nobody began to speak. All
arithmetic is in whole frames, so that the times are exact and do not depend on how the sound
arrived.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from copilot.events import (
    FRAME_SAMPLES,
    FRAME_SECONDS,
    Resumed,
    SpeechResumed,
    SpeechSegment,
    SpeechStarted,
)
from copilot.limits import limit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from copilot.events import AudioFrame
    from copilot.kinds import Speaker
    from copilot.settings import SpeechSettings

_State = Literal["silence", "sound", "speech"]
"""A sound is voice that has not lasted long enough to be speech."""

SpeechEvent = SpeechStarted | SpeechSegment | SpeechResumed
"""What a segmenter has to say after a frame, in the order in which it came about."""

LONGEST: Final = int(limit("segment_seconds") / FRAME_SECONDS)
"""Frames of a stretch at most."""

_DIP: Final = 3
"""So many frames without voice, 96 ms, end a sound that is not long enough to be speech yet, and who is quiet
for less still counts as speaking: a stop consonant inside of a word takes as long as the two frames before. Ours."""

_CUT_WITHIN: Final = round(3.0 / FRAME_SECONDS)
"""A cut falls within so many last frames: people breathe every few seconds, so there is a dip."""

_CUT_SPARES: Final = round(0.5 / FRAME_SECONDS)
"""And not within so many, so that what follows the cut is more than a scrap of a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Closed:
    """The stretch that was closed last and may be gone on with; in frames."""

    start: int
    end: int
    silence: int
    sound_from: int


class Segmenter:
    """Who talks when, of one side. Holds one stretch of sound at most, however long the call.

    Frames must come in order, without gaps. A probability that is no number counts as no voice.
    `segments_cut` says how often the bound on a stretch acted.
    """

    def __init__(self, speaker: Speaker, settings: SpeechSettings) -> None:
        self._speaker = speaker
        self._start_at = settings.start_probability
        self._stop_at = min(settings.stop_probability, settings.start_probability)
        self._min_speech = _frames(settings.min_speech_s)
        self._close_after = _frames(settings.close_silence_s)
        self._tentative_after = min(_frames(settings.tentative_silence_s), self._close_after)
        self._dip = max(self._tentative_after, _DIP)
        self._go_on_within = round(settings.go_on_silence_s / FRAME_SECONDS)
        self._go_on_until = min(LONGEST, round(settings.go_on_length_s / FRAME_SECONDS))
        self._pre_roll = round(settings.pre_roll_s / FRAME_SECONDS)
        self._tape = _Tape(LONGEST + self._close_after + self._pre_roll + 1)
        self._state: _State = "silence"
        self._now = 0  # frames heard; like all that follows, an absolute count
        self._voice = False
        self._onset = 0  # first voiced frame of the open stretch
        self._voiced_end = 0  # end of the last voice
        self._voiced_frames = 0  # of a sound that is not speech yet
        self._spoken_end = 0  # end of the last closed stretch
        self._sound_from = 0  # where the open stretch's sound begins, pre-roll included
        self._sound_taken = 0  # no pre-roll reaches behind this
        self._tentative: SpeechSegment | None = None
        self._closed: _Closed | None = None
        self.segments_cut = 0

    @property
    def speaking(self) -> bool:
        """Whether there was voice, or a sound that may become voice, in the last frames."""
        if self._state == "speech":
            return self._quiet < self._dip
        return self._state == "sound"

    @property
    def open(self) -> bool:
        """Whether a stretch is open: there was voice, or a sound, and no close of it yet."""
        return self._state != "silence"

    @property
    def silent_since(self) -> float | None:
        """End of the last speech, in seconds; None while there is voice or what may become it."""
        if self._state == "silence":
            return self._spoken_end * FRAME_SECONDS
        if self._voice or self._state == "sound":
            return None
        return self._voiced_end * FRAME_SECONDS

    @property
    def settled_until(self) -> float:
        """Up to here, in seconds, all beginnings and ends of speech are known. Never falls.

        Half a frame before the first instant at which one may still turn up, so below 0 at first.
        """
        open_from = self._now
        if self._state == "sound":
            open_from = self._onset
        elif self._state == "speech":
            earliest_cut = self._onset + LONGEST - _CUT_WITHIN - self._close_after
            open_from = min(self._voiced_end, earliest_cut)
        return (open_from - 0.5) * FRAME_SECONDS

    def push(self, frame: AudioFrame, probability: float) -> tuple[SpeechEvent, ...]:
        """Hear one more frame."""
        self._now = frame.index + 1
        # written so that a probability that is no number is no voice
        self._voice = probability >= (self._stop_at if self._voice else self._start_at)
        self._tape.add(frame.pcm, voiced=self._voice, until=self._now)
        self._leave_closed()
        return self._hear_voice() if self._voice else self._hear_silence()

    def flush(self) -> tuple[SpeechEvent, ...]:
        """Close what is open: there is no more sound."""
        self._voice = False
        if self._state == "speech":
            return (self._close(),)
        self._begin_silence()
        return ()

    @property
    def _quiet(self) -> int:
        return self._now - self._voiced_end

    def _hear_voice(self) -> tuple[SpeechEvent, ...]:
        events: list[SpeechEvent] = []
        if self._state == "silence":
            self._state, self._onset, self._voiced_frames = "sound", self._now - 1, 0
            pre_roll = max(self._onset - self._pre_roll, self._tape.first)
            self._sound_from = max(pre_roll, self._sound_taken)
        self._voiced_end = self._now
        self._voiced_frames += 1
        too_long = self._now - self._onset >= LONGEST
        if self._state == "sound" and (self._voiced_frames >= self._min_speech or too_long):
            self._state = "speech"
            start = self._onset * FRAME_SECONDS
            events.append(SpeechStarted(speaker=self._speaker, start=start))
        if self._tentative is not None:
            events.append(SpeechResumed(speaker=self._speaker, key=self._tentative.key))
            self._tentative = None
        if too_long:
            events.append(self._cut())
        return tuple(events)

    def _hear_silence(self) -> tuple[SpeechEvent, ...]:
        if self._state != "speech":
            if self._state == "silence" or self._quiet >= self._dip:
                self._begin_silence()
            return ()
        if self._quiet >= self._close_after:
            return (self._close(),)
        if self._quiet == self._tentative_after:
            self._tentative = self._stretch(self._voiced_end, self._now, final=False)
            return (self._tentative,)
        return ()

    def _close(self) -> SpeechSegment:
        """The open stretch as it stands, and silence after it."""
        if self._tentative is None:
            self._tentative = self._stretch(self._voiced_end, self._now, final=True)
        closed = replace(self._tentative, final=True)
        sound_from = self._closed.sound_from if self._closed else self._sound_from
        self._closed = _Closed(
            start=round(closed.start / FRAME_SECONDS),
            end=self._voiced_end,
            silence=round(closed.resumed.silence_s / FRAME_SECONDS) if closed.resumed else 0,
            sound_from=sound_from,
        )
        self._spoken_end = self._voiced_end
        self._sound_taken = sound_from + len(closed.pcm) // FRAME_SAMPLES
        self._tentative = None
        self._begin_silence()
        return closed

    def _begin_silence(self) -> None:
        self._state = "silence"
        self._leave_closed()
        if self._closed is None:
            self._tape.forget_before(self._now - self._pre_roll)

    def _leave_closed(self) -> None:
        """What was closed is not gone on with: it is too long ago, or would be too long."""
        closed = self._closed
        if closed is None or self._tentative is not None:
            return
        silence = self._now - 1 - closed.end  # if this very frame were voice
        silent = self._state == "silence"
        over = silent and silence > self._go_on_within
        if over or self._now - closed.start > self._go_on_until:
            self._closed = None
            self._tape.forget_before(self._now - self._pre_roll if silent else self._sound_from)

    def _cut(self) -> SpeechSegment:
        """Split the open stretch at its quietest late place; the rest stays open."""
        place = self._tape.quietest(self._now - _CUT_WITHIN, self._now - _CUT_SPARES)
        first = self._stretch(self._tape.voiced_end_before(place), place, final=True)
        self._onset = self._tape.voiced_from(place)
        self._closed = None
        self._sound_from = self._sound_taken = place
        self._tape.forget_before(place)
        self.segments_cut += 1
        return first

    def _stretch(self, end: int, sound_to: int, *, final: bool) -> SpeechSegment:
        former = self._closed
        return SpeechSegment(
            speaker=self._speaker,
            start=(former.start if former else self._onset) * FRAME_SECONDS,
            end=end * FRAME_SECONDS,
            pcm=self._tape.sound(former.sound_from if former else self._sound_from, sound_to),
            final=final,
            resumed=_resumed(former, self._onset) if former else None,
        )


class _Tape:
    """The newest frames and whether each is voiced, addressed by their absolute count."""

    def __init__(self, capacity: int) -> None:
        self._sound: NDArray[np.float32] = np.zeros((capacity, FRAME_SAMPLES), np.float32)
        self._voiced: NDArray[np.bool_] = np.zeros(capacity, np.bool_)
        self._length = 0
        self.first = 0

    def add(self, pcm: NDArray[np.float32], *, voiced: bool, until: int) -> None:
        """Take the frame that ends at `until`."""
        row = self._sound[self._length]
        row[:] = pcm
        if not np.isfinite(row).all():
            np.nan_to_num(row, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
        self._voiced[self._length] = voiced
        self._length += 1
        self.first = until - self._length

    def forget_before(self, place: int) -> None:
        """Drop all frames before `place`."""
        gone = place - self.first
        if gone <= 0:
            return
        kept = self._length - gone
        self._sound[:kept] = self._sound[gone : self._length].copy()
        self._voiced[:kept] = self._voiced[gone : self._length].copy()
        self._length = kept
        self.first = place

    def sound(self, start: int, end: int) -> NDArray[np.float32]:
        """A copy of the samples from `start` to `end`."""
        return self._sound[start - self.first : end - self.first].reshape(-1).copy()

    def quietest(self, start: int, end: int) -> int:
        """The frame with the least energy around it, an unvoiced one if there is any."""
        rows = self._sound[start - 1 - self.first : end + 1 - self.first]
        energy = np.einsum("ij,ij->i", rows, rows)
        around = energy[:-2] + energy[1:-1] + energy[2:]
        voiced = self._voiced[start - self.first : end - self.first]
        if not voiced.all():
            around[voiced] = np.inf
        return start + int(around.argmin())

    def voiced_end_before(self, place: int) -> int:
        """End of the last voiced frame before `place`."""
        return self.first + int(np.flatnonzero(self._voiced[: place - self.first])[-1]) + 1

    def voiced_from(self, place: int) -> int:
        """The first voiced frame at or after `place`."""
        from_here = self._voiced[place - self.first : self._length]
        return place + int(np.flatnonzero(from_here)[0])


def _resumed(former: _Closed, onset: int) -> Resumed:
    silence = former.silence + onset - former.end
    return Resumed(
        end=former.end * FRAME_SECONDS,
        at=onset * FRAME_SECONDS,
        silence_s=silence * FRAME_SECONDS,
    )


def _frames(seconds: float) -> int:
    return max(1, round(seconds / FRAME_SECONDS))
