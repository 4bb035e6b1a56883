"""What one utterance does, clause by clause: the moves it makes and the facts it names.

A reading holds no words, so the dialogue may remember it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from copilot.conversation.asking import asked_for, marks_of
from copilot.conversation.clauses import Clause, clauses
from copilot.conversation.cues import (
    answers,
    buying,
    closing,
    decision,
    dodged,
    kinds,
    money,
    objections,
    pain,
    purse,
    pushback,
    questions,
    replies,
    responses,
    rivals,
    steps,
    stung,
    timeline,
)
from copilot.conversation.cues.cue import Cue
from copilot.conversation.fact import Fact, FactKind
from copilot.conversation.facts import facts_in
from copilot.conversation.gist import Gist, names_day
from copilot.conversation.names import Capitals, Hints, capitals_in, names_in, own_names
from copilot.conversation.numerals import SMALL_WORDS
from copilot.conversation.placed import placed_in
from copilot.conversation.topics import topics_in
from copilot.phrases import PhraseSet

LISTS: Final = (
    *steps.PHRASES,
    *answers.PHRASES,
    *closing.PHRASES,
    *money.PHRASES,
    *purse.PHRASES,
    *questions.PHRASES,
    *pushback.PHRASES,
    *stung.PHRASES,
    *objections.PHRASES,
    *responses.PHRASES,
    *rivals.PHRASES,
    *decision.PHRASES,
    *timeline.PHRASES,
    *pain.PHRASES,
    *replies.PHRASES,
    *dodged.PHRASES,
    *buying.PHRASES,
    *kinds.PHRASES,
)
_PRICED: Final = (Cue.PRICE_TOLD, Cue.PRICE_HELD_UP, Cue.BUDGET_SUM)
"""Moves that only a clause with a sum in it can make: not worth looking for in any other."""


def _cues_of(*, priced: bool) -> tuple[Cue, ...]:
    """The move of each pattern, in the patterns' order."""
    return tuple(
        phrases.cue
        for phrases in LISTS
        if (phrases.cue in _PRICED) is priced
        for _ in phrases.patterns
    )


@cache
def _phrases(*, priced: bool) -> PhraseSet:
    patterns = [
        pattern
        for phrases in LISTS
        if (phrases.cue in _PRICED) is priced
        for pattern in phrases.patterns
    ]
    # ours are put together from shared pieces, and so longer than a rule's
    return PhraseSet(patterns, where="copilot.conversation.cues", max_chars=4_000)


_CUES: Final = _cues_of(priced=False)
_CUES_WITH_A_SUM: Final = _cues_of(priced=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One utterance. `murmur` is one with nothing in it but "yeah", "mm-hm", "right".

    `stopped` if it is written with a full stop, `breaks_off` if it trails away, and
    `names_somebody` if it asks somebody by name: "Ravi, what was it?".
    """

    gists: tuple[Gist, ...] = ()
    murmur: bool = False
    names_somebody: bool = False
    stopped: bool = False
    breaks_off: bool = False

    def has(self, *cues: Cue) -> bool:
        """Whether any clause of it makes one of these moves."""
        return any(gist.has(*cues) for gist in self.gists)

    @property
    def questions(self) -> int:
        """Questions in it, check-backs left out."""
        return sum(gist.asks and not gist.checks_back for gist in self.gists)

    @property
    def counted(self) -> int:
        """Questions for the count of a call: where any is marked as one, those that are.

        A request ("tell me about it") is a question to whoever has to answer, and none in a count
        that can be checked; nor is what was not asked to its end ("or is it more..."). Where nothing
        is marked and no stop is written either, the form is all there is.
        """
        if any(gist.asked for gist in self.gists):
            return sum(gist.asked and not gist.checks_back for gist in self.gists)
        if self.breaks_off:
            return 0
        if self.stopped:
            return sum(gist.asks_plainly for gist in self.gists)
        return self.questions

    @property
    def open_questions(self) -> int:
        """Questions that invite an explanation."""
        return sum(gist.asks_openly and not gist.checks_back for gist in self.gists)

    @property
    def ends_asking(self) -> bool:
        """Whether it leaves the other side with a question to answer."""
        return any(gist.asks and not gist.checks_back for gist in self.gists[-2:])


NOTHING: Final = Reading()
"""The reading of an utterance whose words never came."""


def prepared() -> bool:
    """Whether that has been done."""
    return _phrases.cache_info().currsize > 0


def prepare() -> None:
    """Put together what is looked for: most of a second, which the first reading would wait for."""
    read("five dollars by Tuesday, and then Blue Ridge sent us a quote")


def read(text: str, *, before: str = "", hints: Hints | None = None) -> Reading:
    """What an utterance does; `before` is what the same side said just before it.

    `hints` tell which names to expect.
    """
    pieces = clauses(text, before=before)
    hints = hints or Hints()
    capitals = capitals_in(text)
    ending = text.rstrip()
    return Reading(
        gists=tuple(_gist(piece, text, capitals, hints) for piece in pieces),
        murmur=_is_murmur(pieces),
        stopped=ending.endswith((".", "!", "?")),
        breaks_off=ending.endswith(("...", "\u2026")),
        names_somebody=any(piece.asked for piece in pieces) and _asks_by_name(text),
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BY_NAME: Final = re.compile(
    r"(?:^|[.?!,]\s+)([A-Z][a-z]+), (?:what|how|when|who|where|which|why|did|do|does|is|was|are|can|could|have|had|would|were|will|should|(?:do )?you (?:want|remember|know|think|got|had|said)|any|anything)\b"
    r"|, ([A-Z][a-z]{2,})\?"
)
_NO_NAMES: Final = _words(
    "Yeah Yes Yep No Okay Ok Right So And But Or Well Sure Great Sorry Um Uh Oh Ah Alright Good Fine Now Hm Hmm "
    "Also Then Actually Honestly Like Look Listen Anyway Cool Nice Perfect Wait Interesting Exactly True Thanks "
    "Hey Hi Hello First Second Finally Lovely Ha Mm Roughly Basically Just Tell Please Again"
)


def _asks_by_name(text: str) -> bool:
    """Whether somebody is called by name just before a question."""
    return any((found[1] or found[2]) not in _NO_NAMES for found in _BY_NAME.finditer(text))


_MURMURS: Final = frozenset(
    [
        "yes",
        "no",
        "mhm",
        "right",
        "okay",
        "all",
        "oh",
        "wow",
        "sure",
        "true",
        "i",
        "see",
        "huh",
        "exactly",
        "cool",
        "got",
        "it",
        "good",
        "great",
        "nice",
        "fine",
        "absolutely",
        "really",
        "perfect",
        "definitely",
        "of",
        "course",
        "interesting",
        "uh",
        "hm",
        "yup",
        "totally",
        "indeed",
        "gotcha",
        "wonderful",
    ]
)
_MURMUR_WORDS: Final = 3


def _is_murmur(pieces: tuple[Clause, ...]) -> bool:
    tokens = [token for piece in pieces for token in piece.tokens]
    return len(tokens) <= _MURMUR_WORDS and all(token in _MURMURS for token in tokens)


_TIMES: Final = frozenset({FactKind.DAY, FactKind.CLOCK, FactKind.DURATION})
_OWN: Final = frozenset({"we", "our", "ours", "us"})
_NUMBERS: Final = frozenset({*SMALL_WORDS, "hundred", "thousand", "million"}) - {"one", "a"}
_ADDRESS: Final = frozenset({"you", "your", "yours", "yourself"})


def _gist(clause: Clause, text: str, capitals: Capitals | None, hints: Hints) -> Gist:
    facts = facts_in(clause.text)
    cues = _cues(clause, facts)
    names = names_in(clause, text, cues, hints).joined(placed_in(clause, text, capitals, hints))
    if Cue.INTRODUCES in cues and not names.marks:
        names = own_names(clause, text)
    cues |= names.cues
    turned = Cue.ASKS in cues and Cue.FAREWELL not in cues
    if (
        clause.guessed and not clause.asked
    ):  # "to see what is coming": only who is addressed is asked
        turned = turned and not _ADDRESS.isdisjoint(clause.tokens)
    asks = turned or clause.asked
    return Gist(
        cues=cues,
        facts=facts,
        day=names_day(cues, facts),
        words=len(clause.tokens),
        asked=clause.asked,
        turned=turned,
        asks_for=asked_for(clause.tokens) if asks else None,
        marks=marks_of(clause.tokens),
        topics=topics_in(clause.tokens),
        number=_has_number(clause.tokens, facts),
        own=not _OWN.isdisjoint(clause.tokens),
        addressed=not _ADDRESS.isdisjoint(clause.tokens),
        names=names.marks,
        others=names.others,
        companies=names.said,
    )


def _has_number(tokens: tuple[str, ...], facts: tuple[Fact, ...]) -> bool:
    """Whether a number is said that is no part of a time: "fifty", and not "fifteen years"."""
    if _NUMBERS.isdisjoint(tokens) and not any(token[0].isdigit() for token in tokens):
        return False
    return any(
        (token in _NUMBERS or token[0].isdigit())
        and not any(fact.start <= place < fact.end for fact in facts if fact.kind in _TIMES)
        for place, token in enumerate(tokens)
    )


def _cues(clause: Clause, facts: tuple[Fact, ...]) -> frozenset[Cue]:
    cues: set[Cue] = {_CUES[index] for index in _phrases(priced=False).matches(clause.text)}
    if questions.turns_the_verb(clause.tokens):
        cues.add(Cue.ASKS)
    if answers.is_bare_no(clause.tokens):
        cues.add(Cue.NO)
    priced = any(fact.kind is FactKind.MONEY for fact in facts)
    if priced:
        cues.update(_CUES_WITH_A_SUM[index] for index in _phrases(priced=True).matches(clause.text))
    return frozenset(cues)
