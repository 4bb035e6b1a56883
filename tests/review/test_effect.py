from __future__ import annotations

from itertools import product
from random import Random
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.review.effect import cliffs_delta, size_word

values = st.lists(st.integers(0, 9).map(float), min_size=2, max_size=25)


def by_hand(first, second):
    """Cliff's d and its variance, pair by pair."""
    d = [[(a > b) - (a < b) for b in second] for a in first]
    n, m = len(first), len(second)
    delta = sum(map(sum, d)) / (n * m)
    rows = [sum(row) / m for row in d]
    columns = [sum(row[j] for row in d) / n for j in range(m)]
    top = (
        m * m * sum((row - delta) ** 2 for row in rows)
        + n * n * sum((column - delta) ** 2 for column in columns)
        - sum((d[i][j] - delta) ** 2 for i, j in product(range(n), range(m)))
    )
    return delta, top / (n * m * (n - 1) * (m - 1))


@given(values, values)
def test_it_is_cliffs_delta_counted_pair_by_pair(first, second):
    found = cliffs_delta(first, second)
    delta, _ = by_hand(first, second)
    assert found.delta == pytest.approx(delta)
    assert -1 <= found.interval.low <= found.delta + 1e-9
    assert found.delta - 1e-9 <= found.interval.high <= 1
    other = cliffs_delta(second, first)
    assert other.delta == pytest.approx(-found.delta)
    assert other.interval.low == pytest.approx(-found.interval.high)


def test_the_interval_is_fengs_with_cliffs_variance():
    first, second = [1.0, 2, 3, 5, 8, 9], [1.0, 1, 2, 4, 4, 6, 7]
    delta, variance = by_hand(first, second)
    z, s = 1.959964, variance**0.5
    under = 1 - delta**2 + z * z * variance
    reach = z * s * ((1 - delta**2) ** 2 + z * z * variance) ** 0.5
    found = cliffs_delta(first, second)
    assert found.interval.low == pytest.approx((delta - delta**3 - reach) / under)
    assert found.interval.high == pytest.approx((delta - delta**3 + reach) / under)


def test_groups_apart_and_groups_alike():
    apart = cliffs_delta([5.0] * 30, [1.0] * 30)
    assert apart.delta == 1
    assert apart.interval.low == pytest.approx((30 - 3.841459) / (30 + 3.841459), abs=1e-5)
    alike = cliffs_delta([1.0, 2.0], [1.0, 2.0])
    assert alike.delta == 0
    assert alike.interval.low < 0 < alike.interval.high


def test_the_interval_holds_the_truth_as_often_as_it_says():
    """400 pairs of samples of 30 whose true delta is known: two normals, a third of sd apart."""
    chance = Random(4)  # noqa: S311 (no secret)
    truth = 0.1842  # 2 * Phi(0.33 / sqrt(2)) - 1
    held = [
        interval.low <= truth <= interval.high
        for interval in (
            cliffs_delta(
                [chance.gauss(0.33, 1) for _ in range(30)], [chance.gauss(0, 1) for _ in range(30)]
            ).interval
            for _ in range(400)
        )
    ]
    assert 0.92 <= mean(held) <= 0.98


def test_sizes_have_words_and_one_value_is_no_group():
    assert [size_word(d) for d in (0.1, -0.2, 0.4, -0.9)] == [
        "negligible",
        "small",
        "medium",
        "large",
    ]
    with pytest.raises(ValueError, match="two"):
        cliffs_delta([1.0], [1.0, 2.0])
