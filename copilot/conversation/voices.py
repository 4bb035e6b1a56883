"""Who is speaking and since when, as far as the conversation is told: for silences that rules ask for.

The conversation learns of a voice when it begins and of its words when they are there; in between
the side speaks. A stretch is cut at a bound, and what follows a cut begins without a word of it, so
after so long a stretch it is not known whether the side went on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from copilot.events import SpeechStarted, Utterance
from copilot.kinds import Speaker
from copilot.limits import limit

if TYPE_CHECKING:
    from copilot.events import CallEnded, Tick

_LONGEST_S: Final = float(limit("segment_seconds"))

CUT_FROM_S: Final = _LONGEST_S / 2
"""A stretch as long as this may have been cut (the segmenter cuts in the last third of its bound)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """`rep_since` and `buyer_since`: a stretch of that side that began and has not ended.

    `last_end` is the end of the latest voice, `cut` whether that stretch may have been cut there.
    """

    rep_since: float | None = None
    buyer_since: float | None = None
    last_end: float | None = None
    cut: bool = False

    def after(self, event: SpeechStarted | Utterance | Tick | CallEnded) -> Voices:
        """The voices once this has happened too."""
        if isinstance(event, SpeechStarted):
            return self._with(event.speaker, event.start)
        if not isinstance(event, Utterance):
            return self
        ended = self._with(event.speaker, None)
        if self.last_end is not None and event.end < self.last_end:
            return ended
        cut = event.end - event.new_from >= CUT_FROM_S
        return replace(ended, last_end=event.end, cut=cut)

    def silent_s(self, at: float) -> float | None:
        """Seconds that nobody has spoken at `at`; 0 while somebody does, None where that is unknown.

        Unknown before the first voice, and where the last stretch may have been cut. A voice that
        began longer ago than a stretch can be, and left no words, was none.
        """
        open_since = (self.rep_since, self.buyer_since)
        if any(since is not None and at - since <= _LONGEST_S for since in open_since):
            return 0.0
        if self.last_end is None:
            return None
        silent = max(0.0, at - self.last_end)
        return None if self.cut and silent <= _LONGEST_S else silent

    def _with(self, speaker: Speaker, since: float | None) -> Voices:
        if speaker is Speaker.REP:
            return replace(self, rep_since=since)
        return replace(self, buyer_since=since)
