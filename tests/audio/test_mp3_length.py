"""An MP3's length is believed where the file counts its frames, and only there."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.audio.file import open_file
from copilot.audio.mp3_length import says_its_length
from tests.audio.recordings import encode, noise, walk

if TYPE_CHECKING:
    from pathlib import Path

STEREO, MONO = 0b0000_0000, 0b1100_0000
MPEG_1, MPEG_2 = b"\xff\xfb", b"\xff\xf3"
TAG = b"ID3\4\0\0" + bytes([0, 0, 1, 0]) + b"\xff\xfb" * 64
WITHOUT_TABLE = {"write_xing": "0"}


def frame(sync: bytes, channels: int, table_at: int, table: bytes) -> bytes:
    return (sync + bytes([0x90, channels])).ljust(table_at, b"\0") + table + bytes(100)


def xing(name: bytes = b"Xing", flags: int = 15, frames: int = 9) -> bytes:
    return name + struct.pack(">II", flags, frames)


def vbri(version: int = 1, frames: int = 9) -> bytes:
    return b"VBRI" + struct.pack(">HHHII", version, 0, 0, 4000, frames)


def says(data: bytes) -> bool:
    return says_its_length(io.BytesIO(data))


@pytest.mark.parametrize("before", [b"", TAG, TAG + TAG, b"junk \xff\0\xff\xff"])
@pytest.mark.parametrize(
    "data",
    [
        frame(MPEG_1, STEREO, 36, xing()),
        frame(MPEG_1, STEREO, 36, xing(b"Info")),
        frame(MPEG_1, MONO, 21, xing()),
        frame(MPEG_2, STEREO, 21, xing()),
        frame(MPEG_2, MONO, 13, xing()),
        frame(MPEG_1, MONO, 36, vbri()),
    ],
)
def test_a_table_with_the_count_is_found(before: bytes, data: bytes) -> None:
    assert says(before + data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfb",
        TAG,
        TAG[:8],
        frame(MPEG_1, STEREO, 36, b""),
        frame(MPEG_1, STEREO, 37, xing()),
        frame(MPEG_1, STEREO, 36, xing(flags=14)),
        frame(MPEG_1, STEREO, 36, xing(frames=0)),
        frame(MPEG_1, STEREO, 36, vbri(version=2)),
        frame(MPEG_1, STEREO, 36, vbri(frames=0)),
        frame(MPEG_1, STEREO, 36, xing())[:40],
    ],
)
def test_without_a_count_nothing_is_said(data: bytes) -> None:
    assert not says(data)


@given(st.binary(max_size=200))
def test_no_bytes_upset_the_look(data: bytes) -> None:
    says(data)
    says(b"ID3" + data)
    says(MPEG_1 + data)


def test_a_disk_that_fails_says_nothing() -> None:
    class Failing(io.BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            raise OSError

    assert not says_its_length(Failing())


@pytest.mark.anyio
@pytest.mark.parametrize("seconds", [4.0, 30.0])
async def test_a_whole_recording_without_the_table_is_whole(tmp_path: Path, seconds: float) -> None:
    """The quiet first frames are small: from them ffmpeg takes it for a recording many times as long."""
    pcm = np.concatenate([noise(44_100, 1.0) * np.float32(1e-5), noise(44_100, seconds)], axis=1)
    path = encode(
        tmp_path / "a.mp3", pcm, 44_100, "libmp3lame", options=WITHOUT_TABLE, variable=True
    )
    source = open_file(path)
    assert source.duration_s is None
    pairs = await walk(source)
    assert len(pairs) * 0.032 == pytest.approx(seconds + 1.0, abs=0.1)
    assert source.counts.cut_short == 0


@pytest.mark.anyio
async def test_a_recording_with_the_table_says_how_long_it_is(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.mp3", noise(44_100, 3.0), 44_100, "libmp3lame")
    source = open_file(path)
    assert source.duration_s == pytest.approx(3.0, abs=0.05)
    await source.aclose()
