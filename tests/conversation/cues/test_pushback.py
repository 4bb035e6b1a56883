"""The price pushed back on, doubted, praised, and what is dear elsewhere."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.cue import Cue
from copilot.conversation.reading import read


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.PRICE_REFUSED, "That is way too expensive for us."),
        (Cue.PRICE_DOUBTED, "That seems high."),
        (Cue.NO_MONEY, "There's no budget for that this year."),
        (Cue.BARE_PRICE, "The price, I guess."),
        (Cue.PRICE_PLEASES, "Oh, that's cheaper than what I pay now."),
        (Cue.DEAR_ELSEWHERE, "Hiring is so expensive around here."),
    ],
)
def test_the_move_is_seen(cue, text):
    assert any(gist.has(cue) for gist in read(text).gists)


def test_a_repeated_sum_makes_none_of_them():
    moves = (Cue.PRICE_REFUSED, Cue.PRICE_DOUBTED, Cue.NO_MONEY, Cue.BARE_PRICE)
    assert not any(gist.has(*moves) for gist in read("So twelve hundred a year.").gists)
