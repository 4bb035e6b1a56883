"""How an utterance ends, by its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.speech.ending import Ending, asks_outright, ending, offers
from copilot.spoken import Spoken


@pytest.mark.parametrize(
    "text",
    [
        "What does the rollout look like on your side?",
        "Great. And when would you want to start?",
        "is that something you have looked at",
        "And how many people use it today.",
        "What are you comparing us with?",
        "So, can we talk about the price.",
        "how about Thursday afternoon",
    ],
)
def test_a_question_hands_the_turn_over(text):
    assert ending(Spoken(text)) is Ending.QUESTION


@pytest.mark.parametrize(
    "text",
    [
        "We signed with them two years ago.",
        "That is about what we pay now, I think so.",
        "We would need it for the whole team as well.",
        "I like that.  It saves us a week!",
    ],
)
def test_a_sentence_ends_where_its_mark_says(text):
    assert ending(Spoken(text)) is Ending.SENTENCE


@pytest.mark.parametrize("text", ["next Thursday.", "the second one", "No.", "Probably not"])
def test_a_scrap_of_a_sentence_is_a_fragment(text):
    assert ending(Spoken(text)) is Ending.FRAGMENT


@pytest.mark.parametrize(
    "text",
    [
        "We looked at the dashboard and.",
        "We would do it, but it was too expensive, so",
        "I need to check that with the",
        "It comes with a",
        "um",
        "We are, um.",
        "That would be because.",
        "I'm not sure if we.",
        "We could, you know.",
        "It is kind of.",
        "We have two options. We can...",
        "We have three sites,",
        "the thing is -",
        "the thing is \u2014",
        "Well, I'm",
        "I can help you with.",
        "Good question. Let me think.",
        "Hold on.",
        "Give me a second.",
        "Is it the",
        "When the project is over and",
    ],
)
def test_a_trailing_end_keeps_the_turn(text):
    assert ending(Spoken(text)) is Ending.TRAILING


@pytest.mark.parametrize(
    "text", ["Yeah.", "Mm-hm.", "uh-huh", "Okay, great.", "Right, right.", "Oh, I see.", "got it"]
)
def test_a_listener_does_not_end_the_others_turn(text):
    assert ending(Spoken(text)) is Ending.MURMUR


@pytest.mark.parametrize("text", ["two one three", "5 5 5.", "0-4-4-2", "L L E.", "It is A. B. C."])
def test_who_spells_is_dictating(text):
    assert ending(Spoken(text)) is Ending.DICTATION


@pytest.mark.parametrize("text", ["", "  ", "...", "\u266a"])
def test_words_that_are_not_known_tell_nothing(text):
    assert ending(Spoken(text)) is Ending.UNKNOWN


@pytest.mark.parametrize(
    "text",
    [
        "When we were in the old office we did it by hand.",
        "What we do is we call them first thing.",
        "Have your team ready by nine.",
        "Do it the way you did last year.",
    ],
)
def test_a_question_word_alone_makes_no_question(text):
    assert ending(Spoken(text)) is Ending.SENTENCE


def test_the_curly_apostrophe_is_an_apostrophe():
    assert ending(Spoken("so I guess we\u2019re")) is Ending.TRAILING


@given(st.text(max_size=200))
def test_any_text_has_an_ending(text):
    assert ending(Spoken(text)) in Ending
    assert offers(Spoken(text)) in {True, False}
    assert not asks_outright(Spoken(text)) or ending(Spoken(text)) is Ending.QUESTION


@given(st.lists(st.sampled_from(["we", "need", "it", "today", "and", "uh"]), max_size=30))
def test_what_hangs_at_the_end_counts_whatever_came_before(words):
    for hanging in ("and", "the", "um", "because"):
        assert ending(Spoken(" ".join([*words, hanging]) + ".")) is Ending.TRAILING


@pytest.mark.parametrize(
    "text", ["And what's nice is that it learns.", "How it works is you scan the code."]
)
def test_what_only_begins_like_a_question_is_none(text):
    assert ending(Spoken(text)) is not Ending.QUESTION


@pytest.mark.parametrize(
    "text",
    [
        "Could I show you the live system?",
        "Would you like me to look that up?",
        "Great. Shall we look at it together?",
        "How about we meet on Thursday?",
        "How about Tuesday at eleven?",
        "So what about next Thursday?",
    ],
)
def test_an_offer_is_told_from_other_questions(text):
    assert offers(Spoken(text))


@pytest.mark.parametrize(
    "text",
    [
        "Shall we? What did you pay last year?",
        "What would that mean for you?",
        "",
        "Tell me.",
        "What about pricing?",
    ],
)
def test_only_the_last_sentence_makes_an_offer(text):
    assert not offers(Spoken(text))


def test_a_title_ends_no_sentence():
    assert offers(Spoken("Could I show you and Dr. Patel the system?"))


def test_a_time_of_day_ends_no_sentence():
    assert asks_outright(Spoken("Would you prefer 8 a.m. then?"))


@pytest.mark.parametrize(
    "text",
    [
        "What does the rollout look like on your side?",
        "Good. So you are on the yearly plan?",
        "They just say yes or no. Which is it?",
        "Is that the right one for you?",
        "And how many people use it today.",
    ],
)
def test_a_question_that_is_complete_is_asked_outright(text):
    assert asks_outright(Spoken(text))


@pytest.mark.parametrize(
    "text",
    [
        "Is there anything else",
        "Is that the number you have on file with.",
        "How about Tuesday at eleven, to",
        "So that is done by Friday, okay?",
        "That is the yearly price. Fair?",
        "So three people do it, every morning. Is that right?",
        "Could I show you the live system?",
        "Yeah?",
        "",
    ],
)
def test_what_may_go_on_is_not_asked_outright(text):
    assert not asks_outright(Spoken(text))
