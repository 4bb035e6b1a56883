"""What a capturing process writes is read the same in whatever pieces it comes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.audio import packets
from copilot.audio.packets import HEAD, Failed, Failure, Opened, PacketReader, Sound
from copilot.errors import AudioFrameRefused

PCM = np.linspace(-1, 1, 960, dtype=np.float32)


def stream() -> bytes:
    body = PCM.tobytes()
    return (
        packets.opened_bytes(1.5, 48_000)
        + packets.sound_head(2.5, len(body))
        + body
        + packets.failed_bytes(3.5, Failure.REFUSED)
    )


@given(st.lists(st.integers(1, 2000), min_size=1, max_size=20))
def test_packets_do_not_depend_on_the_pieces(sizes):
    reader, written, found, at = PacketReader(), stream(), [], 0
    for size in (*sizes, len(written)):
        found += reader.feed(written[at : at + size])
        at += size
    opened, sound, failed = found
    assert opened == Opened(at=1.5, rate_hz=48_000)
    assert isinstance(sound, Sound)
    assert sound.at == 2.5
    assert np.array_equal(sound.pcm, PCM)
    assert failed == Failed(at=3.5, why=Failure.REFUSED)


@pytest.mark.parametrize(
    "noise",
    [
        HEAD.pack(b"x", 1.0, 0),
        HEAD.pack(b"s", 1.0, 2**31),
        HEAD.pack(b"s", 1.0, 3) + b"abc",
        HEAD.pack(b"o", 1.0, 2) + b"ab",
        HEAD.pack(b"o", 1.0, 4) + b"\0\0\0\0",
        HEAD.pack(b"f", 1.0, 3) + b"why",
        HEAD.pack(b"f", 1.0, 1) + b"\xff",
    ],
)
def test_noise_on_the_pipe_is_refused(noise):
    with pytest.raises(AudioFrameRefused):
        PacketReader().feed(noise)
