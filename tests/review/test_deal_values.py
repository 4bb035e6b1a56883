from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.review.deal_values import in_percent, is_nothing, probability, truth


@pytest.mark.parametrize(
    ("cell", "percent", "part"),
    [
        ("60", True, 0.6), ("60 %", False, 0.6), ("0.6", False, 0.6), ("1", False, 1.0),
        ("1", True, 0.01), ("0,25", False, 0.25), ("0", True, 0.0), ("100.00%", False, 1.0),
        ("250", True, None), ("60", False, None), ("x", True, None),
    ],
)  # fmt: skip
def test_a_probability_is_a_part_of_one(cell, percent, part):
    assert probability(cell, percent=percent) == part


@pytest.mark.parametrize(
    ("cells", "heading", "percent"),
    [
        (["1", "0", "60"], "Probability", True),
        (["1", "0", "0.6"], "Probability (%)", False),
        (["1", "0"], "Probability (%)", True),
        (["1", "0"], "Deal probability", False),
        (["", "x"], "Probability", False),
    ],
)
def test_a_column_counts_to_a_hundred_or_to_one(cells, heading, percent):
    assert in_percent(cells, heading=heading) is percent


def test_truths_in_the_languages_of_exports():
    assert [truth(cell) for cell in ("TRUE", "Yes", "Ja", "Oui", "Sí", "wahr", "1")] == [True] * 7
    assert [truth(cell) for cell in ("false", "No", "Nein", "non", "FALSO", "0")] == [False] * 6
    assert [truth(cell) for cell in ("", "perhaps")] == [None, None]


def test_what_says_that_there_is_none():
    assert all(is_nothing(cell) for cell in ("-", "N/A", "(No value)", "null"))
    assert not any(is_nothing(cell) for cell in ("", "0", "No", "Anna"))


@given(st.text(max_size=40))
def test_any_cell_is_read_or_not(cell):
    probability(cell, percent=True)
    truth(cell)
    in_percent([cell], heading=cell)
