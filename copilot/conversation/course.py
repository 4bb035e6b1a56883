"""How the dialogue itself goes, whatever it is about: all that is followed, brought on together.

Numbers for rules stand here under plain names, as those of `Measures` do there.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from copilot.conversation.asked import Asked
from copilot.conversation.cadence import Cadence
from copilot.conversation.cues.cue import Cue
from copilot.conversation.cut_in import CutIns
from copilot.conversation.kind_now import HeardKind
from copilot.conversation.meant import known_strength
from copilot.conversation.monologue import Monologue
from copilot.conversation.pace import Pace
from copilot.conversation.phase import PhaseScore
from copilot.conversation.quiet import BuyerTurns
from copilot.events import Signal
from copilot.kinds import SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.conversation.offers import Voice
    from copilot.conversation.reading import Reading
    from copilot.conversation.turns import Turn
    from copilot.events import Meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The course of the dialogue so far; `new` are the signals that the newest utterance gave."""

    at: float = 0.0
    asked: Asked = field(default_factory=Asked)
    monologue: Monologue = field(default_factory=Monologue)
    cadence: Cadence = field(default_factory=Cadence)
    pace: Pace = field(default_factory=Pace)
    buyer_turns: BuyerTurns = field(default_factory=BuyerTurns)
    cut_ins: CutIns = field(default_factory=CutIns)
    phase_score: PhaseScore = field(default_factory=PhaseScore)
    kind_heard: HeardKind = field(default_factory=HeardKind)
    new: tuple[Signal, ...] = ()

    def said(
        self,
        turn: Turn,
        before: Turn | None,
        reading: Reading,
        voice: Voice,
        signals: Sequence[Signal],
        meanings: Sequence[Meaning] = (),
    ) -> Course:
        """The course once this was said, in which others found `signals`.

        `turn` and `before` are as in `Measures.after`.
        """
        monologue = self.monologue.after(turn, before, reading)
        asked = self.asked.after(
            reading,
            voice,
            backchannel=turn.backchannel,
            late=turn.unheard > 0,
            evaded=known_strength(meanings, SignalKind.EVADED),
        )
        new = [*asked.found, *_buying(reading, voice)]
        if monologue.overviews > self.monologue.overviews:
            new.append(_signal(SignalKind.OVERVIEW, voice, monologue.overview_strength))
        signals = [*signals, *new]
        return replace(
            self,
            at=max(self.at, voice.at),
            asked=asked,
            monologue=monologue,
            cadence=self.cadence.after(turn, open_questions=reading.open_questions),
            pace=self.pace.after(turn, signals),
            buyer_turns=self.buyer_turns.after(turn, before),
            cut_ins=self.cut_ins.after(turn, before),
            phase_score=self.phase_score.after(reading, voice.speaker, voice.at, signals),
            kind_heard=self.kind_heard.after(reading, voice.speaker, voice.at),
            new=tuple(new),
        )

    def reached(self, at: float, *, ended: bool = False) -> Course:
        """The course at a later time in which nothing was said."""
        asked = self.asked.ended() if ended else self.asked
        pace = replace(self.pace, at=max(self.pace.at, at))
        return replace(
            self,
            at=max(self.at, at),
            asked=asked,
            pace=pace,
            phase_score=self.phase_score.reached(at),
            new=asked.found if ended else (),
        )

    @property
    def overviews(self) -> int:
        """How often the rep told about its own company or product at length."""
        return self.monologue.overviews

    @property
    def since_rep_question_s(self) -> float:
        """Seconds since the rep last asked; since the call began, if never."""
        return self.cadence.since_question_s(self.at)

    @property
    def since_rep_open_question_s(self) -> float:
        """The same of questions that invite an explanation."""
        return self.cadence.since_open_question_s(self.at)

    @property
    def rep_questions_per_10_min(self) -> float | None:
        """The rep's questions in ten minutes of call; None in the first two."""
        return self.cadence.per_10_min(self.at)

    @property
    def rep_words_per_s(self) -> float | None:
        """The rep's words per voiced second in the last minute; None on too little voice."""
        return self.pace.words_per_s

    @property
    def pace_ratio(self) -> float | None:
        """That over the rep's own pace before; 1 is no change."""
        return self.pace.ratio

    @property
    def pace_after_objection_ratio(self) -> float | None:
        """The rep's pace since the buyer's latest objection over that before it."""
        return self.pace.after_objection_ratio

    @property
    def rep_cut_ins(self) -> int:
        """How often the rep cut the buyer short; murmurs and quick answers are none."""
        return self.cut_ins.count

    @property
    def since_rep_cut_in_s(self) -> float | None:
        """Seconds since the rep last set in that way; None if never."""
        return self.cut_ins.since_s(self.at)

    @property
    def buyer_questions_unanswered(self) -> int:
        """The buyer's questions that were left unanswered."""
        return self.asked.unanswered

    @property
    def buyer_questions_evaded(self) -> int:
        """The buyer's questions that were answered with nothing."""
        return self.asked.evaded


def _buying(reading: Reading, voice: Voice) -> list[Signal]:
    """A buyer who asks how to go on: surest as a question."""
    if voice.speaker is not Speaker.BUYER:
        return []
    gists = [gist for gist in reading.gists if gist.has(Cue.BUYS) and not gist.has(Cue.STALL)]
    if not gists:
        return []
    asks = any(gist.asks or gist.has(Cue.REQUEST) for gist in gists)
    return [_signal(SignalKind.BUYING_SIGNAL, voice, 0.9)] if asks else []


def _signal(kind: SignalKind, voice: Voice, strength: float) -> Signal:
    return Signal(kind=kind, at=voice.at, speaker=voice.speaker, strength=strength)
