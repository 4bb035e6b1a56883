"""The sounds in which nobody speaks are what they claim to be, and the same each time."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import nonspeech
from benchmarks.nonspeech import shape

SECONDS = 2.5
ALL = list(nonspeech.KINDS)


@pytest.mark.parametrize("telephone", [False, True])
@pytest.mark.parametrize("kind", ALL)
def test_a_kind_is_so_long_bounded_and_the_same_again(kind, telephone):
    sound = nonspeech.make(kind, SECONDS, 3, telephone=telephone)
    assert sound.dtype == np.float32
    assert len(sound) == SECONDS * shape.RATE
    assert np.isfinite(sound).all()
    assert np.abs(sound).max() <= 1
    assert np.array_equal(sound, nonspeech.make(kind, SECONDS, 3, telephone=telephone))


@pytest.mark.parametrize("kind", [kind for kind in ALL if kind != "silence"])
def test_another_seed_is_another_sound(kind):
    one, other = (nonspeech.make(kind, SECONDS, seed, telephone=False) for seed in (1, 2))
    assert not np.array_equal(one, other)
    assert np.abs(one).max() > 0


def test_a_telephone_carries_its_band_and_no_more():
    noise = np.random.default_rng(1).normal(0, 0.1, shape.RATE).astype(np.float32)
    power = np.abs(np.fft.rfft(nonspeech.telephone(noise))) ** 2
    assert power[4000:].sum() < 1e-6 * power.sum()
    assert power[:100].sum() < 1e-2 * power.sum()
    assert power[300:3400].sum() > 0.9 * power.sum()


def test_a_level_is_what_it_says():
    noise = np.random.default_rng(1).normal(0, 1, shape.RATE).astype(np.float32)
    quiet = shape.level(noise, -40.0)
    assert 20 * np.log10(np.sqrt(np.mean(quiet**2))) == pytest.approx(-40, abs=0.01)
    nothing = np.zeros(100, np.float32)
    assert shape.level(nothing, -20.0) is nothing
