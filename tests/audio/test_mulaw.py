from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import av
import numpy as np

from copilot.audio import mulaw

if TYPE_CHECKING:
    from pathlib import Path


def test_every_code_is_what_ffmpeg_makes_of_it(tmp_path: Path) -> None:
    codes = bytes(range(256))
    layout = struct.pack("<HHIIHH", 7, 1, 8000, 8000, 1, 8)
    wav = tmp_path / "codes.wav"
    wav.write_bytes(
        b"RIFF" + struct.pack("<I", 28 + len(codes) + 8) + b"WAVE"
        b"fmt " + struct.pack("<I", 16) + layout + b"data" + struct.pack("<I", 256) + codes
    )
    with av.open(str(wav)) as container:
        frames = [frame.to_ndarray().ravel() for frame in container.decode(audio=0)]
    theirs = np.concatenate(frames).astype(np.float32) / 32768
    assert np.array_equal(mulaw.decode(codes), theirs)


def test_known_codes_of_the_recommendation() -> None:
    # G.711: 0xFF and 0x7F are the two zeros, 0x80 and 0x00 the two ends
    assert mulaw.decode(b"\xff\x7f\x80\x00").tolist() == [0.0, 0.0, 32124 / 32768, -32124 / 32768]


def test_a_decoded_message_is_float32_of_its_length() -> None:
    pcm = mulaw.decode(b"\xff" * 160)
    assert pcm.dtype == np.float32
    assert pcm.shape == (160,)
    assert mulaw.decode(b"").size == 0
