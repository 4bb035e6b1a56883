from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.review.deal_days import day, reading_orders

DAY_FIRST, MONTH_FIRST = "day_first", "month_first"


def orders(*columns, day_first=False):
    return [(one.order, one.sure) for one in reading_orders(columns, day_first=day_first)]


@pytest.mark.parametrize(
    ("cells", "day_first", "order", "sure"),
    [
        (["03/04/2026", "13/04/2026"], False, DAY_FIRST, True),
        (["03/04/2026", "03/14/2026"], True, MONTH_FIRST, True),
        (["03.04.2026"], False, DAY_FIRST, True),
        (["03/04/2026"], False, MONTH_FIRST, False),
        (["03/04/2026"], True, DAY_FIRST, False),
        (["2026-04-03"], False, MONTH_FIRST, True),
        (["04/04/2026"], False, MONTH_FIRST, True),
        ([], False, MONTH_FIRST, True),
    ],
)
def test_the_order_of_a_columns_days(cells, day_first, order, sure):
    assert orders(cells, day_first=day_first) == [(order, sure)]


def test_the_column_that_proves_an_order_decides_for_the_others():
    british, unproven = ["18/12/2026"], ["05/11/2026"]
    assert orders(british, unproven) == [(DAY_FIRST, True)] * 2
    assert orders(unproven, british) == [(DAY_FIRST, True)] * 2
    assert orders(["12/18/2026"], unproven, day_first=True) == [(MONTH_FIRST, True)] * 2


def test_columns_that_prove_different_orders_keep_them_and_what_could_be_two_is_unsure():
    found = orders(["12/18/2026"], ["18/12/2026", "05/11/2026"], ["05/11/2026"])
    assert found == [(MONTH_FIRST, True), (DAY_FIRST, False), (MONTH_FIRST, False)]


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
        ("31-Mar-26", "month_first", date(2026, 3, 31)),
        ("31 déc. 2026", "month_first", date(2026, 12, 31)),
        ("31. März 2026", "month_first", date(2026, 3, 31)),
        ("31 de marzo de 2026", "month_first", date(2026, 3, 31)),
        ("1er juin 2026", "month_first", date(2026, 6, 1)),
        ("14 juil. 2026 10:00", "month_first", date(2026, 7, 14)),
        ("24 août 2026", "month_first", date(2026, 8, 24)),
        ("5. Okt. 2026", "month_first", date(2026, 10, 5)),
        ("4 dic 2026", "month_first", date(2026, 12, 4)),
        ("Fri, 18 Dec 2026 14:05:00 GMT", "month_first", date(2026, 12, 18)),
        ("Fri Dec 18 2026", "day_first", date(2026, 12, 18)),
        ("December 18th, 2026", "day_first", date(2026, 12, 18)),
        ("1798761600000", "day_first", date(2027, 1, 1)),
        ("1798761600", "day_first", date(2027, 1, 1)),
        ("18 December, 2026", "month_first", date(2026, 12, 18)),
        ("vendredi 18 décembre 2026 à 14:05", "month_first", date(2026, 12, 18)),
        ("Donnerstag, 17. Dezember 2026", "month_first", date(2026, 12, 17)),
        ("18-déc.-26", "month_first", date(2026, 12, 18)),
        ("20261218", "day_first", date(2026, 12, 18)),
        ("18-12-2026", "day_first", date(2026, 12, 18)),
        ("9999999999999", "day_first", None),
        ("12 monkeys 2026", "day_first", None),
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


@given(st.text(max_size=40))
def test_any_cell_is_a_day_or_none(cell):
    day(cell, "day_first")
    reading_orders([[cell]], day_first=True)
