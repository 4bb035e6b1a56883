"""Sums, spans and shares."""

from __future__ import annotations

import pytest

from copilot.conversation.amounts import amounts_in
from copilot.conversation.clauses import clauses
from copilot.conversation.fact import FactKind
from tests.conversation.talk import plain


def facts(text: str, kind: FactKind = FactKind.MONEY):
    return [
        fact for clause in clauses(text) for fact in amounts_in(clause.text) if fact.kind is kind
    ]


@pytest.mark.parametrize(
    ("text", "exact", "rate"),
    [
        ("forty grand", True, False),
        ("a grand", True, False),
        ("$18,000", True, False),
        ("$90K a year", True, True),
        ("€170k annually", True, True),
        ("$129 per user per month", True, True),
        ("99 dollars", True, False),
        ("a couple hundred bucks", True, False),
        ("$2-3M", True, False),
        ("fifty k", False, False),
        ("two hundred thousand", False, False),
        ("up to fifty thousand for this", False, False),
        ("1,964 monthly", False, True),
        ("twelve hundred a month", False, True),
    ],
)
@pytest.mark.parametrize("bare", [False, True])
def test_a_sum_of_money(text, exact, rate, bare):
    (fact,) = facts(plain(text) if bare else text)
    assert (fact.exact, fact.rate) == (exact, rate)


@pytest.mark.parametrize(
    "text",
    [
        "two hundred thousand users", "500 tickets per day", "we have 300 people", "one of them",
        "a million things", "twenty percent", "three weeks", "24 hours a day",
    ],
)  # fmt: skip
def test_a_number_that_is_no_sum(text):
    assert facts(text) == []


def test_shares_and_spans():
    assert facts("about twenty percent off", FactKind.PERCENT)
    assert facts("20 % less", FactKind.PERCENT)
    for text in ("half an hour", "45 minutes", "ninety days", "a couple of weeks", "six months"):
        assert facts(text, FactKind.DURATION), text
