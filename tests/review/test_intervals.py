from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.review.intervals import wilson


def test_the_published_example():
    """Brown, Cai and DasGupta's kind of case: nothing of ten is not nothing at all."""
    interval = wilson(0, 10)
    assert interval.low == 0
    assert interval.high == pytest.approx(0.2775, abs=1e-4)
    assert (wilson(7, 10).low, wilson(7, 10).high) == pytest.approx((0.3968, 0.8922), abs=1e-4)


@given(st.integers(1, 500), st.data())
def test_it_holds_the_share_and_narrows_with_more(n, data):
    hits = data.draw(st.integers(0, n))
    here, more = wilson(hits, n), wilson(hits * 4, n * 4)
    assert 0 <= here.low <= hits / n + 1e-12
    assert hits / n - 1e-12 <= here.high <= 1
    assert more.high - more.low < here.high - here.low


@pytest.mark.parametrize(("hits", "n"), [(0, 0), (-1, 5), (6, 5)])
def test_what_is_no_share_is_refused(hits, n):
    with pytest.raises(ValueError, match="between"):
        wilson(hits, n)
