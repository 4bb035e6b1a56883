"""The buyer in the rep's microphone: found, taken out, told from the rep; and nothing else touched."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from copilot.audio.bleed import BleedGuard
from copilot.audio.echo_path import EchoPath
from copilot.bleed import Bleed
from copilot.events import FRAME_SAMPLES, FRAME_SECONDS, AudioFrame
from copilot.kinds import Speaker
from copilot.settings import BleedSettings
from tests.audio.voices import frames, through_a_loudspeaker, voice

SECONDS = 14.0
BUYER_SPANS = [(0.5, 4.0), (6.0, 9.0), (11.0, 13.0)]
REP_SPANS = [(4.3, 5.8), (9.2, 11.8)]  # the last one into the buyer's
BUYER = voice(1, BUYER_SPANS, SECONDS)
REP = voice(2, REP_SPANS, SECONDS)


def play(rep, buyer, settings=None):
    """What came of each frame, and the guard at the end."""
    guard = BleedGuard(settings or BleedSettings())
    return [guard.hear(*pair) for pair in frames(rep, buyer)], guard


def part(mask, spans):
    """Part of these spans' frames for which the mask is set."""
    chosen = [
        mask[index]
        for start, end in spans
        for index in range(round(start / FRAME_SECONDS) + 2, round(end / FRAME_SECONDS) - 2)
    ]
    return sum(chosen) / len(chosen)


def mixed(**how):
    return REP + through_a_loudspeaker(BUYER, **how)


def test_sides_that_are_apart_pass_as_the_very_same_frames():
    guard = BleedGuard(BleedSettings())
    for rep, buyer in frames(REP, BUYER):
        unmixed = guard.hear(rep, buyer)
        assert unmixed.frame is rep
        assert not unmixed.buyers
    assert not guard.found
    assert guard.heard == Bleed()


def test_hum_in_both_channels_is_no_bleed():
    hum = 0.02 * np.sin(2 * np.pi * 100 * np.arange(len(REP)) / 16_000).astype(np.float32)
    unmixed, guard = play(REP + hum, BUYER + hum)
    assert guard.heard.seconds == 0.0
    assert not any(one.buyers for one in unmixed)


def test_crosstalk_that_nobody_hears_is_left_alone():
    _, guard = play(mixed(level_db=-40.0), BUYER)
    assert guard.heard.seconds == 0.0


def test_a_microphone_too_quiet_for_any_bleed_is_not_looked_into(monkeypatch):
    def looked_into(*_):
        raise AssertionError("looked into")

    monkeypatch.setattr(EchoPath, "explain", looked_into)
    _, guard = play(mixed(level_db=-40.0) - REP, BUYER)
    assert guard.heard == Bleed()
    with pytest.raises(AssertionError, match="looked into"):
        play(mixed(level_db=-20.0) - REP, BUYER)


@pytest.mark.parametrize("level_db", [-3.0, -12.0])
@pytest.mark.parametrize(("lag_ms", "decay_s"), [(0.0, 0.0), (80.0, 0.4), (300.0, 0.4)])
def test_the_buyer_is_taken_out_and_the_rep_stays(level_db, lag_ms, decay_s):
    unmixed, guard = play(mixed(level_db=level_db, lag_ms=lag_ms, decay_s=decay_s), BUYER)
    buyers = [one.buyers for one in unmixed]
    lag_s = lag_ms / 1000
    assert part(buyers, [(6.0 + lag_s, 9.0), (12.0 + lag_s, 13.0)]) > 0.9
    assert part(buyers, [(4.6, 5.8), (9.5 + lag_s, 11.0), (11.0 + lag_s, 11.8)]) < 0.05
    cleaned = np.concatenate([one.frame.pcm for one in unmixed])
    alone = slice(int((6.0 + lag_s) * 16_000), int(9.0 * 16_000))
    copy = through_a_loudspeaker(BUYER, level_db=level_db, lag_ms=lag_ms, decay_s=decay_s)
    assert (cleaned[alone] ** 2).sum() < 0.1 * (copy[alone] ** 2).sum()
    assert guard.heard.confidence > 0.8
    assert guard.heard.seconds == pytest.approx(8.5, abs=1.5)


def test_what_was_let_through_before_it_was_found_is_known_afterwards():
    _, guard = play(mixed()[: 4 * 16_000], BUYER)
    assert guard.mistaken(0.6, 1.5) > 0.7
    assert guard.mistaken(4.3, 5.8) == 0.0


def test_a_rep_who_talks_alone_is_untouched_to_the_sample():
    unmixed, _ = play(mixed(), BUYER)
    raw = mixed()
    for index in range(round(4.9 / FRAME_SECONDS), round(5.7 / FRAME_SECONDS)):
        expected = raw[index * FRAME_SAMPLES : (index + 1) * FRAME_SAMPLES]
        assert np.array_equal(unmixed[index].frame.pcm, expected)


def test_a_headset_put_on_ends_it():
    buyer = voice(1, [(0.2, 20.0)], 20.0)
    bleed = through_a_loudspeaker(buyer)
    bleed[10 * 16_000 :] = 0.0
    rep = voice(2, [(14.0, 16.0)], 20.0)
    unmixed, guard = play(rep + bleed, buyer)
    assert not guard.found
    assert part([one.buyers for one in unmixed], [(14.2, 16.0)]) == 0.0
    assert guard.heard.seconds == pytest.approx(9.5, abs=1.5)


def test_a_microphone_that_is_switched_off_ends_it():
    sound = mixed(level_db=-6.0)
    sound[int(10.0 * 16_000) :] = 0.0
    _, guard = play(sound[: int(9.0 * 16_000)], BUYER)
    assert guard.found
    _, guard = play(sound, BUYER)
    assert not guard.found


def test_moments_that_lie_apart_do_not_add_up_to_a_proof():
    seconds = 40.0
    buyer = voice(1, [(0.5, seconds - 0.5)], seconds)
    echo = through_a_loudspeaker(buyer, level_db=-6.0)
    now_and_then = np.arange(len(echo)) // FRAME_SAMPLES % 30 < 2
    unmixed, _ = play(np.where(now_and_then, echo, np.float32(0.0)), buyer)
    assert not any(one.buyers for one in unmixed)


def test_a_rep_who_talks_over_the_buyer_does_not_hide_the_bleed():
    buyer = voice(1, [(0.2, 14.0)], SECONDS)
    rep = 3.0 * voice(2, [(4.0, 13.0)], SECONDS)
    guard = BleedGuard(BleedSettings())
    found = []
    for pair in frames(rep + through_a_loudspeaker(buyer, level_db=-12.0), buyer):
        guard.hear(*pair)
        found.append(guard.found)
    assert part(found, [(2.0, 13.0)]) == 1.0


def test_it_can_be_switched_off():
    unmixed, guard = play(mixed(), BUYER, BleedSettings(enabled=False))
    assert not any(one.buyers for one in unmixed)
    assert guard.heard == Bleed()


def test_the_same_sound_gives_the_same_answer():
    one, other = play(mixed(), BUYER)[0], play(mixed(), BUYER)[0]
    assert all(np.array_equal(a.frame.pcm, b.frame.pcm) for a, b in zip(one, other, strict=True))
    assert [a.buyers for a in one] == [b.buyers for b in other]


@pytest.mark.parametrize("broken", [np.nan, np.inf, 1e30])
def test_a_broken_frame_passes_and_breaks_nothing(broken):
    rep, buyer = mixed(), BUYER.copy()
    rep[80 * FRAME_SAMPLES] = broken
    buyer[90 * FRAME_SAMPLES] = broken
    unmixed, guard = play(rep, buyer)
    raw = rep[80 * FRAME_SAMPLES : 81 * FRAME_SAMPLES]
    assert np.array_equal(unmixed[80].frame.pcm, raw, equal_nan=True)
    assert guard.heard.confidence > 0.8
    assert part([one.buyers for one in unmixed], [(7.0, 9.0)]) > 0.9


@examples(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([0.0, 1e-6, 1e-3, 0.1, 1.0, 7.9, np.nan]),
            st.sampled_from([0.0, 1e-6, 1e-3, 0.1, 1.0, 7.9, np.nan]),
        ),
        max_size=40,
    )
)
def test_any_sound_is_survived(levels):
    guard, rng = BleedGuard(BleedSettings()), np.random.default_rng(0)
    for index, (near, far) in enumerate(levels):
        noise = rng.standard_normal((2, FRAME_SAMPLES)).astype(np.float32)
        noise /= np.abs(noise).max()
        unmixed = guard.hear(
            AudioFrame(speaker=Speaker.REP, index=index, pcm=noise[0] * np.float32(near)),
            AudioFrame(speaker=Speaker.BUYER, index=index, pcm=noise[1] * np.float32(far)),
        )
        assert unmixed.frame.pcm.shape == (FRAME_SAMPLES,)
        assert unmixed.frame.pcm.dtype == np.float32
        assert 0.0 <= guard.heard.confidence <= 1.0
