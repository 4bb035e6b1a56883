"""That the buyer makes plain that nothing was answered."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.cue import Cue
from copilot.conversation.reading import read


def not_told(line):
    return any(gist.has(Cue.NOT_TOLD) for gist in read(line).gists)


@pytest.mark.parametrize(
    "line",
    [
        "That is not really an answer.",
        "Which is not what I asked.",
        "You still have not told me the lead time.",
        "I am none the wiser.",
        "So that's a no, then.",
        "Straight out of the brochure, that.",
        "You are dodging.",
    ],
)
def test_it_is_said_concluded_or_mocked(line):
    assert not_told(line)


@pytest.mark.parametrize(
    "line",
    [
        "That is what I wanted to hear, thank you.",
        "We could meet on Tuesday.",
        "The brochure came in the post.",
        "Right, and how many people would that be?",
    ],
)
def test_other_talk_is_none(line):
    assert not not_told(line)
