"""Who decides, by which steps and by what: clause by clause, given who speaks."""

from __future__ import annotations

import pytest

from copilot.conversation.deciding import criteria, decision_maker, names_somebody, process
from copilot.conversation.reading import read
from copilot.kinds import SignalDetail, Speaker

REP, BUYER = Speaker.REP, Speaker.BUYER


def gist(text: str):
    (only,) = read(text).gists
    return only


def test_the_buyers_boss_decides_and_the_reps_does_not():
    said = gist("My director has to approve that.")
    assert decision_maker(said, BUYER) is not None
    assert decision_maker(said, REP) is None


def test_the_rep_may_say_who_decides_over_there():
    told = decision_maker(gist("So your director has to approve it."), REP)
    assert told is not None
    assert told.detail is SignalDetail.TOLD
    asked = decision_maker(gist("Does your director have to approve it?"), REP)
    assert asked is not None
    assert asked.detail is SignalDetail.ASKED


def test_to_be_asked_first_weighs_less_than_to_decide():
    decides = decision_maker(gist("My husband makes the decisions."), BUYER)
    consulted = decision_maker(gist("I want to talk to my husband first."), BUYER)
    assert decides is not None
    assert consulted is not None
    assert decides.strength > consulted.strength


@pytest.mark.parametrize(
    "text",
    ["The approval workflow needs a manager to sign off.", "Does my manager have to approve that?"],
)
def test_approval_in_the_product_and_a_buyers_question_tell_nothing(text):
    assert decision_maker(gist(text), BUYER) is None


def test_a_short_answer_names_somebody_and_a_tale_does_not():
    assert names_somebody(read("Just my wife and me.").gists)
    assert not names_somebody(read("Why do you ask?").gists)
    tale = (
        "When we were at the lake last summer with all those kids my wife was reading about boats"
    )
    assert not names_somebody(read(tale).gists)


def test_steps_and_measures_are_the_buyers():
    assert process(gist("It goes through procurement."), BUYER) is not None
    assert process(gist("Our legal review takes a day."), REP) is None
    assert process(gist("Does your contract go through procurement?"), REP) is not None
    assert process(gist("So your procurement process comes next."), REP) is not None
    assert process(gist("How does the approval workflow work?"), BUYER) is None
    assert criteria(gist("Single sign-on is a must-have."), BUYER) is not None
    assert criteria(gist("Is single sign-on a must-have?"), BUYER) is None
    assert criteria(gist("So security is critical for you, is it?"), REP) is not None
    assert criteria(gist("What matters most to you?"), REP) is not None
    assert criteria(gist("Security is critical."), REP) is None
