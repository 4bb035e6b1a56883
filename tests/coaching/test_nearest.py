from __future__ import annotations

from copilot.coaching.nearest import did_you_mean, nearest

KNOWN = ("price", "budget", "prize")


def test_the_word_that_is_most_like_it_was_meant() -> None:
    assert nearest("budgte", KNOWN) == "budget"
    assert did_you_mean("budgte", iter(KNOWN)) == "; did you mean budget?"


def test_of_two_that_are_as_like_it_the_same_one_whatever_their_order() -> None:
    assert nearest("prixe", KNOWN) == nearest("prixe", KNOWN[::-1])


def test_nothing_is_asked_where_none_is_like_it() -> None:
    assert nearest("swede", KNOWN) == ""
    assert did_you_mean("swede", KNOWN) == ""
    assert nearest("swede", ()) == ""
