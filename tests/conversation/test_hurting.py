"""What hurts, and with which number."""

from __future__ import annotations

import pytest

from copilot.conversation.hurting import (
    amount,
    answers_measure,
    asks_measure,
    confirms,
    pain,
    pain_number,
    puts_in_numbers,
)
from copilot.conversation.reading import read
from copilot.kinds import SignalDetail, Speaker

REP, BUYER = Speaker.REP, Speaker.BUYER


def gists(text: str):
    return read(text).gists


def test_a_problem_is_the_buyers():
    (said,) = gists("Our printer keeps breaking.")
    assert pain(said, BUYER) is not None
    assert pain(said, REP) is None
    (asked,) = gists("What's the biggest challenge?")
    verdict = pain(asked, REP)
    assert verdict is not None
    assert verdict.detail is SignalDetail.ASKED


def test_a_number_belongs_to_the_pain_in_its_own_clause_or_the_next():
    assert pain_number(gists("We waste nine hours on it."), BUYER) is not None
    assert pain_number(gists("Returns are killing us. It's nine percent."), BUYER) is not None
    assert pain_number(gists("They need nine months. That's killing us."), BUYER) is not None
    assert pain_number(gists("Returns are killing us. We have nine stores."), BUYER) is None
    assert pain_number(gists("We waste nine hours on it."), REP) is None


@pytest.mark.parametrize(
    "text",
    [
        "We have been struggling for three years.",
        "Is nine hours too slow?",
        "It could save nine hours.",
    ],
)
def test_a_span_of_time_a_question_and_a_gain_measure_no_pain(text):
    assert pain_number(gists(text), BUYER) is None


def test_a_question_for_a_measure_and_its_answer():
    assert asks_measure(gists("How many hours do you lose?"))
    assert not asks_measure(gists("How many people are you?"))
    assert answers_measure(gists("About nine hours."))
    assert not answers_measure(gists("A lot."))
    assert amount(gists("Ninety dollars.")[0])


def test_the_rep_sums_up_what_the_buyer_said():
    assert puts_in_numbers(gists("So that's nine hours a week."), after_pain=True)
    assert not puts_in_numbers(gists("So that's nine hours a week."), after_pain=False)
    assert puts_in_numbers(gists("So you lose nine hours a week."), after_pain=False)
    assert not puts_in_numbers(gists("So we save you nine hours a week."), after_pain=True)


def test_a_yes_confirms_and_a_question_does_not():
    assert confirms(gists("Yeah, about right."))
    assert not confirms(gists("Exactly how?"))
    assert not confirms(gists("No, less."))
