"""Moves and the lists that make them."""

from __future__ import annotations

import pytest

from copilot.conversation.cues import (
    answers,
    buying,
    closing,
    kinds,
    money,
    questions,
    replies,
    steps,
)
from copilot.conversation.cues.cue import Cue, Phrases
from copilot.phrases import PhraseSet

LISTS = [
    *steps.PHRASES,
    *answers.PHRASES,
    *closing.PHRASES,
    *money.PHRASES,
    *questions.PHRASES,
    *replies.PHRASES,
    *buying.PHRASES,
    *kinds.PHRASES,
]


@pytest.mark.parametrize("phrases", LISTS, ids=lambda phrases: phrases.cue)
def test_each_list_says_why_and_holds_patterns_that_re2_takes(phrases: Phrases):
    assert phrases.why.endswith(".")
    assert len(PhraseSet(phrases.patterns, max_chars=4_000)) == len(phrases.patterns) > 0


def test_every_move_has_one_list():
    named = [phrases.cue for phrases in LISTS]
    assert sorted(named) == sorted(Cue)


@pytest.mark.parametrize("phrases", LISTS, ids=lambda phrases: phrases.cue)
def test_patterns_are_written_for_plain_clauses(phrases: Phrases):
    for pattern in phrases.patterns:
        bare = pattern.replace("\\S", "").replace("\\W", "").replace("\\B", "")
        assert bare == bare.lower()
        assert "'" not in bare
