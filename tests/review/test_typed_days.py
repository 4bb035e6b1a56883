from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.review.typed_days import typed_day

TODAY = date(2026, 12, 1)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("by Friday Acme signs", date(2026, 12, 4)),
        ("by Tuesday", date(2026, 12, 8)),
        ("next Friday", date(2026, 12, 11)),
        ("next Monday", date(2026, 12, 7)),
        ("tomorrow", date(2026, 12, 2)),
        ("12 March", date(2027, 3, 12)),
        ("March 12th", date(2027, 3, 12)),
        ("the 3rd of Dec", date(2026, 12, 3)),
        ("2026-12-24", date(2026, 12, 24)),
        ("in two weeks", date(2026, 12, 15)),
        ("within 10 days", date(2026, 12, 11)),
        ("by the end of the month", date(2026, 12, 31)),
        ("before the quarter ends", date(2026, 12, 31)),
        ("end of week", date(2026, 12, 4)),
        ("31 February", None),
        ("Acme signs", None),
        ("I may call", None),
    ],
)
def test_a_day_is_read(text, day):
    found = typed_day(text, TODAY)
    assert (found.day if found else None) == day


@given(st.text(max_size=100), st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_any_text_has_a_day_or_none_and_the_stretch_is_in_it(text, today):
    found = typed_day(text, today)
    if found is not None:
        assert 0 <= found.start < found.end <= len(text)
