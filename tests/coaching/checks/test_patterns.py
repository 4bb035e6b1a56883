from __future__ import annotations

from copilot.coaching.checks.patterns import Lexicon, Phrases, plain
from tests.coaching.make import said

HELLO = said("Hello there, it\u2019s me", 10.0)


def test_the_apostrophe_is_one_however_it_is_written() -> None:
    assert plain(HELLO) == "Hello there, it's me"


def test_phrases_are_found_alone_or_by_what_was_found_for_all() -> None:
    own = Phrases([r"\bit's\b", "goodbye"])
    assert own.found(HELLO, None)
    assert own.found(HELLO, frozenset({"goodbye"}))
    assert not own.found(HELLO, frozenset({"hello"}))
    assert not Phrases().found(HELLO, None)


def test_a_lexicon_names_the_patterns_that_occur() -> None:
    lexicon = Lexicon(["hello", "goodbye", "hello", r"\bme\b"])
    assert len(lexicon) == 3
    assert lexicon.matched(HELLO) == {"hello", r"\bme\b"}
    assert lexicon.matched(said("hello", 10.0, late=True)) == frozenset()
    assert Lexicon([]).matched(HELLO) == frozenset()
