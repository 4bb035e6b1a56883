"""What a clause does to the step on the table."""

from __future__ import annotations

import pytest

from copilot.conversation.offers import (
    Offer,
    Voice,
    accepts,
    brushes_off,
    hedges,
    names_day,
    offer_of,
    promises,
    proposes,
    puts_off,
    refuses,
    says_yes,
)
from copilot.conversation.reading import read
from copilot.kinds import Speaker

REP = Voice(speaker=Speaker.REP, at=10.0, turn=4)
BUYER = Voice(speaker=Speaker.BUYER, at=12.0, turn=5)
OPEN = Offer(by=Speaker.REP, at=9.0, turn=4, touched=4, owner=True, plain=True, asked=True)


def gist(text: str):
    (only,) = read(text).gists
    return only


@pytest.mark.parametrize(
    "text",
    [
        "Let's meet on Monday.",
        "I'll email you the offer.",
        "Can you send me the list?",
        "When are you free?",
    ],
)
def test_these_put_a_step_forward(text):
    assert proposes(gist(text), REP, None)


@pytest.mark.parametrize(
    "text",
    [
        "It rained on Monday.",
        "I'll show you the dashboard.",
        "Our system will email the customer.",
        "Does that work?",
    ],
)
def test_these_do_not(text):
    assert not proposes(gist(text), REP, None)


def test_a_bare_time_is_a_proposal_only_for_a_step_on_the_table():
    assert proposes(gist("Thursday or Friday?"), REP, OPEN)
    assert not proposes(gist("Thursday or Friday?"), REP, None)


@pytest.mark.parametrize(
    "text", ["Yes, please.", "Tuesday at three.", "Send it over.", "That would be great.", "Okay."]
)
def test_these_take_it_up(text):
    assert accepts(gist(text), BUYER, OPEN)


def test_having_heard_accepts_only_what_was_just_said():
    late = Voice(speaker=Speaker.BUYER, at=60.0, turn=9)
    assert not accepts(gist("Okay."), late, OPEN)
    assert accepts(gist("Yes, please."), late, OPEN)


def test_a_question_that_holds_words_of_agreement_does_not_agree():
    assert says_yes(gist("Thursday works."))
    assert not says_yes(gist("Does Thursday work for you?"))


def test_a_buyer_puts_off_and_a_rep_promises():
    assert puts_off(gist("I'll get back to you."), BUYER)
    assert not puts_off(gist("I'll get back to you."), REP)
    assert not puts_off(gist("I'll get back to you on Friday."), BUYER)


def test_a_no_refuses_and_a_stall_brushes_off():
    assert refuses(gist("No."), BUYER)
    assert not brushes_off(gist("No."), BUYER)
    assert brushes_off(gist("I need to think about it."), BUYER)
    assert refuses(gist("I need to think about it."), BUYER)


def test_what_hangs_on_something_is_hedged_and_manners_are_not():
    assert hedges(gist("If my boss agrees"))
    assert hedges(gist("Maybe."))
    assert not hedges(gist("If you like, I can send it."))


def test_a_day_of_the_product_is_no_day_for_these_two():
    assert names_day(gist("I am free on Monday"))
    assert not names_day(gist("The app will send it on Monday"))


def test_what_one_side_says_in_one_breath_is_one_step():
    first = offer_of(gist("I'll email you on Friday."), REP, None)
    second = offer_of(gist("And I'll send the contract."), REP, first)
    assert second.day
    assert second.at == first.at


def test_a_time_belongs_to_the_step_it_is_a_time_for():
    later = Voice(speaker=Speaker.BUYER, at=20.0, turn=5)
    timed = offer_of(gist("How about Friday?"), later, OPEN)
    assert timed.at == OPEN.at
    assert timed.by is Speaker.BUYER
    assert timed.plain


def test_a_day_makes_a_promise_of_whatever_is_done():
    assert promises(gist("I'll varnish the boat by Friday."), REP)
    assert promises(gist("I'll varnish the boat by Friday."), BUYER)
    assert not promises(gist("I'll varnish the boat."), REP)
    assert not promises(gist("I'll be away on Friday."), REP)


def test_what_a_firm_does_by_a_day_is_a_step_only_of_the_seller():
    assert promises(gist("We'll varnish the boat by Friday."), REP)
    assert not promises(gist("We'll varnish the boat by Friday."), BUYER)
    assert not promises(gist("Our shop is open on Friday."), REP)


def test_a_promise_for_somebody_else_is_accepted_by_a_thank_you_and_has_no_owner():
    they = offer_of(gist("A colleague will reach out."), REP, None)
    assert they.plain
    assert not they.owner
