"""What an utterance means, where no phrase was found."""

from __future__ import annotations

from copilot.conversation.meant import meant_pushback, meant_strength
from copilot.conversation.offers import Voice
from copilot.conversation.pushback import Pushback
from copilot.conversation.state import Conversation
from copilot.events import CallContext, Meaning, Utterance
from copilot.kinds import CallKind, SignalKind, Speaker
from copilot.spoken import Spoken

BUYER = Voice(speaker=Speaker.BUYER, at=9.0, turn=4)
REP = Voice(speaker=Speaker.REP, at=9.0, turn=4)
PRICE = SignalKind.PRICE_OBJECTION


def meant(kind: SignalKind, strength: float, *, sure: bool = True) -> tuple[Meaning, ...]:
    return (Meaning(kind=kind, strength=strength, sure=sure),)


def test_a_price_may_be_pushed_back_on_without_a_phrase() -> None:
    (one,) = meant_pushback(meant(PRICE, 0.9), (), BUYER, price_in_play=True)
    assert (one.kind, one.strength, one.detail) == (PRICE, 0.9, None)
    assert meant_pushback(meant(PRICE, 0.9, sure=False), (), BUYER, price_in_play=True) == ()
    assert meant_pushback(meant(PRICE, 0.9), (), REP, price_in_play=True) == ()
    other = (Pushback(kind=SignalKind.OBJECTION, strength=0.8),)
    assert meant_pushback(meant(PRICE, 0.9), other, BUYER, price_in_play=True) == other
    assert meant_pushback(meant(PRICE, 0.9), (), BUYER, price_in_play=False) == ()  # of what else?


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
