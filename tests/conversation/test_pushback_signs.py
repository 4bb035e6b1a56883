"""All signs of pushing back, on the price and on anything else, weighed together."""

from __future__ import annotations

from copilot.conversation.meant import LIKELY
from copilot.conversation.objections import Objections
from copilot.conversation.offers import Voice
from copilot.conversation.pushback import Setting
from copilot.conversation.pushback_signs import objection_likelihood, price_likelihood
from copilot.conversation.reading import read
from copilot.events import Meaning
from copilot.kinds import SignalKind, Speaker

LINE = "Ninety for a thing that goes in the bin after a month, that is some going."


def price(
    text: str = LINE,
    *,
    told: bool = False,
    meant: float = 0.3,
    buys: float = 0.01,
    led: float = 0.0,
) -> float:
    setting = Setting(price=told, price_stings=told)
    return price_likelihood(read(text), setting, meant=meant, buys=buys, led=led)


def other(text: str, *, barrier: bool = False, meant: float = 0.3, turn: int = 9) -> float:
    setting = Setting(barrier_asked=barrier)
    return objection_likelihood(read(text), setting, meant=meant, buys=0.01, turn=turn)


def test_a_price_told_before_and_a_rep_who_told_it_make_it_likelier():
    assert price(told=True) > price()
    assert price(led=0.9) > price()
    assert price(meant=0.6) > price()
    assert price(buys=0.9) < price()


def test_another_offer_too_and_a_bare_word_or_a_question_less():
    assert price("The other lot do it for sixty, we got other quotes.") > price("Sixty, is it.")
    assert price("Ninety.") < price()
    assert price("What does it cost?") < price("That is what it costs.")


def test_what_is_in_the_way_was_asked_and_late_in_a_call_it_is_likelier():
    line = "My lads would never open it, they have gloves on all day."
    assert other(line, barrier=True) > other(line)
    assert other(line, turn=60) > other(line, turn=3)
    assert other(line, meant=0.7) > other(line)
    assert other("I am worried that it will not work, with gloves on all day.") > other(line)


def meant(price: float, other: float = 0.02) -> tuple[Meaning, ...]:
    return (
        Meaning(kind=SignalKind.PRICE_OBJECTION, strength=price),
        Meaning(kind=SignalKind.OBJECTION, strength=other),
    )


def test_the_objections_of_a_call_weigh_what_the_rep_meant_in_the_turn_before():
    rep = Voice(speaker=Speaker.REP, at=5.0, turn=9)
    buyer = Voice(speaker=Speaker.BUYER, at=9.0, turn=10)
    told = Objections().after(read("It is ninety."), rep, (), (), led=0.95)
    assert (told.led, told.led_turn) == (0.95, 9)
    found = told.pushbacks(read(LINE), buyer, meant(0.7), offered=False)
    assert [one.kind for one in found] == [SignalKind.PRICE_OBJECTION]
    assert found[0].strength >= LIKELY
    assert told.pushbacks(read(LINE), buyer, meant(0.004), offered=False) == ()
    assert told.pushbacks(read(LINE), rep, meant(0.7), offered=False) == ()


def test_the_price_of_another_thing_and_what_is_agreed_to_are_no_pushback():
    buyer = Voice(speaker=Speaker.BUYER, at=9.0, turn=10)
    agrees = "You're right, we are paying a fortune, I never counted it up like that before today."
    assert Objections().pushbacks(read(agrees), buyer, meant(0.95), offered=False) == ()
