"""Verb before subject."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.questions import turns_the_verb
from copilot.conversation.reading import read


@pytest.mark.parametrize(
    "text",
    [
        "do you use it",
        "so are they happy",
        "all right is it yours",
        "did not you say so",
        "is selling hard",
    ],
)
def test_verb_before_subject_asks(text):
    assert turns_the_verb(tuple(text.split()))


@pytest.mark.parametrize(
    "text", ["you do use it", "it is fine", "do", "", "well i think so", "is green good"]
)
def test_subject_before_verb_tells(text):
    assert not turns_the_verb(tuple(text.split()))


@pytest.mark.parametrize(
    "text",
    [
        "Where do I sign?",
        "when would we be able to begin",
        "I can do ten or two what works best for you",
        "that's great what sparked your interest in it",
        "if you could pick only one what would it be",
        "and if the van broke down how would that affect your week",
        "love that what else",
    ],
)
def test_a_question_is_heard_though_no_stop_stands_before_it(text):
    assert read(text).questions >= 1


@pytest.mark.parametrize(
    "text",
    [
        "Uh-huh?",
        "Oh, really?",
        "When the van breaks down we call you.",
        "Where they go is up to them.",
    ],
)
def test_murmurs_and_clauses_of_time_and_place_ask_nothing(text):
    assert read(text).questions == 0
