"""The buyer's questions that wait for an answer, and how those came off that no longer do. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from copilot.conversation.answering import (
    PUT_OFF,
    Judgement,
    Question,
    Verdict,
    judge,
    question_of,
)
from copilot.conversation.cues.cue import Cue
from copilot.conversation.dodging import EMPTY, LEFT_OPEN, left_open
from copilot.conversation.reply import Reply
from copilot.events import Signal
from copilot.kinds import SignalKind, Speaker
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.conversation.gist import Gist
    from copilot.conversation.offers import Voice
    from copilot.conversation.reading import Reading

PATIENCE: Final = 2
"""So many turns of the rep's may only ask back before the question counts as unanswered."""

SURE_ENOUGH: Final = 0.6
"""A verdict weaker than this is no signal."""

PLAINLY: Final = 0.6
"""From this likelihood on a verdict is plain. Ours: with heads that had not seen the writer, too many of the
cards on less were wrong."""

PLAIN: Final = 0.7
"""How sure a verdict is that is plain: as much as a card on an unanswered question asks for; one on an
evasion asks for more."""

OPENING_TURNS: Final = 2
"""What is asked while people greet each other is no question about anything."""

REMINDER_WORDS: Final = 10
"""A longer clause that begins with "but the" has something to say of its own."""

COME_BACK_TURNS: Final = 9
"""So many turns later the buyer may still come back to what was passed over."""

_WAITING: Final = limit("questions_waiting")
_KINDS: Final = {
    Verdict.UNANSWERED: SignalKind.UNANSWERED,
    Verdict.EVADED: SignalKind.EVADED,
}

_NOT_LEFT: Final = frozenset({Verdict.ANSWERED, Verdict.OPEN})
_PASSES: Final = Judgement(verdict=Verdict.ANSWERED, sure=0.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the buyer has asked, oldest first, and what the rep's turn has answered to it so far.

    A verdict is final once the buyer takes the floor again, or the call ends: until then the rep may
    still come to it. `reply_at` is the end of the rep's turn so far.
    """

    waiting: tuple[Question, ...] = ()
    reply: Reply | None = None
    reply_at: float = 0.0
    unanswered: int = 0
    evaded: int = 0
    forgotten: int = 0
    """Questions that nothing is judged of, because too many waited at once."""
    nodded: bool = False
    """Whether the buyer has murmured something since the rep began to reply."""
    closed: tuple[Question, ...] = ()
    """The latest that seemed to be answered, and that the buyer may come back to."""
    rep_asked: frozenset[int] = field(default=frozenset(), repr=False)
    """Marks of the rep's latest question: the buyer may say it again before answering."""
    found: tuple[Signal, ...] = ()
    """What the newest utterance settled."""

    @property
    def standing(self) -> Judgement | None:
        """How the newest question stands by now; None where none waits for an answer."""
        if not self.waiting or self.reply is None:
            return None
        return judge(self.waiting[-1], self.reply)

    def after(
        self,
        reading: Reading,
        voice: Voice,
        *,
        backchannel: bool = False,
        late: bool = False,
        evaded: float | None = None,
    ) -> Asked:
        """The questions once this was said too; `evaded` is how likely it evades, where that is known."""
        if backchannel:
            return replace(self, found=(), nodded=self.reply is not None)
        if voice.speaker is Speaker.REP:
            return self._replied(reading, voice, late=late, evaded=evaded)
        return self._settled(reading).coming_back(reading, voice).asking(reading, voice)

    def ended(self) -> Asked:
        """The questions at the call's end: nothing more can answer them."""
        settled = self._settled(None)
        open_still = [one for one in settled.waiting if one.waits]
        if settled.found or not open_still:
            return settled
        at = open_still[-1].replied_at or self.reply_at
        found = (_signal(SignalKind.UNANSWERED, at, SURE_ENOUGH),)
        return replace(settled, waiting=(), found=found, unanswered=settled.unanswered + 1)

    def _replied(
        self, reading: Reading, voice: Voice, *, late: bool, evaded: float | None
    ) -> Asked:
        asked = [gist.marks for gist in reading.gists if gist.asks and not gist.checks_back]
        rep_asked = asked[-1] if asked else self.rep_asked
        if not self.waiting:
            return replace(self, rep_asked=rep_asked, found=()) if asked or self.found else self
        reply = (self.reply or Reply()).after(reading.gists, evaded=evaded)
        if late:
            reply = replace(reply, unheard=True)
        at = self.reply_at if self.nodded else voice.at
        return replace(self, reply=reply, reply_at=at, rep_asked=rep_asked, found=())

    def _settled(self, reaction: Reading | None) -> Asked:
        """The rep's turn is over: what it left open is weighed with how the buyer took it."""
        if self.reply is None:
            return replace(self, found=()) if self.found else self
        still: list[Question] = []
        closed = list(self.closed)
        found: list[Signal] = []
        for waiting in self.waiting:
            question = waiting
            if waiting.replied_at is None:
                question = replace(waiting, replied_at=self.reply_at)
            at = question.replied_at or self.reply_at
            judged, kinds = _judged(question, self.reply, reaction)
            asked_back = question.waits + 1
            if judged.verdict is Verdict.OPEN and asked_back < PATIENCE and reaction is not None:
                still.append(replace(question, waits=asked_back))
            elif kinds and judged.sure >= SURE_ENOUGH:
                # of what one turn left open, one thing is told
                found = [_signal(kind, at, judged.sure) for kind in kinds]
            elif judged.sure < 1.0:
                closed.append(question)
        told = [one.kind for one in found]
        return replace(
            self,
            waiting=tuple(still),
            closed=tuple(closed[-_WAITING:]),
            reply=None,
            nodded=False,
            unanswered=self.unanswered + told.count(SignalKind.UNANSWERED),
            evaded=self.evaded + told.count(SignalKind.EVADED),
            found=tuple(found),
        )

    def coming_back(self, reading: Reading, voice: Voice) -> Asked:
        """With what seemed to be answered and is asked for again, some turns later."""
        back = [
            gist
            for gist in reading.gists
            if gist.has(Cue.RETURNS) and (gist.asks or gist.words <= REMINDER_WORDS)
        ]
        if not back or not self.closed or self.found:
            return self
        for question in reversed(self.closed):
            recent = voice.turn - question.turn <= COME_BACK_TURNS
            if recent and any(_touches(question, gist) for gist in back):
                at = question.replied_at or question.at
                found = (_signal(SignalKind.UNANSWERED, at, 0.7),)
                closed = tuple(one for one in self.closed if one is not question)
                return replace(self, closed=closed, found=found, unanswered=self.unanswered + 1)
        return self

    def _says_again(self, gist: Gist) -> bool:
        """Whether it only repeats what the rep asked: "How does it get bought. Well."."""
        return gist.asks and bool(gist.marks) and gist.marks <= self.rep_asked

    def _answered_beside(self, voice: Voice) -> Asked:
        """With nothing waiting where who was asked by name sits beside the buyer and answers."""
        beside = bool(self.waiting) and self.waiting[-1].aside
        if beside and self.waiting[-1].turn == voice.turn:
            return replace(self, waiting=self.waiting[:-1])
        return self

    def asking(self, reading: Reading, voice: Voice) -> Asked:
        """With what the buyer asks now."""
        gists = [gist for gist in reading.gists if not self._says_again(gist)]
        new = question_of(gists, at=voice.at, turn=voice.turn, aside=reading.names_somebody)
        if voice.turn <= OPENING_TURNS:
            return self
        if new is None or (new.aside and _goes_on_telling(gists)):
            return self._answered_beside(voice) if new is None else self
        waiting = self.waiting
        if waiting and waiting[-1].turn == voice.turn:
            waiting = (*waiting[:-1], waiting[-1].with_more(new))
        else:
            waiting = (*waiting, new)
        over = max(0, len(waiting) - _WAITING)
        return replace(self, waiting=waiting[over:], forgotten=self.forgotten + over)


def _goes_on_telling(gists: Sequence[Gist]) -> bool:
    """Whether something is told after the last question: who asked somebody, has an answer."""
    last = max(place for place, gist in enumerate(gists) if gist.asks)
    return any(not gist.asks for gist in gists[last + 1 :])


def _judged(
    question: Question, reply: Reply, reaction: Reading | None
) -> tuple[Judgement, tuple[SignalKind, ...]]:
    """The verdict on a reply that is over, and what is told of it.

    Where meanings are read, all that speaks for and against is weighed; an answer that is empty by its
    meaning, whatever its form, evades.
    """
    formal = judge(question, reply)
    if not reply.emptiness or reply.unheard:
        judged = _weighed(formal, question, reaction)
        if judged.verdict is Verdict.OPEN:
            return replace(judged, sure=SURE_ENOUGH), (SignalKind.UNANSWERED,)
        return judged, _told_of(judged)
    gists = reaction.gists if reaction is not None else ()
    likely = left_open(question, reply, formal, gists, content=_is_content(gists))
    if likely < LEFT_OPEN:
        return (formal if formal.verdict in _NOT_LEFT else _PASSES), ()
    sure = _as_sure(likely)
    if formal.verdict in _KINDS:
        # its form alone makes nothing plain that all else speaks against
        judged = replace(formal, sure=max(sure, formal.sure) if likely >= PLAINLY else sure)
        return judged, _told_of(judged)
    empty = max(strength for strength, _ in reply.emptiness) >= EMPTY
    judged = Judgement(verdict=Verdict.EVADED if empty else Verdict.UNANSWERED, sure=sure)
    return judged, _told_of(judged)


def _as_sure(likely: float) -> float:
    """How sure a verdict is that is so likely: in straight lines from where it counts to `PLAINLY`, and on."""
    if likely < PLAINLY:
        return SURE_ENOUGH + (PLAIN - SURE_ENOUGH) * (likely - LEFT_OPEN) / (PLAINLY - LEFT_OPEN)
    return PLAIN + (1 - PLAIN) * (likely - PLAINLY) / (1 - PLAINLY)


def _told_of(judged: Judgement) -> tuple[SignalKind, ...]:
    return (_KINDS[judged.verdict],) if judged.verdict in _KINDS else ()


def _weighed(judged: Judgement, question: Question, reaction: Reading | None) -> Judgement:
    """The verdict, with how the buyer went on: insisting, content, or asking the same again."""
    if reaction is None:
        return judged
    gists = reaction.gists
    insists = any(gist.has(Cue.ASKS_AGAIN) for gist in gists)
    again = question_of(gists, at=question.at, turn=question.turn)
    same = again is not None and _is_same(question, again)
    again_so = _in_the_same_words(question, gists) or _as_a_reminder(question, gists)
    touched = any(_touches(question, gist) for gist in gists)
    if judged.verdict is Verdict.ANSWERED:
        refused = judged.sure == PUT_OFF and any(gist.has(Cue.STALL, Cue.NO) for gist in gists)
        unsure = judged.sure < 1.0
        if refused or (insists and (same or touched or unsure)) or (again_so and unsure):
            return Judgement(verdict=Verdict.UNANSWERED, sure=0.7 if refused else 0.8)
    elif judged.verdict is Verdict.OPEN:
        if insists or again_so:
            return Judgement(verdict=Verdict.UNANSWERED, sure=0.8)
    elif judged.sure < 0.8 and not insists and not same and _is_content(gists):
        return Judgement(verdict=Verdict.ANSWERED, sure=0.5)
    return judged


def _in_the_same_words(question: Question, gists: Sequence[Gist]) -> bool:
    """Whether it is put again, mostly in its own words: "and the warranty?", "but Welsh"."""
    asks = (gist for gist in gists[-3:] if gist.asks and gist.marks)
    return not _is_content(gists) and any(gist.marks <= question.marks for gist in asks)


def _as_a_reminder(question: Question, gists: Sequence[Gist]) -> bool:
    """Whether it is named once more: "okay but like, the two states"."""
    return any(
        gist.words <= REMINDER_WORDS and gist.has(Cue.RETURNS) and _touches(question, gist)
        for gist in gists[:3]
    )


def _touches(question: Question, gist: Gist) -> bool:
    return not question.marks.isdisjoint(gist.marks)


def _is_content(gists: Sequence[Gist]) -> bool:
    words = 0
    for place, gist in enumerate(gists):
        if gist.has(Cue.SATISFIED) and (place < 2 or words <= REMINDER_WORDS):
            return True
        words += gist.words
    return False


def _is_same(one: Question, other: Question) -> bool:
    if one.topics or other.topics:
        return not one.topics.isdisjoint(other.topics)
    return not one.forms.isdisjoint(other.forms)


def _signal(kind: SignalKind, at: float, sure: float) -> Signal:
    return Signal(kind=kind, at=at, speaker=Speaker.BUYER, strength=sure)
