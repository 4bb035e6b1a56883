"""All facts of a clause, in their order."""

from __future__ import annotations

from copilot.conversation.fact import FactKind
from copilot.conversation.facts import facts_in


def test_times_and_sums_come_in_the_order_in_which_they_were_said():
    kinds = [fact.kind for fact in facts_in("forty grand on friday at three for two weeks")]
    assert kinds == [FactKind.MONEY, FactKind.DAY, FactKind.CLOCK, FactKind.DURATION]


def test_a_clause_without_any_has_none():
    assert facts_in("that is good to know") == ()
