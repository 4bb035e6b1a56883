from __future__ import annotations

import numpy as np
import pytest

from benchmarks.peer_audio import GAP_S, TAIL_S, compose, cut_at, only
from benchmarks.peer_drivers.wire import FRAME_S, FRAME_SAMPLES
from benchmarks.reference import load
from copilot.resources import samples_dir

SECONDS = 10.0


@pytest.fixture(scope="module")
def samples():
    found = {one.name: one for one in load(samples_dir())[0]}
    return [found["good-discovery"], found["vague-next-step"]]


@pytest.fixture(scope="module")
def played(samples):
    return compose(samples, SECONDS, str.split)


def channel(played, place):
    return np.frombuffer(played.pcm, np.int16).reshape(-1, 2, FRAME_SAMPLES)[:, place].reshape(-1)


def test_a_recording_is_cut_in_a_pause_of_both_sides():
    assert cut_at([(0.0, 4.0), (3.0, 8.0), (9.0, 30.0)], 10.0) == 8.5
    assert cut_at([(0.0, 12.0), (13.0, 30.0)], 10.0) == 12.5


def test_a_short_recording_is_taken_whole():
    assert 4.0 < cut_at([(0.0, 1.0), (2.0, 4.0)], 10.0) < 4.1


def test_where_nobody_pauses_the_cut_is_where_it_was_asked_for():
    assert cut_at([(0.0, 60.0)], 10.0) == 10.0


def test_recordings_follow_each_other_with_their_turns(played, samples):
    cuts = [6.83, 9.35]  # the pauses of the samples that are nearest before 10 s
    assert played.duration_s == pytest.approx(sum(cuts) + GAP_S + TAIL_S, abs=4 * FRAME_S)
    first, second = (samples[0].voiced["rep"][1], samples[1].voiced["rep"][1])
    ends = [turn.ends_s for turn in played.turns["rep"]]
    assert ends == pytest.approx([first[1], second[1] + cuts[0] + GAP_S], abs=3 * FRAME_S)


def test_voice_is_where_the_turns_say(played):
    sound = np.abs(channel(played, 0).astype(float))
    for turn in played.turns["rep"]:
        end = round(turn.ends_s * 16_000)
        assert sound[end - 8_000 : end].mean() > 10 * sound[end + 1_600 : end + 4_800].mean()


def test_no_word_is_in_a_repr(played):
    assert "Maya" not in repr(played)


def test_one_side_alone_leaves_the_other_silent(played):
    buyer = only(played, "buyer")
    assert not channel(buyer, 0).any()
    assert np.array_equal(channel(buyer, 1), channel(played, 1))
    assert (buyer.turns["rep"], buyer.turns["buyer"]) == ((), played.turns["buyer"])
