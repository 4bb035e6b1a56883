"""A fact holds a kind and a place, and no word."""

from __future__ import annotations

from copilot.conversation.fact import Fact, FactKind, Tense


def test_a_fact_is_frozen_numbers_and_kinds():
    fact = Fact(kind=FactKind.DAY, start=1, end=3)
    assert (fact.exact, fact.tense, fact.rate) == (True, Tense.AHEAD, False)
    assert fact == Fact(kind=FactKind.DAY, start=1, end=3)
