"""What an utterance means, where no phrase was found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from copilot.conversation.meant import (
    BOTH_SAY,
    COUNTS_FOR,
    LIKELY,
    SHORT_WORDS,
    Likely,
    meant_pushback,
    meant_strength,
)
from copilot.conversation.pushback import Pushback
from copilot.conversation.state import Conversation
from copilot.events import CallContext, Meaning, Utterance
from copilot.kinds import CallKind, SignalDetail, SignalKind, Speaker
from copilot.spoken import Spoken

PRICE = SignalKind.PRICE_OBJECTION


def meant(kind: SignalKind, strength: float, *, sure: bool = True) -> tuple[Meaning, ...]:
    return (Meaning(kind=kind, strength=strength, sure=sure),)


OTHER = SignalKind.OBJECTION


def likely(price: float = 0.2, other: float = 0.2, **more: Any) -> Likely:
    return Likely(price=price, other=other, meant=0.5, **more)


def test_a_price_may_be_pushed_back_on_without_a_phrase() -> None:
    (one,) = meant_pushback((), likely(0.9))
    assert (one.kind, one.strength, one.detail) == (PRICE, 0.9, None)
    (one,) = meant_pushback((), likely(LIKELY))
    assert one.strength == COUNTS_FOR
    assert meant_pushback((), likely(LIKELY - 0.01)) == ()
    assert meant_pushback((), likely(0.9, another=True)) == ()


def test_so_may_anything_else_unless_the_price_is() -> None:
    (one,) = meant_pushback((), likely(0.2, 0.7))
    assert (one.kind, one.strength) == (OTHER, 0.7)
    assert [one.kind for one in meant_pushback((), likely(0.7, 0.7))] == [PRICE]
    assert meant_pushback((), likely(0.2, LIKELY - 0.01)) == ()


def test_a_phrase_that_all_signs_speak_against_is_not_believed() -> None:
    price = (Pushback(kind=PRICE, strength=0.8),)
    assert meant_pushback(price, likely(0.01)) == ()
    assert (
        meant_pushback(price, likely(0.01, asked=True)) == price
    )  # "what's in the way?", "Price."
    (one,) = meant_pushback(price, likely(0.2))
    assert one.strength == COUNTS_FOR  # a phrase alone counts for a loose one
    assert meant_pushback(price, likely(BOTH_SAY)) == price
    other = (Pushback(kind=OTHER, strength=0.8),)
    weak = Likely(price=0.2, other=0.1, meant=0.01, words=SHORT_WORDS + 1)
    assert meant_pushback(other, weak) == ()
    short = replace(weak, other=BOTH_SAY, words=SHORT_WORDS)
    assert meant_pushback(other, short) == other
    asks_first = (Pushback(kind=OTHER, strength=0.8, detail=SignalDetail.AUTHORITY),)
    assert meant_pushback(asks_first, replace(weak, other=BOTH_SAY)) == asks_first


def test_where_no_meaning_was_read_the_phrases_are_all_there_is() -> None:
    price = (Pushback(kind=PRICE, strength=0.8),)
    assert meant_pushback(price, Likely(price=0.0, other=0.0, meant=0.0)) == price


def test_what_is_meant_reaches_the_conversation() -> None:
    call = Conversation.begin(CallContext(call_id="call", kind=CallKind.PRICING))
    words = Spoken("it is what it is")
    for kind in (SignalKind.TIMELINE, SignalKind.PAIN_NUMBER):
        told = call.after(
            Utterance(
                speaker=Speaker.BUYER, start=1.0, end=3.0, words=words, confidence=0.9,
                meanings=meant(kind, 0.9),
            )
        )  # fmt: skip
        assert [one.kind for one in told.signals] == [kind]


def test_how_likely_a_kind_is_meant() -> None:
    assert meant_strength(meant(PRICE, 0.3), PRICE) == 0.3
    assert meant_strength(meant(PRICE, 0.3), SignalKind.BUDGET) == 0.0
