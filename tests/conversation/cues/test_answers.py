"""Yes, no, later, perhaps, only if."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.answers import is_bare_no
from copilot.conversation.cues.cue import Cue
from copilot.conversation.reading import read


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.YES, "Yeah, absolutely."),
        (Cue.YES, "That sounds good."),
        (Cue.FITS, "Tuesday works better."),
        (Cue.FITS, "Let's do it."),
        (Cue.ARRANGED, "That works for me."),
        (Cue.ACKNOWLEDGE, "Okay, thanks."),
        (Cue.NO, "That doesn't work."),
        (Cue.NO, "Not right now."),
        (Cue.NO, "No."),
        (Cue.STALL, "We need to discuss this internally."),
        (Cue.STALL, "I'd rather sleep on it."),
        (Cue.HEDGE, "Maybe."),
        (Cue.DOUBT, "I can't promise anything."),
        (Cue.CONDITION, "If my boss agrees."),
        (Cue.POLITE_IF, "If you like."),
    ],
)
def test_the_answer_is_seen(cue, text):
    assert any(gist.has(cue) for gist in read(text).gists)


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.YES, "Please provide your name."),
        (Cue.NO, "No problem."),
        (Cue.NO, "No worries."),
        (Cue.STALL, "I think about it like a garden."),
        (Cue.DOUBT, "I promise."),
    ],
)
def test_what_only_sounds_like_it_is_not(cue, text):
    assert not any(gist.has(cue) for gist in read(text).gists)


def test_a_bare_no_has_nothing_beside_it():
    assert is_bare_no(("no",))
    assert is_bare_no(("oh", "no"))
    assert not is_bare_no(("no", "problem"))
    assert not is_bare_no(())
