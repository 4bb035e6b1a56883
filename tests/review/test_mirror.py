from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.review.mirror import mirror


def test_it_shows_the_latest_beside_what_is_usual():
    found = mirror([0.9, 0.7, 0.6, 0.5])
    assert found.says == "You had 50 % of the talk; 70 % is usual for you."
    assert found.meetings == 4
    assert mirror([0.5]).says == "You had 50 % of the talk."
    assert mirror([]).latest is None


@pytest.mark.parametrize(
    ("share", "asks"),
    [(0.8, "lecture"), (0.79, "answer something"), (0.5, "had the floor"), (0.2, "had the floor")],
)
def test_from_four_fifths_on_it_is_a_lecture(share, asks):
    assert asks in mirror([share]).asks


@given(st.lists(st.floats(0, 1), max_size=30))
def test_it_always_asks_and_never_judges(shares):
    found = mirror(shares)
    assert found.asks.endswith("?")
    assert not {"good", "bad", "poor", "great"} & set(found.says.lower().split())
