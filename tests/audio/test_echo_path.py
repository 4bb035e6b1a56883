"""The learnt way from the loudspeaker to the microphone, on made sounds."""

from __future__ import annotations

import numpy as np
import pytest

from copilot.audio.echo_path import BLOCKS, EchoPath
from copilot.events import FRAME_SAMPLES
from tests.audio.voices import through_a_loudspeaker, voice

SECONDS = 5.0
BUYER = voice(1, [(0.0, SECONDS)], SECONDS)
REP = voice(2, [(0.0, SECONDS)], SECONDS)


def left_db(path, near, far, *, of=None, learn=True):
    """What is left of `of` over the last second, against it, in dB, after hearing it all."""
    of = near if of is None else of
    before = after = 0.0
    count = len(near) // FRAME_SAMPLES
    for index in range(count):
        part = slice(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES)
        path.follow(far[part])
        explained = path.explain(near[part])
        if learn:
            path.learn(explained)
        if index >= count - 31:
            before += float((of[part] ** 2).sum())
            after += float(((of[part] - explained.echo) ** 2).sum())
    return 10 * np.log10(after / before)


@pytest.mark.parametrize("lag_ms", [0.0, 80.0, 300.0])
@pytest.mark.parametrize("decay_s", [0.0, 0.4])
def test_an_echo_is_foreseen_whatever_its_lag_and_room(lag_ms, decay_s):
    echo = through_a_loudspeaker(BUYER, lag_ms=lag_ms, decay_s=decay_s)
    assert left_db(EchoPath(), echo, BUYER) < -12.0


def test_what_it_learnt_outlasts_a_rep_who_talks_too():
    echo = through_a_loudspeaker(BUYER)
    alone = len(BUYER) // 2
    near = np.concatenate([echo[:alone], echo[alone:] + REP[alone:]])
    assert left_db(EchoPath(), near, BUYER, of=echo) < -10.0


def test_sides_that_are_apart_have_no_echo():
    assert abs(left_db(EchoPath(), REP, BUYER)) < 0.5


@pytest.mark.parametrize("every", [2, 16, 17, 40])
def test_what_is_foreseen_rests_on_all_that_was_played_whenever_it_is_asked_for(every):
    echo = through_a_loudspeaker(BUYER, lag_ms=80.0)
    often, seldom = EchoPath(), EchoPath()
    for path in (often, seldom):
        left_db(path, echo, BUYER)
    for index in range(len(BUYER) // FRAME_SAMPLES):
        part = slice(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES)
        often.follow(BUYER[part])
        seldom.follow(BUYER[part])
        explained = often.explain(echo[part])
        if index % every == every - 1:
            assert np.array_equal(seldom.explain(echo[part]).echo, explained.echo)


def test_of_what_was_played_long_ago_nothing_is_kept_while_nobody_asks():
    path = EchoPath()
    path.follow(BUYER[:FRAME_SAMPLES])
    path.explain(REP[:FRAME_SAMPLES])
    assert path._spectra.any()
    for _ in range(BLOCKS + 1):
        path.follow(np.zeros(FRAME_SAMPLES, np.float32))
    assert not path._spectra.any()
    assert not path._spectra_power.any()
    assert not np.concatenate(path._played).any()


def test_echo_and_rest_are_the_frame():
    path = EchoPath()
    path.follow(BUYER[:FRAME_SAMPLES])
    explained = path.explain(REP[:FRAME_SAMPLES])
    path.learn(explained)
    path.follow(BUYER[:FRAME_SAMPLES])
    explained = path.explain(REP[:FRAME_SAMPLES])
    assert np.allclose(explained.echo + explained.rest, REP[:FRAME_SAMPLES], atol=1e-6)
    assert explained.powers.shape == (3, FRAME_SAMPLES // 2 + 1)
    assert explained.powers.dtype == explained.rest.dtype == np.float32


def test_a_response_that_turned_out_wrong_is_learnt_anew():
    path = EchoPath()
    left_db(path, through_a_loudspeaker(BUYER), BUYER)
    moved = through_a_loudspeaker(BUYER, level_db=-3.0, lag_ms=130.0)
    assert left_db(path, moved, BUYER) < -10.0


def test_afresh_keeps_the_response_and_no_sound():
    path = EchoPath()
    echo = through_a_loudspeaker(BUYER)
    left_db(path, echo, BUYER)
    again = path.afresh()
    silence = np.zeros(FRAME_SAMPLES, np.float32)
    again.follow(silence)
    assert not again.explain(silence).echo.any()
    assert left_db(again, echo, BUYER, learn=False) < -12.0


def test_silence_for_an_hour_changes_nothing_that_is_known():
    path = EchoPath()
    echo = through_a_loudspeaker(BUYER)
    left_db(path, echo, BUYER)
    silence = np.zeros(FRAME_SAMPLES, np.float32)
    for _ in range(200):
        path.follow(silence)
        path.learn(path.explain(silence))
    assert left_db(path, echo, BUYER, learn=False) < -12.0
