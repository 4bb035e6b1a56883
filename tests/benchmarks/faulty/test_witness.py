"""What was given to a page and what arrived of it, compared to the sample."""

from __future__ import annotations

import base64

import numpy as np
import pytest

from benchmarks.faulty.noise import LENGTH, noise
from benchmarks.faulty.witness import FULL_SCALE, Kept, compare, told
from copilot.kinds import Speaker


def whole(samples):
    """The noise as it goes over the wire, round and round."""
    sound = noise(Speaker.REP).take(range(samples), mode="wrap")
    return np.rint(sound * 32_767).astype(np.int16)


@pytest.fixture(scope="module")
def given():
    return whole(40_000)


def lost_and_strange(given, heard):
    kept = compare(given, heard)
    return kept.dropped, kept.strange


@pytest.fixture
def heard(given):
    return (given / FULL_SCALE).astype(np.float32)


def test_what_came_whole_is_whole_though_silence_came_between_and_more_after(given, heard):
    silence = np.zeros(5000, np.float32)
    more = np.full(900, 0.25, np.float32)
    came = np.concatenate((silence, heard[:9000], silence, heard[9000:], more))
    assert compare(given, came) == Kept(int(np.count_nonzero(heard)), 0, 0)


def test_a_single_sample_that_did_not_come_is_seen(given, heard):
    assert lost_and_strange(given, np.delete(heard, 8000)) == (1, 0)


def test_what_did_not_come_is_counted_wherever_it_was(given, heard):
    came = np.delete(heard, np.r_[3000:3512, 20_000:20_010])
    lost = np.count_nonzero(given[np.r_[3000:3512, 20_000:20_010]])
    assert lost_and_strange(given, came) == (lost, 0)


def test_what_came_twice_was_not_given_there(given, heard):
    came = np.concatenate((heard[:6000], heard[5488:]))
    assert lost_and_strange(given, came) == (0, np.count_nonzero(heard[5488:6000]))


def test_a_sample_that_was_changed_was_not_given(given, heard):
    heard[7000] += 0.25
    assert lost_and_strange(given, heard) == (1, 1)


@pytest.mark.parametrize("part", [np.s_[:900], np.s_[-900:], np.s_[:]])
def test_what_is_missing_at_the_beginning_or_the_end_is_seen(given, heard, part):
    missing = np.arange(heard.size)[part]
    lost = np.count_nonzero(given[missing])
    assert lost_and_strange(given, np.delete(heard, missing)) == (lost, 0)


def test_what_came_twice_is_not_taken_for_the_noise_that_comes_again():
    given = whole(2 * LENGTH)
    heard = (given / FULL_SCALE).astype(np.float32)
    came = np.concatenate((heard[:6000], heard[5488:]))
    assert lost_and_strange(given, came) == (0, np.count_nonzero(heard[5488:6000]))


def test_of_a_side_of_which_nothing_was_given_nothing_is_known(heard):
    nothing = np.zeros(0, np.int16)
    assert lost_and_strange(nothing, np.zeros(5000, np.float32)) == (0, 0)
    assert compare(nothing, heard) == Kept(0, 0, 0)


def test_a_side_is_told_as_whole_numbers(given):
    assert np.array_equal(told(base64.b64encode(given.tobytes()).decode()), given)
