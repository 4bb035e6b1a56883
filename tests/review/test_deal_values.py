from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.review.deal_values import day, day_order, decimal_mark, money, probability, truth


@pytest.mark.parametrize(
    ("cell", "mark", "amount", "currency"),
    [
        ("12000", ".", "12000", ""),
        ("$12,000.50", ".", "12000.50", "USD"),
        ("EUR 12.000,50", ",", "12000.50", "EUR"),
        ("12 000,00 €", ",", "12000.00", "EUR"),
        ("12'000.00", ".", "12000.00", ""),
        ("USD 1,234,567", ".", "1234567", "USD"),
        ("(1,200.00)", ".", "-1200.00", ""),
        ("-50", ".", "-50", ""),
        ("CA$ 5,000", ".", "5000", "CAD"),
        ("US$5,000", ".", "5000", "USD"),
        ("£1.5", ".", "1.5", "GBP"),
        ("n/a", ".", None, ""),
        ("12 apples", ".", None, ""),
        ("", ".", None, ""),
    ],
)
def test_money_is_read(cell, mark, amount, currency):
    found = money(cell, mark)
    assert (found.amount if found else None) == (Decimal(amount) if amount else None)
    if found:
        assert found.currency == currency


@pytest.mark.parametrize(
    ("cells", "separator", "mark"),
    [
        (["1,234", "1,234.50"], ",", "."),
        (["1.234", "1.234,50"], ",", ","),
        (["1.234", "12,5"], ",", ","),
        (["1.234.567"], ",", ","),
        (["1.234"], ";", ","),
        (["1.234"], ",", "."),
        (["1,234"], ",", "."),
        (["100"], ";", ","),
        (["0.123"], ";", "."),
        ([], ",", "."),
    ],
)
def test_a_column_tells_what_a_cell_cannot(cells, separator, mark):
    assert decimal_mark(cells, separator) == mark


@pytest.mark.parametrize(
    ("cells", "separator", "order", "sure"),
    [
        (["03/04/2026", "13/04/2026"], ",", "day_first", True),
        (["03/04/2026", "03/14/2026"], ",", "month_first", True),
        (["03.04.2026"], ",", "day_first", True),
        (["03/04/2026"], ",", "month_first", False),
        (["03/04/2026"], ";", "day_first", False),
        (["2026-04-03"], ",", "month_first", True),
        (["04/04/2026"], ",", "month_first", True),
    ],
)
def test_the_order_of_a_columns_days(cells, separator, order, sure):
    assert day_order(cells, separator) == (order, sure)


@pytest.mark.parametrize(
    ("cell", "order", "found"),
    [
        ("2026-03-31", "day_first", date(2026, 3, 31)),
        ("2026-03-31 14:05", "day_first", date(2026, 3, 31)),
        ("2026-03-31T14:05:00.000Z", "day_first", date(2026, 3, 31)),
        ("3/31/2026", "month_first", date(2026, 3, 31)),
        ("31/03/2026", "day_first", date(2026, 3, 31)),
        ("31.03.26", "day_first", date(2026, 3, 31)),
        ("3/31/2026, 2:05 PM", "month_first", date(2026, 3, 31)),
        ("Mar 31, 2026", "day_first", date(2026, 3, 31)),
        ("31 March 2026", "month_first", date(2026, 3, 31)),
        ("31-Mar-2026", "month_first", date(2026, 3, 31)),
        ("31/03/2026", "month_first", None),
        ("2026-02-30", "day_first", None),
        ("soon", "day_first", None),
    ],
)
def test_days_are_read(cell, order, found):
    assert day(cell, order) == found


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_day_comes_back_in_either_order(one):
    assert day(f"{one:%d/%m/%Y}", "day_first") == one == day(f"{one:%m/%d/%Y}", "month_first")


@given(st.decimals(0, 10**9, places=2))
def test_an_amount_comes_back_in_either_country(amount):
    english = f"{amount:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    found = money(english, "."), money(german, ",")
    assert [one.amount for one in found if one] == [amount, amount]


@given(st.text(max_size=40))
def test_any_cell_is_read_or_not(cell):
    money(cell, ",")
    day(cell, "day_first")
    probability(cell)
    truth(cell)


def test_probabilities_and_truths():
    assert [probability(cell) for cell in ("60", "60 %", "0.6", "1", "0,25", "250", "x")] == [
        0.6, 0.6, 0.6, 1.0, 0.25, None, None,
    ]  # fmt: skip
    assert [truth(cell) for cell in ("TRUE", "Yes", "0", "false", "")] == [
        True, True, False, False, None,
    ]  # fmt: skip
