"""One side's pieces find their places; what that comes to for a call is in `test_browser`."""

from __future__ import annotations

import numpy as np
import pytest

from copilot.audio.packet import Packet
from copilot.audio.placing import Side
from copilot.errors import AudioFrameRefused
from copilot.kinds import Speaker


def piece(first: int, size: int = 320, value: float = 0.5) -> Packet:
    return Packet(
        speaker=Speaker.REP, sequence=0, first=first, pcm=np.full(size, value, np.float32)
    )


def test_pieces_that_overlap_give_each_sample_once():
    side = Side(Speaker.REP)
    side.take(piece(0))
    side.take(piece(160, value=0.25))
    side.take(piece(0))
    assert (side.head, side.lacks, side.duplicates) == (480, 480, 1)
    assert side.frame(0).pcm[:480].tolist() == [0.5] * 320 + [0.25] * 160


def test_a_piece_behind_a_hole_waits_for_it():
    side = Side(Speaker.REP)
    side.take(piece(0))
    side.take(piece(640))
    assert (side.head, side.waits_at) == (320, 640)
    side.take(piece(320))
    assert (side.head, side.waits_at) == (960, None)


def test_a_hole_that_is_given_up_is_lost_sound_in_its_place():
    side = Side(Speaker.REP)
    side.take(piece(0))
    side.take(piece(640))
    side.give_up_hole()
    first, second = side.frame(0), side.frame(1)
    assert first.lost
    assert first.pcm[320:].tolist() == [0.0] * 192
    assert second.pcm[:128].tolist() == [0.0] * 128
    assert second.pcm[128:448].tolist() == [0.5] * 320


def test_numbers_and_places_are_each_others():
    side = Side(Speaker.REP, floor=16_000)
    side.set_rate(48_000)
    assert side.lacks == side.number_at(16_000) == 48_000
    side.set_rate(44_100)
    assert side.lacks == 44_100


def test_sound_whose_place_has_gone_out_is_counted_and_left():
    side = Side(Speaker.REP)
    side.frame(0)
    side.take(piece(0, 512))
    assert (side.late, side.head) == (512, 512)


def test_a_side_that_comes_after_more_than_ten_minutes_is_taken():
    """The other side was heard meanwhile: it is the call's time that has passed, not a false number."""
    side = Side(Speaker.BUYER)
    side.take(piece(0))
    late = 11 * 60 * 16_000
    side.frame(0)
    side.frame(late // 512 - 1)
    side.take(piece(late))
    side.give_up_hole()
    assert side.frame(late // 512).pcm[:320].tolist() == [0.5] * 320
    with pytest.raises(AudioFrameRefused):
        side.take(piece(2 * late))
