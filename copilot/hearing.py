"""What the rep is told about the hearing itself: pure, by audio time.

A coach that is deaf and keeps quiet looks exactly like one with nothing to say, so each side has a
state and the call has a banner. Thresholds are in seconds of call audio.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.conversation.unheard import WORD_S
from copilot.events import FRAME_SECONDS, AudioFrame
from copilot.kinds import SPEAKERS, Speaker

if TYPE_CHECKING:
    from copilot.delivery.messages import Banner, SideState
    from copilot.events import Utterance

LOST_AFTER_S: Final = 2.0
"""A side whose sound has not arrived for this long is lost (dead-air watchdogs of open peers: 2 s)."""

DEAD_AFTER_S: Final = 2.0
"""Digital silence this long is a dead device: a live microphone always has some noise."""

NOTHING_AFTER_S: Final = 30.0
"""Neither side has said a word this far into the call, or since: the rep should look at the set-up.
Ours: longer than people look for something in silence."""

BEHIND_AFTER_S: Final = 2.0
"""Words that were due this long ago are late; a state must be shown within 2 s."""

GIVEN_UP_AFTER: Final = 2
"""Stretches in a row whose words did not come: one may be a worker's end, of which the next knows
nothing; two are no accident. Ours."""

_DIGITAL_SILENCE: Final = 1e-7


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side's recent past, in seconds since something happened."""

    lost_s: float = 0.0
    dead_s: float = 0.0
    quiet_s: float = 0.0
    speaking: bool = False
    ever_spoke: bool = False

    def after(self, frame: AudioFrame, *, speaking: bool) -> Side:
        """The side one frame later."""
        dead = not frame.lost and float(np.abs(frame.pcm).max(initial=0.0)) < _DIGITAL_SILENCE
        return Side(
            lost_s=self.lost_s + FRAME_SECONDS if frame.lost else 0.0,
            dead_s=self.dead_s + FRAME_SECONDS if dead else 0.0,
            quiet_s=0.0 if speaking else self.quiet_s + FRAME_SECONDS,
            speaking=speaking,
            ever_spoke=self.ever_spoke or speaking,
        )

    @property
    def state(self) -> SideState:
        """The word the overlay shows for this side."""
        if self.speaking:
            return "speaking"
        if self.lost_s >= LOST_AFTER_S:
            return "lost"
        if not self.ever_spoke and (self.dead_s >= DEAD_AFTER_S or self.quiet_s >= NOTHING_AFTER_S):
            return "silent"
        return "listening"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """Both sides, how far the words are behind, and of how many stretches in a row none came."""

    rep: Side = Side()
    buyer: Side = Side()
    behind_s: float = 0.0
    given_up: int = 0
    at: float = 0.0

    def after(
        self, frames: tuple[AudioFrame, AudioFrame], speaking: tuple[bool, bool], behind_s: float
    ) -> Hearing:
        """The hearing one frame later; `behind_s` is the age of the oldest words still awaited."""
        return Hearing(
            rep=self.rep.after(frames[0], speaking=speaking[0]),
            buyer=self.buyer.after(frames[1], speaking=speaking[1]),
            behind_s=behind_s,
            given_up=self.given_up,
            at=frames[0].start + FRAME_SECONDS,
        )

    def answered(self, utterance: Utterance) -> Hearing:
        """The hearing once a closed stretch has its words, or they were given up."""
        came = not utterance.late or utterance.unclear
        return replace(self, given_up=0 if came else self.given_up + 1)

    def side(self, speaker: Speaker) -> Side:
        """One of the two."""
        return self.rep if speaker is Speaker.REP else self.buyer

    @property
    def sound_missing(self) -> bool:
        """Whether a side's sound has not come for as long as a word takes."""
        return max(self.rep.lost_s, self.buyer.lost_s) >= WORD_S

    @property
    def banner(self) -> Banner:
        """What must be said about the hearing, worst first."""
        sides = [self.side(speaker) for speaker in SPEAKERS]
        if any(side.state == "lost" for side in sides):
            return "blind"
        if self.given_up >= GIVEN_UP_AFTER:
            return "wordless"
        if self.behind_s >= BEHIND_AFTER_S:
            return "behind"
        quiet = [side.quiet_s >= NOTHING_AFTER_S for side in sides]
        unheard = [one and not side.ever_spoke for one, side in zip(quiet, sides, strict=True)]
        return "hears_nothing" if all(quiet) or any(unheard) else "none"
