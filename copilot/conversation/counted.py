"""How many words of an utterance are new, for what is told and kept of it in numbers. Pure.

A stretch that goes on comes again, whole (`copilot.conversation.retelling`). What was told of its
beginning is told already, however much the recogniser knew of it when it heard the whole. Words do
not come in the order in which they were said: a later stretch may have been told of in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.limits import limit

if TYPE_CHECKING:
    from copilot.events import Utterance
    from copilot.kinds import Speaker

MOST: Final = 2 * limit("segments_waiting")
"""So many stretches of both sides may overtake one another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Whose stretches were told of last, where each began, and how many words it had."""

    told: tuple[tuple[Speaker, float, int], ...] = ()

    def new_words(self, utterance: Utterance) -> int:
        """Those beyond what was told of the same stretch; never fewer than none."""
        known = (
            words for *which, words in self.told if which == [utterance.speaker, utterance.start]
        )
        return max(0, utterance.words.word_count - max(known, default=0))

    def after(self, utterance: Utterance) -> Counted:
        """Once it was told of."""
        fresh = (utterance.speaker, utterance.start, utterance.words.word_count)
        return Counted(told=(*self.told, fresh)[-MOST:])
