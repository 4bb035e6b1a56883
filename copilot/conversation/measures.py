"""The call in numbers, brought up to date at every utterance; each says what it is divided by."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from statistics import median
from typing import TYPE_CHECKING, Final, NamedTuple

from copilot.bleed import Bleed
from copilot.conversation.buckets import first_of, oldest_kept, spread
from copilot.conversation.turns import goes_on
from copilot.kinds import Speaker
from copilot.limits import limit

if TYPE_CHECKING:
    from copilot.conversation.turns import Turn
    from copilot.events import Utterance

MIN_SPEECH_S: Final = 10.0
"""With less voice of both sides together, a share says nothing and is None. Ours: a turn or two."""

WINDOW_S: Final = 300.0
"""How far back the rolling share looks. Ours: several turns of both, and still how it is by now."""

STRETCH_GAP_S: Final = 5.0
"""A longer silence gave the other side its chance, so a stretch begins anew after it (the pause
boundary of QuentinFuxa/WhisperLiveKit)."""

_GAPS: Final = limit("gaps_kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """Voiced seconds of both sides in one step of time."""

    index: int
    rep_s: float = 0.0
    buyer_s: float = 0.0


class _Floor(NamedTuple):
    """What holding, taking or leaving the floor makes of a side's sums."""

    turns: int
    gaps_s: tuple[float, ...]
    stretch_s: float
    stretch_end: float
    stretch_words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side's sums. `stretch_s` is its latest stretch from first to last voice, with its words."""

    voiced_s: float = 0.0
    words: int = 0
    turns: int = 0
    questions: int = 0
    open_questions: int = 0
    late_utterances: int = 0
    stretch_s: float = 0.0
    stretch_end: float = 0.0
    longest_stretch_s: float = 0.0
    stretch_words: int = 0
    longest_stretch_words: int = 0
    gaps_s: tuple[float, ...] = ()

    def spoke(self, turn: Turn, before: Turn | None, *, open_questions: int, late: bool) -> Side:
        """The side after one more utterance; see `Measures.after`."""
        floor = self._floor(turn, before)
        return replace(
            self,
            voiced_s=self.voiced_s + turn.voiced_s,
            words=self.words + turn.words,
            questions=self.questions + turn.questions,
            open_questions=self.open_questions + open_questions,
            late_utterances=self.late_utterances + late,
            turns=floor.turns,
            gaps_s=floor.gaps_s,
            stretch_s=floor.stretch_s,
            stretch_end=floor.stretch_end,
            longest_stretch_s=max(self.longest_stretch_s, floor.stretch_s),
            stretch_words=floor.stretch_words,
            longest_stretch_words=max(self.longest_stretch_words, floor.stretch_words),
        )

    def _floor(self, turn: Turn, before: Turn | None) -> _Floor:
        if turn.backchannel:
            stretch = (self.stretch_s, self.stretch_end, self.stretch_words)
            return _Floor(self.turns, self.gaps_s, *stretch)
        if goes_on(turn, before):
            if turn.start - self.stretch_end > STRETCH_GAP_S:
                return _Floor(self.turns, self.gaps_s, turn.duration, turn.end, turn.words)
            length = self.stretch_s + turn.end - self.stretch_end
            words = self.stretch_words + turn.words
            return _Floor(self.turns, self.gaps_s, length, turn.end, words)
        gaps = self.gaps_s
        if before is not None and turn.start >= before.start:  # else nobody broke in or replied
            gaps = (*gaps, turn.start - before.end)[-_GAPS:]
        return _Floor(self.turns + 1, gaps, turn.duration, turn.end, turn.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The whole call so far, in seconds, counts, and shares from 0 to 1.

    Voiced seconds are the durations of the utterances, as the voice detector bounds them. A share
    is **rep's part over the parts of both, silence left out** (winsabove's glossary; Contact Lens
    divides by the whole conversation instead), and None below `MIN_SPEECH_S` of speech.
    """

    at: float = 0.0
    floor: Speaker | None = None
    rep: Side = Side()
    buyer: Side = Side()
    buckets: tuple[Bucket, ...] = ()
    sound_bleed: Bleed = field(default_factory=Bleed)
    repeated_s: float = 0.0

    @property
    def bleed(self) -> Bleed:
        """How much of the buyer the rep's microphone heard, by its sound and by its words."""
        return self.sound_bleed.with_repeats(self.repeated_s)

    @property
    def withheld(self) -> bool:
        """Whether the rep's measures would be wrong: shares are then None, and no rule uses one."""
        return self.bleed.withholds

    def side(self, speaker: Speaker) -> Side:
        """One of the two."""
        return self.rep if speaker is Speaker.REP else self.buyer

    def reached(self, at: float) -> Measures:
        """The same call at a later time: old speech leaves the rolling window."""
        return replace(self, at=max(self.at, at))

    def overheard(self, utterance: Utterance) -> Measures:
        """The call after an utterance that was the buyer's, heard again on the rep's side."""
        repeated_s = self.repeated_s + utterance.voiced_s
        return replace(self, at=max(self.at, utterance.end), repeated_s=repeated_s)

    def after(
        self, utterance: Utterance, turn: Turn, before: Turn | None, *, open_questions: int = 0
    ) -> Measures:
        """The call after one more utterance.

        `turn` is that utterance as a turn of its own; `before` is the turn that held the floor.
        A murmur adds voice and words, and leaves turns, stretches and gaps as they were.
        """
        own, other = self.side(utterance.speaker), self.side(utterance.speaker.other)
        own = own.spoke(turn, before, open_questions=open_questions, late=utterance.late)
        rep, buyer = (own, other) if utterance.speaker is Speaker.REP else (other, own)
        return replace(
            self,
            at=max(self.at, utterance.end),
            floor=self.floor if turn.backchannel else utterance.speaker,
            rep=rep,
            buyer=buyer,
            buckets=_credited(self.buckets, utterance),
        )

    @property
    def rep_speech_s(self) -> float:
        """Voiced seconds of the rep."""
        return self.rep.voiced_s

    @property
    def buyer_speech_s(self) -> float:
        """Voiced seconds of the buyer's side."""
        return self.buyer.voiced_s

    @property
    def rep_share(self) -> float | None:
        """Rep's voiced seconds over those of both, over the whole call so far."""
        return None if self.withheld else _share(self.rep.voiced_s, self.buyer.voiced_s)

    @property
    def rolling_rep_share(self) -> float | None:
        """Rep's voiced seconds over those of both, over the last `WINDOW_S` seconds."""
        if self.withheld:
            return None
        first = first_of(self.at, WINDOW_S)
        recent = [bucket for bucket in self.buckets if bucket.index >= first]
        return _share(sum([one.rep_s for one in recent]), sum([one.buyer_s for one in recent]))

    @property
    def rep_word_share(self) -> float | None:
        """Rep's words over those of both; None where `rep_share` is.

        Words and seconds differ: in one telephone call 49 % of the voice was 58 % of the words.
        """
        words = self.rep.words + self.buyer.words
        return None if self.rep_share is None or not words else self.rep.words / words

    @property
    def rep_words(self) -> int:
        """Words of the rep, split on white space."""
        return self.rep.words

    @property
    def buyer_words(self) -> int:
        """Words of the buyer's side."""
        return self.buyer.words

    @property
    def turns(self) -> int:
        """Turns of both sides, murmurs not counted, forgotten ones counted."""
        return self.rep.turns + self.buyer.turns

    @property
    def rep_questions(self) -> int:
        """Questions that the rep asked, check-backs such as "sound good?" not counted."""
        return self.rep.questions

    @property
    def rep_open_questions(self) -> int:
        """Of those, the ones that invite an explanation."""
        return self.rep.open_questions

    @property
    def buyer_questions(self) -> int:
        """Questions that the buyer's side asked."""
        return self.buyer.questions

    @property
    def current_monologue_s(self) -> float:
        """Seconds from the rep's first voice to the last since the buyer last held the floor.

        The buyer's murmurs do not end it, a silence over `STRETCH_GAP_S` does.
        """
        return self.rep.stretch_s if self.floor is Speaker.REP else 0.0

    @property
    def longest_rep_monologue_s(self) -> float:
        """The greatest that `current_monologue_s` has been."""
        return self.rep.longest_stretch_s

    @property
    def current_monologue_words(self) -> int:
        """Words of the same stretch."""
        return self.rep.stretch_words if self.floor is Speaker.REP else 0

    @property
    def longest_rep_monologue_words(self) -> int:
        """The greatest that `current_monologue_words` has been."""
        return self.rep.longest_stretch_words

    @property
    def longest_buyer_stretch_s(self) -> float:
        """The same of the buyer (Gong calls it the longest customer story)."""
        return self.buyer.longest_stretch_s

    @property
    def median_response_gap_s(self) -> float | None:
        """Median seconds from one side's last voice to the other's first, both ways.

        Of the last turns; below 0 where the two overlap, None before the first reply.
        """
        gaps = (*self.rep.gaps_s, *self.buyer.gaps_s)
        return median(gaps) if gaps else None

    @property
    def rep_response_gap_s(self) -> float | None:
        """The same of the rep's replies alone: patience."""
        return median(self.rep.gaps_s) if self.rep.gaps_s else None

    @property
    def late_utterances(self) -> int:
        """Stretches of both sides whose words came too late, or not at all."""
        return self.rep.late_utterances + self.buyer.late_utterances


def _share(rep_s: float, buyer_s: float) -> float | None:
    both = rep_s + buyer_s
    return rep_s / both if both >= MIN_SPEECH_S else None


def _credited(buckets: tuple[Bucket, ...], utterance: Utterance) -> tuple[Bucket, ...]:
    """The buckets with the utterance spread over those that it touches; stale ones are let go."""
    rep = utterance.speaker is Speaker.REP
    grown = {bucket.index: bucket for bucket in buckets}
    for index, part in spread(utterance.start, utterance.end):
        voiced = utterance.voiced_s * part
        old = grown.get(index, Bucket(index=index))
        grown[index] = Bucket(
            index=index,
            rep_s=old.rep_s + voiced if rep else old.rep_s,
            buyer_s=old.buyer_s if rep else old.buyer_s + voiced,
        )
    oldest = oldest_kept(max(grown), WINDOW_S)
    return tuple(grown[index] for index in sorted(grown) if index >= oldest)
