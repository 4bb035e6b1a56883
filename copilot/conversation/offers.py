"""The step that is on the table, and what a clause does to it: puts forward, accepts, refuses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.conversation.cues.cue import Cue
from copilot.kinds import Speaker

if TYPE_CHECKING:
    from copilot.conversation.gist import Gist

PATIENCE_TURNS: Final = 8
"""A proposal that nobody speaks of for so many turns is off the table (in labelled calls the yes
came one to five turns later, in a long demo eight)."""

_ACTS: Final = (Cue.MEET, Cue.DO, Cue.REQUEST)
_IN_GENERAL: Final = (Cue.PRODUCT_TALK, Cue.ROUTINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who says it, when, and in which turn of the call, counted from 1."""

    speaker: Speaker
    at: float
    turn: int
    flows: bool = False
    """In the flow of a long turn: what is told there of days and deeds is mostly a pitch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The step that is on the table.

    `owner` and `day` tell whether they are known by now, `hedged` that it hangs on something,
    `asked` that the other side is to do or to answer something, `plain` that it was a promise or
    a proposal in so many words, so that hearing it without protest accepts it. `turn` is the one
    it was put forward in, `touched` the last one that spoke of it, `accepted_turn` that of the
    latest yes.
    """

    by: Speaker
    at: float
    turn: int
    touched: int
    owner: bool = False
    day: bool = False
    hedged: bool = False
    asked: bool = False
    plain: bool = False
    accepted_turn: int | None = None


def offer_of(gist: Gist, voice: Voice, before: Offer | None) -> Offer:
    """What is on the table after a clause that proposes.

    A mere time belongs to the step that was there before; what one side says in one breath is
    one step.
    """
    acts = gist.has(*_ACTS) or promises(gist, voice)
    goes_on = before is not None and not acts and not gist.has(Cue.LOOSE)
    breath = before if before is not None and _in_one_breath(before, voice) else None
    return Offer(
        by=voice.speaker,
        at=before.at if before is not None and (goes_on or breath) else voice.at,
        turn=voice.turn,
        touched=voice.turn,
        owner=acts or not gist.has(Cue.LOOSE) or (breath is not None and breath.owner),
        day=gist.day or (breath is not None and breath.day),
        hedged=hedges(gist),
        asked=gist.asks or gist.has(Cue.REQUEST, Cue.WHEN),
        plain=acts or gist.has(Cue.THEY_WILL) or (goes_on and before is not None and before.plain),
    )


def proposes(gist: Gist, voice: Voice, offer: Offer | None) -> bool:
    """Whether the clause puts a step forward, or a time for the one that is on the table."""
    if puts_off(gist, voice) or _is_talk_of_other_things(gist):
        return False
    arranges = gist.asks or gist.has(Cue.DO, Cue.REQUEST, Cue.WHEN)
    if voice.flows and not (arranges or (gist.day and gist.has(Cue.MEET))):
        return False
    if gist.has(*_ACTS, Cue.LOOSE, Cue.WHEN) or promises(gist, voice):
        return True
    return _gives_it_a_time(gist, voice, offer)


def promises(gist: Gist, voice: Voice) -> bool:
    """Whether somebody will do something, whatever it is, on a day that is named.

    What a buyer's firm will do by a day ("we will open in May") is its plan, no step of this sale.
    """
    if not gist.day or gist.has(Cue.WILL_NOT, Cue.NO, *_IN_GENERAL):
        return False
    ours = voice.speaker is Speaker.REP and gist.has(Cue.WE_WILL)
    return gist.has(Cue.WILL) or ours


def _gives_it_a_time(gist: Gist, voice: Voice, offer: Offer | None) -> bool:
    """Whether the clause fixes when, with no word of what."""
    if offer is None:
        sets = voice.speaker is Speaker.REP and gist.has(Cue.SET)
        return gist.day and (sets or gist.has(Cue.SUITS, Cue.TILL_THEN, Cue.ARRANGED))
    if offer.accepted_turn == voice.turn and not gist.asks:
        return False  # the day of a yes is part of that yes
    if not gist.day:
        return gist.has(Cue.SUITS)
    fixes = gist.has(Cue.SUITS, Cue.TILL_THEN, Cue.ARRANGED, Cue.SET)
    return fixes or says_yes(gist) or gist.bare_time


def accepts(gist: Gist, voice: Voice, offer: Offer) -> bool:
    """Whether the clause, by the side that did not propose, takes the step up."""
    if says_yes(gist) or gist.has(Cue.TILL_THEN, Cue.SET):
        return True
    if gist.has(*_ACTS) or promises(
        gist, voice
    ):  # does what it was asked to do, or asks for what it was promised
        return True
    if gist.has(Cue.I_WILL) and not gist.has(Cue.WILL_NOT, Cue.NO, Cue.STALL) and offer.plain:
        return True
    if gist.day and not gist.asks and (offer.asked or gist.opens_with_time):  # "Tuesday at three."
        return True
    heard = gist.has(Cue.ACKNOWLEDGE, Cue.FAREWELL) and voice.turn - offer.turn <= 1
    return heard and (offer.plain or offer.day)


def refuses(gist: Gist, voice: Voice) -> bool:
    """Whether the clause turns down or puts off what is on the table."""
    return gist.has(Cue.NO) or brushes_off(gist, voice)


def brushes_off(gist: Gist, voice: Voice) -> bool:
    """Whether the buyer puts it off and says no word of agreement with it."""
    return puts_off(gist, voice) and (gist.conditional or not says_yes(gist))


def puts_off(gist: Gist, voice: Voice) -> bool:
    """Whether the buyer puts it off; with a day in it ("I'll call you Friday") it is a promise."""
    stalls = gist.has(Cue.STALL) and not gist.has(Cue.ON_SUBJECT)
    return voice.speaker is Speaker.BUYER and stalls and not gist.day


def hedges(gist: Gist) -> bool:
    """Whether it hangs on something."""
    return gist.has(Cue.HEDGE, Cue.DOUBT) or gist.conditional


def says_yes(gist: Gist) -> bool:
    """Whether it agrees; "does that work?" holds words of agreement and asks for it."""
    return gist.has(Cue.YES) or (gist.has(Cue.FITS) and not gist.asks)


def names_day(gist: Gist) -> bool:
    """Whether it names a day for these two, not one on which the product does something."""
    return gist.day and not gist.has(*_IN_GENERAL)


def _in_one_breath(offer: Offer, voice: Voice) -> bool:
    return offer.by is voice.speaker and offer.touched == voice.turn


def _is_talk_of_other_things(gist: Gist) -> bool:
    """About customers in general or about this very call, and no promise with a day in it."""
    if gist.has(Cue.AGENDA) and not gist.day:
        return True
    if gist.has(*_IN_GENERAL):
        return not (gist.day and gist.has(Cue.DO, Cue.REQUEST))
    return gist.has(Cue.IN_THE_CALL) and not gist.day and not gist.has(Cue.MEET)
