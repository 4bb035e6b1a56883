"""What an utterance means, where no phrase was found."""

from __future__ import annotations

import pytest

from copilot.conversation.meant import TRUSTED, meant_pushback, meant_signals, meant_strength
from copilot.conversation.offers import Voice
from copilot.conversation.pushback import Pushback
from copilot.conversation.reading import NOTHING, read
from copilot.conversation.state import Conversation
from copilot.events import CallContext, Meaning, Signal, Utterance
from copilot.kinds import CallKind, SignalKind, Speaker
from copilot.spoken import Spoken

BUYER = Voice(speaker=Speaker.BUYER, at=9.0, turn=4)
REP = Voice(speaker=Speaker.REP, at=9.0, turn=4)
PRICE = SignalKind.PRICE_OBJECTION


def meant(kind: SignalKind, strength: float, *, sure: bool = True) -> tuple[Meaning, ...]:
    return (Meaning(kind=kind, strength=strength, sure=sure),)


@pytest.mark.parametrize("kind", sorted(TRUSTED - {PRICE, SignalKind.BUDGET}))
def test_a_meaning_that_is_sure_counts_and_for_no_more_than_its_strength(kind: SignalKind) -> None:
    (found,) = meant_signals(meant(kind, 0.95), (), BUYER, NOTHING)
    assert found == Signal(kind=kind, at=9.0, speaker=Speaker.BUYER, strength=0.95)
    assert list(meant_signals(meant(kind, 0.95, sure=False), (), BUYER, NOTHING)) == []
    assert list(meant_signals(meant(kind, 0.95), (), REP, NOTHING)) == []


def test_a_question_before_it_makes_a_weaker_meaning_count() -> None:
    decides = SignalKind.DECISION_MAKER
    assert list(meant_signals(meant(decides, 0.6), (), BUYER, NOTHING)) == []
    asked = frozenset({decides})
    assert len(list(meant_signals(meant(decides, 0.6), (), BUYER, NOTHING, asked))) == 1


def test_a_budget_needs_a_sum_and_a_tale_of_another_firm_is_none() -> None:
    def found(text: str) -> int:
        return len(list(meant_signals(meant(SignalKind.BUDGET, 0.95), (), BUYER, read(text))))

    assert found("They let me have nine thousand dollars.") == 1
    assert found("They let me have nine for all of it.") == 1
    assert found("They let me have my way.") == 0
    assert found("At the time they let me have nine thousand dollars.") == 0


def test_a_phrase_says_more_than_a_meaning() -> None:
    phrase = Signal(kind=SignalKind.TIMELINE, at=9.0, speaker=Speaker.BUYER)
    assert list(meant_signals(meant(SignalKind.TIMELINE, 1.0), (phrase,), BUYER, NOTHING)) == []


def test_a_kind_whose_meanings_are_often_wrong_says_nothing() -> None:
    assert list(meant_signals(meant(SignalKind.BUDGET, 1.0), (), BUYER, NOTHING)) == []
    assert list(meant_signals(meant(SignalKind.COMPETITOR, 1.0), (), BUYER, NOTHING)) == []
    assert list(meant_signals(meant(PRICE, 1.0), (), BUYER, NOTHING)) == []  # that is a pushback


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


def test_a_budget_that_is_believed_counts_for_a_loose_phrase() -> None:
    reading = read("They let me have nine thousand dollars.")
    budget = SignalKind.BUDGET
    (found,) = meant_signals(meant(budget, 0.45), (), BUYER, reading)
    assert found.strength == 0.6
    assert list(meant_signals(meant(budget, 0.35), (), BUYER, reading)) == []
