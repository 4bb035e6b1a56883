"""Putting a step forward."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.cue import Cue
from copilot.conversation.reading import read


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.MEET, "Let's set up a second call."),
        (Cue.MEET, "Would it make sense to bring our engineer to a workshop?"),
        (Cue.MEET, "We could put it on the calendar."),
        (Cue.DO, "I'll forward you the deck."),
        (Cue.DO, "Let me put together a quote."),
        (Cue.DO, "You'll have it by noon."),
        (Cue.REQUEST, "Could you get me the contract?"),
        (Cue.REQUEST, "Please send it over."),
        (Cue.REQUEST, "I'd love to see a demo."),
        (Cue.WHEN, "When are you around?"),
        (Cue.WHEN, "What day works best?"),
        (Cue.SUITS, "How about Friday?"),
        (Cue.SUITS, "Does that time work?"),
        (Cue.LOOSE, "Let's stay in touch."),
        (Cue.LOOSE, "We'll keep you posted."),
        (Cue.ABOUT_NEXT, "So what are the next steps?"),
        (Cue.TILL_THEN, "See you on Thursday."),
        (Cue.SET, "You're booked for Monday."),
        (Cue.CANCEL, "Let's hold off on the demo."),
    ],
)
def test_the_move_is_seen(cue, text):
    assert any(gist.has(cue) for gist in read(text).gists)


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.MEET, "Our teams meet in the canteen."),
        (Cue.DO, "They will pay for it themselves."),
        (Cue.DO, "I will be honest with you."),
        (Cue.REQUEST, "Could you tell me about your team?"),
        (Cue.WHEN, "When did that start?"),
        (Cue.CANCEL, "Most people cancel in the first month."),
        (Cue.SET, "The table is set."),
    ],
)
def test_what_only_sounds_like_it_is_not(cue, text):
    assert not any(gist.has(cue) for gist in read(text).gists)
