"""One clause without its words: the moves it makes and the facts it names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from copilot.conversation.asking import AskedFor
from copilot.conversation.cues.cue import Cue
from copilot.conversation.fact import FactKind, Tense
from copilot.conversation.topics import NO_TOPIC, Topic

if TYPE_CHECKING:
    from copilot.conversation.fact import Fact

_TIMES: Final = frozenset({FactKind.DAY, FactKind.CLOCK})

MARK_DECIDES_WORDS: Final = 8
"""A longer clause has room for its time and for what is asked."""

_NO_FORM: Final = frozenset({None, AskedFor.OTHER})
_LOOKS_AHEAD: Final = frozenset(
    {Cue.DO, Cue.MEET, Cue.REQUEST, Cue.WHEN, Cue.FITS, Cue.TILL_THEN, Cue.SET}
)
_DUE_TODAY: Final = frozenset({Cue.DO, Cue.REQUEST})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """One clause: its moves, its facts, and how many words it took.

    `day` tells whether it names a day, deadline or time to be held to. `asked` if it was written
    with a question mark, `turned` if its words ask, and `asks_for` what would answer it; `marks`
    are its words' fingerprints, so that the same subject is known again, `names` those of
    names, `others` those of people and towns, and `companies` those of
    whatever else has a name. `number` if a number is said, `own` if the speaker tells of "we" and
    "our", `addressed` if of "you" and "your".
    """

    cues: frozenset[Cue]
    facts: tuple[Fact, ...] = ()
    day: bool = False
    words: int = 0
    asked: bool = False
    turned: bool = False
    asks_for: AskedFor | None = None
    topics: frozenset[Topic] = NO_TOPIC
    marks: frozenset[int] = field(default=frozenset(), repr=False)
    number: bool = False
    own: bool = False
    addressed: bool = False
    names: frozenset[int] = field(default=frozenset(), repr=False)
    others: frozenset[int] = field(default=frozenset(), repr=False)
    companies: frozenset[int] = field(default=frozenset(), repr=False)

    def has(self, *cues: Cue) -> bool:
        """Whether it makes one of these moves."""
        return not self.cues.isdisjoint(cues)

    @property
    def bare_time(self) -> bool:
        """Little else than a time: "Tuesday at three", "Thursday or Friday?"."""
        said = sum(fact.end - fact.start for fact in self.facts if fact.kind in _TIMES)
        return self.day and self.words - said <= 3

    @property
    def bare_time_word(self) -> bool:
        """Little else than a time, sharp or loose: "by the summer", "ideally in Q3"."""
        said = sum(fact.end - fact.start for fact in self.facts if fact.kind in _TIMES)
        return said > 0 and self.words - said <= 3

    @property
    def opens_with_time(self) -> bool:
        """The time stands at its head: "Thursday, if I am back by then"."""
        return any(fact.start <= 1 and fact.exact for fact in self.facts if fact.kind in _TIMES)

    @property
    def money(self) -> bool:
        """It names a sum of money."""
        return any(fact.kind is FactKind.MONEY for fact in self.facts)

    @property
    def priced(self) -> bool:
        """It names a sum with its currency, or by the month, user, seat."""
        return any(fact.kind is FactKind.MONEY and (fact.exact or fact.rate) for fact in self.facts)

    @property
    def conditional(self) -> bool:
        """It hangs on an if."""
        return Cue.CONDITION in self.cues and Cue.POLITE_IF not in self.cues

    @property
    def asks(self) -> bool:
        """It is a question, by its words or by the mark after it.

        Where it opens as a clause of time does, the mark decides: "When he calls, does it ring?".
        """
        if Cue.TELLS in self.cues:
            return self.asked and self.words >= MARK_DECIDES_WORDS
        return self.turned or self.asked

    @property
    def asks_plainly(self) -> bool:
        """A question word or a turned verb makes it a question, and no request for a tale."""
        return self.asks and not self.checks_back and self.asks_for not in _NO_FORM

    @property
    def checks_back(self) -> bool:
        """It is a question in form only ("sound good?")."""
        return self.asks and Cue.CHECKS_BACK in self.cues

    @property
    def asks_openly(self) -> bool:
        """It is a question that invites an explanation."""
        return self.asks and Cue.ASKS_OPENLY in self.cues


def names_day(cues: frozenset[Cue], facts: tuple[Fact, ...]) -> bool:
    """Whether these facts hold a day, deadline or time to be held to.

    A day in a tale of what was is over. "Today" is a deadline only where something is to be done:
    "how are you today" names none.
    """
    if Cue.LOOKS_BACK in cues and cues.isdisjoint(_LOOKS_AHEAD):
        return False
    due = not cues.isdisjoint(_DUE_TODAY)
    return any(
        fact.kind in _TIMES
        and fact.exact
        and (fact.tense is Tense.AHEAD or (due and fact.tense is Tense.TODAY))
        for fact in facts
    )
