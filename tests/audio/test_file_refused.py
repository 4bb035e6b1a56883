"""Files that are no recordings of two sides."""

from __future__ import annotations

import resource
import time
from typing import TYPE_CHECKING

import anyio
import av
import av.logging
import numpy as np
import psutil
import pytest

from copilot.audio.file import open_file
from copilot.errors import (
    AudioChannels,
    AudioEmpty,
    AudioError,
    AudioMissing,
    AudioTooLarge,
    AudioUnreadable,
)
from copilot.limits import limit
from tests.audio.mp4 import fragmented, mp4
from tests.audio.recordings import (
    click,
    clicks,
    encode,
    plain_wav,
    walk,
)

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = pytest.mark.anyio


def long_flac(path: Path) -> bytes:
    """A short FLAC whose header promises ten hours."""
    data = bytearray(encode(path, clicks(8000), 8000, "flac").read_bytes())
    # STREAMINFO: the last 36 bits before the checksum are the count of samples
    count = int.from_bytes(data[18:26], "big") >> 36 << 36 | 10 * 3600 * 8000
    data[18:26] = count.to_bytes(8, "big")
    return bytes(data)


def film_without_sound(path: Path) -> bytes:
    with av.open(str(path), "w") as out:
        stream = out.add_stream("mpeg4", rate=10)
        assert isinstance(stream, av.VideoStream)
        stream.width = stream.height = 32
        stream.pix_fmt = "yuv420p"
        for number in range(5):
            frame = av.VideoFrame(32, 32, "yuv420p")
            frame.pts = number
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return path.read_bytes()


PLAYLIST = (
    b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n"
)

REFUSED = {
    "zero samples": (plain_wav(sound=b""), AudioEmpty),
    "text": (b"Good morning, this is a text.\n" * 200, AudioUnreadable),
    "noise": (bytes(np.random.default_rng(1).integers(0, 256, 50_000, np.uint8)), AudioUnreadable),
    "zeros": (bytes(50_000), AudioUnreadable),
    "one byte": (b"R", AudioUnreadable),
    "playlist": (PLAYLIST, AudioUnreadable),
    "list of files": (b"ffconcat version 1.0\nfile 'good.wav'\n", AudioUnreadable),
    "one channel": (plain_wav(channels=1), AudioChannels),
    "three channels": (plain_wav(channels=3, sound=bytes(6000)), AudioChannels),
    "255 channels": (plain_wav(channels=255, sound=bytes(51_000)), AudioChannels),
    "no channels": (plain_wav(channels=0), AudioError),
    "1 Hz": (plain_wav(rate_hz=1), AudioUnreadable),
    "0 Hz": (plain_wav(rate_hz=0), AudioUnreadable),
    "193 kHz": (plain_wav(rate_hz=193_000), AudioUnreadable),
    "4 GHz": (plain_wav(rate_hz=2**32 - 1), AudioUnreadable),
    "index bomb": (mp4(50_000_000, delta=1024), AudioTooLarge),
    "fragment bomb": (fragmented(50_000_000), AudioTooLarge),
    "edit past the end": (mp4(1000, edits=[(3000, 2**31 - 1)]), AudioError),
    "edit before the start": (mp4(1000, edits=[(2**32 - 1, -1)]), AudioError),
}


@pytest.mark.parametrize("kind", REFUSED)
async def test_what_is_no_two_sided_recording_is_refused(tmp_path: Path, kind: str) -> None:
    data, error = REFUSED[kind]
    path = tmp_path / "a.wav"
    path.write_bytes(data)
    (tmp_path / "good.wav").write_bytes(plain_wav())
    started = time.monotonic()
    with pytest.raises(error) as refusal:
        open_file(path)
    assert time.monotonic() - started < 5
    assert refusal.value.remedy
    assert refusal.value.where == str(path)
    assert refusal.value.__suppress_context__ or refusal.value.__context__ is None


async def test_files_made_by_an_encoder_are_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(long_flac(tmp_path / "a.flac"))
    with pytest.raises(AudioTooLarge, match="longer than 4 hours"):
        open_file(path)
    path.write_bytes(film_without_sound(tmp_path / "a.mp4"))
    with pytest.raises(AudioEmpty, match="no sound track"):
        open_file(path)
    encode(tmp_path / "a.mka", clicks(48_000), 48_000, "ac3")
    with pytest.raises(AudioUnreadable, match="codec"):
        open_file(tmp_path / "a.mka")
    for seconds, what in ((20, "packet of 480000 samples"), (70, "packet of 6720000 bytes")):
        encode(tmp_path / "b.mka", np.zeros((2, 24_000 * seconds), np.float32), 24_000, "pcm_s16le")
        with pytest.raises(AudioTooLarge, match=what):
            open_file(tmp_path / "b.mka")
    path.write_bytes(plain_wav(rate_hz=1))
    with pytest.raises(AudioUnreadable, match="has 1 samples a second"):
        open_file(path)
    with pytest.raises(AudioMissing):
        open_file(tmp_path / "gone.wav")
    with pytest.raises(AudioMissing, match="folder"):
        open_file(tmp_path)


async def test_an_edit_list_that_repeats_a_sound_forever_stops_at_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.m4a"
    path.write_bytes(mp4(1000, edits=[(2**31 - 1, 0)] * 1000))
    source = open_file(path)
    with anyio.fail_after(5):
        pairs = await walk(source)
    assert len(pairs) < limit("audio_file_seconds") * 31


async def test_mono_says_what_to_do_about_it(tmp_path: Path) -> None:
    mono = encode(tmp_path / "a.wav", click(8000, 1.0)[None], 8000, "pcm_s16le")
    stereo = encode(tmp_path / "b.wav", clicks(8000), 8000, "pcm_s16le")
    with pytest.raises(AudioChannels, match="two channels, or give the two sides as two files"):
        open_file(mono)
    for files in ((mono, stereo), (stereo, mono)):
        with pytest.raises(AudioChannels, match="two files of one channel each") as refusal:
            open_file(files[0], second=files[1])
        assert refusal.value.where == str(stereo)


async def test_names_are_names_and_never_addresses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    source = encode(tmp_path / "a.wav", clicks(8000), 8000, "pcm_s16le").rename(
        tmp_path / "data:,x"
    )
    assert len(await walk(open_file(source.relative_to(tmp_path)))) == 94


async def test_nothing_is_left_open_and_nothing_is_printed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    good = encode(tmp_path / "good.mp3", clicks(8000), 8000, "libmp3lame")
    broken = tmp_path / "broken.mp3"
    broken.write_bytes(good.read_bytes()[:5000] + bytes(2000) + good.read_bytes()[5000:9000])
    av.logging.restore_default_callback()  # as another library might
    before = psutil.Process().num_fds()
    for data, _ in REFUSED.values():
        path = tmp_path / "a.wav"
        path.write_bytes(data)
        with pytest.raises(AudioError):
            open_file(path)
        with pytest.raises(AudioError):
            open_file(path, second=good)
    for path in (good, broken):
        await walk(open_file(path))
        await open_file(path).aclose()
        source = open_file(path)
        async for _ in source.frames():
            break
        await source.aclose()
    assert psutil.Process().num_fds() == before
    assert capfd.readouterr() == ("", "")
    assert not caplog.records


async def test_hostile_files_cost_no_memory(tmp_path: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for data, _ in REFUSED.values():
        (tmp_path / "a.wav").write_bytes(data)
        with pytest.raises(AudioError):
            open_file(tmp_path / "a.wav")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024
