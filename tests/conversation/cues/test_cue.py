"""Moves and the lists that make them."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.cue import Cue, Phrases
from copilot.conversation.reading import LISTS
from copilot.phrases import PhraseSet


@pytest.mark.parametrize("phrases", LISTS, ids=lambda phrases: phrases.cue)
def test_each_list_says_why_and_holds_patterns_that_re2_takes(phrases: Phrases):
    assert phrases.why.endswith(".")
    assert len(PhraseSet(phrases.patterns, max_chars=4_000)) == len(phrases.patterns) > 0


def test_every_move_has_one_list():
    named = [phrases.cue for phrases in LISTS]
    by_names = {
        Cue.RIVAL_NAMED,
        Cue.RIVAL_KNOWN,
        Cue.RIVAL_HEARD,
        Cue.RIVAL_ASKED_OF,
        Cue.RIVAL_MAYBE,
        Cue.NAMES_SOMEBODY,
        Cue.INCUMBENT_NAMED,
        Cue.INCUMBENT_USED,
    }
    assert sorted([*named, *by_names]) == sorted(Cue)


@pytest.mark.parametrize("phrases", LISTS, ids=lambda phrases: phrases.cue)
def test_patterns_are_written_for_plain_clauses(phrases: Phrases):
    for pattern in phrases.patterns:
        bare = pattern.replace("\\S", "").replace("\\W", "").replace("\\B", "")
        assert bare == bare.lower()
        assert "'" not in bare
