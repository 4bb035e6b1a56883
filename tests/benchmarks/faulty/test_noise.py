"""The judge of what is left of a call says what was done to it, to the sample."""

from __future__ import annotations

import numpy as np
import pytest
import soxr

from benchmarks.faulty.noise import LENGTH, find, noise
from copilot.events import FRAME_SAMPLES, FRAME_SECONDS
from copilot.kinds import Speaker

FRAMES = 60
FROM = LENGTH - 20 * FRAME_SAMPLES - 37
"""Over the end of the noise, where it begins again."""


@pytest.fixture
def heard():
    places = np.arange(FROM, FROM + FRAMES * FRAME_SAMPLES)
    return noise(Speaker.REP).take(places, mode="wrap")


def test_what_came_whole_is_whole(heard):
    found = find(heard, Speaker.REP)
    assert (found.lost_s(), found.moved_ms(), found.slips()) == (0.0, 0.0, (0, 0))


def test_what_was_resampled_and_quieter_is_whole(heard):
    there = soxr.resample(heard, 16_000, 48_000)
    found = find(0.2 * soxr.resample(there, 48_000, 16_000), Speaker.REP)
    assert found.lost_s() == 0.0
    assert found.moved_ms() < 0.1


def test_silence_and_the_other_side_are_lost(heard):
    heard[10 * FRAME_SAMPLES : 20 * FRAME_SAMPLES] = 0
    found = find(heard, Speaker.REP)
    assert found.lost_s() == pytest.approx(10 * FRAME_SECONDS)
    assert found.first_s(12 * FRAME_SECONDS) == pytest.approx(20 * FRAME_SECONDS)
    assert find(heard, Speaker.BUYER).lost_s() == pytest.approx(FRAMES * FRAME_SECONDS)


@pytest.mark.parametrize(("samples", "slips"), [(512, (512, 0)), (20, (20, 0)), (-512, (0, 512))])
def test_what_is_missing_or_comes_twice_is_told_by_its_samples(heard, samples, slips):
    middle = 30 * FRAME_SAMPLES
    moved = np.concatenate([heard[:middle], heard[middle + samples :]])
    found = find(moved, Speaker.REP)
    assert found.slips() == slips
    assert found.moved_ms() == pytest.approx(abs(samples) / 16)


def test_silence_that_was_put_in_tells_nothing_twice(heard):
    middle = 30 * FRAME_SAMPLES
    late = np.concatenate([heard[:middle], np.zeros(160, np.float32), heard[middle:]])
    found = find(late, Speaker.REP)
    assert found.slips() == (0, 0)
    assert found.moved_ms() == pytest.approx(10.0)


def test_what_lies_far_from_its_place_is_found_there(heard):
    late = np.concatenate([heard[: 20 * FRAME_SAMPLES], np.zeros(8_000, np.float32)])
    late = np.concatenate([late, heard[20 * FRAME_SAMPLES :]])
    assert find(late, Speaker.REP).moved_ms() == pytest.approx(500.0)
