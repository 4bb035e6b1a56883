"""The rep telling about its own house, at a stretch. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from copilot.conversation.cues.cue import Cue
from copilot.conversation.measures import STRETCH_GAP_S
from copilot.conversation.turns import goes_on
from copilot.kinds import Speaker

if TYPE_CHECKING:
    from copilot.conversation.gist import Gist
    from copilot.conversation.reading import Reading
    from copilot.conversation.turns import Turn

OVERVIEW_WORDS: Final = 60
"""So many words in "we" and "our" without a question are an overview (ours, argued: a bit under
half a minute; the longest stretch in 18 labelled calls has 104 words)."""

STORY_WORDS: Final = 35
"""The same where the company's story is told or announced in so many words."""

OWN_CLAUSES: Final = 4
OWN_SHARE: Final = 0.5
"""At least so many clauses, with such a part of all words, tell of "we", "our" or the product."""

_TOGETHER: Final = (
    Cue.MEET, Cue.DO, Cue.REQUEST, Cue.WHEN, Cue.SUITS, Cue.LOOSE, Cue.CLOSING, Cue.SET, Cue.GREETS,
)  # fmt: skip
"""In these "we" is the two who talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Monologue:
    """The rep's stretch of talk (as `Measures` bounds it), and how much of it is about itself.

    `told_words`, `own` clauses, their words and the company's `stories` count anew after a question.
    `overviews` is how many there were in the call; `told` that this stretch is one.
    """

    end: float = 0.0
    told_words: int = 0
    own: int = 0
    own_words: int = 0
    stories: int = 0
    told: bool = False
    overviews: int = 0

    @property
    def overview_strength(self) -> float:
        """How sure it is that the stretch so far is an overview, 0 to 1."""
        if self.own_words < max(STORY_WORDS, OWN_SHARE * self.told_words):
            return 0.0
        if self.stories:
            return 0.8 if self.stories == 1 else 0.9
        return 0.6 if self.own_words >= OVERVIEW_WORDS and self.own >= OWN_CLAUSES else 0.0

    def after(self, turn: Turn, before: Turn | None, reading: Reading) -> Monologue:
        """The stretch once this was said too; `turn` and `before` as in `Measures.after`."""
        if turn.backchannel or turn.speaker is Speaker.BUYER:
            return self
        if not goes_on(turn, before) or turn.start - self.end > STRETCH_GAP_S:
            anew = Monologue(overviews=self.overviews)
            return anew._with(turn, reading)
        return self._with(turn, reading)

    def _with(self, turn: Turn, reading: Reading) -> Monologue:
        told, own, own_words, stories = self.told_words, self.own, self.own_words, self.stories
        for gist in reading.gists:
            if gist.asks and not gist.checks_back:
                told = own = own_words = stories = 0
                continue
            told += gist.words
            if _about_itself(gist):
                own, own_words = own + 1, own_words + gist.words
                stories += gist.has(Cue.STORY)
        grown = replace(
            self,
            end=max(self.end, turn.end),
            told_words=told,
            own=own,
            own_words=own_words,
            stories=stories,
        )
        if grown.told or not grown.overview_strength:
            return grown
        return replace(grown, told=True, overviews=grown.overviews + 1)


def _about_itself(gist: Gist) -> bool:
    """Whether a clause tells of the rep's own house, and "we" is not the two who talk."""
    return (gist.own or gist.has(Cue.PRODUCT_TALK, Cue.STORY)) and not gist.has(*_TOGETHER)
