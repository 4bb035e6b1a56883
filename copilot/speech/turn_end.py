"""When a turn counts as over: how it ended, who holds the floor, and the pair's own rhythm. Pure.

What makes an instant safe is who is expected to speak next, and hardly how long the silence has
lasted: on hand-timed turns the buyer's voice comes after the rep's turn at about the same rate all
along, and the rep's own seldom (`benchmarks/timing.py`, ``human_after_rep_..._begins_...``). So a
pause is judged by what it follows:

- the rep asked and fell silent: the rep listens, the buyer thinks. The best moment there is, and
  waiting makes it later, not safer (tried on the samples with 0.7 s for a rep who is not known yet:
  no card between two questions any more, but one into the buyer's answer, and fewer shown);
- the rep said something and fell silent for longer than this rep does within a turn. What only
  begins like a question, or offers something, is no more than that: it may still be under way;
- the buyer finished, and the rep takes longer to respond than this rep does: who hesitates may
  want a line, who does not must not find one in the way;
- anything else is held until the silence is long enough for any turn.

The answer leans to "not yet": a wrong yes puts a card before somebody in mid-thought, a wrong no
lets it wait for a better pause. `benchmarks/latency.py` and `benchmarks/timing.py` say how often a
card began in somebody's turn (``onset_in_..._percent``), how late it was and how many found their
pause.

The thresholds are ours, set by looking at the recordings and timed conversations at hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.kinds import Speaker
from copilot.speech.ending import Ending, asks_outright, ending

if TYPE_CHECKING:
    from copilot.spoken import Spoken

HANDOVER_S: Final = 0.24
"""After the rep's question nobody but the buyer is expected to speak, and the rep to listen: the
one moment that is open at once. Silence is counted in whole frames; this lies between two of them,
below the eight after which words are known at the earliest."""

KNOWN_QUESTIONS: Final = 6
"""So many of a side's questions are remembered."""

ASKS_TWICE: Final = 2
"""Who went on from so many of them is given the time for it; once is no habit. Ours, argued: of the
conversations at hand hardly one is told apart by it."""

BEYOND: Final = 1.2
"""A pause is longer than what somebody is used to when it exceeds it by this factor."""

REP_TURN_S: Final = 0.9
"""The rep said something and stopped; the next sentence may follow."""

BUYER_TURN_S: Final = 1.2
"""The buyer has finished and the rep does not answer: who still hesitates may want a line."""

UNKNOWN: Final = 1.5
"""Before it is known how fast the rep responds, any silence must be longer by this factor."""

SLOWEST_S: Final = 2.0
"""However long this side uses to pause within its turns, so much silence is enough."""

OPENING_WORDS: Final = 8
"""A turn of no more words, a question apart, is often the opening of a longer one ("Good to know.");
ours, set on the same recordings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What is known of the turn after which there is silence; times in seconds.

    `latest` is what that side said last and `words` how many words its turn has so far; `answered`
    says that the other side has spoken since, if only a murmur. The rest is the pair's rhythm (see
    `copilot.conversation.rhythm`): `usual_s` is longer than this side pauses within its turns (None
    before that is known), `asks_on_s` the pauses after which it lately went on from its own
    questions, and `response_s` longer than the rep takes to respond (None before that is known).
    """

    speaker: Speaker
    latest: Spoken
    words: int
    answered: bool = False
    usual_s: float | None = None
    asks_on_s: tuple[float, ...] = ()
    response_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnEnd:
    """How much silence says that the turn is over; a `handover` ended with the rep's question."""

    after_s: float
    handover: bool = False


def turn_end(talk: Talk, hold_s: float) -> TurnEnd:
    """When this turn counts as over; after `hold_s` where nothing else says so."""
    how = ending(talk.latest)
    if talk.speaker is Speaker.BUYER or talk.answered:
        # the rep is expected to speak: only who takes longer than usual may want a line
        hesitates_s = UNKNOWN * hold_s if talk.response_s is None else talk.response_s
        if talk.answered or not _finished(how, talk):
            return TurnEnd(after_s=max(hold_s, hesitates_s))
        return TurnEnd(after_s=max(BUYER_TURN_S, talk.usual_s or 0.0, hesitates_s))
    if asks_outright(talk.latest):
        asks_twice = len(talk.asks_on_s) >= ASKS_TWICE
        going_on_s = BEYOND * max(talk.asks_on_s) if asks_twice else 0.0
        return TurnEnd(after_s=_at_least(HANDOVER_S, going_on_s), handover=True)
    if not _finished(how, talk):
        return TurnEnd(after_s=hold_s)
    return TurnEnd(after_s=_at_least(REP_TURN_S, talk.usual_s))


def _finished(how: Ending, talk: Talk) -> bool:
    return how is Ending.QUESTION or (how is Ending.SENTENCE and talk.words > OPENING_WORDS)


def _at_least(silence_s: float, usual_s: float | None) -> float:
    return max(silence_s, min(SLOWEST_S, usual_s or 0.0))
