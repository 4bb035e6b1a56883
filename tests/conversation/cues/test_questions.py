"""Verb before subject."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.questions import turns_the_verb


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
