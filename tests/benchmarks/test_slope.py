"""What counts as growth: a slope after warming up, with its bounds."""

from __future__ import annotations

import pytest

from benchmarks.slope import FEWEST, hourly, slope


def minutes(count, value):
    """Six points a minute."""
    return [(10.0 * at, value(at / 6)) for at in range(6 * count)]


def test_what_warms_up_and_then_stays_does_not_grow():
    warming = minutes(60, lambda minute: 400 + min(minute, 10) + (minute * 7 % 3) / 10)
    found = hourly(warming, 3600)
    assert found is not None
    assert found.points == 50
    assert found.flat
    assert abs(found.value) < 0.2


def test_what_goes_on_growing_is_seen_beneath_its_noise():
    growing = minutes(60, lambda minute: 400 + minute / 20 + (minute * 7 % 3) / 10)
    found = hourly(growing, 3600)
    assert found is not None
    assert found.value == pytest.approx(3.0, abs=0.2)
    assert not found.flat


def test_a_short_run_leaves_out_a_quarter():
    found = hourly(minutes(12, lambda minute: 100.0 * (minute < 3)), 720)
    assert found is not None
    assert (found.points, found.value) == (9, 0.0)


def test_too_few_points_say_nothing():
    assert slope([(at, at) for at in range(FEWEST - 1)]) is None
    assert hourly(minutes(8, lambda minute: minute), 480) is None
