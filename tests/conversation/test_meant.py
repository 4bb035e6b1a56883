"""What an utterance means, where no phrase was found."""

from __future__ import annotations

import pytest

from copilot.conversation.meant import LEAST, meant_pushback, meant_signals
from copilot.conversation.offers import Voice
from copilot.conversation.pushback import Pushback
from copilot.events import Meaning, Signal
from copilot.kinds import SignalKind, Speaker

BUYER = Voice(speaker=Speaker.BUYER, at=9.0, turn=4)
REP = Voice(speaker=Speaker.REP, at=9.0, turn=4)
PRICE = SignalKind.PRICE_OBJECTION


def meant(kind: SignalKind, strength: float) -> tuple[Meaning, ...]:
    return (Meaning(kind=kind, strength=strength),)


@pytest.mark.parametrize("kind", set(LEAST) - {PRICE})
def test_a_meaning_that_is_sure_counts_and_for_no_more_than_that(kind: SignalKind) -> None:
    (found,) = meant_signals(meant(kind, LEAST[kind]), (), BUYER)
    assert found == Signal(kind=kind, at=9.0, speaker=Speaker.BUYER, strength=LEAST[kind])
    assert list(meant_signals(meant(kind, LEAST[kind] - 0.01), (), BUYER)) == []
    assert list(meant_signals(meant(kind, 1.0), (), REP)) == []


def test_a_phrase_says_more_than_a_meaning() -> None:
    phrase = Signal(kind=SignalKind.TIMELINE, at=9.0, speaker=Speaker.BUYER)
    assert list(meant_signals(meant(SignalKind.TIMELINE, 1.0), (phrase,), BUYER)) == []


def test_a_kind_whose_meanings_are_often_wrong_says_nothing() -> None:
    assert list(meant_signals(meant(SignalKind.BUDGET, 1.0), (), BUYER)) == []


def test_a_price_may_be_pushed_back_on_without_a_phrase() -> None:
    (one,) = meant_pushback(meant(PRICE, 0.9), (), BUYER)
    assert (one.kind, one.strength, one.detail) == (PRICE, 0.9, None)
    assert meant_pushback(meant(PRICE, 0.5), (), BUYER) == ()
    assert meant_pushback(meant(PRICE, 0.9), (), REP) == ()
    other = (Pushback(kind=SignalKind.OBJECTION, strength=0.8),)
    assert meant_pushback(meant(PRICE, 0.9), other, BUYER) == other
