"""Bytes from a page: a piece of sound, or a refusal, and nothing in between."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.audio.packet import HEAD, LAST_SAMPLE, Packet, packet_bytes, read_packet
from copilot.errors import AudioFrameRefused
from copilot.kinds import SPEAKERS, Speaker

RATE = 48_000


def head(version=1, channel=0, flags=0, sequence=0, first=0) -> bytes:
    return struct.pack("<BBHIQ", version, channel, flags, sequence, first)


@given(
    st.sampled_from(SPEAKERS),
    st.integers(0, 2**32 - 1),
    st.integers(0, LAST_SAMPLE - 9_600),
    st.lists(st.integers(-32_768, 32_767), min_size=1, max_size=9_600),
)
def test_what_is_written_is_read(speaker, sequence, first, samples):
    pcm = np.array(samples, np.float32) / 32_768
    packet = Packet(speaker=speaker, sequence=sequence, first=first, pcm=pcm)
    read = read_packet(packet_bytes(packet), RATE)
    assert (read.speaker, read.sequence, read.first) == (speaker, sequence, first)
    assert read.end == first + len(samples)
    np.testing.assert_array_equal(read.pcm, pcm)
    assert np.abs(read.pcm).max() <= 1.0


@pytest.mark.parametrize(
    "data",
    [
        b"",
        head(),
        head()[:-1],
        head() + b"\0",
        head() + b"\0\0\0",
        head(version=2) + b"\0\0",
        head(version=0) + b"\0\0",
        head(channel=2) + b"\0\0",
        head(channel=255) + b"\0\0",
        head(flags=1) + b"\0\0",
        head(first=LAST_SAMPLE) + b"\0\0",
        head(first=2**64 - 1) + b"\0\0",
        head() + bytes(2 * (RATE // 5 + 1)),
        head() + bytes(1_000_000),
    ],
)
def test_what_is_no_piece_is_refused(data):
    with pytest.raises(AudioFrameRefused):
        read_packet(data, RATE)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_piece_or_refused(data):
    try:
        packet = read_packet(data, RATE)
    except AudioFrameRefused:
        return
    assert packet.pcm.size == (len(data) - HEAD.size) // 2
    assert packet.speaker in Speaker
