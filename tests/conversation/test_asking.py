"""What a question asks for."""

from __future__ import annotations

import pytest

from copilot.conversation.asking import AskedFor, asked_for, marks_of


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (AskedFor.MUCH, "so how much does it cost"),
        (AskedFor.MUCH, "what is the price for ten people"),
        (AskedFor.MUCH, "can you tell me how much it would be"),
        (AskedFor.MUCH, "what are we looking at"),
        (AskedFor.MANY, "how many people do you have"),
        (AskedFor.MANY, "how much work is it"),
        (AskedFor.MANY, "what percentage of them stay"),
        (AskedFor.TIME, "when can we start"),
        (AskedFor.TIME, "how long does it take"),
        (AskedFor.TIME, "how much time does it take"),
        (AskedFor.TIME, "what is your timeline for that"),
        (AskedFor.TIME, "do you know when it will be ready"),
        (AskedFor.WHO, "and who would train us"),
        (AskedFor.WHY, "why is that"),
        (AskedFor.WHY, "how come it is slower"),
        (AskedFor.HOW, "how does it work"),
        (AskedFor.WHAT, "what happens then"),
        (AskedFor.WHAT, "what does the price include"),
        (AskedFor.CHOICE, "is it monthly or yearly"),
        (AskedFor.YES_NO, "okay so does it float or not"),
        (AskedFor.YES_NO, "is that what you do"),
        (AskedFor.DEED, "could you send me that"),
        (AskedFor.OTHER, "what about training"),
        (AskedFor.YES_NO, "when you say unlimited is that really unlimited"),
        (AskedFor.WHAT, "when he leaves what happens to it"),
        (AskedFor.TIME, "when the parts come in"),
        (AskedFor.OTHER, "how about the roof"),
        (AskedFor.OTHER, "the basic plan"),
        (AskedFor.WHERE, "where is it"),
        (AskedFor.WHERE, "and where does our data live"),
        (AskedFor.OTHER, "where do we start"),
        (AskedFor.OTHER, "where from"),
    ],
)
def test_the_form_of_a_question_tells_what_would_answer_it(form, text):
    assert asked_for(tuple(text.split())) is form


def test_marks_know_the_words_that_mean_something_and_hold_none():
    assert marks_of(("and", "the", "warranty")) == marks_of(("warranty",))
    assert marks_of(("prices", "bookings")) == marks_of(("price", "booked"))
    assert marks_of(("do", "you", "have", "the")) == frozenset()
    assert all(0 <= mark <= 0xFFFF for mark in marks_of(("warranty", "labor")))
