"""Whose money it is."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.cue import Cue
from copilot.conversation.reading import read


@pytest.mark.parametrize(
    ("cue", "text"),
    [
        (Cue.BUDGET_ASKED, "What have you set aside for it?"),
        (Cue.BUDGET_ASKED, "How much are you looking to spend?"),
        (Cue.SPENDING_ASKED, "What are you spending on that per month?"),
        (Cue.BUDGET_SAID, "Our budget is gone."),
        (Cue.BUDGET_SAID, "That is over what we can spend, out of our price range."),
        (Cue.BUDGET_WORD, "About the budget."),
        (Cue.PRICE_ASKED, "How much is it?"),
        (Cue.PRICE_WORD, "Our price includes that."),
        (Cue.PRICE_TOLD, "It comes to ninety dollars."),
        (Cue.OTHER_MONEY, "It saves a lot."),
        (Cue.OTHER_BUDGET, "You can track it in the budget module."),
    ],
)
def test_the_move_is_seen(cue, text):
    assert any(gist.has(cue) for gist in read(text).gists)


def test_telling_a_price_takes_a_sum():
    assert not any(gist.has(Cue.PRICE_TOLD) for gist in read("It comes to nothing.").gists)


def test_what_is_paid_in_a_word_is_not_paid():
    paychecks = read("We could look at our paychecks and see how much they have.").gists
    assert not any(gist.has(Cue.BUDGET_SAID, Cue.BUDGET_ASKED) for gist in paychecks)
