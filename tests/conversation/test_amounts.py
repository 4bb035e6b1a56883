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


@pytest.mark.parametrize("bare", [False, True])
@pytest.mark.parametrize(
    ("text", "kind", "rate"),
    [
        ("half of our leads", FactKind.PERCENT, False),
        ("one in five", FactKind.PERCENT, False),
        ("two out of three orders", FactKind.PERCENT, False),
        ("a third of the inventory", FactKind.PERCENT, False),
        ("three quarters of the team", FactKind.PERCENT, False),
        ("about two thirds", FactKind.PERCENT, False),
        ("nine out of every ten calls", FactKind.PERCENT, False),
        ("eight point five percent", FactKind.PERCENT, False),
        ("three to four hours a week", FactKind.DURATION, True),
        ("an hour and a half per day", FactKind.DURATION, True),
        ("two and a half hours", FactKind.DURATION, False),
        ("half a day", FactKind.DURATION, False),
        ("eighteen months", FactKind.DURATION, False),
        ("twice a week", FactKind.COUNT, True),
        ("five hundred tickets a day", FactKind.COUNT, True),
        ("hundreds of emails a day", FactKind.COUNT, True),
        ("four hundred calls per month", FactKind.COUNT, True),
        ("forty new hires", FactKind.COUNT, False),
        ("a dozen complaints", FactKind.COUNT, False),
        ("a couple hundred orders", FactKind.COUNT, False),
        ("three people", FactKind.COUNT, False),
        ("ten thousand units", FactKind.COUNT, False),
        ("about two and a half million dollars", FactKind.MONEY, False),
        ("a quarter million dollars", FactKind.MONEY, False),
        ("six figures", FactKind.MONEY, False),
        ("fifteen bucks an hour", FactKind.MONEY, True),
    ],
)
def test_a_share_a_span_a_count_or_a_sum_is_one_fact(text, kind, rate, bare):
    (fact,) = [
        fact
        for clause in clauses(plain(text) if bare else text)
        for fact in amounts_in(clause.text)
    ]
    assert (fact.kind, fact.rate) == (kind, rate)


@pytest.mark.parametrize(
    "text",
    ["a third party", "one of the problems", "two things", "three times faster", "the second half"],
)
def test_a_number_word_that_measures_nothing(text):
    assert list(amounts_in(text)) == []
