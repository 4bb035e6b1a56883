"""Whose turn it is and what was said in it.

A turn is an unbroken stretch of one side. Utterances of a side join; what the other side murmurs
meanwhile ("yeah", "mm-hm") stands beside the turn and does not end it, since in hand-timed
two-speaker consultations one turn in six lay wholly inside the other's (PriMock57).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from copilot.limits import limit
from copilot.spoken import Spoken

if TYPE_CHECKING:
    from copilot.events import Utterance
    from copilot.kinds import Speaker

BREATH_WORDS: Final = 40
"""The end of a turn is judged on about so many words: a sentence may come in several breaths, and
few sentences have more."""

ASIDE_S: Final = 2.0
"""Longer talk inside the other side's is crosstalk, not an aside. Ours, argued and not measured."""

_TURNS: Final = limit("turns_kept")
_TURNS_WITH_TEXT: Final = limit("turns_with_text")
_TEXTS: Final = limit("texts_per_turn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One side's unbroken stretch of talk, or its murmur during the other's.

    `voiced_s` is the sum of its utterances, so silences inside the turn are left out. `text` holds
    one entry an utterance and is emptied when the turn is old; `words` and `questions` stay.
    `unheard` counts utterances whose words never came.
    """

    speaker: Speaker
    start: float
    end: float
    voiced_s: float
    words: int
    questions: int
    text: tuple[Spoken, ...]
    backchannel: bool = False
    unheard: int = 0

    @property
    def duration(self) -> float:
        """Seconds from first to last voice, silences inside included."""
        return self.end - self.start

    @property
    def last_breaths(self) -> Spoken:
        """What was said last, its newest utterances joined: one of them may be half a sentence."""
        said: list[str] = []
        words = 0
        for one in reversed(self.text):
            said.insert(0, one.reveal())
            words += one.word_count
            if words >= BREATH_WORDS:
                break
        return Spoken(" ".join(said))

    def joined(self, later: Turn) -> Turn:
        """This turn with more of the same side's talk."""
        return replace(
            self,
            start=min(self.start, later.start),
            end=max(self.end, later.end),
            voiced_s=self.voiced_s + later.voiced_s,
            words=self.words + later.words,
            questions=self.questions + later.questions,
            text=(*self.text, *later.text)[-_TEXTS:],
            unheard=self.unheard + later.unheard,
        )


def turn_of(utterance: Utterance, *, questions: int, backchannel: bool) -> Turn:
    """The turn that this utterance would be if it stood alone."""
    return Turn(
        speaker=utterance.speaker,
        start=utterance.start,
        end=utterance.end,
        voiced_s=utterance.voiced_s,
        words=utterance.words.word_count,
        questions=questions,
        text=(utterance.words,) if utterance.words else (),
        backchannel=backchannel,
        unheard=int(utterance.late),
    )


def lies_inside(turn: Turn, later: Turn) -> bool:
    """Whether a short turn was spoken into the other side's one, which went on regardless.

    Utterances come by their end, so the inner one comes first and the outer one shows it up.
    """
    inside = later.start <= turn.start and turn.end <= later.end
    return inside and turn.speaker is not later.speaker and turn.duration <= ASIDE_S


def goes_on(turn: Turn, before: Turn | None) -> bool:
    """Whether an utterance belongs to the turn that its side has already: `before` held the floor."""
    return before is not None and (before.speaker is turn.speaker or lies_inside(before, turn))


def floor_turn(turns: tuple[Turn, ...]) -> Turn | None:
    """The turn of the side that holds the floor: the last one that is not a murmur."""
    for turn in reversed(turns):
        if not turn.backchannel:
            return turn
    return None


def with_turn(turns: tuple[Turn, ...], new: Turn) -> tuple[tuple[Turn, ...], int]:
    """The turns after one more stretch of talk, and how many old ones were forgotten for it.

    A side's talk goes on where it holds the floor, whatever the other murmured meanwhile or said
    into it. Murmurs of a side during one turn of the other join, so few entries follow a turn.
    """
    if turns and lies_inside(turns[-1], new):
        turns = (*turns[:-1], replace(turns[-1], backchannel=True))
    place = _place_to_join(turns, new)
    if place is not None:
        joined = turns[place].joined(new)
        return (*turns[:place], joined, *turns[place + 1 :]), 0
    grown = (*turns, new)
    forgotten = max(0, len(grown) - _TURNS)
    grown = grown[forgotten:]
    stale = len(grown) - _TURNS_WITH_TEXT - 1
    if stale >= 0 and grown[stale].text:
        grown = (*grown[:stale], replace(grown[stale], text=()), *grown[stale + 1 :])
    return grown, forgotten


def _place_to_join(turns: tuple[Turn, ...], new: Turn) -> int | None:
    for place in range(len(turns) - 1, -1, -1):
        turn = turns[place]
        if turn.speaker is new.speaker and turn.backchannel == new.backchannel:
            return place
        if not turn.backchannel:
            return None
    return None
