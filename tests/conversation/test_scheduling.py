"""When, and why then: given who speaks."""

from __future__ import annotations

import pytest

from copilot.conversation.reading import read
from copilot.conversation.scheduling import (
    answers_when,
    compelling_event,
    names_time,
    timeline,
)
from copilot.kinds import SignalDetail, Speaker

REP, BUYER = Speaker.REP, Speaker.BUYER


def when(text: str, speaker: Speaker = BUYER):
    return timeline(read(text).gists, speaker)


def test_a_wish_and_its_time_may_stand_in_two_sentences():
    assert when("We want to be live. Ideally by September.") is not None
    assert when("We want to be live. It rains a lot in this town by September.") is None


def test_a_deadline_is_surer_than_a_hint():
    deadline, hint = when("The deadline is the ninth of May."), when("Not before next year.")
    assert deadline is not None
    assert hint is not None
    assert deadline.strength > hint.strength


@pytest.mark.parametrize(
    "text",
    [
        "What is the typical timeline?",
        "We want to meet you next week, does that work?",
        "When the rollout takes so long we start next week",
    ],
)
def test_our_time_and_the_next_meeting_are_no_timeline(text):
    assert when(text) is None


def test_the_reps_question_and_the_reps_own_dates():
    asked = when("When do you need it installed?", REP)
    assert asked is not None
    assert asked.detail is SignalDetail.ASKED
    assert when("What's the target go-live date", REP) is not None
    assert when("We start next week.", REP) is None
    assert when("What's our implementation timeline?", REP) is None


def test_a_time_of_the_clock_is_no_timeline():
    assert not names_time(read("At three.").gists[0])
    assert names_time(read("In March.").gists[0])


def test_an_answer_holds_a_time_a_span_or_a_reason():
    assert answers_when(read("March.").gists)
    assert answers_when(read("Six weeks.").gists)
    assert answers_when(read("Our lease ends.").gists)
    assert not answers_when(read("I don't know.").gists)
    assert not answers_when(read("Is March possible?").gists)


def test_an_event_is_asked_for_or_told():
    (asked,) = read("What happens if you miss that date?").gists
    (told,) = read("Our contract expires in May.").gists
    (plan,) = read("We are going to open a second shop in May.").gists
    assert compelling_event(asked, REP) is not None
    assert compelling_event(told, BUYER) is not None
    assert compelling_event(plan, BUYER) is not None
    assert compelling_event(told, REP) is None
    assert compelling_event(asked, BUYER) is None
