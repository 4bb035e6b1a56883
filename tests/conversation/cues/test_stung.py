"""What a price brings out of a buyer."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.cue import Cue
from copilot.conversation.reading import read


def stung(line):
    return any(gist.has(Cue.PRICE_STUNG) for gist in read(line).gists)


@pytest.mark.parametrize(
    "line",
    [
        "Two pound is still two pound.",
        "I'd got it in my head at eighty something.",
        "So I'm in for thirty five hundred before I sold a washer.",
        "That's a tidy old sum.",
    ],
)
def test_it_is_set_beside_something_else(line):
    assert stung(line)


@pytest.mark.parametrize(
    "line",
    [
        "Is the training still on Monday?",
        "We could meet before that.",
        "They are on the third floor.",
        "Right. I think my mother could manage that.",
    ],
)
def test_other_talk_is_none(line):
    assert not stung(line)
