"""Recordings that are damaged, but are recordings."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, cast

import av
import av.logging
import numpy as np
import pytest

from copilot.audio.decode import Piece
from copilot.audio.file import _Track, open_file
from copilot.errors import (
    AudioUnreadable,
)
from copilot.kinds import SPEAKERS
from tests.audio.recordings import (
    REP_CLICK_S,
    click,
    clicks,
    encode,
    error_db,
    heard,
    noise,
    peak_s,
    plain_wav,
    tone,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from copilot.audio.decode import Decoder

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("a.wav", "pcm_s16le"),
        ("a.flac", "flac"),
        ("a.mp3", "libmp3lame"),
        ("a.webm", "libopus"),
        ("a.ogg", "libopus"),
        ("a.opus", "libopus"),
        ("a.aac", "aac"),
    ],
)
async def test_what_is_whole_of_a_file_that_breaks_off_is_heard(
    tmp_path: Path, name: str, codec: str
) -> None:
    path = encode(tmp_path / name, noise(48_000, 6.0), 48_000, codec)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    source = open_file(path)
    pairs = await walk(source)
    assert 2.5 < len(pairs) * 0.032 < 3.2
    assert source.counts.cut_short == 1
    path.write_bytes(data)
    source = open_file(path)
    await walk(source)
    assert source.counts.cut_short == 0


@pytest.mark.parametrize(
    ("name", "codec", "kept"),
    [
        ("a.wav", "pcm_s16le", 0.02),
        ("a.wav", "pcm_s16le", 0.0001),
        ("a.flac", "flac", 0.02),
        ("a.mp3", "libmp3lame", 0.02),
        ("a.ogg", "libopus", 0.02),
        ("a.m4a", "aac", 0.5),
    ],
)
async def test_too_little_of_a_file_that_breaks_off_is_no_call(
    tmp_path: Path, name: str, codec: str, kept: float
) -> None:
    path = encode(tmp_path / name, noise(48_000, 6.0), 48_000, codec)
    data = path.read_bytes()
    path.write_bytes(data[: max(48, round(len(data) * kept))])
    with pytest.raises(AudioUnreadable):
        open_file(path)


async def test_a_hole_in_a_file_is_silence_and_moves_nothing(tmp_path: Path) -> None:
    pcm = noise(8000, 8.0) * 0.1
    pcm += np.stack([click(8000, 7.0, 8.0)] * 2)
    path = encode(tmp_path / "a.flac", pcm, 8000, "flac")
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 3 // 8] + data[len(data) * 5 // 8 :])
    source = open_file(path)
    pairs = await walk(source)
    rep = np.concatenate([pair[0].pcm for pair in pairs])
    assert peak_s(rep) == pytest.approx(7.0, abs=0.001)
    lost_s = sum(pair[0].lost and pair[1].lost for pair in pairs) * 0.032
    assert 1.9 < lost_s < 2.4
    assert source.counts.lost_frames == sum(frame.lost for pair in pairs for frame in pair)
    silent = [not pair[0].pcm.any() for pair in pairs if pair[0].lost]
    assert sum(silent) >= len(silent) - 2


async def test_packets_that_cannot_be_decoded_are_counted_and_move_nothing(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.m4a", clicks(44_100), 44_100, "aac")
    with av.open(str(path)) as container:
        places = [(packet.pos, packet.size) for packet in container.demux(audio=0) if packet.size]
    data = bytearray(path.read_bytes())
    for at, size in places[10:30]:
        assert at is not None
        data[at : at + size] = b"\xff" * size
    path.write_bytes(data)
    source = open_file(path)
    rep = np.concatenate([pair[0].pcm for pair in await walk(source)])
    assert source.counts.packets_lost >= 10
    assert source.counts.lost_frames > 0
    assert peak_s(rep) == pytest.approx(REP_CLICK_S, abs=0.03)
    assert source.counts.cut_short == 0


async def test_a_wav_that_was_streamed_has_no_size_and_is_whole(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.wav", clicks(8000), 8000, "pcm_s16le")
    data = bytearray(path.read_bytes())
    at = data.index(b"data") + 4
    data[4:8] = data[at : at + 4] = b"\xff" * 4
    path.write_bytes(data)
    source = open_file(path)
    assert len(await walk(source)) == 94
    assert source.counts.cut_short == 0


async def test_a_hole_and_a_new_rate_move_nothing() -> None:
    """Pieces of one tone at two rates, with half a second missing."""

    class Pieces:
        def pieces(self) -> Iterator[Piece]:
            first, second = tone(8000, 500, 1.0), tone(48_000, 500, 1.0)
            for start in range(0, 8000, 1000):
                yield Piece(pcm=first[None, start : start + 1000], rate_hz=8000)
            for start in range(0, 48_000, 6000):
                yield Piece(pcm=second[None, start : start + 6000], rate_hz=48_000)
            yield Piece(pcm=np.zeros((1, 8000), np.float32), rate_hz=16_000, lost=True)
            yield Piece(pcm=second[None, :6000], rate_hz=48_000)

    track = _Track(cast("Decoder", Pieces()), SPEAKERS[:1])
    stretches = [(channels[0], lost) for channels, lost in track.stretches]
    joined = np.concatenate([pcm for pcm, _ in stretches])
    marks = np.concatenate([np.full(pcm.size, lost) for pcm, lost in stretches])
    assert joined.size == 32_000 + 8000 + 2000
    assert np.flatnonzero(marks).tolist() == list(range(32_000, 40_000))
    for start, seconds in ((0, 1.0), (16_000, 1.0), (40_000, 0.125)):
        wanted = tone(16_000, 500, seconds)
        assert error_db(joined[start : start + wanted.size], wanted, margin=500) < -50


async def test_the_rate_may_change_on_the_way(tmp_path: Path) -> None:
    one = encode(tmp_path / "a.mp3", clicks(44_100), 44_100, "libmp3lame").read_bytes()
    other = encode(tmp_path / "b.mp3", clicks(22_050), 22_050, "libmp3lame").read_bytes()
    (tmp_path / "c.mp3").write_bytes(one + other)
    rep, _, _ = await heard(tmp_path / "c.mp3")
    assert peak_s(rep[: 3 * 16_000]) == pytest.approx(REP_CLICK_S, abs=0.002)
    # the second recording's own encoder delay is in between
    assert peak_s(rep[3 * 16_000 :]) == pytest.approx(REP_CLICK_S, abs=0.15)


async def test_where_the_second_side_ends_on_the_way_its_sound_is_lost(tmp_path: Path) -> None:
    two = encode(tmp_path / "a.mp3", clicks(44_100), 44_100, "libmp3lame").read_bytes()
    one = encode(tmp_path / "b.mp3", clicks(44_100)[:1], 44_100, "libmp3lame").read_bytes()
    (tmp_path / "c.mp3").write_bytes(two + one)
    source = open_file(tmp_path / "c.mp3")
    pairs = await walk(source)
    assert len(pairs) * 0.032 == pytest.approx(6.0, abs=0.2)
    lost_s = sum(rep.lost and buyer.lost for rep, buyer in pairs) * 0.032
    assert lost_s == pytest.approx(3.0, abs=0.2)
    assert source.counts.packets_lost > 100


async def test_names_in_a_file_may_be_in_any_encoding(tmp_path: Path) -> None:
    title = b"INFOINAM" + struct.pack("<I", 4) + b"\xff\xfe\xe4\xf6"
    data = plain_wav().replace(b"data", b"LIST" + struct.pack("<I", len(title)) + title + b"data")
    (tmp_path / "a.wav").write_bytes(data)
    assert len(await walk(open_file(tmp_path / "a.wav"))) == 8
