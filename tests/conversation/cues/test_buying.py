"""Asking how to go on, telling about oneself, beginning."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.cue import Cue
from copilot.conversation.reading import read


@pytest.mark.parametrize(
    ("cue", "text", "seen"),
    [
        (Cue.BUYS, "How do we get started?", True),
        (Cue.BUYS, "Where do I sign?", True),
        (Cue.BUYS, "Where do you want to start?", False),
        (Cue.STORY, "We were founded in a garage.", True),
        (Cue.STORY, "Our platform is built for hotels.", True),
        (Cue.STORY, "They found it in a garage.", False),
        (Cue.GREETS, "It's nice to meet you.", True),
        (Cue.GREETS, "It's nice to use.", False),
    ],
)
def test_moves(cue, text, seen):
    assert any(gist.has(cue) for gist in read(text).gists) is seen
