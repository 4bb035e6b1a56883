"""What was given to a page and what arrived of it, compared to the sample."""

from __future__ import annotations

import base64

import numpy as np
import pytest

from benchmarks.faulty.noise import noise
from benchmarks.faulty.witness import ENDS, FULL_SCALE, Kept, compare, told
from copilot.kinds import Speaker

BEFORE = 700
"""Samples that were given before the call began."""


@pytest.fixture(scope="module")
def given():
    return np.rint(noise(Speaker.REP)[:40_000] * 32_767).astype(np.int16)


def lost_and_strange(given, heard):
    kept = compare(given, heard)
    return kept.dropped, kept.strange


@pytest.fixture
def heard(given):
    return (given[BEFORE:] / FULL_SCALE).astype(np.float32)


def test_what_came_whole_is_whole_though_silence_came_between_and_more_after(given, heard):
    silence = np.zeros(5000, np.float32)
    more = np.full(900, 0.25, np.float32)
    came = np.concatenate((silence, heard[:9000], silence, heard[9000:], more))
    assert compare(given, came) == Kept(int(np.count_nonzero(heard)), 0, 0)


def test_a_single_sample_that_did_not_come_is_seen(given, heard):
    assert lost_and_strange(given, np.delete(heard, 8000)) == (1, 0)


def test_what_did_not_come_is_counted_wherever_it_was(given, heard):
    came = np.delete(heard, np.r_[3000:3512, 20_000:20_010])
    lost = np.count_nonzero(given[BEFORE:][np.r_[3000:3512, 20_000:20_010]])
    assert lost_and_strange(given, came) == (lost, 0)


def test_what_came_twice_was_not_given_there(given, heard):
    came = np.concatenate((heard[:6000], heard[5488:]))
    assert lost_and_strange(given, came) == (0, np.count_nonzero(heard[5488:6000]))


def test_a_sample_that_was_changed_was_not_given(given, heard):
    heard[7000] += 0.25
    assert lost_and_strange(given, heard) == (1, 1)


def test_of_the_end_nothing_is_judged_but_what_ends_sooner_is(given, heard):
    assert lost_and_strange(given, heard[:-1000]) == (0, 0)
    missing = np.count_nonzero(heard[-9000:])
    assert lost_and_strange(given, heard[:-9000]) == (missing - ENDS, 0)


def test_a_side_of_which_nothing_was_given_is_strange_if_it_sounds(heard):
    nothing = np.zeros(0, np.int16)
    assert lost_and_strange(nothing, np.zeros(5000, np.float32)) == (0, 0)
    assert compare(nothing, heard).strange == np.count_nonzero(heard)


def test_a_side_is_told_as_whole_numbers(given):
    assert np.array_equal(told(base64.b64encode(given.tobytes()).decode()), given)
