"""Two devices on one timeline, whatever each of them does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.audio.together import AHEAD_S, MARGIN_S, Together
from copilot.events import FRAME_SECONDS
from copilot.kinds import SPEAKERS, Speaker
from copilot.limits import limit

if TYPE_CHECKING:
    from copilot.audio.source import Pair

PIECE_S = 0.02
RATE = 16_000
PIECE = round(PIECE_S * RATE)


class Room:
    """Two devices at 16 kHz whose sound tells the time: sample n of a side is at n / 16000 s."""

    def __init__(self) -> None:
        self.together = Together()
        self.pairs: list[Pair] = []
        self.now = 100.0
        for one in SPEAKERS:
            self.together.opened(one, RATE, self.now)

    def pass_time(self, seconds: float, *speaking: Speaker, late: float = 0.0) -> None:
        """These sides deliver, each piece as its last sample has sounded, or `late`."""
        for _ in range(round(seconds / PIECE_S)):
            self.now += PIECE_S
            for one in speaking:
                self.together.put(one, self.sound(self.now), self.now, self.now + late)
            self.pairs += self.together.take(self.now + late)

    @staticmethod
    def sound(until: float) -> np.ndarray:
        """A tone whose loudness is the second that it was made in, of a hundred."""
        second = until - PIECE_S + np.arange(PIECE) / RATE - 100.0
        return (second / 100).astype(np.float32)

    def side(self, speaker: Speaker) -> np.ndarray:
        frames = [pair[SPEAKERS.index(speaker)] for pair in self.pairs]
        return np.concatenate([frame.pcm for frame in frames]) * 100

    def misplaced_s(self, speaker: Speaker, *, after: float = 0.0) -> float:
        """How far the sound is from where it belongs, at most."""
        heard = self.side(speaker)
        at = np.arange(heard.size) / RATE
        voiced = (heard > 0.001) & (at >= after)
        return float(np.abs(heard - at)[voiced].max())


def test_both_sides_keep_their_place():
    room = Room()
    room.pass_time(10.0, *SPEAKERS)
    assert [pair[0].index for pair in room.pairs] == list(range(len(room.pairs)))
    assert max(room.misplaced_s(one) for one in SPEAKERS) < 0.001
    assert room.together.counts.lost_frames == 0


def test_a_loopback_that_delivers_nothing_is_silence_and_the_clock_goes_on():
    room = Room()
    room.pass_time(5.0, *SPEAKERS)
    room.pass_time(5.0, Speaker.REP)
    assert len(room.pairs) * FRAME_SECONDS > 10.0 - 0.064 - 2 * FRAME_SECONDS
    room.pass_time(5.0, *SPEAKERS)
    assert max(room.misplaced_s(one) for one in SPEAKERS) < FRAME_SECONDS


@pytest.mark.parametrize("gone", [0.3, 1.0, 7.3])
def test_a_microphone_that_was_gone_comes_back_in_its_place(gone):
    room = Room()
    room.pass_time(5.0, *SPEAKERS)
    room.pass_time(gone, Speaker.BUYER)
    room.pass_time(5.0, *SPEAKERS)
    assert max(room.misplaced_s(one) for one in SPEAKERS) < FRAME_SECONDS
    lost = sum(pair[0].lost for pair in room.pairs) * FRAME_SECONDS
    assert lost == pytest.approx(gone, abs=0.1)


@pytest.mark.parametrize("gone", [0.5, 3.0, 61.0])
def test_while_both_are_gone_time_goes_on_in_lost_silence(gone):
    room = Room()
    room.pass_time(5.0, *SPEAKERS)
    room.pass_time(gone)
    assert len(room.pairs) * FRAME_SECONDS == pytest.approx(5.0 + gone, abs=0.3)
    room.pass_time(5.0, *SPEAKERS)
    assert max(room.misplaced_s(one) for one in SPEAKERS) < FRAME_SECONDS
    assert room.together.filled_s == pytest.approx(gone, abs=MARGIN_S)
    assert [pair[0].index for pair in room.pairs] == list(range(len(room.pairs)))


def test_a_call_whose_devices_open_and_never_deliver_has_a_clock():
    room = Room()
    room.pass_time(5.0)
    assert len(room.pairs) * FRAME_SECONDS == pytest.approx(5.0, abs=0.3)
    assert all(pair[0].lost and pair[1].lost for pair in room.pairs)


def test_nothing_comes_before_a_device_is_open():
    together = Together()
    assert together.take(1e6) == []


def test_what_was_held_up_on_our_side_is_put_in_order():
    """The event loop stood still for half a second: one pipe is read whole before the other."""
    room = Room()
    room.pass_time(2.0, *SPEAKERS)
    stalled = room.now
    for one in SPEAKERS:
        at = stalled
        for _ in range(25):
            at += PIECE_S
            room.together.put(one, room.sound(at), at, stalled + 0.5)
        room.pairs += room.together.take(stalled + 0.5)
    room.now = stalled + 0.5
    room.pass_time(2.0, *SPEAKERS)
    assert room.together.counts.lost_frames == 0
    assert max(room.misplaced_s(one) for one in SPEAKERS) < 0.001


def test_whoever_asks_late_waits_once_more_before_silence_stands_in():
    """The event loop stood still, and asks for pairs before it has read the pipes."""
    room = Room()
    room.pass_time(2.0, *SPEAKERS)
    stalled = room.now
    room.now += 0.5
    room.pairs += room.together.take(room.now)
    for one in SPEAKERS:
        for piece in range(1, 26):
            at = stalled + piece * PIECE_S
            room.together.put(one, room.sound(at), at, room.now)
    room.pairs += room.together.take(room.now + 0.001)
    room.pass_time(1.0, *SPEAKERS)
    assert room.together.counts.lost_frames == 0
    assert max(room.misplaced_s(one) for one in SPEAKERS) < 0.001


def test_what_was_held_up_in_its_device_moves_nothing_that_follows():
    """One device gives nothing for a second, then all of it at once."""
    room = Room()
    room.pass_time(5.0, *SPEAKERS)
    room.pass_time(1.0, Speaker.BUYER)
    for late in range(50):
        at = room.now - 1.0 + late * PIECE_S
        room.together.put(Speaker.REP, room.sound(at + PIECE_S), room.now, room.now)
    room.pass_time(5.0, *SPEAKERS)
    assert room.together.dropped_s > 0.5
    for one in SPEAKERS:
        assert room.misplaced_s(one, after=6.5) <= AHEAD_S + FRAME_SECONDS


def test_pieces_that_nobody_takes_make_room_and_are_counted():
    room, room_s = Room(), 2 * limit("device_pieces_waiting") * PIECE_S
    for piece in range(2 * limit("device_pieces_waiting") + 50):
        at = room.now + piece * PIECE_S
        room.together.put(Speaker.REP, room.sound(at), at, at)
    assert room.together.dropped_s == pytest.approx(50 * PIECE_S)
    assert sum(one.pcm.size for one in room.together._waiting) == round(room_s * RATE)


@pytest.mark.parametrize("too_fast", [1 + 2e-3, 1 - 2e-3])
def test_clocks_that_stray_by_three_minutes_a_day_lose_nothing(too_fast):
    together, lost, frames = Together(), 0, 0
    for one in SPEAKERS:
        together.opened(one, RATE, 0.0)
    silent = np.full(PIECE, 0.1, np.float32)
    for piece in range(1, 50 * 60):
        at = piece * PIECE_S / too_fast
        for one in SPEAKERS:
            together.put(one, silent, at, at)
        for pair in together.take(at):
            lost += pair[0].lost + pair[1].lost
            frames += 1
    assert lost == 0
    assert together.filled_s == together.dropped_s == 0.0
    assert frames == pytest.approx(60 / FRAME_SECONDS, abs=5)


def test_another_rate_after_opening_anew_keeps_the_place():
    together, pairs = Together(), []
    together.opened(Speaker.BUYER, RATE, 0.0)
    together.opened(Speaker.REP, 48_000, 0.0)
    for piece in range(1, 400):
        at = piece * PIECE_S
        if piece == 200:
            together.opened(Speaker.REP, 16_000, at)
        rate = 48_000 if piece < 200 else 16_000
        tone = np.full(round(rate * PIECE_S), 0.5, np.float32)
        together.put(Speaker.REP, tone, at, at)
        together.put(Speaker.BUYER, np.zeros(PIECE, np.float32), at, at)
        pairs += together.take(at)
    heard = np.concatenate([pair[0].pcm for pair in pairs])
    assert heard.size / RATE == pytest.approx(400 * PIECE_S, abs=0.15)
    assert np.median(heard) == pytest.approx(0.5, abs=0.01)


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([(), SPEAKERS, (Speaker.REP,), (Speaker.BUYER,)]),
            st.floats(0.1, 3.0),
        ),
        max_size=6,
    )
)
def test_whoever_delivers_when_no_index_is_missing_and_time_is_kept(turns):
    room = Room()
    room.pass_time(1.0, *SPEAKERS)
    for sides, seconds in turns:
        room.pass_time(seconds, *sides)
    room.pass_time(1.0, *SPEAKERS)
    room.pairs += room.together.end()
    assert [pair[0].index for pair in room.pairs] == list(range(len(room.pairs)))
    assert len(room.pairs) * FRAME_SECONDS == pytest.approx(room.now - 100.0, abs=0.15)
    for one in SPEAKERS:
        assert room.misplaced_s(one) < 0.15
