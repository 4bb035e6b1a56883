"""Deciding, its steps and its measures."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.cue import Cue
from copilot.conversation.reading import read


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.DECIDER_ASKED, "Who signs off on that?"),
        (Cue.DECIDER_WONDERED, "I'd love to understand who else is involved."),
        (Cue.DECIDER_SAID, "The owner has the final say."),
        (Cue.DECIDER_CONSULTED, "I have to check with my boss."),
        (Cue.PERSON, "My wife."),
        (Cue.OTHER_APPROVAL, "It has an approval workflow."),
        (Cue.PROCESS_ASKED, "What does your buying process look like?"),
        (Cue.PROCESS_SAID, "There's a security review."),
        (Cue.CRITERIA_ASKED, "What matters most to you?"),
        (Cue.CRITERIA_SAID, "That's a deal breaker."),
        (Cue.OUR_SIDE, "My director."),
        (Cue.YOURS, "It's yours."),
    ],
)
def test_the_move_is_seen(cue, text):
    assert any(gist.has(cue) for gist in read(text).gists)


@pytest.mark.parametrize(
    "text", ["My colleague joins us.", "She sits in on the call.", "Our director likes it."]
)
def test_to_be_there_is_not_to_decide(text):
    assert not any(gist.has(Cue.DECIDER_SAID, Cue.DECIDER_CONSULTED) for gist in read(text).gists)
