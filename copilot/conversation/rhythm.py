"""How a side pauses between two sentences of one turn: the pair's own rhythm. Pure.

People differ threefold in how long they pause before they go on, and a machine that reads aloud
pauses longest of all, so a silence that ends one speaker's turn is another's full stop. What counts
as the end of a turn is held against what this side did in this call.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from copilot.kinds import Speaker
from copilot.limits import limit
from copilot.speech.ending import Ending, asks_outright, ending
from copilot.speech.turn_end import BEYOND, KNOWN_QUESTIONS

if TYPE_CHECKING:
    from copilot.conversation.turns import Turn
    from copilot.events import Utterance

SHORTEST_S: Final = 0.2
"""Who goes on from a question after less drew breath."""

BREATH_S: Final = 0.35
"""The same between two sentences, where breaths are many: counted, they would hide how long the
pauses are that must not be taken for the end of a turn."""

FEWEST: Final = 3
"""Of fewer pauses no rhythm is made."""

USUAL_PERCENT: Final = 90
"""Of a side's pauses are no longer than its usual one."""

ASKED_AGAIN_S: Final = 1.2
"""Who speaks again after so long was not answered, and did not merely draw breath."""

_PAUSES: Final = limit("pauses_kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class SideRhythm:
    """How one side lately paused, in seconds.

    `statements_s` are its pauses after a statement after which it went on. `questions_s` has one
    entry for each outright question: the pause after which it went on from it, 0 where the other side took
    it up. `responses_s` are the silences before it answered.
    """

    statements_s: tuple[float, ...] = ()
    questions_s: tuple[float, ...] = ()
    responses_s: tuple[float, ...] = ()

    @property
    def hesitates_after_s(self) -> float | None:
        """So much silence is more than this side takes to respond; None before that is known."""
        if len(self.responses_s) < FEWEST:
            return None
        return BEYOND * max(self.responses_s)

    @property
    def over_after_s(self) -> float | None:
        """So much silence is more than this side's usual pause; None before that is known."""
        pauses = sorted((*self.statements_s, *filter(None, self.questions_s)))
        if len(pauses) < FEWEST:
            return None
        return BEYOND * pauses[max(0, -(-len(pauses) * USUAL_PERCENT // 100) - 1)]

    @property
    def asks_on_s(self) -> tuple[float, ...]:
        """The pauses after which this side lately went on from its own questions."""
        return tuple(filter(None, self.questions_s))

    def asked(self, pause_s: float) -> SideRhythm:
        """One more question, and the pause before it was gone on from; 0 if it was not."""
        return replace(self, questions_s=(*self.questions_s, pause_s)[-KNOWN_QUESTIONS:])

    def responded(self, pause_s: float) -> SideRhythm:
        """One more response, after so long a silence."""
        return replace(self, responses_s=(*self.responses_s, pause_s)[-_PAUSES:])

    def stated(self, pause_s: float) -> SideRhythm:
        """One more statement that was gone on from."""
        return replace(self, statements_s=(*self.statements_s, pause_s)[-_PAUSES:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """Both sides' rhythms."""

    rep: SideRhythm = field(default_factory=SideRhythm)
    buyer: SideRhythm = field(default_factory=SideRhythm)

    def of(self, speaker: Speaker) -> SideRhythm:
        """One side's."""
        return self.rep if speaker is Speaker.REP else self.buyer

    def after(
        self, utterance: Utterance, holder: Turn | None, latest: Utterance | None = None
    ) -> Rhythm:
        """The rhythm once this was said, `holder` having had the floor, `latest` having come last.

        Into which the other side murmured, that was no pause of the holder's.
        """
        if holder is None or not holder.text:
            return self
        said = holder.last_breaths
        pause_s = utterance.start - holder.end
        side = self.of(holder.speaker)
        same = holder.speaker is utterance.speaker
        murmured = latest is not None and latest.speaker is not holder.speaker
        if asks_outright(said):
            went_on = same and not murmured and SHORTEST_S <= pause_s < ASKED_AGAIN_S
            side = side.asked(pause_s if went_on else 0.0)
        elif same and not murmured and pause_s >= BREATH_S and ending(said) is Ending.SENTENCE:
            side = side.stated(pause_s)
        rhythm = self.having(holder.speaker, side)
        if same:
            return rhythm
        answering = rhythm.of(utterance.speaker).responded(max(0.0, pause_s))
        return rhythm.having(utterance.speaker, answering)

    def having(self, speaker: Speaker, side: SideRhythm) -> Rhythm:
        """The same with one side's rhythm changed."""
        return replace(self, rep=side) if speaker is Speaker.REP else replace(self, buyer=side)
