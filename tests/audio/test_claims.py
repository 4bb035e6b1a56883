from __future__ import annotations

import io
import os
import struct
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.audio.claims import missing_bytes, open_recording
from copilot.errors import AudioEmpty, AudioError, AudioMissing, AudioTooLarge, AudioUnreadable
from copilot.limits import limit
from tests.audio.mp4 import box, fragmented, mp4

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def wav(claimed: int, held: int, extra: bytes = b"") -> bytes:
    head = struct.pack("<HHIIHH", 1, 2, 8000, 32_000, 4, 16)
    return (
        b"RIFF\0\0\0\0WAVEfmt " + struct.pack("<I", 16) + head + extra
        + b"data" + struct.pack("<I", claimed) + bytes(held)
    )  # fmt: skip


def missing(data: bytes, size: int | None = None) -> int:
    return missing_bytes(io.BytesIO(data), len(data) if size is None else size, "a.m4a")


@pytest.mark.parametrize(
    ("claimed", "held", "owed"),
    [(400, 400, 0), (400, 100, 300), (400, 0, 400), (400, 500, 0), (0, 400, 0), (0xFFFFFFFF, 9, 0)],
)
@pytest.mark.parametrize("extra", [b"", b"LIST\3\0\0\0abc\0"])
def test_a_wav_that_breaks_off_is_seen(claimed: int, held: int, owed: int, extra: bytes) -> None:
    data = wav(claimed, held, extra)
    assert missing(data) == owed


@pytest.mark.parametrize(
    "data", [b"", b"RIFF", b"OggT" + bytes(100), b"OggS\1" + bytes(100), b"RIFF\0\0\0\0WAVEdat"]
)
def test_other_files_miss_nothing(data: bytes) -> None:
    assert missing(data) == 0


def page(content: int = 600, *, flags: int = 0) -> bytes:
    """An Ogg page with that many bytes in it."""
    lacing = bytes([255] * (content // 255) + [content % 255])
    head = struct.pack("<4sBBqIIIB", b"OggS", 0, flags, 0, 7, 0, 0, len(lacing))
    return head + lacing + bytes(content)


OGG = page(20, flags=2) + page() + page(90, flags=4)


@pytest.mark.parametrize(
    ("data", "owed"),
    [
        (OGG, 0),
        (OGG + bytes(20), 0),
        (page(flags=2) + page(0, flags=4)[:26] + b"\0", 0),
        (OGG[:-1], 1),
        (OGG[:-60], 60),
        (OGG[: -len(page(90))], 27),
        (OGG[: -len(page(90)) + 10], 27),
        (OGG[: -len(page(90)) - 500], 500),
        (page(flags=2) + page()[:28], 2),
        (OGG + bytes(70_000), 27),
    ],
)
def test_an_ogg_that_breaks_off_is_seen(data: bytes, owed: int) -> None:
    """By its last page: cut, or not the one that ends the stream."""
    assert missing(data) == owed


@pytest.mark.parametrize("data", [mp4(50_000_000, delta=1024), fragmented(50_000_000)])
def test_an_mp4_with_more_samples_than_bytes_is_refused(data: bytes) -> None:
    with pytest.raises(AudioTooLarge, match="claims 50000000 samples"):
        missing(data)


def test_an_mp4_with_compressed_tables_is_refused() -> None:
    with pytest.raises(AudioUnreadable, match="compressed"):
        missing(box(b"ftyp", bytes(8)) + box(b"moov", box(b"cmov", bytes(50))))


def test_an_honest_mp4_passes_wherever_its_tables_are() -> None:
    assert missing(mp4(1000)) == 0
    assert missing(struct.pack(">I4sQ", 1, b"mdat", 1016) + bytes(1000) + mp4(1000)) == 0
    assert missing(mp4(1000) + struct.pack(">I4s", 0, b"mdat") + bytes(100)) == 0


def test_a_file_that_shrinks_while_it_is_looked_at_is_refused() -> None:
    with pytest.raises(AudioUnreadable, match="cannot be read"):
        missing(wav(400, 400)[:40], size=10_000)


@settings(deadline=None)
@given(st.data())
def test_no_bytes_upset_the_look(data: st.DataObject) -> None:
    seed = data.draw(st.sampled_from([mp4(1000), fragmented(10), wav(400, 300), OGG, b""]))
    mutant = bytearray(seed + data.draw(st.binary(max_size=60)))
    for _ in range(data.draw(st.integers(0, 8)) if mutant else 0):
        mutant[data.draw(st.integers(0, len(mutant) - 1))] = data.draw(st.integers(0, 255))
    try:
        missing(bytes(mutant))
    except AudioError:
        return


def test_a_file_is_opened_with_its_size(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    file, size = open_recording(path)
    with file:
        assert (file.read(), size) == (b"abc", 3)


def test_a_name_that_leads_to_no_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"a")
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    for name in ("gone", "file/below", "link", "nul\0"):
        with pytest.raises(AudioMissing, match="no such file"):
            open_recording(tmp_path / name)
    with pytest.raises(AudioMissing, match="is a folder"):
        open_recording(tmp_path)


def test_a_name_that_cannot_be_followed(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name in ("loop", "n" * 1000):
        with pytest.raises(AudioUnreadable, match="cannot be opened"):
            open_recording(tmp_path / name)


def test_what_is_no_file_on_disk_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.wav")
    with pytest.raises(AudioUnreadable, match="not a file on disk"):
        open_recording(tmp_path / "pipe.wav")


def test_empty_and_enormous_files(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.touch()
    with pytest.raises(AudioEmpty):
        open_recording(path)
    os.truncate(path, limit("audio_file_bytes") + 1)
    with pytest.raises(AudioTooLarge):
        open_recording(path)


@pytest.fixture
def unprivileged() -> Iterator[None]:
    """Root may read anything, so as root the test goes on as somebody else."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65_534)
    yield
    if root:
        os.seteuid(0)


def test_a_file_that_may_not_be_read(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    (locked / "a.wav").write_bytes(b"RIFF")
    path = tmp_path / "b.wav"
    path.write_bytes(b"RIFF")
    path.chmod(0)
    locked.chmod(0)
    request.getfixturevalue("unprivileged")
    for file in (path, locked / "a.wav"):
        with pytest.raises(AudioUnreadable, match="may not be read"):
            open_recording(file)
