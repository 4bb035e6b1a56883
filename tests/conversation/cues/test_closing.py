"""The frame of the talk."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.cue import Cue
from copilot.conversation.reading import read


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.CLOSING, "Let's wrap it up here."),
        (Cue.CLOSING, "I know we're out of time."),
        (Cue.ANYTHING_ELSE, "Is there anything else?"),
        (Cue.THANKS_FOR_TALK, "Thanks for your time."),
        (Cue.FAREWELL, "Have a great weekend!"),
        (Cue.IN_THE_CALL, "Let me share my screen."),
        (Cue.PRODUCT_TALK, "The system will tell you."),
        (Cue.ROUTINE, "Typically that takes a week."),
        (Cue.LOOKS_BACK, "We talked on Monday."),
    ],
)
def test_the_move_is_seen(cue, text):
    assert any(gist.has(cue) for gist in read(text).gists)


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.CLOSING, "How do you wrap up a project?"),
        (Cue.CLOSING, "I need to run a report."),
        (Cue.FAREWELL, "They take care of the rest of it."),
        (Cue.FAREWELL, "We have a 30 day guarantee."),
        (Cue.THANKS_FOR_TALK, "Thanks."),
    ],
)
def test_what_only_sounds_like_it_is_not(cue, text):
    assert not any(gist.has(cue) for gist in read(text).gists)
