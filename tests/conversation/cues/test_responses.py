"""How an objection is met, and how the buyer takes it."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.cue import Cue
from copilot.conversation.reading import read


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.CONCEDES, "I can give you ten percent off."),
        (Cue.ARGUES_VALUE, "It pays for itself in a year."),
        (Cue.OFFERS_TERMS, "We could begin with a pilot."),
        (Cue.DEFERS, "I'd have to ask my manager."),
        (Cue.GIVES_IN, "No hard feelings."),
        (Cue.SOFTENS, "That's a fair point."),
        (Cue.INSISTS, "But it's still too much."),
        (Cue.ASKS_BARRIER, "What's holding you back?"),
        (Cue.ASKS_DECIDER, "Who else has a say in the decision?"),
    ],
)
def test_the_move_is_seen(cue, text):
    assert any(gist.has(cue) for gist in read(text).gists)


def test_who_installs_concedes_nothing():
    gists = read("We can get the installers round on Monday.").gists
    assert not any(gist.has(Cue.CONCEDES) for gist in gists)
