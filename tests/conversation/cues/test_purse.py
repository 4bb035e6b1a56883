"""The buyer's own money in other words than budget."""

from __future__ import annotations

import pytest

from copilot.conversation.cues.cue import Cue
from copilot.conversation.reading import read


def cues(line):
    return frozenset().union(*(gist.cues for gist in read(line).gists))


@pytest.mark.parametrize(
    ("line", "cue"),
    [
        ("We had set back about fifteen out of the land money.", Cue.BUDGET_KEPT),
        ("The council gives us nine thousand pounds.", Cue.BUDGET_KEPT),
        ("I've got four left on the card.", Cue.BUDGET_SAID),
        ("It has to come out of the same pot.", Cue.BUDGET_SAID),
        ("What are you giving them right now?", Cue.SPENDING_ASKED),
        ("That comes out at one sixty a week.", Cue.PRICE_SUM),
    ],
)
def test_it_is_heard_in_other_words(line, cue):
    assert cue in cues(line)


@pytest.mark.parametrize(
    "line", ["We put two people on it.", "He gave us a lift.", "That comes to ten minutes a day."]
)
def test_other_things_are_none_of_it(line):
    assert cues(line).isdisjoint(
        {Cue.BUDGET_KEPT, Cue.BUDGET_SAID, Cue.SPENDING_ASKED, Cue.PRICE_SUM}
    )
