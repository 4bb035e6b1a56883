"""The buyer's voice in the rep's microphone: found, taken out, and owned up to.

With loudspeakers instead of a headset the microphone hears the buyer as well, a little later and
with the room's echo. Each frame of the rep's side is held against what the loudspeaker played
(`copilot.audio.echo_path`), in three steps.

*Is there bleed?* Where foreseeing the echo makes the frame quieter, over most of the band, evidence
gathers; noise or a rep who talks at the same time gives none, and a frame too quiet for any echo
that matters is not looked into. Until there is enough of it, frames pass through untouched, the very
same objects, so sides that are truly apart stay as they are. When there is, the last seconds are
judged again with what is known by then: `mistaken` says which part of a stretch was heard before
that and is the buyer's.

*Take it out.* The foreseen echo is subtracted.

*Whose is the rest?* If what is left is no more than such echoes leave, the frame is the buyer's
alone, and its voice must not count. Anything well above is the rep talking too, and stays.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.audio.echo_path import BLOCKS, EchoPath
from copilot.audio.echo_remains import Remains, levels_db
from copilot.bleed import Bleed
from copilot.events import FRAME_SAMPLES, FRAME_SECONDS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from copilot.audio.echo_path import Explained
    from copilot.audio.echo_remains import Levels
    from copilot.events import AudioFrame
    from copilot.settings import BleedSettings

_LOUDEST: Final = 8.0
"""As in the voice detector: no real sample is 18 dB over full scale."""

_PLAYS: Final = 3e-7
"""Mean square of a frame above which the loudspeaker plays something: -65 dB of full scale."""

_AUDIBLE: Final = 1e-7
"""Mean square of an echo below which nobody hears it: -70 dB of full scale."""

_COUPLED: Final = 1e-3
"""Power of an echo under its loudspeaker's below which it harms nobody: -30 dB."""

_VOICED: Final = 3e-3
"""Of the loudest echoes lately, in power, below which the buyer pauses: -25 dB."""

_FORGETS: Final = 0.9995
"""What is loud is forgotten by half in 44 s."""

_PROOF_DB: Final = 25.0
"""Evidence, in dB times frames, that is enough: four frames quieter by 7 dB, or a second by 2 dB."""

_PROOF_MOST_DB: Final = 75.0
_MOST_A_FRAME_DB: Final = 12.0
_CHANCE_DB: Final = 1.0
"""A frame must be quieter by more to be evidence; sides that are apart give less than 0 on average."""

_LOOK_BACK: Final = 128
"""Frames that are judged again once bleed is found: 4 s, about what learning takes."""

_LOOK_AFTER: Final = 6
"""Frames from finding it to looking back, 192 ms: each teaches more, and no stretch closes sooner."""

_REMEMBERED: Final = 1_024
"""Frames of which is known whether they were mistaken: twice the longest stretch of speech."""

_TOLD_APART_DB: Final = -5.0
"""Where the buyer alone leaves less than this under the echo, the two are told apart. Measured, by the
rows ``hard`` of benchmarks/bleed.py: it lies between a clock that drifts by 50 ppm, whose talk share
is still right, and one that drifts by 100 ppm, whose is not."""

_LEARNS_FROM_EACH: Final = 0.03
"""Of what a frame leaves; the mean is that of the last second or so of the buyer alone."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Unmixed:
    """The rep's frame without the buyer. With `buyers` nothing of the rep is in it."""

    frame: AudioFrame
    buyers: bool = False


class BleedGuard:
    """Keeps the buyer's words from being the rep's, in one call. Bounded, however long the call.

    `heard` is what there was of it before, in a call that goes on.

    Frames must come in order, without gaps. One that holds no numbers counts as silence, and
    passes as it is.
    """

    def __init__(self, settings: BleedSettings, *, heard: Bleed | None = None) -> None:
        self._enabled = settings.enabled
        self._path = EchoPath()
        self._margin_db = settings.margin_db
        self._remains = Remains(self._margin_db)
        self._past: deque[tuple[AudioFrame, AudioFrame]] = deque(maxlen=_LOOK_BACK + BLOCKS)
        self._played: deque[float] = deque(maxlen=BLOCKS)
        self._proof_db = 0.0
        self._taken = 0.0
        self._loud = 0.0
        self._left_db = _TOLD_APART_DB - 1.0
        self._look_in = 0
        self._judged_until = 0
        self._mistaken: frozenset[int] = frozenset()
        before = heard or Bleed()
        self._bled_frames = round(before.seconds / FRAME_SECONDS)
        self._told_apart_frames = round(self._bled_frames * before.confidence)
        self.found = False
        """Whether the microphone hears the loudspeaker at present."""

    @property
    def heard(self) -> Bleed:
        """How much there was so far, and how well it was told apart."""
        frames = self._bled_frames
        confidence = self._told_apart_frames / frames if frames else 1.0
        return Bleed(seconds=frames * FRAME_SECONDS, confidence=confidence)

    def mistaken(self, start: float, end: float) -> float:
        """Part, 0 to 1, of a stretch of the rep's side that was the buyer alone, as known by now.

        Counts what was let through before the bleed was found, in the last half minute.
        """
        first, last = round(start / FRAME_SECONDS), round(end / FRAME_SECONDS)
        return sum(index in self._mistaken for index in range(first, last)) / max(1, last - first)

    def hear(self, rep: AudioFrame, buyer: AudioFrame) -> Unmixed:
        """Take the buyer out of one frame of the rep's side."""
        if not self._enabled:
            return Unmixed(frame=rep)
        far = _finite(buyer.pcm)
        self._past.append((rep, buyer))
        self._played.append(_mean_square(far))
        self._path.follow(far)
        loudest = max(self._played)
        if loudest < _PLAYS or not _is_sound(rep.pcm):
            return self._untouched(rep)
        if not self.found and _mean_square(rep.pcm) < _COUPLED * loudest:
            self._gather(-_CHANCE_DB)
            return self._untouched(rep)
        return self._look_into(rep)

    def _look_into(self, rep: AudioFrame) -> Unmixed:
        """What of a frame is the buyer's."""
        explained = self._path.explain(rep.pcm)
        self._path.learn(explained)
        levels = levels_db(explained.powers)
        if self._weigh(explained, levels[0] - levels[2]):
            self._look_in = _LOOK_AFTER
        if not self.found:
            return Unmixed(frame=rep)
        alone = self._alone(explained, levels, self._remains, counts=not self._look_in)
        if self._look_in:
            self._look_in -= 1
            if not self._look_in:
                self._look_back()
        if not self._look_in:
            self._judged_until = rep.index + 1
        return Unmixed(frame=self._without(rep, explained), buyers=alone)

    def _untouched(self, rep: AudioFrame) -> Unmixed:
        self._taken = 0.0
        return Unmixed(frame=rep)

    def _gather(self, gain_db: float) -> None:
        self._proof_db = min(max(0.0, self._proof_db + gain_db), _PROOF_MOST_DB)

    def _weigh(self, explained: Explained, quieter_db: Levels) -> bool:
        """Gather or lose evidence; whether there is enough of it at this frame, and was not before."""
        gain_db = 0.0
        coupled = _mean_square(explained.echo) > _COUPLED * max(self._played)
        if coupled:  # the middle band: hum fills some, and they would outweigh all others
            middle_db = float(np.sort(quieter_db)[len(quieter_db) // 2])
            gain_db = min(max(-_MOST_A_FRAME_DB, middle_db), _MOST_A_FRAME_DB)
        if not (self.found and coupled):  # a rep who talks too hides the echo, it is there still
            gain_db -= _CHANCE_DB
        self._gather(gain_db)
        before = self.found
        self.found = self._proof_db > 0.0 if before else self._proof_db >= _PROOF_DB
        return self.found and not before

    def _look_back(self) -> None:
        """Judge the last seconds by what has been learnt since."""
        # remains of its own: what was learnt from a sound leaves less of that sound than of others
        path, remains, mistaken = self._path.afresh(), Remains(self._margin_db), []
        warm = BLOCKS if self._past[0][0].index else 0  # before the call's first sound was none
        for place, (rep, buyer) in enumerate(self._past):
            path.follow(_finite(buyer.pcm))
            if place < warm or rep.index < self._judged_until:
                continue
            explained = path.explain(_finite(rep.pcm))
            levels = levels_db(explained.powers)
            if self._alone(explained, levels, remains, counts=True):
                mistaken.append(rep.index)
        since = self._judged_until - _REMEMBERED
        self._mistaken = frozenset(one for one in (*self._mistaken, *mistaken) if one >= since)

    def _alone(
        self, explained: Explained, levels: Levels, remains: Remains, *, counts: bool
    ) -> bool:
        """Whether the frame holds nothing but the buyer."""
        echo_db = np.maximum(levels[1], levels_db(explained.level))
        reps = remains.reps(echo_db, levels[2])
        echo = _mean_square(explained.echo)
        self._loud = max(echo, self._loud * _FORGETS)
        if echo < max(_AUDIBLE, _VOICED * self._loud):
            return not reps and echo > _AUDIBLE
        if not reps:
            left_db = float((levels[2] - echo_db).mean())
            self._left_db += _LEARNS_FROM_EACH * (left_db - self._left_db)
        if counts:
            self._bled_frames += 1
            self._told_apart_frames += self._left_db <= _TOLD_APART_DB
        return not reps

    def _without(self, rep: AudioFrame, explained: Explained) -> AudioFrame:
        """The frame less the echo, faded where that begins or ends; untouched where it is no gain."""
        heard, _, rest = explained.powers.sum(axis=1)
        before, self._taken = self._taken, float(rest < heard)
        if not (before or self._taken):
            return rep
        fade = np.linspace(before, self._taken, FRAME_SAMPLES, dtype=np.float32)
        return replace(rep, pcm=rep.pcm - fade * explained.echo)


def _mean_square(pcm: NDArray[np.float32]) -> float:
    return float(np.dot(pcm, pcm)) / FRAME_SAMPLES


def _finite(pcm: NDArray[np.float32]) -> NDArray[np.float32]:
    """The samples, or zeros in place of a frame that is broken."""
    return pcm if _is_sound(pcm) else np.zeros_like(pcm)


def _is_sound(pcm: NDArray[np.float32]) -> bool:
    return bool(np.abs(pcm).max(initial=0.0) <= _LOUDEST)  # false for what is no number
