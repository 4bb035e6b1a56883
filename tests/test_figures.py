from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.figures import clock, counted


@pytest.mark.parametrize(
    ("at_s", "text"),
    [
        (-1, "0:00"), (0, "0:00"), (59.99, "0:59"), (60, "1:00"), (247.5, "4:07"),
        (3599.9, "59:59"), (3847, "1:04:07"), (59.9999999, "1:00"),
    ],
)  # fmt: skip
def test_a_place_in_the_call(at_s: float, text: str) -> None:
    assert clock(at_s) == text


@given(st.floats(0, 14_400))
def test_places_are_never_odd(at_s: float) -> None:
    assert all(len(part) == 2 for part in clock(at_s).split(":")[1:])


def test_counting() -> None:
    assert counted(1, "card") == "1 card"
    assert counted(0, "card") == "0 cards"
    assert counted(2, "stretch was", "stretches were") == "2 stretches were"
