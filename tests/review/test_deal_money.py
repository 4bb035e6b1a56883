from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.review.deal_money import currency, currency_of_heading, decimal_mark, money


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
        ("R$ 5.000,00", ",", "5000.00", "BRL"),
        ("A$1,200", ".", "1200", "AUD"),
        ("C$ 1,200", ".", "1200", "CAD"),
        ("12 500,00 zł", ",", "12500.00", "PLN"),
        ("12 500 kr", ",", "12500", ""),
        ("kr. 12.500,00", ",", "12500.00", ""),
        ("SEK 12 500", ",", "12500", "SEK"),
        ("12.000,-", ",", "12000", ""),
        ("12.000,\u2013 €", ",", "12000", "EUR"),
        ("Rs. 1,20,000", ".", "120000", "INR"),
        ("\u22121,200", ".", "-1200", ""),
        ("R 12 000,00", ",", "12000.00", "ZAR"),
        ("CHF 12’000.\u2013", ".", "12000", "CHF"),
        ("12.000-", ",", "-12000", ""),
        ("USD $12,000", ".", "12000", "USD"),
        ("1,5 MIO €", ",", None, ""),
        ("1.5M kr", ".", None, ""),
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
    ("cells", "comma", "mark"),
    [
        (["1,234", "1,234.50"], False, "."),
        (["1.234", "1.234,50"], False, ","),
        (["1.234", "12,5"], False, ","),
        (["1.234.567"], False, ","),
        (["kr. 1.234,50"], False, ","),
        (["1.234"], True, ","),
        (["1.234"], False, ","),
        (["1,234"], True, "."),
        (["1,234", "5.678"], True, ","),
        (["1,234"], False, "."),
        (["100"], True, ","),
        (["0.123"], True, "."),
        ([], False, "."),
    ],
)
def test_a_column_tells_what_a_cell_cannot(cells, comma, mark):
    assert decimal_mark(cells, comma=comma) == mark


@given(st.decimals(0, 10**9, places=2))
def test_an_amount_comes_back_in_either_country(amount):
    english = f"{amount:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    found = money(english, "."), money(german, ",")
    assert [one.amount for one in found if one] == [amount, amount]


@given(st.text(max_size=40))
def test_any_cell_is_read_or_not(cell):
    money(cell, ",")
    currency_of_heading(cell)
    assert len(currency(cell)) in {0, 3}


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("EUR", "EUR"), ("eur", "EUR"), ("Euro", "EUR"), ("US Dollar", "USD"), ("USD - US", "USD"),
        ("£", "GBP"), ("dollars of some kind", ""), ("", ""),
    ],
)  # fmt: skip
def test_a_currency_is_known_by_its_letters_its_sign_or_its_name(cell, code):
    assert currency(cell) == code


def test_a_heading_may_name_the_currency():
    assert currency_of_heading("Amount (EUR)") == currency_of_heading("Betrag [€]") == "EUR"
    assert currency_of_heading("Amount (converted)") == currency_of_heading("Amount") == ""
