"""Replying to a question."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.cue import Cue
from copilot.conversation.reading import read


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.PROMISES, "Let me find out for you."),
        (Cue.PROMISES, "I'd have to ask our engineers and get back to you."),
        (Cue.PROMISES, "We'll get to that in a minute."),
        (Cue.PUTS_ASIDE, "Let's not worry about that."),
        (Cue.PUTS_ASIDE, "Before we get into numbers."),
        (Cue.PUTS_ASIDE, "That's a topic for another day."),
        (Cue.SHIFTS, "Anyway, the calendar."),
        (Cue.SHIFTS, "Good question, let me show you the map."),
        (Cue.SAYS_NOTHING, "It depends."),
        (Cue.SAYS_NOTHING, "You're in good hands."),
        (Cue.DOES_NOT_KNOW, "I'm not really sure."),
        (Cue.UNFIRM, "I think it might be three."),
        (Cue.AFFIRMS, "We do."),
        (Cue.AFFIRMS, "Not yet."),
        (Cue.SAYS_WHEN, "As soon as you sign."),
        (Cue.SAYS_HOW_MUCH, "A handful of them."),
        (Cue.SAYS_FREE, "There is no extra charge."),
        (Cue.ASKS_AGAIN, "You didn't answer my question."),
        (Cue.ASKS_AGAIN, "Okay, but how much is it?"),
        (Cue.ASKS_AGAIN, "I was hoping for a number."),
        (Cue.ASKS_AGAIN, "Can you be more specific?"),
        (Cue.SATISFIED, "That helps, thanks."),
        (Cue.RHETORICAL, "Who knows?"),
        (Cue.SHIFTS, "There was something I meant to ask you."),
        (Cue.SHIFTS, "It's one of the things people love most."),
        (Cue.SAYS_NOTHING, "You'd want a crystal ball."),
        (Cue.SAYS_NOTHING, "We take it super seriously."),
        (Cue.SAYS_NOTHING, "It's our best package."),
        (Cue.REMARKS, "July was so busy for everyone."),
        (Cue.REMARKS, "It's such an interesting space."),
        (Cue.REMARKS, "My sister's a doctor."),
        (Cue.RETURNS, "Sorry, just going back, the signal thing."),
        (Cue.RETURNS, "Okay, but like, the two states."),
        (Cue.RETURNS, "You never said."),
    ],
)
def test_the_move_is_seen(cue, text):
    assert any(gist.has(cue) for gist in read(text).gists)


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.PROMISES, "We got back from Spain."),
        (Cue.PUTS_ASIDE, "It takes less time than before."),
        (Cue.SHIFTS, "You can show me that."),
        (Cue.SAYS_NOTHING, "The tank holds forty liters."),
        (Cue.DOES_NOT_KNOW, "You know them well."),
        (Cue.ASKS_AGAIN, "But it is green."),
        (Cue.ASKS_AGAIN, "I would like a coffee."),
        (Cue.RHETORICAL, "What is the weight?"),
        (Cue.SAYS_NOTHING, "There's somebody who knows the building."),
        (Cue.SAYS_NOTHING, "Our best package has twelve seats in it."),
        (Cue.REMARKS, "People kept catching their sleeves in it, which is a shame."),
        (Cue.REMARKS, "It stores everything on the phone."),
        (Cue.REMARKS, "It is, my kids have one."),
        (Cue.RETURNS, "The price is fine."),
    ],
)
def test_what_only_sounds_like_it_is_not(cue, text):
    assert not any(gist.has(cue) for gist in read(text).gists)
