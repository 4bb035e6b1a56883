"""The rep's unbroken talk in words, and the rep about itself."""

from __future__ import annotations

import pytest

from copilot.conversation.measures import STRETCH_GAP_S
from copilot.conversation.monologue import Monologue
from copilot.kinds import SignalKind, Speaker
from tests.conversation.dialogue_turns import steps, turn
from tests.conversation.talk import last, talk

REP, BUYER = Speaker.REP, Speaker.BUYER


def after(*turns) -> Monologue:
    monologue = Monologue()
    for step in steps(*turns):
        monologue = monologue.after(step.turn, step.before, step.reading)
    return monologue


def test_what_was_told_before_a_long_silence_is_another_stretch():
    story = "So let me tell you a bit about us. We were founded in 2011 by two nurses and we are in Leeds."
    more = "Our platform is used in twelve countries and we now have four hundred employees there."
    later = 8 + STRETCH_GAP_S + 0.1
    assert after(turn(REP, 0, 8, story), turn(REP, 9, 17, more)).overviews == 1
    assert after(turn(REP, 0, 8, story), turn(REP, later, later + 8, more)).overviews == 0


OVERVIEWS = (
    (
        "So let me tell you a bit about us. We were founded in 2011 by two nurses. We are headquartered in "
        "Leeds and we now have four hundred employees. Our platform is used in twelve countries."
    ),
    (
        "Our company started as a small shop and our founders still run it. We work with more than nine hundred "
        "hotels, we won the hospitality award twice, and our system is the only one that does it all."
    ),
    (
        "We built our engine on three pillars. Our first pillar is speed, and we measure it every night. Our "
        "second is care, so we have people in every region. Our third is price, and we publish ours. We also "
        "train every partner ourselves, and we never sell what we would not use in our own stores."
    ),
)
NO_OVERVIEWS = (
    "We were founded in 2011.",
    (
        "So we said we would meet on Thursday and we agreed that we would bring the numbers, and we can do that "
        "in your office or we can do it on a call, we are easy. Then we can go through the plan together."
    ),
    (
        "You told me that your people lose two hours a day, that the forms come in late, that your drivers call "
        "the office for every question and that your clerks type everything twice. That is a lot of time lost."
    ),
    (
        "We have a few plans. What matters most to you? We can start small. How many people would use it? Our "
        "support is there for all of them. Is that important to you? We also offer a course. Would that help?"
    ),
)


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize("text", OVERVIEWS, ids=lambda text: text[:30])
def test_telling_about_the_own_house_at_length_is_an_overview(text, bare):
    call = talk("B: Hello.", f"R: {text}", bare=bare)
    assert last(call, SignalKind.OVERVIEW).speaker is REP
    assert call.course.overviews == 1


@pytest.mark.parametrize("text", NO_OVERVIEWS, ids=lambda text: text[:30])
def test_a_sentence_about_it_or_talk_about_the_two_or_the_buyer_is_none(text):
    assert talk("B: Hello.", f"R: {text}").count(SignalKind.OVERVIEW) == 0


def test_one_stretch_is_one_overview_however_long_and_in_how_many_breaths():
    sentences = OVERVIEWS[0].split(". ")
    call = talk("B: Hello.", *[f"R: {sentence}." for sentence in sentences * 3])
    assert call.count(SignalKind.OVERVIEW) == 1
    assert talk("B: Hello.", f"B: {OVERVIEWS[0]}").count(SignalKind.OVERVIEW) == 0
