"""The earliest signs of a voice."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.events import FRAME_SAMPLES, FRAME_SECONDS
from copilot.speech.stirring import FAINTEST_RMS, LATELY_S, PROBABILITY, Stirring


def hiss(rms: float, seed: int = 0) -> np.ndarray:
    noise = np.random.default_rng(seed).standard_normal(FRAME_SAMPLES)
    return (noise * rms).astype(np.float32)


def after(*frames: tuple[np.ndarray, float]) -> Stirring:
    stirring = Stirring()
    for pcm, probability in frames:
        stirring.push(pcm, probability)
    return stirring


ROOM = [(hiss(0.0005, seed), 0.01) for seed in range(60)]


def test_a_quiet_room_does_not_stir():
    assert not after(*ROOM).now
    assert not after(*ROOM).lately


def test_the_detectors_first_doubt_is_a_sign():
    assert after(*ROOM, (hiss(0.0005), PROBABILITY)).now


def test_a_sound_at_the_end_of_a_frame_is_a_sign_though_the_detector_is_deaf_to_it():
    frame = hiss(0.0005)
    frame[-FRAME_SAMPLES // 4 :] = hiss(0.05)[-FRAME_SAMPLES // 4 :]
    assert after(*ROOM, (frame, 0.0)).now


def test_what_is_fainter_than_any_voice_is_no_sign_on_a_dead_line():
    dead = [(np.zeros(FRAME_SAMPLES, np.float32), 0.0)] * 60
    assert not after(*dead, (hiss(FAINTEST_RMS / 2), 0.0)).now


def test_a_louder_room_is_got_used_to():
    loud = [(hiss(0.02, seed), 0.01) for seed in range(900)]
    assert after(*ROOM, loud[0]).now
    assert not after(*ROOM, *loud).now


def test_lately_lasts_a_while():
    sign = (hiss(0.1), 0.9)
    frames = round(LATELY_S / FRAME_SECONDS)
    assert after(*ROOM, sign, *ROOM[: frames - 1]).lately
    assert not after(*ROOM, sign, *ROOM[: frames + 1]).lately


@pytest.mark.parametrize("broken", [float("nan"), float("inf")])
def test_a_probability_that_is_no_number_is_a_sign(broken):
    assert after(*ROOM, (hiss(0.0005), broken)).now


@given(st.lists(st.floats(0, 0.3), min_size=1, max_size=40))
def test_a_likely_voice_always_stirs(levels):
    frames = [(hiss(level), 0.0) for level in levels]
    assert after(*frames, (hiss(0.0), 0.5)).now


def test_the_room_is_as_loud_as_a_frame_is_on_the_whole_not_at_its_loudest():
    used_to_it = [(hiss(0.02, seed), 0.01) for seed in range(900)]
    click = hiss(0.02)
    click[FRAME_SAMPLES // 4 :] = 0.0
    voice = (hiss(0.06), 0.01)
    assert not after(*ROOM, *used_to_it, voice).now
    assert after(*ROOM, *used_to_it, (click, 0.01), voice).now
