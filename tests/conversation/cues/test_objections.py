"""Objections to anything but the price, each by its move."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.cue import Cue
from copilot.conversation.reading import read


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.BAD_TIMING, "It's just bad timing."),
        (Cue.BAD_TIMING, "No madam, not now."),
        (Cue.BAD_TIMING, "I'm not starting anything new before stocktake."),
        (Cue.BAD_TIMING, "We're spoken for till September."),
        (Cue.NO_NEED, "We don't need another tool."),
        (Cue.NO_NEED, "I think we'll stay like we are."),
        (Cue.NO_NEED, "I'd probably keep what we've got."),
        (Cue.NO_TRUST, "What worries me is the internet going down."),
        (Cue.NO_TRUST, "My worry is different."),
        (Cue.NO_TRUST, "I'm a bit once bitten with your sort."),
        (Cue.NOT_MINE, "It means nothing till Joost has signed."),
        (Cue.NOT_MINE, "We both have to say yes."),
        (Cue.NO_FIT, "My guys won't use it."),
        (Cue.NO_FIT, "They're not gonna make a password."),
        (Cue.NO_FIT, "I'm not typing invoices twice."),
        (Cue.NO_FIT, "I'm not doing three years."),
        (Cue.NO_TRUST, "I've never heard of you."),
        (Cue.NOT_MINE, "That's not my call."),
        (Cue.NO_FIT, "It doesn't integrate with ours."),
        (Cue.THINKS_ABOUT_IT, "I want to sleep on it."),
        (Cue.HAS_ONE, "We already have someone for that."),
        (Cue.NO_TIME, "I'm swamped."),
        (Cue.REFUSES, "We're not interested."),
    ],
)
def test_the_move_is_seen(cue, text):
    assert any(gist.has(cue) for gist in read(text).gists)


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.NO_TIME, "My reps do not have time to type."),
        (Cue.NO_NEED, "They don't want it."),
        (Cue.NO_NEED, "I don't need it to the dollar."),
        (Cue.REFUSES, "I'd rather not touch all of it."),
        (Cue.REFUSES, "I'm out of conference rooms."),
        (Cue.NOT_MINE, "They never come until Friday."),
        (Cue.NO_TRUST, "I can't believe that."),
        (Cue.REFUSES, "I will pass it on to her."),
        (Cue.NO_FIT, "It is not a dealbreaker."),
    ],
)
def test_the_move_is_not_seen_in_talk_of_something_else(cue, text):
    assert not any(gist.has(cue) for gist in read(text).gists)
