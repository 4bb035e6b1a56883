from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from copilot.audio.framer import LIVE, NOTHING, RECORDED, FillPolicy, Framer
from copilot.events import FRAME_SAMPLES
from copilot.kinds import Speaker

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from copilot.audio.source import Pair

    Samples = NDArray[np.float32]

AHEAD = 1024  # 64 ms


def ramp(samples: int, start: int = 1) -> Samples:
    """Samples that tell their own place."""
    return (np.arange(start, start + samples) / 100_000).astype(np.float32)


def push(framer: Framer, speaker: Speaker, pcm: Samples) -> tuple[Pair, ...]:
    return framer.push(rep=pcm) if speaker is Speaker.REP else framer.push(buyer=pcm)


def flat(pairs: list[Pair]) -> list[tuple[int, bool, bool, bytes, bytes]]:
    return [(a.index, a.lost, b.lost, a.pcm.tobytes(), b.pcm.tobytes()) for a, b in pairs]


def cut(pcm: Samples, sizes: list[int]) -> list[Samples]:
    """`pcm` in pieces of these sizes, over and over."""
    pieces = []
    while pcm.size:
        for size in sizes:
            pieces.append(pcm[:size])
            pcm = pcm[size:]
    return [piece for piece in pieces if piece.size]


SIZES = st.lists(st.integers(1, 1500), min_size=1, max_size=8).filter(lambda sizes: sum(sizes) > 60)
LENGTH = st.integers(0, 6000)

unhurried = settings(max_examples=60, deadline=None)  # other processes share the cores


@unhurried
@given(LENGTH, LENGTH, SIZES, SIZES, st.lists(st.booleans(), min_size=1, max_size=40))
def test_neither_cutting_nor_interleaving_changes_a_frame(
    rep_length: int,
    buyer_length: int,
    rep_sizes: list[int],
    buyer_sizes: list[int],
    turn: list[bool],
) -> None:
    rep, buyer = ramp(rep_length), -ramp(buyer_length)
    at_once = Framer(RECORDED)
    whole = [*at_once.push(rep, buyer), *at_once.end()]

    framer = Framer(RECORDED)
    pairs: list[Pair] = []
    rep_pieces, buyer_pieces = cut(rep, rep_sizes), cut(buyer, buyer_sizes)
    turns = itertools.cycle(turn)
    while rep_pieces or buyer_pieces:
        reps_turn = next(turns)
        if rep_pieces and (reps_turn or not buyer_pieces):
            pairs.extend(framer.push(rep=rep_pieces.pop(0)))
        elif buyer_pieces:
            pairs.extend(framer.push(buyer=buyer_pieces.pop(0)))
    pairs.extend(framer.end())

    assert flat(pairs) == flat(whole)
    assert [pair[0].index for pair in pairs] == list(range(len(pairs)))
    for side, samples in ((0, rep), (1, buyer)):
        joined = np.concatenate([NOTHING, *[pair[side].pcm for pair in pairs]])
        assert np.array_equal(joined[: samples.size], samples)
        assert not joined[samples.size :].any()
    assert len(pairs) == -(-max(rep.size, buyer.size) // FRAME_SAMPLES)
    assert framer.lost_frames == 0


@unhurried
@given(st.integers(0, 12_000), SIZES)
def test_pieces_of_any_size_that_come_together_are_never_filled(
    length: int, sizes: list[int]
) -> None:
    rep, buyer = ramp(length), -ramp(length)
    framer = Framer(LIVE)
    pairs: list[Pair] = []
    for one, other in zip(cut(rep, sizes), cut(buyer, sizes), strict=True):
        pairs.extend(framer.push(one, other))
    pairs.extend(framer.end())
    at_once = Framer(LIVE)
    assert flat(pairs) == flat([*at_once.push(rep, buyer), *at_once.end()])
    assert framer.lost_frames == 0


@unhurried
@given(st.integers(0, 12_000), SIZES, st.sampled_from(Speaker))
def test_a_side_that_delivers_nothing_stops_no_clock(
    length: int, sizes: list[int], talking: Speaker
) -> None:
    framer = Framer(LIVE)
    pairs: list[Pair] = []
    for piece in cut(ramp(length), sizes):
        pairs.extend(push(framer, talking, piece))
        heard = framer.head(talking)
        assert len(pairs) == max(0, (heard - AHEAD) // FRAME_SAMPLES)
    for pair in pairs:
        there, missing = pair if talking is Speaker.REP else pair[::-1]
        assert missing.lost
        assert not missing.pcm.any()
        assert not there.lost
    assert framer.lost_frames == len(pairs)


@unhurried
@given(
    st.lists(st.tuples(st.sampled_from(Speaker), st.integers(0, 4000)), max_size=30),
    st.sampled_from([LIVE, RECORDED, FillPolicy(ahead_s=0.0)]),
)
def test_both_sides_stay_in_step_whatever_comes(
    pieces: list[tuple[Speaker, int]], policy: FillPolicy
) -> None:
    framer = Framer(policy)
    pairs: list[Pair] = []
    given_samples = dict.fromkeys(Speaker, 0)
    for speaker, size in pieces:
        piece = ramp(size, given_samples[speaker] + 1)
        given_samples[speaker] += size
        pairs.extend(push(framer, speaker, piece))
        lead = max(framer.head(side) for side in Speaker) - len(pairs) * FRAME_SAMPLES
        assert lead < FRAME_SAMPLES + policy.ahead_samples
    pairs.extend(framer.end())
    assert [pair[0].index for pair in pairs] == list(range(len(pairs)))
    assert [pair[1].index for pair in pairs] == list(range(len(pairs)))
    for side, speaker in enumerate((Speaker.REP, Speaker.BUYER)):
        joined = np.concatenate([NOTHING, *[pair[side].pcm for pair in pairs]])
        assert np.array_equal(joined[joined > 0], ramp(given_samples[speaker]))


def test_a_side_that_comes_back_speaks_in_the_present() -> None:
    framer = Framer(LIVE)
    pairs: list[Pair] = []
    for _ in range(100):
        pairs.extend(framer.push(rep=ramp(160)))
    pairs.extend(framer.push(buyer=np.full(160, 0.5, np.float32)))
    assert framer.head(Speaker.BUYER) == framer.head(Speaker.REP) == 16_000
    pairs.extend(framer.end())
    buyer = np.concatenate([pair[1].pcm for pair in pairs])
    assert np.flatnonzero(buyer).tolist() == list(range(16_000 - 160, 16_000))
    assert framer.lost_frames == 31  # those it said nothing in, the last of 32 being padded


def test_after_coming_back_a_side_may_be_late_again() -> None:
    framer = Framer(LIVE)
    framer.push(rep=ramp(16_000))
    framer.push(buyer=ramp(160))
    lost = framer.lost_frames
    framer.push(rep=ramp(1000))
    framer.push(buyer=ramp(1000))
    pairs = framer.push(rep=ramp(1000), buyer=ramp(1000))
    framer.push(rep=ramp(320))
    framer.push(buyer=ramp(160))
    assert framer.lost_frames == lost
    assert framer.head(Speaker.BUYER) == framer.head(Speaker.REP) - 160
    assert not pairs[-1][1].lost


def test_sound_known_to_be_missing_is_marked_in_its_frames_only() -> None:
    framer = Framer(RECORDED)
    pairs = [*framer.push(ramp(512), ramp(512))]
    pairs += framer.push(np.zeros(100, np.float32), np.zeros(100, np.float32), lost=True)
    pairs += framer.push(ramp(924), ramp(924))
    assert [(a.lost, b.lost) for a, b in pairs] == [(False, False), (True, True), (False, False)]
    assert framer.lost_frames == 2


@unhurried
@given(st.lists(st.tuples(st.integers(1, 1500), st.booleans()), max_size=40))
def test_a_frame_is_marked_if_and_only_if_some_of_it_is_missing(
    pieces: list[tuple[int, bool]],
) -> None:
    framer = Framer(LIVE)
    pairs: list[Pair] = []
    lost: list[bool] = []
    for size, missing in pieces:
        pcm = np.zeros(size, np.float32) if missing else ramp(size)
        pairs.extend(framer.push(pcm, pcm, lost=missing))
        lost += [missing] * size
    pairs.extend(framer.end())
    for index, pair in enumerate(pairs):
        wanted = any(lost[index * FRAME_SAMPLES : (index + 1) * FRAME_SAMPLES])
        assert [frame.lost for frame in pair] == [wanted, wanted]


def test_the_shorter_side_ends_in_plain_silence() -> None:
    framer = Framer(RECORDED)
    pairs = [*framer.push(rep=ramp(700)), *framer.end(Speaker.REP)]
    assert pairs == []
    pairs += framer.push(buyer=ramp(2000))
    pairs += framer.end(Speaker.BUYER)
    assert len(pairs) == 4
    assert framer.lost_frames == 0
    assert np.count_nonzero(np.concatenate([pair[0].pcm for pair in pairs])) == 700
    assert np.count_nonzero(np.concatenate([pair[1].pcm for pair in pairs])) == 2000


def test_a_side_that_has_ended_takes_nothing_more() -> None:
    framer = Framer(LIVE)
    framer.end()
    assert framer.push(ramp(100_000), ramp(100_000)) == ()
    assert framer.end() == ()


WILD = st.floats(width=32, allow_nan=True, allow_infinity=True)


@unhurried
@given(arrays(np.float32, st.integers(0, 3000), elements=WILD))
def test_whatever_comes_in_what_goes_out_is_finite_and_in_range(pcm: Samples) -> None:
    before = pcm.copy()
    framer = Framer(RECORDED)
    pairs = [*framer.push(pcm, pcm), *framer.end()]
    out = np.concatenate([NOTHING, *[pair[0].pcm for pair in pairs]])[: pcm.size]
    finite = np.isfinite(pcm)
    assert np.array_equal(out, np.clip(np.where(finite, pcm, 0), -1, 1))
    assert framer.not_finite == 2 * np.count_nonzero(~finite)
    assert framer.clipped == 2 * np.count_nonzero(np.abs(pcm[finite]) > 1)
    assert np.array_equal(pcm, before, equal_nan=True)


def test_frames_cannot_be_written_to_and_share_nothing_with_the_ring() -> None:
    framer = Framer(RECORDED)
    first = framer.push(ramp(512), ramp(512))[0]
    kept = first[0].pcm.copy()
    framer.push(-ramp(60_000), -ramp(60_000))
    assert np.array_equal(first[0].pcm, kept)
    with pytest.raises(ValueError, match="read-only"):
        first[0].pcm[0] = 1.0


def test_ten_minutes_at_once_pass_through_a_ring_of_half_a_second() -> None:
    pcm = np.zeros(600 * 16_000, np.float32)
    framer = Framer(LIVE)
    assert len(framer.push(pcm, pcm)) == pcm.size // FRAME_SAMPLES
    assert framer._capacity <= 8_000
