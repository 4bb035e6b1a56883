"""The rep cutting in on the buyer, against murmuring along and answering quickly. Pure.

In hand-timed consultations nearly half of all turns overlap the one before, so an overlap is no
rudeness: it is one if the buyer had the floor, was in mid-sentence or went on for long, and fell silent.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from copilot.kinds import Speaker
from copilot.speech.ending import Ending, asks_outright, ending

if TYPE_CHECKING:
    from copilot.conversation.turns import Turn

OVERLAP_S: Final = 0.5
"""Speech that sets in this long before the other side's end breaks in (livekit/agents)."""

LONG_OVERLAP_S: Final = 1.2
"""Over a finished sentence only a longer one is cutting in; a quick answer is none. Ours, argued."""

HELD_S: Final = 1.0
"""The buyer must have had the floor for so long before it."""

FEWEST_WORDS: Final = 3
"""Fewer are a murmur, whatever they say."""

_OPEN: Final = frozenset({Ending.FRAGMENT, Ending.TRAILING, Ending.DICTATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class CutIns:
    """How often the rep cut in, and when last."""

    count: int = 0
    at: float | None = None

    def after(self, turn: Turn, before: Turn | None) -> CutIns:
        """With one more utterance; `turn` and `before` as in `Measures.after`."""
        if turn.speaker is not Speaker.REP or turn.backchannel:
            return self
        if before is None or before.speaker is not Speaker.BUYER or not cuts_in(turn, before):
            return self
        return replace(self, count=self.count + 1, at=turn.start)

    def since_s(self, at: float) -> float | None:
        """Seconds since the rep last cut in; None if never."""
        return None if self.at is None else at - self.at


def cuts_in(turn: Turn, before: Turn) -> bool:
    """Whether a turn of the rep's set in while the buyer spoke, went on, and the buyer stopped."""
    overlap_s = before.end - turn.start
    if overlap_s < OVERLAP_S or turn.start - before.start < HELD_S or turn.end <= before.end:
        return False
    if turn.unheard == 0 and turn.words < FEWEST_WORDS:
        return False
    said = before.last_breaths
    if not said:
        return overlap_s >= LONG_OVERLAP_S
    if asks_outright(said):
        return False  # who has asked is waiting for it
    return overlap_s >= LONG_OVERLAP_S or ending(said) in _OPEN
