"""Whether the buyer pushes back, and on what: price, or anything else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.conversation.cues.cue import Cue
from copilot.kinds import SignalDetail, SignalKind

if TYPE_CHECKING:
    from copilot.conversation.gist import Gist
    from copilot.conversation.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What was talked of just before, by which the buyer's words are understood.

    `price` if a price was, `price_stings` if a sum was told not long ago,
    `price_far` if none was for long, `barrier_asked`, `decider_asked` and `more_asked` if the rep has just
    asked what is in the way, who decides, or whether there is anything else; `offered` if the rep
    has just proposed something, `aside` if the buyer's own turn has spoken of what the buyer charges.
    """

    price: bool = False
    price_told: bool = False
    price_stings: bool = False
    price_far: bool = False
    barrier_asked: bool = False
    decider_asked: bool = False
    more_asked: bool = False
    offered: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pushback:
    """One objection of an utterance. `detail` is None for one to the price."""

    kind: SignalKind
    strength: float
    detail: SignalDetail | None = None


_OTHERS: Final = (
    (Cue.REFUSES, SignalDetail.REFUSAL, 0.9),
    (Cue.HAS_ONE, SignalDetail.HAVE_ONE, 0.8),
    (Cue.NO_TIME, SignalDetail.NO_TIME, 0.8),
    (Cue.NO_NEED, SignalDetail.NEED, 0.7),
    (Cue.NO_TRUST, SignalDetail.TRUST, 0.7),
    (Cue.NO_FIT, SignalDetail.FIT, 0.7),
    (Cue.NOT_MINE, SignalDetail.AUTHORITY, 0.8),
    (Cue.BAD_TIMING, SignalDetail.TIMING, 0.7),
    (Cue.THINKS_ABOUT_IT, SignalDetail.STALL, 0.7),
)
"""From the plainest to the loosest: an utterance gives one, the first."""

_ASKED_TOO: Final = frozenset({Cue.NO_TRUST, Cue.NO_FIT, Cue.NO_NEED})
"""Doubts that may be put as a question: "how do I know that it works?"."""

_PUT_OFF: Final = frozenset({Cue.THINKS_ABOUT_IT, Cue.BAD_TIMING, Cue.NOT_MINE, Cue.NO_FIT})
_ACTS: Final = (Cue.REQUEST, Cue.DO, Cue.MEET)

_BARE_NO: Final = 0.5
_BARE_ANSWER_WORDS: Final = 4


def price_pushback(reading: Reading, setting: Setting) -> Pushback | None:
    """How the buyer's utterance pushes back on price, cost or value for money."""
    rivals = any(gist.has(Cue.RIVALS, Cue.RIVAL_NAMED) for gist in reading.gists)
    if any(_finds_it_low(gist) for gist in reading.gists) and not rivals:
        return None
    in_play = setting.price or any(_about_price(gist) for gist in reading.gists)
    if is_of_something_else(reading, setting):
        return None
    best = max((_price_strength(gist, setting, in_play) for gist in reading.gists), default=0.0)
    return Pushback(kind=SignalKind.PRICE_OBJECTION, strength=best) if best else None


def other_pushback(reading: Reading, setting: Setting) -> Pushback | None:
    """How it pushes back on anything else."""
    promises = any(gist.day and gist.has(*_ACTS) for gist in reading.gists)
    for cue, detail, strength in _OTHERS:
        if promises and cue in _PUT_OFF:
            continue  # "I will show it to the others, so mail it on Monday"
        if any(_objects(gist, cue, setting) for gist in reading.gists):
            return Pushback(kind=SignalKind.OBJECTION, strength=strength, detail=detail)
    bare_no = any(
        gist.has(Cue.NO) and gist.words <= _BARE_ANSWER_WORDS and not gist.asks
        for gist in reading.gists[:1]
    )
    if bare_no and setting.offered and not setting.more_asked:
        return Pushback(kind=SignalKind.OBJECTION, strength=_BARE_NO, detail=SignalDetail.REFUSAL)
    return None


def _finds_it_low(gist: Gist) -> bool:
    return gist.has(Cue.PRICE_PLEASES) and not gist.has(Cue.PRICE_REFUSED)


def is_of_something_else(reading: Reading, setting: Setting) -> bool:
    """Whether what is found dear is a thing of every day, or what the buyer charges.

    Words to the rep ("you", "your price") are of the offer, and so is what follows upon a price.
    """
    if any(gist.addressed or gist.has(Cue.PRICE_WORD) for gist in reading.gists):
        return False
    if setting.aside or any(gist.has(Cue.OWN_PRICES) for gist in reading.gists):
        return True
    return not setting.price and any(gist.has(Cue.OTHER_THING) for gist in reading.gists)


def _about_price(gist: Gist) -> bool:
    return gist.has(Cue.PRICE_ASKED, Cue.PRICE_WORD) and not gist.has(Cue.OTHER_MONEY)


def _price_strength(gist: Gist, setting: Setting, in_play: bool) -> float:
    if gist.has(Cue.DEAR_ELSEWHERE, Cue.PRICE_PLEASES):
        return 0.0
    if gist.has(Cue.PRICE_REFUSED) and (gist.addressed or not setting.price_far):
        return 0.9
    doubted = in_play and gist.has(Cue.PRICE_DOUBTED)
    no_money = setting.price_told and gist.has(Cue.NO_MONEY)
    capped = gist.has(Cue.UNDER_A_SUM) and (gist.money or (in_play and gist.number))
    stung = setting.price_stings and gist.has(Cue.PRICE_STUNG) and not gist.has(Cue.PRICE_ASKED)
    if doubted or no_money or capped or stung:
        return 0.7
    if setting.barrier_asked and gist.has(Cue.BARE_PRICE):
        return 0.8
    return 0.0


def _objects(gist: Gist, cue: Cue, setting: Setting) -> bool:
    if not gist.has(cue) or (gist.asks and cue not in _ASKED_TOO):
        return False
    if cue in {Cue.REFUSES, Cue.BAD_TIMING, Cue.HAS_ONE} and setting.more_asked:
        return False  # "any other questions?", "no thanks, not right now"
    if cue is Cue.NOT_MINE and setting.decider_asked:
        return False
    return not (gist.day and cue in _PUT_OFF)  # with a day it is a promise
