"""Budget, price, questions and the end in sight: who says it, and what was asked before."""

from __future__ import annotations

import pytest

from copilot.conversation.offers import Voice
from copilot.conversation.reading import read
from copilot.conversation.signals import Dialogue, wrap_up
from copilot.kinds import SignalDetail, SignalKind, Speaker
from tests.conversation import lines as said_so
from tests.conversation import money_said
from tests.conversation.lines import ENDING, GOING_ON
from tests.conversation.partings import BRUSH_OFFS, MORE_ENDINGS, NO_BRUSH_OFFS, NO_ENDINGS
from tests.conversation.talk import last, plain, talk


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize(
    "lines", [*said_so.BUDGET, *money_said.BUDGET], ids=lambda lines: lines[-1]
)
def test_the_buyers_own_money_is_budget(lines, bare):
    assert talk(*lines, bare=bare).budget_at is not None


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("lines", [*said_so.PRICE, *money_said.PRICE], ids=lambda lines: lines[-1])
def test_the_sellers_price_is_price_and_no_budget(lines, bare):
    call = talk(*lines, bare=bare)
    assert call.price_at is not None
    assert call.budget_at is None


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize(
    "lines", [*said_so.NEITHER, *money_said.NEITHER], ids=lambda lines: lines[-1]
)
def test_other_money_other_time_and_other_risks_are_neither(lines, bare):
    call = talk(*lines, bare=bare)
    assert call.budget_at is None
    assert call.price_at is None


def test_a_sum_is_budget_only_as_the_answer_to_a_budget_question():
    assert talk("R: How many orders is that?", "B: About forty grand's worth.").budget_at is None
    asked = talk("R: Is there a budget for it?", "B: About forty grand.")
    assert last(asked, SignalKind.BUDGET).speaker is Speaker.BUYER
    assert last(asked, SignalKind.BUDGET).detail is SignalDetail.TOLD


def test_the_cost_of_something_else_does_not_answer_a_budget_question():
    call = talk("R: Is there a budget for it?", "B: Hiring people costs us eighty grand.")
    assert call.count(SignalKind.BUDGET) == 1


def test_a_sum_alone_is_a_price_only_as_the_answer_to_a_price_question():
    assert talk("R: Around forty dollars.").price_at is None
    call = talk("B: How much is it?", "R: Around forty dollars.")
    assert call.count(SignalKind.PRICE) == 2
    assert last(call, SignalKind.PRICE).detail is SignalDetail.TOLD


def test_first_times_are_kept():
    call = talk("R: Hi there.", "B: What does it cost?", "R: Ninety dollars a month.")
    first = call.first(SignalKind.PRICE)
    assert first is not None
    assert call.price_at == first.at < call.at


def test_a_question_is_one_signal_that_says_whether_it_is_open():
    call = talk("R: Do you do that by hand? And what happens then?")
    assert call.count(SignalKind.QUESTION) == 1
    assert last(call, SignalKind.QUESTION).detail is SignalDetail.OPEN
    assert last(talk("R: Is it done by hand?"), SignalKind.QUESTION).detail is SignalDetail.CLOSED


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("text", [*ENDING, *MORE_ENDINGS])
def test_the_end_in_sight(text, bare):
    voice = Voice(speaker=Speaker.REP, at=900.0, turn=60)
    assert wrap_up(read(plain(text) if bare else text), voice) > 0


@pytest.mark.parametrize("text", [*GOING_ON, *NO_ENDINGS])
def test_no_end_in_sight(text):
    assert wrap_up(read(text), Voice(speaker=Speaker.REP, at=900.0, turn=60)) == 0


def test_thanks_at_the_beginning_are_a_greeting():
    assert talk("R: Thank you for making room for this.").last(SignalKind.WRAP_UP) is None


def test_a_lone_goodbye_proves_little():
    voice = Voice(speaker=Speaker.BUYER, at=300.0, turn=20)
    assert wrap_up(read("Bye."), voice) < wrap_up(read("Have a great rest of the week!"), voice)
    assert wrap_up(read("Bye."), voice) <= 0.5


def test_the_dialogue_forgets_a_question_that_was_followed_by_something_else():
    voice = Voice(speaker=Speaker.REP, at=1.0, turn=1)
    asked = Dialogue().after(read("What do you have set aside for this?"), voice)
    assert asked.asked_by is Speaker.REP
    assert asked.budget_asked(Voice(speaker=Speaker.BUYER, at=2.0, turn=2))
    assert not asked.budget_asked(Voice(speaker=Speaker.BUYER, at=99.0, turn=8))
    assert asked.after(read("Well, take your time."), voice).asked_by is None


BEFORE = ("R: Thanks for joining.", "B: Sure, happy to be here.", "R: So this is the product.")


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("text", BRUSH_OFFS)
def test_putting_the_rep_off_is_a_brush_off(text, bare):
    assert talk(*BEFORE, f"B: {text}", bare=bare).count(SignalKind.BRUSH_OFF) == 1


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("text", NO_BRUSH_OFFS)
def test_what_only_sounds_like_putting_off_is_none(text, bare):
    assert talk(*BEFORE, f"B: {text}", bare=bare).count(SignalKind.BRUSH_OFF) == 0


def test_who_asks_for_something_by_a_day_in_the_same_breath_puts_nobody_off():
    call = talk(*BEFORE, "B: Let me run it by my boss. Can you send me the offer by Monday?")
    assert call.count(SignalKind.BRUSH_OFF) == 0
