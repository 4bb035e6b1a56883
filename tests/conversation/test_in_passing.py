"""What people say in passing and mean: in words that no script has."""

from __future__ import annotations

import pytest

from copilot.conversation.next_step import NextStepLevel
from copilot.kinds import SignalKind
from tests.conversation.talk import talk

PRICE_TOLD = "R: For the three lines that comes to eighty four thousand a year."


@pytest.mark.parametrize(
    "buyer",
    [
        "Good Lord. And that is every year?",
        "They are going to scream upstairs.",
        "I can't see my partners wearing that.",
        "I can't walk into the board with that.",
        "I'm paying sixty where I am.",
        "That's more than I had in my head.",
    ],
)
def test_a_price_is_pushed_back_on_by_what_others_will_say_and_by_what_is_paid_now(buyer):
    assert talk(PRICE_TOLD, f"B: {buyer}").count(SignalKind.PRICE_OBJECTION) == 1
    assert talk("R: How was your weekend?", f"B: {buyer}").count(SignalKind.PRICE_OBJECTION) == 0


@pytest.mark.parametrize(
    "buyer",
    [
        "So we've had Sparkle Brothers for about three years.",
        "We've got Dentiva, which does what it does.",
        "Well, NightWatch had noise as well when we had that one in.",
    ],
)
def test_a_rival_is_named_in_passing(buyer):
    assert talk("R: How do you do it today?", f"B: {buyer}").count(SignalKind.COMPETITOR) == 1


@pytest.mark.parametrize(
    "buyer",
    [
        "He's been through your quote.",
        "We had a dog for three years.",
        "We've got Excel, which is fine.",
    ],
)
def test_our_own_quote_and_every_office_s_tools_are_no_rivals(buyer):
    assert talk("R: How do you do it today?", f"B: {buyer}").count(SignalKind.COMPETITOR) == 0


@pytest.mark.parametrize(
    ("buyer", "said"),
    [
        ("I've got seventy two in the plan.", True),
        ("There's a fresh pot in April.", True),
        ("Not a penny more.", True),
        ("The other project blew through last year's whole budget.", False),
    ],
)
def test_a_budget_needs_no_such_word_and_one_of_the_past_is_none(buyer, said):
    found = talk("R: Tell me more about it.", f"B: {buyer}").count(SignalKind.BUDGET)
    assert bool(found) is said


def test_what_the_talk_is_to_settle_is_no_next_step():
    agenda = "R: At the end we can decide together whether it's worth talking again on another day."
    call = talk(agenda + " Does that fit?", "B: That fits, yes.")
    assert call.next_step.level is NextStepLevel.NONE


def test_what_was_said_before_arranges_nothing():
    offer = "R: Would you be open to a short demo, Thursday or Friday?"
    assert not talk(offer, "B: You said that's how you get off the phone?").next_step.agreed


def test_to_come_back_on_something_is_a_brush_off():
    call = talk("R: Are you open to a call?", "B: I'll have to come back to you on that one.")
    assert call.next_step.level is NextStepLevel.NONE
    assert call.last(SignalKind.BRUSH_OFF) is not None


def test_what_i_might_do_is_an_offer():
    call = talk("R: What if I rang her on Thursday at ten?", "B: Thursday is good, yes.")
    assert call.next_step.specific


def test_a_place_that_was_asked_for_is_missing_until_one_is_named():
    asks = "B: And where does our data live?"
    told = "R: That gets indexed, which makes the suggestions so quick."
    start = ("R: Hello, thanks for the time.", "B: Sure, go on.", "R: So this is the product.")
    assert talk(*start, asks, told, "B: Okay, go on then.").count(SignalKind.UNANSWERED) == 1
    placed = "R: In Frankfurt, in a data centre of our own."
    assert talk(*start, asks, placed, "B: Okay, go on then.").count(SignalKind.UNANSWERED) == 0


def test_a_question_that_only_seeks_assent_waits_for_no_answer():
    start = ("R: Hello, thanks for the time.", "B: Sure, go on.", "R: What changed?")
    call = talk(*start, "B: People expect more, don't they?", "R: And can they book?", "B: No.")
    assert call.count(SignalKind.UNANSWERED) == 0


def test_a_number_by_itself_belongs_to_the_work_before_it():
    call = talk("R: How do you do the report?", "B: I do it by hand. Two evenings.")
    assert call.count(SignalKind.PAIN_NUMBER) == 1


def test_who_signs_above_a_sum_decides():
    call = talk("R: And on your side?", "B: Over seventy five it goes to the board.")
    assert call.count(SignalKind.DECISION_MAKER) == 1
