"""Whether a turn sounds finished, by its last words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.events import Speaker, Utterance
from copilot.speech import turn_end
from copilot.speech.turn_end import OPENING_WORDS, SILENCE_S, Ending, turn_ended
from copilot.spoken import Spoken

LONG_TURN = 30
"""Words of a turn that is well under way."""


def said(text: str, *, late: bool = False, speaker: Speaker = Speaker.REP) -> Utterance:
    return Utterance(speaker=speaker, start=0, end=2, words=Spoken(text), confidence=0.9, late=late)


def ending(utterance: Utterance) -> Ending:
    return turn_end.ending(utterance.words)


def ended(utterance: Utterance, silence_s: float, turn_words: int = LONG_TURN) -> bool:
    return turn_ended(utterance.speaker, utterance.words, silence_s, turn_words)


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
def test_a_question_hands_the_turn_over_first(text):
    assert ending(said(text)) is Ending.QUESTION
    assert ended(said(text), SILENCE_S[Ending.QUESTION])


@pytest.mark.parametrize(
    "text",
    [
        "We signed with them two years ago.",
        "That is about what we pay now, I think so.",
        "We would need it for the whole team as well.",
        "I like that.  It saves us a week!",
    ],
)
def test_a_sentence_needs_a_little_silence(text):
    assert ending(said(text)) is Ending.SENTENCE
    assert not ended(said(text), SILENCE_S[Ending.QUESTION])
    assert ended(said(text), SILENCE_S[Ending.SENTENCE])


@pytest.mark.parametrize("text", ["next Thursday.", "the second one", "No.", "Probably not"])
def test_a_scrap_of_a_sentence_is_held_however_long(text):
    assert ending(said(text)) is Ending.FRAGMENT
    assert not ended(said(text), 60.0)


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
def test_a_trailing_end_is_held_however_long(text):
    assert ending(said(text)) is Ending.TRAILING
    assert not ended(said(text), 60.0)


@pytest.mark.parametrize(
    "text", ["Yeah.", "Mm-hm.", "uh-huh", "Okay, great.", "Right, right.", "Oh, I see.", "got it"]
)
def test_a_listener_does_not_end_the_others_turn(text):
    assert ending(said(text)) is Ending.MURMUR
    assert not ended(said(text), 60.0)


@pytest.mark.parametrize("text", ["two one three", "5 5 5.", "0-4-4-2", "L L E.", "It is A. B. C."])
def test_who_spells_is_not_interrupted(text):
    assert ending(said(text)) is Ending.DICTATION
    assert not ended(said(text), 60.0)


@pytest.mark.parametrize("text", ["", "  ", "...", "\u266a"])
def test_words_that_are_not_known_tell_nothing(text):
    assert ending(said(text)) is Ending.UNKNOWN
    assert not ended(said(text, late=True), 60.0)


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
    assert ending(said(text)) is Ending.SENTENCE


def test_the_curly_apostrophe_is_an_apostrophe():
    assert ending(said("so I guess we\u2019re")) is Ending.TRAILING


@given(st.text(max_size=200), st.floats(0, 10))
def test_any_text_has_an_ending_and_more_silence_never_takes_it_back(text, silence):
    utterance = said(text)
    if ended(utterance, silence):
        assert ended(utterance, silence + 1)
    assert ending(utterance) in Ending


@given(st.lists(st.sampled_from(["we", "need", "it", "today", "and", "uh"]), max_size=30))
def test_what_hangs_at_the_end_counts_whatever_came_before(words):
    for hanging in ("and", "the", "um", "because"):
        assert ending(said(" ".join([*words, hanging]) + ".")) is Ending.TRAILING


def test_the_buyers_question_is_the_reps_to_answer_and_gets_no_quick_card():
    question = said("What does the rollout look like?", speaker=Speaker.BUYER)
    assert not ended(question, SILENCE_S[Ending.QUESTION])
    assert ended(question, SILENCE_S[Ending.SENTENCE])


def test_a_few_words_are_the_opening_of_a_turn():
    sentence = said("That is really good to know.")
    assert not ended(sentence, SILENCE_S[Ending.SENTENCE], turn_words=OPENING_WORDS)
    assert ended(sentence, SILENCE_S[Ending.SENTENCE], turn_words=OPENING_WORDS + 1)


@pytest.mark.parametrize(
    "text", ["And what's nice is that it learns.", "How it works is you scan the code."]
)
def test_what_only_begins_like_a_question_is_none(text):
    assert ending(said(text)) is not Ending.QUESTION
