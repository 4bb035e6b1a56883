from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.audio.resample import Quality, Resampler
from tests.audio.recordings import click, error_db, peak_s, tone

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

RATES = [4000, 8000, 11_025, 16_000, 22_050, 44_100, 48_000, 96_000, 192_000]
SIZES = st.lists(st.integers(1, 3000), min_size=1, max_size=6).filter(lambda sizes: sum(sizes) > 99)

unhurried = settings(max_examples=40, deadline=None)  # other processes share the cores


def resampled(resampler: Resampler, pcm: Samples, sizes: list[int]) -> Samples:
    out, at = [], 0
    while at < pcm.size:
        for size in sizes:
            out.append(resampler.push(pcm[at : at + size]))
            at += size
    return np.concatenate([*out, resampler.end()])


@unhurried
@given(st.sampled_from(RATES), st.sampled_from(["LQ", "HQ"]), st.floats(0.2, 0.8), SIZES)
def test_a_click_stays_where_it_is(
    rate_hz: int, quality: Quality, at_s: float, sizes: list[int]
) -> None:
    pcm = click(rate_hz, at_s, seconds=1.0)
    out = resampled(Resampler(rate_hz, quality), pcm, sizes)
    assert abs(peak_s(out) - at_s) < 0.001
    assert out.size == pytest.approx(pcm.size * 16_000 / rate_hz, abs=1)


@unhurried
@given(st.sampled_from(RATES), SIZES, SIZES)
def test_how_the_sound_is_cut_changes_nothing(
    rate_hz: int, sizes: list[int], others: list[int]
) -> None:
    pcm = tone(rate_hz, 700, seconds=0.3)
    one = resampled(Resampler(rate_hz), pcm, sizes)
    other = resampled(Resampler(rate_hz), pcm, others)
    assert one.size == other.size
    assert np.allclose(one, other, atol=1e-6)


@pytest.mark.parametrize(
    ("quality", "rate_hz", "highest_hz"),
    [
        ("LQ", 8000, 2800),
        ("LQ", 44_100, 5000),
        ("LQ", 48_000, 5500),
        ("HQ", 8000, 3600),
        ("HQ", 11_025, 4900),
        ("HQ", 44_100, 7000),
        ("HQ", 48_000, 7000),
        ("HQ", 192_000, 7000),
    ],
)
def test_tones_in_band_pass_unharmed(quality: Quality, rate_hz: int, highest_hz: int) -> None:
    for frequency_hz in (300, 1000, highest_hz // 2, highest_hz):
        out = resampled(Resampler(rate_hz, quality), tone(rate_hz, frequency_hz), [997])
        assert error_db(out, tone(16_000, frequency_hz)) < -60


@pytest.mark.parametrize("quality", ["LQ", "HQ"])
def test_what_does_not_fit_below_8_khz_is_gone_and_not_folded_back(quality: Quality) -> None:
    out = resampled(Resampler(48_000, quality), tone(48_000, 11_000), [480])
    assert np.abs(out[2000:-2000]).max() < 0.5 * 10 ** (-60 / 20)


@pytest.mark.parametrize(
    ("quality", "rate_hz", "most_s"),
    [("LQ", 8000, 0.065), ("LQ", 48_000, 0.025), ("HQ", 8000, 0.12), ("HQ", 48_000, 0.04)],
)
def test_what_it_holds_back_is_known_and_short(
    quality: Quality, rate_hz: int, most_s: float
) -> None:
    resampler = Resampler(rate_hz, quality)
    given_s = 0.0
    for number in range(1, 101):
        given_s += resampler.push(np.zeros(rate_hz // 100, np.float32)).size / 16_000
        assert resampler.held_s == pytest.approx(number / 100 - given_s, abs=1e-9)
        assert resampler.held_s < most_s


def test_sound_at_16_khz_passes_as_it_is() -> None:
    pcm = tone(16_000, 440)
    resampler = Resampler(16_000)
    assert resampler.push(pcm) is pcm
    assert resampler.end().size == 0
    assert resampler.held_s == 0.0


def test_after_its_end_a_resampler_is_as_new() -> None:
    resampler, pcm = Resampler(8000), tone(8000, 440, seconds=0.5)
    first = resampled(resampler, pcm, [800])
    assert np.array_equal(resampled(resampler, pcm, [800]), first)
