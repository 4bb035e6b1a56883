"""Remains of an echo against a rep who talks: levels in, a verdict out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.audio.echo_remains import BANDS, Remains, levels_db
from copilot.events import FRAME_SAMPLES

QUIET = np.full(BANDS, -40.0, np.float32)
LOUD = np.full(BANDS, 20.0, np.float32)


def settled(left_db: float = -15.0) -> Remains:
    """After two seconds of the buyer alone, whose echo leaves this."""
    remains = Remains(4.0)
    for _ in range(20):
        remains.reps(QUIET, QUIET)
    for _ in range(60):
        remains.reps(LOUD, LOUD + np.float32(left_db))
    return remains


@pytest.mark.parametrize("left_db", [-20.0, -10.0, -3.0])
def test_what_echoes_usually_leave_is_not_the_rep(left_db):
    remains = settled(left_db)
    assert not remains.reps(LOUD, LOUD + np.float32(left_db))


def test_what_stands_well_above_it_is_the_rep_and_for_a_moment_after():
    remains = settled()
    assert remains.reps(LOUD, LOUD)
    after = [remains.reps(LOUD, LOUD - np.float32(15.0)) for _ in range(6)]
    assert after[0]
    assert not after[-1]


def test_a_click_in_one_band_is_no_voice():
    remains = settled()
    click = LOUD - np.float32(15.0)
    click[3] += 60.0
    assert not remains.reps(LOUD, click)


def test_a_rep_who_talks_through_the_buyer_stays_the_rep():
    remains = settled()
    assert all(remains.reps(LOUD, LOUD + np.float32(6.0)) for _ in range(300))


def test_a_rep_no_louder_than_the_echo_is_not_learnt_as_its_remains():
    remains = settled()
    assert all(remains.reps(LOUD, LOUD) for _ in range(60))


def test_the_tail_of_a_loud_frame_is_not_the_rep():
    remains = settled()
    remains.reps(LOUD, LOUD - np.float32(15.0))
    assert not remains.reps(LOUD - np.float32(10.0), LOUD - np.float32(17.0))


def test_levels_are_those_of_the_bands_of_a_voice():
    powers = np.zeros((2, FRAME_SAMPLES // 2 + 1), np.float32)
    powers[1, 20] = 100.0  # 625 Hz
    below, one = levels_db(powers)
    assert below.max() == pytest.approx(-70.0)
    assert one.max() == pytest.approx(20.0, abs=0.01)
    assert (one > -69.0).sum() == 1


@given(st.lists(st.tuples(st.floats(-60, 60, width=32), st.floats(-60, 60, width=32)), max_size=60))
def test_after_any_levels_a_rep_who_is_plainly_louder_is_heard(levels):
    remains = Remains(4.0)
    for echo_db, rest_db in levels:
        remains.reps(np.full(BANDS, echo_db, np.float32), np.full(BANDS, rest_db, np.float32))
    loud = np.full(BANDS, 80.0, np.float32)
    assert remains.reps(loud - np.float32(60.0), loud)
