"""Rivals unnamed and in use, leads to a name, and what is no rival."""

from __future__ import annotations

import re

import pytest

from copilot.conversation.cues.cue import Cue
from copilot.conversation.cues.rivals import LEADS
from copilot.conversation.reading import read


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.RIVALS, "We are talking to two other vendors."),
        (Cue.INCUMBENT, "We're happy with our current provider."),
        (Cue.RIVAL_LEAD, "We are also considering them."),
        (Cue.RIVALS_ASKED, "Who else are you looking at?"),
        (Cue.INCUMBENT_ASKED, "Who is your current provider?"),
        (Cue.ADMITS_RIVALS, "One other."),
        (Cue.TOOL_TALK, "Does it integrate with that?"),
        (Cue.OWN_MARKET, "Our competitors are bigger."),
    ],
)
def test_the_move_is_seen(cue, text):
    assert any(gist.has(cue) for gist in read(text).gists)


def test_anything_else_asks_for_no_rivals():
    gists = read("Is there anything else? Who else has a say in the decision?").gists
    assert not any(gist.has(Cue.RIVALS_ASKED) for gist in gists)


@pytest.mark.parametrize("pattern", [lead for lead, _, _ in LEADS])
def test_each_lead_has_one_place_for_the_name(pattern):
    assert list(re.compile(pattern).groupindex) == ["name"]
