"""How the conversation stands: one frozen value, and what it becomes after each event.

Pure and bounded: the same events in the same order give the same value, and an hour-long call
holds no more than a short one plus numbers. What was said is forgotten first.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from copilot.conversation.course import Course
from copilot.conversation.kind_now import told_before
from copilot.conversation.leaning import Leaning, judged, knows, said_of
from copilot.conversation.meant import meant_strength
from copilot.conversation.measures import Measures
from copilot.conversation.named import Named, named_in
from copilot.conversation.next_step import NextStep
from copilot.conversation.objections import (
    Objections,
    concession_signals,
    objection_signals,
)
from copilot.conversation.offers import Voice
from copilot.conversation.qualification import Qualification
from copilot.conversation.quiet import Quiet, quiet_of
from copilot.conversation.reading import NOTHING, Reading, read
from copilot.conversation.rhythm import Rhythm
from copilot.conversation.rivals import Rivals, rival_signals
from copilot.conversation.seen import Seen
from copilot.conversation.signals import Dialogue, money_signals, step_signals, talk_signals
from copilot.conversation.spacing import Spacing
from copilot.conversation.turns import Turn, floor_turn, turn_of, with_turn
from copilot.conversation.unheard import BLIND_RECENT_S, Unheard
from copilot.conversation.voices import Voices
from copilot.conversation.weighing import Lately, weighed
from copilot.events import CallEnded, SpeechStarted, Tick, Utterance
from copilot.kinds import CallKind, SignalKind, Speaker
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.conversation.kind_now import KindNow
    from copilot.events import CallContext, Signal
    from copilot.kinds import Phase

Event = SpeechStarted | Utterance | Tick | CallEnded
"""What moves a conversation on, in order of audio time (see `copilot.conversation.order`)."""

CARRIED_S: Final = 2.0
"""A sentence that broke off goes on in the same side's next utterance within this time."""

MURMUR_S: Final = 1.2
"""A "yeah" or "mm-hm" no longer than this does not take the floor (livekit/agents draws the line
at about 1 s)."""

LATE_MURMUR_S: Final = 0.7
"""The same where its words are not known."""

FLOWS_WORDS: Final = 70
"""After so many words of one turn the rep is telling, not arranging. Ours."""

_SIGNALS: Final = limit("signals_kept")
_AT: Final = attrgetter("at")
_FACTS: Final = limit("facts_kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """The call so far.

    `at` is the time of the newest event. `latest` is the newest utterance, late ones too.
    `signals` and `facts` are the latest; `seen` keeps of the whole call when each kind of signal came.
    """

    context: CallContext
    at: float = 0.0
    ended: bool = False
    latest: Utterance | None = None
    turns: tuple[Turn, ...] = ()
    measures: Measures = field(default_factory=Measures)
    unheard: Unheard = field(default_factory=Unheard)
    rhythm: Rhythm = field(default_factory=Rhythm)
    signals: tuple[Signal, ...] = ()
    next_step: NextStep = field(default_factory=NextStep)
    phrased_step: NextStep = field(default_factory=NextStep)
    leaning: Leaning = field(default_factory=Leaning)
    dialogue: Dialogue = field(default_factory=Dialogue)
    qualification: Qualification = field(default_factory=Qualification)
    lately: Lately = field(default_factory=Lately)
    objections: Objections = field(default_factory=Objections)
    rivals: Rivals = field(default_factory=Rivals)
    course: Course = field(default_factory=Course)
    seen: Seen = field(default_factory=Seen)
    facts: tuple[Named, ...] = ()
    voices: Voices = field(default_factory=Voices)
    spacing: Spacing = field(default_factory=Spacing)
    turns_forgotten: int = 0
    signals_forgotten: int = 0
    facts_forgotten: int = 0

    @classmethod
    def begin(cls, context: CallContext) -> Conversation:
        """A call before its first sound."""
        return cls(context=context, rivals=Rivals.begin(context.competitors))

    def after(self, event: Event) -> Conversation:
        """The conversation once this has happened too."""
        if isinstance(event, Utterance):
            return self._overheard(event) if event.bleed else self._said(event)
        at = max(self.at, event.start if isinstance(event, SpeechStarted) else event.at)
        course = self.course.reached(at, ended=isinstance(event, CallEnded))
        signals = _in_order(self.signals, course.new)
        return replace(
            self,
            at=at,
            measures=_told(self.measures, event).reached(at),
            unheard=self.unheard.reached(event),
            course=course,
            seen=self.seen.after(course.new),
            signals=signals,
            signals_forgotten=self.signals_forgotten
            + len(self.signals)
            + len(course.new)
            - len(signals),
            voices=self.voices.after(event),
            spacing=self.spacing.reached(at, self.measures.rep_questions),
            ended=self.ended or isinstance(event, CallEnded),
        )

    @property
    def phase(self) -> Phase:
        """Where in its course the call stands, UNKNOWN unless it is clear."""
        return self.course.phase_score.phase

    @property
    def kind_now(self) -> KindNow:
        """The kind of call in force: as was said before it, else as the call itself shows."""
        given = self.context.kind
        return self.course.kind_heard.now if given is CallKind.UNKNOWN else told_before(given)

    @property
    def kind(self) -> CallKind:
        """That kind alone, UNKNOWN where nobody says."""
        given = self.context.kind
        return self.course.kind_heard.now.kind if given is CallKind.UNKNOWN else given

    @property
    def quiet(self) -> Quiet:
        """How the buyer talks lately, against how they did before in this call."""
        return quiet_of(self.course.buyer_turns, self.measures)

    @property
    def floor(self) -> Speaker | None:
        """Who holds the floor: the side of the last turn, murmurs left out; None before any."""
        turn = floor_turn(self.turns)
        return turn.speaker if turn else None

    @property
    def mostly_heard(self) -> bool:
        """Whether each side had its words, and little of all that was said is missing."""
        return self.both_had_words and self.little_missing

    @property
    def both_had_words(self) -> bool:
        """Whether anything that either side said was understood."""
        return self.measures.rep.words > 0 and self.measures.buyer.words > 0

    @property
    def little_missing(self) -> bool:
        """Whether little of all that was said so far is missing."""
        spoken_s = self.measures.rep_speech_s + self.measures.buyer_speech_s
        return self.unheard.little(self.at, spoken_s)

    @property
    def heard(self) -> bool:
        """Whether enough of the whole call is known to say that something was not said, up to now."""
        return self.mostly_heard and self.unheard.words_for(self.at, BLIND_RECENT_S)

    @property
    def budget_at(self) -> float | None:
        """When the buyer's budget was first talked about."""
        return self.seen.first(SignalKind.BUDGET)

    @property
    def price_at(self) -> float | None:
        """When our price was first talked about."""
        return self.seen.first(SignalKind.PRICE)

    def first(self, kind: SignalKind) -> Signal | None:
        """The oldest signal of a kind that is still kept."""
        return next((signal for signal in self.signals if signal.kind is kind), None)

    def last(self, kind: SignalKind) -> Signal | None:
        """The newest signal of a kind."""
        return next((signal for signal in reversed(self.signals) if signal.kind is kind), None)

    def count(self, kind: SignalKind) -> int:
        """How many signals of a kind are kept."""
        return sum(signal.kind is kind for signal in self.signals)

    def _offered(self, voice: Voice) -> bool:
        """Whether the other side asked for a step in the turn before."""
        offer = self.next_step.offer
        if offer is None or offer.by is voice.speaker:
            return False
        return offer.asked and voice.turn - offer.turn <= 1

    def _overheard(self, utterance: Utterance) -> Conversation:
        at = max(self.at, utterance.end)
        measures, voices = self.measures.overheard(utterance), self.voices.after(utterance)
        return replace(self, at=at, measures=measures, voices=voices)

    def _said(self, utterance: Utterance) -> Conversation:
        at = max(self.at, utterance.end)
        holder = floor_turn(self.turns)
        reading = _read(utterance, holder, self.rivals)
        answers = self.dialogue.asked_by is utterance.speaker.other
        turn = turn_of(
            utterance,
            questions=reading.counted,
            backchannel=_is_backchannel(utterance, reading, holder, answers),
        )
        turns, forgotten = with_turn(self.turns, turn)
        measures = self.measures.after(
            utterance, turn, holder, open_questions=reading.open_questions
        )
        flows = _flows(utterance, holder)
        voice = Voice(speaker=utterance.speaker, at=at, turn=measures.turns, flows=flows)
        money = tuple(money_signals(reading, voice, self.dialogue))
        signals = [*money, *talk_signals(reading, voice)]
        meant = utterance.meanings
        rival_meant = meant_strength(meant, SignalKind.COMPETITOR)
        signals += rival_signals(reading, voice, self.rivals, rival_meant)
        pushed = self.objections.pushbacks(reading, voice, meant, offered=self._offered(voice))
        led = meant_strength(meant, SignalKind.PRICE)
        objections = self.objections.after(reading, voice, pushed, money, led)
        signals += objection_signals(self.objections, objections, pushed, voice)
        signals += concession_signals(reading, voice)
        phrased_step = self.phrased_step
        for gist in reading.gists:
            phrased_step = phrased_step.after(gist, voice)
        leaning = self.leaning
        if phrased_step.cancelled_at != self.phrased_step.cancelled_at:
            leaning = leaning.started_anew()
        said = said_of(reading.gists, meant, voice, phrased_step)
        leaning = leaning.after(said, known=knows(meant))
        next_step = judged(phrased_step, leaning, self.next_step, voice)
        signals += step_signals(self.next_step, next_step, voice)
        qualification, qualifying = self.qualification.heard(reading, voice)
        signals += qualifying
        signals = weighed(signals, meant, voice, reading, self.lately)
        course = self.course.said(turn, holder, reading, voice, signals, meant)
        signals += course.new
        kept = _in_order(self.signals, signals)
        facts = (*self.facts, *named_in(reading, voice))
        return replace(
            self,
            at=at,
            latest=utterance,
            turns=turns,
            measures=measures.reached(at),
            unheard=self.unheard.said(utterance),
            rhythm=self.rhythm.after(utterance, holder, self.latest),
            signals=kept,
            next_step=next_step,
            phrased_step=phrased_step,
            leaning=leaning,
            dialogue=self.dialogue.after(reading, voice),
            qualification=qualification,
            lately=self.lately.after(utterance.meanings, voice.turn),
            objections=objections,
            rivals=self.rivals.after(reading, voice, rival_meant),
            course=course,
            seen=self.seen.after(signals),
            facts=facts[-_FACTS:],
            voices=self.voices.after(utterance),
            turns_forgotten=self.turns_forgotten + forgotten,
            signals_forgotten=self.signals_forgotten + len(self.signals) + len(signals) - len(kept),
            facts_forgotten=self.facts_forgotten + max(0, len(facts) - _FACTS),
        )


def _in_order(kept: tuple[Signal, ...], new: Sequence[Signal]) -> tuple[Signal, ...]:
    """The latest of both: what is only known later, such as a question passed over, has its own time."""
    return tuple(sorted((*kept, *new), key=_AT))[-_SIGNALS:] if new else kept


def _told(measures: Measures, event: Event) -> Measures:
    """The measures with what is known of bleed at a tick."""
    return replace(measures, sound_bleed=event.bleed) if isinstance(event, Tick) else measures


def _read(utterance: Utterance, holder: Turn | None, rivals: Rivals) -> Reading:
    if not utterance.words:
        return NOTHING
    before = ""
    own = holder is not None and holder.speaker is utterance.speaker
    if own and holder is not None and holder.text and utterance.start - holder.end <= CARRIED_S:
        before = holder.text[-1].reveal()
    hints = rivals.hints(utterance.speaker)
    return read(utterance.words.reveal(), before=before, hints=hints)


def _flows(utterance: Utterance, holder: Turn | None) -> bool:
    """Whether the rep is in the middle of a long turn."""
    if utterance.speaker is not Speaker.REP or holder is None:
        return False
    return holder.speaker is Speaker.REP and holder.words >= FLOWS_WORDS


def _is_backchannel(
    utterance: Utterance, reading: Reading, holder: Turn | None, answers: bool
) -> bool:
    """A murmur while the other side holds the floor, and no answer to a question of theirs."""
    if holder is None or holder.speaker is utterance.speaker or answers:
        return False
    if utterance.late:
        return utterance.duration <= LATE_MURMUR_S
    return reading.murmur and utterance.duration <= MURMUR_S
