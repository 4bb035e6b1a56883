"""The signals of one utterance: what its clauses say, given who says it and what was asked before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from copilot.conversation.cues.cue import Cue
from copilot.conversation.fact import FactKind
from copilot.events import Signal
from copilot.kinds import SignalDetail, SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.conversation.gist import Gist
    from copilot.conversation.next_step import NextStep
    from copilot.conversation.offers import Voice
    from copilot.conversation.reading import Reading

ANSWER_TURNS: Final = 2
"""A sum within so many turns of a budget question answers it."""

_COUNTS: Final = frozenset({FactKind.COUNT, FactKind.DURATION, FactKind.PERCENT})

OPENING_TURNS: Final = 4
"""Thanks for the talk and a goodbye within the first turns are greetings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialogue:
    """What must be remembered of the talk to understand the next utterance; no words."""

    budget_asked_turn: int | None = None
    price_asked_turn: int | None = None
    pitched_turn: int | None = None
    """The latest turn in which the rep told what the product does."""
    asked_by: Speaker | None = None
    """Who has just asked something that is not answered yet."""

    def after(self, reading: Reading, voice: Voice) -> Dialogue:
        """The dialogue once this was said too."""
        rep = voice.speaker is Speaker.REP
        about_budget = rep and any(_asks(budget(gist, voice, self)) for gist in reading.gists)
        about_price = not rep and any(_asks(price(gist, voice, self)) for gist in reading.gists)
        pitches = rep and any(gist.has(Cue.PRODUCT_TALK) for gist in reading.gists)
        return replace(
            self,
            pitched_turn=voice.turn if pitches else self.pitched_turn,
            budget_asked_turn=voice.turn if about_budget else self.budget_asked_turn,
            price_asked_turn=voice.turn if about_price else self.price_asked_turn,
            asked_by=voice.speaker if reading.ends_asking else None,
        )

    def budget_asked(self, voice: Voice) -> bool:
        """Whether the buyer's budget was asked for a moment ago."""
        asked = self.budget_asked_turn
        return asked is not None and voice.turn - asked <= ANSWER_TURNS

    def price_asked(self, voice: Voice) -> bool:
        """Whether the price was asked for a moment ago."""
        asked = self.price_asked_turn
        return asked is not None and voice.turn - asked <= ANSWER_TURNS


def money_signals(reading: Reading, voice: Voice, dialogue: Dialogue) -> Iterator[Signal]:
    """Budget and price, each once an utterance, with the surest strength."""
    for kind, judge in ((SignalKind.BUDGET, budget), (SignalKind.PRICE, price)):
        judged = [judge(gist, voice, dialogue) for gist in _of_here(reading)]
        best = max(judged, key=lambda one: one.strength if one else 0.0, default=None)
        if best is not None:
            yield Signal(
                kind=kind,
                at=voice.at,
                speaker=voice.speaker,
                strength=best.strength,
                detail=best.detail,
            )


def _of_here(reading: Reading) -> Iterator[Gist]:
    """The clauses, without those that go on with a tale of another firm or of years ago."""
    elsewhere = False
    for gist in reading.gists:
        elsewhere = gist.has(Cue.ELSEWHERE) or (elsewhere and gist.has(Cue.LOOKS_BACK))
        if not elsewhere:
            yield gist


@dataclass(frozen=True, slots=True)
class Judged:
    """How sure one clause is about money, and whether it asks or tells."""

    strength: float
    detail: SignalDetail


_ASKED: Final = SignalDetail.ASKED
_TOLD: Final = SignalDetail.TOLD


def _asks(judged: Judged | None) -> bool:
    return judged is not None and judged.detail is _ASKED


def budget(gist: Gist, voice: Voice, dialogue: Dialogue) -> Judged | None:
    """Whether the clause is about the buyer's own money for this.

    The seller's price is not, nor is time that is spent, nor what else the buyer pays for.
    """
    rep = voice.speaker is Speaker.REP
    if gist.has(Cue.OTHER_BUDGET) or (gist.has(Cue.PRODUCT_TALK) and rep):
        return None
    if gist.has(Cue.BUDGET_ASKED):
        return Judged(1.0 if rep else 0.6, _ASKED)
    if rep and dialogue.pitched_turn == voice.turn and not gist.asks:
        return None  # in the flow of a demo the word is one that the product listens for
    said = gist.has(Cue.BUDGET_SAID) and not (rep and _of_the_rep(gist))
    if said or _kept(gist, rep=rep) or _sum_of_theirs(gist, rep=rep):
        return Judged(0.9, _TOLD)
    if gist.has(Cue.OTHER_MONEY):
        return None
    return _asked_about_spending(gist) if rep else _answered_with_money(gist, voice, dialogue)


def _of_the_rep(gist: Gist) -> bool:
    """What the rep tells of the rep alone: "I will throw it in the pot"."""
    theirs = gist.addressed or gist.has(Cue.YOURS, Cue.BUDGET_WORD)
    return not (theirs or gist.asks or gist.money)


def _kept(gist: Gist, *, rep: bool) -> bool:
    """So much is laid by, planned or the most: "we had kept forty for this"."""
    counts = any(fact.kind in _COUNTS for fact in gist.facts)
    summed = gist.money or (gist.number and not counts)
    if not gist.has(Cue.BUDGET_KEPT) or not summed or gist.asks:
        return False
    return gist.addressed if rep else not gist.has(Cue.RIVALS, Cue.RIVAL_NAMED)


def _sum_of_theirs(gist: Gist, *, rep: bool) -> bool:
    """A sum that there is to spend; "over ten thousand it goes upstairs" tells who decides."""
    if not gist.has(Cue.BUDGET_SUM) or (rep and not gist.has(Cue.YOURS)):
        return False
    return rep or not gist.has(Cue.BEYOND)


def _asked_about_spending(gist: Gist) -> Judged | None:
    if gist.has(Cue.SPENDING_ASKED):
        return Judged(0.7, _ASKED)
    return Judged(0.6, _TOLD) if gist.has(Cue.BUDGET_WORD) else None


def _answered_with_money(gist: Gist, voice: Voice, dialogue: Dialogue) -> Judged | None:
    if (gist.money or gist.number) and dialogue.budget_asked(voice):
        return Judged(0.9, _TOLD)
    return Judged(0.6, _TOLD) if gist.has(Cue.BUDGET_WORD) else None


def price(gist: Gist, voice: Voice, dialogue: Dialogue) -> Judged | None:
    """Whether the clause asks or tells the seller's price."""
    rep = voice.speaker is Speaker.REP
    pitch = gist.has(Cue.PRODUCT_TALK) and not gist.money and (rep or not gist.asks)
    elsewhere = gist.has(Cue.DEAR_ELSEWHERE) and not (gist.asks or gist.has(Cue.PRICE_WORD))
    if gist.has(Cue.OTHER_MONEY) or pitch or elsewhere:
        return None
    return _price_by_rep(gist, voice, dialogue) if rep else _price_by_buyer(gist)


def _price_by_buyer(gist: Gist) -> Judged | None:
    if _holds_up(gist):
        return Judged(0.8, _ASKED if gist.asks else _TOLD)
    if gist.has(Cue.OWN_PRICES):
        return None
    if gist.has(Cue.PRICE_ASKED):
        return Judged(0.9, _ASKED)
    return _by_name(gist)


def _price_by_rep(gist: Gist, voice: Voice, dialogue: Dialogue) -> Judged | None:
    if gist.has(Cue.PRICE_WORD):
        return _by_name(gist)
    if gist.has(Cue.BUDGET_SAID, Cue.BUDGET_SUM, Cue.BUDGET_WORD):
        return None
    answers = dialogue.price_asked(voice) and (gist.money or (gist.number and not gist.asks))
    bare = gist.has(Cue.PRICE_SUM) and gist.number
    told = gist.money and gist.has(Cue.PRICE_TOLD) and _is_a_price(gist)
    return Judged(0.8, _TOLD) if answers or bare or told else None


def _by_name(gist: Gist) -> Judged | None:
    """The price by that word, with its sum or without."""
    return Judged(0.9 if gist.money else 0.7, _TOLD) if gist.has(Cue.PRICE_WORD) else None


ECHO_WORDS: Final = 6
"""So few words with a bare "twenty a month" in them may say back what the buyer has counted."""


def _is_a_price(gist: Gist) -> bool:
    """A sum with its currency, or one by the month in more than an echo."""
    said = any(fact.exact for fact in gist.facts if fact.kind is FactKind.MONEY)
    return gist.priced and (said or gist.words > ECHO_WORDS)


def _holds_up(gist: Gist) -> bool:
    """The buyer names our sum: "you have written four hundred", "is it eleven hundred a month?"."""
    sums = [fact for fact in gist.facts if fact.kind is FactKind.MONEY]
    if not sums or gist.has(Cue.BUDGET_SAID, Cue.BUDGET_SUM, Cue.BUDGET_WORD, Cue.OUR_SIDE):
        return False
    return gist.has(Cue.PRICE_HELD_UP) or (gist.asks and any(fact.rate for fact in sums))


def wrap_up(reading: Reading, voice: Voice) -> float:
    """How sure it is that the call draws to its end, 0 to 1, from this utterance alone.

    A goodbye out of nowhere may be the recogniser's invention, so a lone one weighs little.
    """
    best = 0.0
    for gist in reading.gists:
        if gist.has(Cue.CLOSING):
            best = max(best, 0.9)
        elif gist.has(Cue.ANYTHING_ELSE):
            best = max(best, 0.5)
        elif voice.turn > OPENING_TURNS and gist.has(Cue.FAREWELL):
            best = max(best, 0.4 if gist.words <= 2 else 0.8)
        elif voice.turn > OPENING_TURNS and gist.has(Cue.THANKS_FOR_TALK):
            best = max(best, 0.6)
    return best


def talk_signals(reading: Reading, voice: Voice) -> Iterator[Signal]:
    """A question, once an utterance, and the end in sight."""
    if reading.questions:
        opens = reading.open_questions > 0
        yield Signal(
            kind=SignalKind.QUESTION,
            at=voice.at,
            speaker=voice.speaker,
            detail=SignalDetail.OPEN if opens else SignalDetail.CLOSED,
        )
    ending = wrap_up(reading, voice)
    if ending:
        yield Signal(kind=SignalKind.WRAP_UP, at=voice.at, speaker=voice.speaker, strength=ending)


def step_signals(before: NextStep, after: NextStep, voice: Voice) -> Iterator[Signal]:
    """What an utterance changed about the next step."""
    kinds = []
    if after.offer is not None and after.offer.at == voice.at and before.offer != after.offer:
        kinds.append(SignalKind.NEXT_STEP_PROPOSED)
    if after.specific and not before.specific:
        kinds.append(SignalKind.NEXT_STEP_AGREED)
    elif after.agreed and not before.agreed:
        kinds.append(SignalKind.NEXT_STEP_VAGUE)
    asks_for_more = after.offer is not None and after.offer.at == voice.at
    if after.brushed_off_at == voice.at and not asks_for_more:
        kinds.append(SignalKind.BRUSH_OFF)
    for kind in kinds:
        yield Signal(kind=kind, at=voice.at, speaker=voice.speaker)
