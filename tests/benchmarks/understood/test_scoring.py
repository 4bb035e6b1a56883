"""Hits, false finds and misses, and how sure a figure is."""

from __future__ import annotations

from math import isnan
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.understood.scoring import (
    Tally,
    at_turns,
    bootstrap,
    count_interval,
    f1_interval,
    share_interval,
    total,
    yes_or_no,
)
from tests.benchmarks.understood.make import place


def test_precision_recall_and_f1_of_a_tally():
    tally = Tally(hits=6, false=2, missed=4)
    assert tally.precision == pytest.approx(0.75)
    assert tally.recall == pytest.approx(0.6)
    assert tally.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))


def test_nothing_to_find_and_nothing_found_is_perfect_and_a_miss_is_not():
    assert Tally().f1 == 1.0
    assert Tally(missed=1).f1 == 0.0
    assert Tally(false=1).f1 == 0.0


@pytest.mark.parametrize(
    ("found", "true", "tally"),
    [
        (True, True, Tally(hits=1)),
        (True, False, Tally(false=1)),
        (False, True, Tally(missed=1)),
        (False, False, Tally(neither=1)),
    ],
)
def test_one_judgement(found, true, tally):
    assert yes_or_no(found=found, true=true) == tally


@pytest.mark.parametrize("turn", [4, 5, 6])
def test_one_turn_either_way_is_as_good(turn):
    assert at_turns([turn], [place(5)]) == Tally(hits=1)


def test_two_turns_away_is_false_and_a_miss():
    assert at_turns([7], [place(5)]) == Tally(false=1, missed=1)


def test_an_alternative_is_as_good_as_the_label():
    assert at_turns([11], [place(5, 10)]) == Tally(hits=1)


def test_two_finds_near_one_place_are_one():
    assert at_turns([4, 5, 6], [place(5)]) == Tally(hits=1)


def test_an_uncertain_place_is_neither_hit_nor_missed_and_forgives_what_is_found_there():
    assert at_turns([5], [place(5, uncertain=True)]) == Tally()
    assert at_turns([], [place(5, uncertain=True)]) == Tally()
    assert at_turns([5, 9], [place(5, uncertain=True)]) == Tally(false=1)


@given(
    st.lists(st.integers(0, 40), max_size=12, unique=True),
    st.lists(st.integers(0, 40), max_size=12, unique=True),
)
def test_every_certain_place_is_hit_or_missed(found, true):
    tally = at_turns(found, [place(turn) for turn in true])
    assert tally.true == len(true)
    assert tally.false <= len(found)
    assert 0 <= tally.f1 <= 1


def test_a_drawing_of_calls_holds_the_figure_and_is_ever_the_same():
    parts = [Tally(hits=1), Tally(missed=1), Tally(hits=2, false=1), Tally(hits=1)]
    low, high = f1_interval(parts)
    assert low < total(parts).f1 < high
    assert f1_interval(parts) == (low, high)


def test_calls_that_are_all_alike_leave_no_doubt_and_no_calls_leave_all():
    assert f1_interval([Tally(hits=1)] * 3) == (1.0, 1.0)
    assert f1_interval([]) == (0.0, 1.0)


def test_any_figure_of_calls_has_an_interval():
    low, high = bootstrap([1.0, 2.0, 3.0, 4.0], fmean)
    assert 1.0 <= low < 2.5 < high <= 4.0
    assert all(isnan(one) for one in bootstrap([], fmean))


def test_the_interval_of_a_share_is_wilsons():
    low, high = share_interval(9, 10)
    assert low == pytest.approx(0.596, abs=0.001)
    assert high == pytest.approx(0.982, abs=0.001)
    assert share_interval(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("count", "low", "high"), [(0, 0.0, 3.689), (1, 0.0253, 5.572), (10, 4.795, 18.39)]
)
def test_the_interval_of_a_rare_count_is_the_exact_one(count, low, high):
    assert count_interval(count) == pytest.approx((low, high), rel=1e-3)
