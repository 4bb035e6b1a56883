from __future__ import annotations

import time
from typing import TYPE_CHECKING

import anyio
import numpy as np
import psutil
import pytest
import soundfile

from copilot.audio.file import open_file
from copilot.errors import (
    AudioChannels,
)
from copilot.limits import limit
from tests.audio.recordings import (
    BUYER_CLICK_S,
    REP_CLICK_S,
    click,
    clicks,
    encode,
    error_db,
    heard,
    noise,
    peak_s,
    tone,
    walk,
)

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.anyio

FORMATS = [
    ("a.wav", "pcm_s16le", (8000, 44_100, 48_000)),
    ("a.wav", "pcm_mulaw", (8000,)),
    ("a.flac", "flac", (8000, 44_100, 48_000)),
    ("a.mp3", "libmp3lame", (8000, 44_100, 48_000)),
    ("a.ogg", "libopus", (8000, 48_000)),
    ("a.webm", "libopus", (48_000,)),
    ("a.m4a", "aac", (8000, 44_100, 48_000)),
    ("a.m4a", "alac", (44_100,)),
]


@pytest.mark.parametrize(
    ("name", "codec", "rate_hz"),
    [(name, codec, rate_hz) for name, codec, rates in FORMATS for rate_hz in rates],
)
async def test_a_click_is_heard_when_it_happened(
    tmp_path: Path, name: str, codec: str, rate_hz: int
) -> None:
    path = encode(tmp_path / name, clicks(rate_hz), rate_hz, codec)
    rep, buyer, pairs = await heard(path)
    assert abs(peak_s(rep) - REP_CLICK_S) < 0.001
    assert abs(peak_s(buyer) - BUYER_CLICK_S) < 0.001
    assert 3.0 <= len(pairs) * 0.032 < 3.12
    assert not any(frame.lost for pair in pairs for frame in pair)


@pytest.mark.parametrize(
    ("name", "codec", "options"),
    [("a.aac", "aac", {}), ("a.mp3", "libmp3lame", {"write_xing": "0"})],
)
async def test_a_file_that_hides_its_encoders_delay_is_late_by_no_more_than_that(
    tmp_path: Path, name: str, codec: str, options: dict[str, str]
) -> None:
    path = encode(tmp_path / name, clicks(44_100), 44_100, codec, options=options)
    rep, _, _ = await heard(path)
    assert 0.0 < peak_s(rep) - REP_CLICK_S < 0.03


SUBTYPES = ["PCM_U8", "PCM_16", "PCM_24", "PCM_32", "FLOAT", "DOUBLE", "ULAW", "ALAW"]


@pytest.mark.parametrize("subtype", [*SUBTYPES, "IMA_ADPCM", "MS_ADPCM", "GSM610"])
async def test_every_sample_format_keeps_the_sound(tmp_path: Path, subtype: str) -> None:
    sides = [tone(8000, 440), tone(8000, 700)]
    paths = [tmp_path / "rep.wav", tmp_path / "buyer.wav"]
    for path, side in zip(paths, sides, strict=True):
        soundfile.write(path, side, 8000, subtype=subtype)
    rep, buyer, _ = await heard(paths[0], second=paths[1])
    most_db = {
        "PCM_16": -80.0,
        "PCM_24": -100.0,
        "PCM_32": -100.0,
        "FLOAT": -100.0,
        "DOUBLE": -100.0,
    }
    coarse_db = -10.0 if subtype == "GSM610" else -25.0
    assert error_db(rep, tone(16_000, 440)) < most_db.get(subtype, coarse_db)
    assert error_db(buyer, tone(16_000, 700)) < most_db.get(subtype, coarse_db)


async def test_the_top_of_the_telephone_band_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, np.stack([tone(8000, 3400)] * 2, axis=1), 8000, subtype="PCM_24")
    rep, _, _ = await heard(path)
    assert error_db(rep, tone(16_000, 3400)) < -60


@pytest.mark.parametrize("rate_hz", [4000, 11_025, 16_000, 22_050, 32_000, 96_000, 192_000])
async def test_every_rate_gives_the_same_sound(tmp_path: Path, rate_hz: int) -> None:
    pcm = np.stack([tone(rate_hz, 440), tone(rate_hz, 700)], axis=1)
    soundfile.write(tmp_path / "a.flac", pcm, rate_hz)
    rep, buyer, _ = await heard(tmp_path / "a.flac")
    assert error_db(rep, tone(16_000, 440)) < -60
    assert error_db(buyer, tone(16_000, 700)) < -60


async def test_the_rep_may_be_in_either_channel(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.wav", clicks(16_000), 16_000, "pcm_s16le")
    rep, buyer, _ = await heard(path, rep_channel=1)
    assert peak_s(rep) == pytest.approx(BUYER_CLICK_S, abs=0.001)
    assert peak_s(buyer) == pytest.approx(REP_CLICK_S, abs=0.001)
    with pytest.raises(AudioChannels, match="no channel 2"):
        open_file(path, rep_channel=2)


async def test_two_files_of_different_rate_and_length_are_one_call(tmp_path: Path) -> None:
    rep_path = encode(tmp_path / "a.wav", click(8000, 1.2, 2.0)[None], 8000, "pcm_s16le")
    buyer_path = encode(tmp_path / "b.mp3", click(44_100, 6.6, 7.0)[None], 44_100, "libmp3lame")
    rep, buyer, pairs = await heard(rep_path, second=buyer_path)
    assert peak_s(rep) == pytest.approx(1.2, abs=0.001)
    assert peak_s(buyer) == pytest.approx(6.6, abs=0.001)
    assert len(pairs) == 219  # 7 s
    assert not rep[2 * 16_000 :].any()
    assert not any(frame.lost for pair in pairs for frame in pair)
    again, _, _ = await heard(buyer_path, second=rep_path, rep_channel=1)
    assert np.array_equal(again, rep)
    source = open_file(rep_path, second=buyer_path)
    assert source.duration_s == pytest.approx(7.0, abs=0.1)
    await source.aclose()


async def test_the_pieces_that_a_decoder_gives_do_not_show(tmp_path: Path) -> None:
    pcm = noise(16_000, 3.0)
    whole = await heard(encode(tmp_path / "a.wav", pcm, 16_000, "pcm_f32le"))
    for name, codec in (("b.mka", "pcm_f32le"), ("c.au", "pcm_f32be")):
        other = await heard(encode(tmp_path / name, pcm, 16_000, codec))
        assert np.array_equal(whole[0], other[0])
        assert np.array_equal(whole[1], other[1])
    assert np.array_equal(whole[0][: pcm.shape[1]], pcm[0])


async def test_samples_that_are_no_sound_are_mended_and_counted(tmp_path: Path) -> None:
    pcm = noise(8000, 2.0).T.astype(np.float64)
    pcm[1000] = np.nan
    pcm[2000] = (np.inf, -np.inf)
    pcm[3000] = (1e300, -7.0)
    soundfile.write(tmp_path / "a.wav", pcm, 8000, subtype="DOUBLE")
    source = open_file(tmp_path / "a.wav")
    pairs = await walk(source)
    joined = np.concatenate([pair[0].pcm for pair in pairs])
    assert np.isfinite(joined).all()
    assert np.abs(joined).max() <= 1.0
    # a double too large for a float is infinite by then
    assert (source.counts.not_finite, source.counts.clipped) == (5, 1)
    clean = noise(8000, 2.0)
    soundfile.write(tmp_path / "b.wav", clean.T, 8000, subtype="FLOAT")
    untouched, _, _ = await heard(tmp_path / "b.wav")
    assert np.array_equal(joined[4 * 16_000 // 5 :], untouched[4 * 16_000 // 5 :])


async def test_decoding_waits_for_the_path(tmp_path: Path) -> None:
    source = open_file(encode(tmp_path / "a.wav", noise(8000, 30.0), 8000, "pcm_s16le"))
    frames = source.frames()
    await anext(aiter(frames))
    assert source._tracks[0].decoder.timeline.position_s < limit("frames_ahead") * 0.032 + 1.5
    assert source.counts.source_blocked == 1
    await source.aclose()
    assert len([pair async for pair in frames]) == limit("frames_ahead") - 1


async def test_closing_while_a_thread_decodes_is_safe(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.flac", noise(48_000, 4.0), 48_000, "flac")

    async def read(source: object) -> None:
        async for _ in source.frames():  # type: ignore[attr-defined]  # a FileSource
            pass

    for wait_s in (0.0, 0.001, 0.003):
        source = open_file(path)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(read, source)
            await anyio.sleep(wait_s)
            await source.aclose()
        await source.aclose()


async def test_a_cancelled_walk_leaves_nothing_running(tmp_path: Path) -> None:
    path = encode(tmp_path / "a.flac", noise(48_000, 4.0), 48_000, "flac")
    before = psutil.Process().num_fds()
    source = open_file(path)
    with anyio.CancelScope() as scope:
        try:
            async for pair in source.frames():
                if pair[0].index == 10:
                    scope.cancel()
        finally:
            await source.aclose()
    assert psutil.Process().num_fds() == before


@pytest.mark.slow
async def test_an_hour_of_silence_costs_neither_memory_nor_time(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    with soundfile.SoundFile(path, "w", 8000, 2) as out:
        for _ in range(60):
            out.write(np.zeros((60 * 8000, 2), np.int16))
    assert path.stat().st_size < 1_000_000
    process, started = psutil.Process(), time.process_time()
    before, highest, count = process.memory_info().rss, 0, 0
    source = open_file(path)
    async for rep, _ in source.frames():
        count += 1
        if rep.index % 5000 == 0:
            highest = max(highest, process.memory_info().rss)
    await source.aclose()
    assert count == 3600 / 0.032
    assert highest - before < 60 * 1024**2
    assert time.process_time() - started < 40
