from __future__ import annotations

import pytest

from copilot.review import agreement_words as words


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (words.OUTCOME, "Acme has signed", True),
        (words.OUTCOME, "make calls", False),
        (words.CHORE, "send 10 emails", True),
        (words.CHORE, "recall the story", False),
        (words.CHORE, "call out the competitor", False),
        (words.SOFT, "about five companies", True),
        (words.SOFT, "ask about budget", False),
        (words.COMPARED, "talk less", True),
        (words.COMPARED, "less than half", False),
        (words.COMPARED, "40k or more", False),
        (words.COUNT_BEFORE, "at most ten ", True),
        (words.COUNT_BEFORE, "I listen ", False),
        (words.BUSY, "I get 50 calls done", True),
        (words.BUSY, "100 dials done", True),
        (words.BUSY, "every lead has been emailed", True),
        (words.BUSY, "a call with their CFO is booked", False),
        (words.BUSY, "five buyers have called me back", False),
        (words.UNPEOPLED, "Book 12 demos", True),
        (words.UNPEOPLED, "Book 12 demos with CFOs", False),
        (words.SCOPE, "in my next five discovery calls", True),
        (words.SCOPE, "8 of my next 10 calls", True),
        (words.SCOPE, "ask questions", False),
        (words.TOLD, "You need to ask", True),
        (words.TOLD, "I ask what you need to know", False),
        (words.LATER, "asap", True),
        (words.ROLE, "their CFO", True),
    ],
)
def test_a_pattern_knows_its_words(pattern, text, found):
    assert bool(pattern.search(text)) is found


def test_others_are_those_who_do_it_and_not_those_it_is_about():
    assert words.OTHERS.match("Legal gets the contract back")
    assert not words.OTHERS.match("Legal's comments are back")
    assert not words.OTHERS.match("the ops director at Acme signs")
