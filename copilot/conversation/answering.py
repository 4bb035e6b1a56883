"""Whether the rep answered what the buyer asked, judged by the form of the answer. Pure, no words.

A question asks for a sum, a time, a yes or no; an answer has one in it, or a promise, or goes
elsewhere. Most answers cannot be told apart from most others by form, so what is not plainly an
evasion counts as an answer: a coach who asks "did you answer that?" after an answer is turned off.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from copilot.conversation.asking import AskedFor
from copilot.conversation.cues.cue import Cue
from copilot.conversation.reply import EVASIVE, Reply
from copilot.conversation.topics import NO_TOPIC, Topic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.conversation.gist import Gist

LONG_ENOUGH: Final = 25
"""So many words past an evasion, on the subject and not put off, are taken for an answer."""

SAYS_SOMETHING: Final = 5
"""Fewer words than this, nods left out, are no answer to a question that wants telling."""

PUT_OFF: Final = 0.7
"""How sure an answer is that is only promised, by somebody who does not know."""

_SAYS_ENOUGH: Final = 3
"""A question of so many words with a meaning of their own would find one of them in its answer."""

UNFIRM: Final = 2
"""So many clauses of "I think", "maybe" and "not sure" leave nothing to go by."""

_COUNTED: Final = frozenset({AskedFor.MUCH, AskedFor.MANY, AskedFor.TIME})
_TOLD: Final = frozenset({AskedFor.WHAT, AskedFor.HOW, AskedFor.WHY, AskedFor.WHO})
"""Answers to these may speak of anything."""

_NODDED_AT: Final = frozenset(
    {AskedFor.YES_NO, AskedFor.DEED, AskedFor.CHOICE, AskedFor.WHERE, AskedFor.OTHER}
)


class Verdict(StrEnum):
    """How a question stands. `OPEN`: the rep asked back, or has said too little yet."""

    ANSWERED = "answered"
    OPEN = "open"
    UNANSWERED = "unanswered"
    EVADED = "evaded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A verdict and how sure it is, 0 to 1."""

    verdict: Verdict
    sure: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What one turn of the buyer's asked: kinds of answer, subjects, fingerprints; no words."""

    at: float
    turn: int
    forms: frozenset[AskedFor]
    topics: frozenset[Topic] = NO_TOPIC
    marks: frozenset[int] = field(default=frozenset(), repr=False)
    around: frozenset[int] = field(default=frozenset(), repr=False)
    """Marks of all that was said in the breath of the question."""
    waits: int = 0
    """Turns of the rep's that only asked back."""
    replied_at: float | None = None
    """The end of the rep's first turn after it, once that is over."""
    aside: bool = False
    """Put to somebody by name, who may sit beside the buyer."""

    def with_more(self, other: Question) -> Question:
        """The same with what the turn went on to ask: an answer to one of it will do."""
        return replace(
            self,
            forms=self.forms | other.forms,
            topics=self.topics | other.topics,
            marks=self.marks | other.marks,
            around=self.around | other.around,
            aside=self.aside and other.aside,
        )


def question_of(
    gists: Sequence[Gist], *, at: float, turn: int, aside: bool = False
) -> Question | None:
    """What the clauses ask the other side, if anything that wants an answer."""
    asked = [
        gist
        for place, gist in enumerate(gists, start=1)
        if _wants_answer(gist) and not (place < len(gists) and _only_by_mark(gist))
    ]
    if not asked:
        return None
    forms = {gist.asks_for for gist in asked if gist.asks_for is not None}
    topics = NO_TOPIC.union(*(gist.topics for gist in asked))
    marks: frozenset[int] = frozenset().union(*(gist.marks for gist in asked))
    return Question(
        at=at,
        turn=turn,
        forms=frozenset(forms),
        topics=topics,
        marks=marks,
        around=marks.union(*(gist.marks for gist in gists)),
        aside=aside,
    )


def _wants_answer(gist: Gist) -> bool:
    return gist.asks and not gist.checks_back and not gist.has(Cue.RHETORICAL)


def _only_by_mark(gist: Gist) -> bool:
    """A word or two with a question mark, which who goes on asks of nobody: "Honestly? I think"."""
    return not gist.turned and gist.words <= 2


_ANSWERED: Final = Judgement(verdict=Verdict.ANSWERED, sure=1.0)
_LIKELY: Final = Judgement(verdict=Verdict.ANSWERED, sure=0.5)
_PUT_OFF: Final = Judgement(verdict=Verdict.ANSWERED, sure=PUT_OFF)
"""Not known, and promised: what the buyer makes of it tells whether that will do."""

_OPEN: Final = Judgement(verdict=Verdict.OPEN, sure=0.5)


def judge(question: Question, reply: Reply) -> Judgement:
    """How the question stands after the rep's turn so far."""
    if reply.unheard:
        return _LIKELY
    if reply.has(Cue.PROMISES):
        return _promised(question, reply)
    elsewhere = _carried_on(question, reply) or _only_remarked(question, reply)
    if elsewhere or _passed_over(question, reply):
        return Judgement(verdict=Verdict.UNANSWERED, sure=0.8 if elsewhere else 0.7)
    if _fits(question, reply):
        return _ANSWERED
    if _only_asks(reply):
        return _LIKELY if _takes_up(question, reply) else _asked_back(question, reply)
    return _evasion(question, reply) or _by_form(question, reply)


def _only_asks(reply: Reply) -> bool:
    """Whether a question of the rep's is all there is, but for a few words."""
    plain = reply.told == 0 or not reply.has(*EVASIVE)
    return reply.asks and plain and reply.told <= SAYS_SOMETHING


def _promised(question: Question, reply: Reply) -> Judgement:
    """A promise will do, unless it only tops up an answer that nobody stands by."""
    told = not question.forms.isdisjoint(_TOLD | {AskedFor.OTHER})
    if told and reply.unfirm >= UNFIRM and not reply.has(Cue.DOES_NOT_KNOW):
        return Judgement(verdict=Verdict.EVADED, sure=0.6)
    return _PUT_OFF if reply.has(Cue.DOES_NOT_KNOW) else _ANSWERED


def _carried_on(question: Question, reply: Reply) -> bool:
    """Whether the rep went on with a list of their own, and no word of the question is in it.

    "How many drop out?", "So the other thing you get is the library, two hundred templates."
    """
    if AskedFor.MUCH in question.forms and reply.sums:
        return False
    began = reply.carried_on or (reply.turned_first and reply.told > SAYS_SOMETHING)
    return began and not _on_it(question, reply) and not reply.has(Cue.DOES_NOT_KNOW)


def _only_remarked(question: Question, reply: Reply) -> bool:
    """Whether the weather or a friend's luck is all there is, and nobody asked after those."""
    plain = reply.told - reply.remarked
    nodded = reply.has(Cue.YES, Cue.NO) and not question.forms.isdisjoint(_NODDED_AT)
    counted = not question.forms.isdisjoint(_COUNTED) and (reply.numbers or reply.sums)
    return (
        reply.remarked > SAYS_SOMETHING
        and plain <= SAYS_SOMETHING
        and not (nodded or counted or reply.has(*EVASIVE))
        and question.around.isdisjoint(reply.remark_marks | reply.told_marks)
    )


def _passed_over(question: Question, reply: Reply) -> bool:
    """Whether a remark was all, and then a question about something else.

    "July was busy for everyone. Is Fiona still with you?" A remark takes up the buyer's word, which
    sounds like an answer; and so does a "yeah" before it.
    """
    if not reply.remarked or not asks_elsewhere(question, reply):
        return False
    counted = not question.forms.isdisjoint(_COUNTED) and (reply.numbers or reply.sums)
    return reply.told - reply.remarked <= SAYS_SOMETHING and not counted


def asks_elsewhere(question: Question, reply: Reply) -> bool:
    """Whether it ends in a question of the rep's that has nothing to do with the buyer's."""
    return (
        reply.ends_asking
        and bool(reply.asked_marks)
        and question.marks.isdisjoint(reply.asked_marks)
        and question.topics.isdisjoint(reply.asked_topics)
    )


def _on_it(question: Question, reply: Reply) -> bool:
    """Whether what was told shares a word or a subject with what was asked."""
    shared = not question.around.isdisjoint(reply.told_marks)
    return shared or not question.topics.isdisjoint(reply.topics)


def _fits(question: Question, reply: Reply) -> bool:
    """Whether something of the kind that was asked for has been said."""
    strays = _strays(question, reply)
    return any(_has_kind(form, reply, strays=strays) for form in question.forms)


def _strays(question: Question, reply: Reply) -> bool:
    """Whether both have a known subject, and it is not the same."""
    both = bool(question.topics) and bool(reply.topics)
    return both and question.topics.isdisjoint(reply.topics)


def _has_kind(form: AskedFor, reply: Reply, *, strays: bool) -> bool:
    if form is AskedFor.MUCH:
        return reply.sums or reply.numbers or _free(reply)
    if form is AskedFor.MANY:
        return reply.numbers or reply.has(Cue.SAYS_HOW_MUCH)
    if form is AskedFor.TIME:
        return reply.times or (reply.has(Cue.SAYS_WHEN) and not reply.turned_first)
    if form not in _NODDED_AT or reply.turned_first:
        return False
    plain = reply.has(Cue.YES, Cue.NO) and form is not AskedFor.CHOICE
    return plain or (reply.has(Cue.AFFIRMS) and not strays)


def _takes_up(question: Question, reply: Reply) -> bool:
    """A few words that say again what was asked: "do you do lunch?", "I do lunch"."""
    nodded_at = not question.forms.isdisjoint(_NODDED_AT)
    return nodded_at and not question.marks.isdisjoint(reply.told_marks)


def _free(reply: Reply) -> bool:
    return reply.has(Cue.SAYS_FREE) and not reply.has(Cue.SAYS_NOTHING, Cue.PUTS_ASIDE)


def _asked_back(question: Question, reply: Reply) -> Judgement:
    """The rep only asked something: what is needed to answer, or something else altogether."""
    elsewhere = bool(reply.asked_topics) and question.topics.isdisjoint(reply.asked_topics)
    if reply.turned_first or (elsewhere and question.topics):
        return Judgement(verdict=Verdict.UNANSWERED, sure=0.7)
    return _OPEN


def _evasion(question: Question, reply: Reply) -> Judgement | None:
    """What the words of evasion say, unless enough on the subject follows them."""
    on_subject = not question.topics.isdisjoint(reply.topics) or not question.topics
    redeemed = reply.past >= LONG_ENOUGH and on_subject and question.forms.isdisjoint(_COUNTED)
    if reply.turned_first and not (redeemed and question.topics):
        return Judgement(verdict=Verdict.UNANSWERED, sure=0.9)
    if redeemed:
        return None
    if reply.has(Cue.PUTS_ASIDE):
        return Judgement(verdict=Verdict.UNANSWERED, sure=0.8)
    nothing = reply.has(Cue.SAYS_NOTHING) and reply.told - reply.past - reply.empty <= LONG_ENOUGH
    played_down = reply.has(Cue.PLAYS_DOWN) and question.forms <= _TOLD | {AskedFor.OTHER}
    if nothing or played_down:
        return Judgement(verdict=Verdict.EVADED, sure=0.8 if nothing else 0.7)
    if reply.has(Cue.DOES_NOT_KNOW):
        return Judgement(verdict=Verdict.UNANSWERED, sure=0.7)
    return None


def _by_form(question: Question, reply: Reply) -> Judgement:
    """No word of evasion: only a missing kind, or another subject, tells."""
    if (
        _strays(question, reply)
        and question.forms.isdisjoint(_TOLD)
        and reply.told > SAYS_SOMETHING
        and not reply.numbers
    ):
        return Judgement(verdict=Verdict.UNANSWERED, sure=0.7)
    if question.forms == {AskedFor.MUCH} and reply.told > SAYS_SOMETHING:
        about_it = Topic.MONEY in reply.topics
        verdict = Verdict.EVADED if about_it else Verdict.UNANSWERED
        return Judgement(verdict=verdict, sure=0.7)
    if question.forms <= {AskedFor.TIME, AskedFor.MANY} and reply.told > SAYS_SOMETHING:
        short = reply.told <= 2 * SAYS_SOMETHING
        verdict = Verdict.EVADED if short else Verdict.UNANSWERED
        return Judgement(verdict=verdict, sure=0.6)
    if _turned_away(question, reply):
        return Judgement(verdict=Verdict.UNANSWERED, sure=0.6)
    no_place = question.forms == {AskedFor.WHERE} and not reply.has(Cue.SAYS_WHERE)
    asked_back = bool(question.waits) and question.forms.isdisjoint(_TOLD)  # and never came to it
    asked_back = asked_back and not _on_it(question, reply)
    # a murmur lets the buyer go on, and a yes may take up a guess: "who is that, Acme?"
    praised = reply.told == 0 and reply.words > 1 and not reply.has(Cue.YES)
    only_praised = praised and question.forms.isdisjoint(_NODDED_AT)  # "great question"
    if (no_place and reply.told > SAYS_SOMETHING) or asked_back or only_praised:
        return Judgement(verdict=Verdict.UNANSWERED, sure=0.6)
    return _LIKELY


def _turned_away(question: Question, reply: Reply) -> bool:
    """Whether nothing in it touches the question, and it turned to a screen or asked elsewhere."""
    if _on_it(question, reply) or reply.told <= SAYS_SOMETHING:
        return False
    if reply.turned_soon and len(question.marks) >= _SAYS_ENOUGH:
        return AskedFor.HOW not in question.forms
    counted = not question.forms.isdisjoint(_COUNTED)
    return counted and asks_elsewhere(question, reply)
