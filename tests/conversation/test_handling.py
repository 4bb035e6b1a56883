"""One objection, and what each side's next words make of it."""

from __future__ import annotations

import pytest

from copilot.conversation.handling import Level, Met, Objection, answered, heard, response
from copilot.conversation.offers import Voice
from copilot.conversation.reading import read
from copilot.kinds import SignalKind, Speaker

RAISED = Objection(kind=SignalKind.PRICE_OBJECTION, at=10.0, turn=4, strength=0.9)


def rep(turn: int) -> Voice:
    return Voice(speaker=Speaker.REP, at=3.0 * turn, turn=turn)


def buyer(turn: int) -> Voice:
    return Voice(speaker=Speaker.BUYER, at=3.0 * turn, turn=turn)


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("What would it be worth to you?", Met.ASKED),
        ("what would it be worth to you", Met.ASKED),
        ("We could start with a smaller plan.", Met.TERMS),
        ("If you sign for two years I can give you ten percent off.", Met.TERMS),
        ("I can give you ten percent off.", Met.CONCEDED),
        ("I need to check with our finance first.", Met.DEFERRED),
        ("Hello there.", None),
    ],
)
def test_a_response_by_what_it_does(text, met):
    assert response(read(text)) is met


def test_softer_after_an_answer_is_handled_and_stays_so():
    met = answered(RAISED, read("It saves you an hour a day."), rep(5))
    done = heard(met, read("That's a fair point."), buyer(6), ())
    assert (met.met, met.met_at, done.level, done.settled) == (Met.VALUE, 15.0, Level.YES, True)
    assert done.handled
    assert answered(done, read("I'd have to ask my boss."), rep(7)) == done


def test_softer_without_an_answer_is_not_handled():
    assert heard(RAISED, read("That's a fair point."), buyer(6), ()) == RAISED


def test_a_murmur_decides_nothing():
    met = answered(RAISED, read("It saves you an hour a day."), rep(5))
    assert heard(met, read("Mm-hm."), buyer(6), ()) == met


def test_two_calm_turns_show_that_the_buyer_went_on():
    met = answered(RAISED, read("What do you pay today?"), rep(5))
    once = heard(met, read("There are four of us in the office."), buyer(6), ())
    twice = heard(once, read("And nine on the road."), buyer(8), ())
    assert (once.level, once.settled) == (Level.PARTLY, False)
    assert (twice.level, twice.settled) == (Level.YES, True)


def test_a_discount_that_is_taken_is_partly_handled():
    met = answered(RAISED, read("I can give you ten percent off."), rep(5))
    assert heard(met, read("Great, that works."), buyer(6), ()).level is Level.PARTLY
