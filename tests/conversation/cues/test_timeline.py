"""When, and why then."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.cue import Cue
from copilot.conversation.reading import read


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.TIMELINE_ASKED, "When do you need this live?"),
        (Cue.START_ASKED, "How soon can we start?"),
        (Cue.TIMELINE_NEED, "We need it in place by May."),
        (Cue.TIMELINE_DUE, "The deadline is in May."),
        (Cue.NOT_BEFORE, "Not until next quarter."),
        (Cue.TIME_LEFT, "We have about five weeks."),
        (Cue.URGENT, "We need it as soon as possible."),
        (Cue.OTHER_TIMELINE, "How long does it take?"),
        (Cue.WHEN_TO_TALK, "When can we talk?"),
        (Cue.EVENT_ASKED, "Why now?"),
        (Cue.EVENT_SAID, "Our lease expires in June."),
        (Cue.EVENT_PLAN, "We're going to open a branch in May."),
    ],
)
def test_the_move_is_seen(cue, text):
    assert any(gist.has(cue) for gist in read(text).gists)


def test_going_on_is_no_event_that_presses():
    assert not any(gist.has(Cue.EVENT_SAID) for gist in read("Before we move forward.").gists)
