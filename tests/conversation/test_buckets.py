"""Steps of time, and what of a stretch lies in each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.conversation.buckets import BUCKET_S, first_of, oldest_kept, spread


@given(st.floats(0, 14_400), st.floats(0.01, 200))
def test_the_parts_of_a_stretch_make_the_whole_of_it(start, length):
    parts = dict(spread(start, start + length))
    assert sum(parts.values()) == pytest.approx(1.0, abs=1e-6)
    assert min(parts) == int(start // BUCKET_S)
    assert sorted(parts) == list(range(min(parts), max(parts) + 1))


def test_a_stretch_over_a_border_lies_in_both():
    assert dict(spread(8.0, 12.0)) == pytest.approx({0: 0.5, 1: 0.5})


@given(st.floats(0, 14_400), st.sampled_from((60.0, 180.0, 300.0)))
def test_what_is_let_go_is_in_no_window_any_more(at, window_s):
    newest = int(at // BUCKET_S)
    assert oldest_kept(newest, window_s) < first_of(at, window_s)
    assert first_of(at, window_s) * BUCKET_S >= at - window_s
