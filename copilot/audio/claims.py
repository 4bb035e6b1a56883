"""A recording's bytes, opened and looked at before a decoder believes what they say.

ffmpeg allocates an MP4's sample index from the counts in its tables: 737 bytes that claim 50
million samples cost 1.8 GB and 4 s (measured, ffmpeg 8.1). And a WAV or an Ogg that breaks off looks
to it like one that was meant to end there.
"""

from __future__ import annotations

import os
import stat
import struct
from typing import TYPE_CHECKING, BinaryIO, Final

from copilot.errors import AudioEmpty, AudioMissing, AudioTooLarge, AudioUnreadable
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REMEDY: Final = "export it as WAV, FLAC, Opus, MP3 or M4A"

_HEAD: Final = 8
_BOXES_WALKED: Final = 100_000
_CONTAINERS: Final = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"moof", b"traf"})
_COUNT_AT: Final = {b"stsz": 8, b"stz2": 8, b"trun": 4}
"""Offset of the 32-bit count of samples within these boxes."""

_STREAMED: Final = (0, 0xFFFFFFFF)
"""Data sizes of a WAV whose writer could not go back to fill in the true one."""

_OGG_PAGE: Final = b"OggS\0"
"""What each page begins with: the pattern, and the only version that there is."""

_OGG_HEAD: Final = 27
_OGG_PAGE_BYTES: Final = _OGG_HEAD + 255 + 255 * 255
"""The longest page that can be: its head, its table of lacing values, and what each can stand for."""

_OGG_ENDS: Final = 4
"""The flag of a stream's last page."""


def open_recording(path: Path) -> tuple[BinaryIO, int]:
    """The file, open for reading, and its size in bytes. Raises AudioError."""
    where = str(path)
    try:
        info = path.stat()
        if stat.S_ISDIR(info.st_mode):
            raise AudioMissing("is a folder", where=where, remedy="name a file in it")
        if not stat.S_ISREG(info.st_mode):
            raise AudioUnreadable("is not a file on disk", where=where, remedy="copy it to one")
        _check_size(info.st_size, where)
        return path.open("rb"), info.st_size
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a NUL in the name
        raise AudioMissing("no such file", where=where, remedy="check the name") from None
    except PermissionError:
        raise AudioUnreadable(
            "may not be read", where=where, remedy="give your user the right to read it"
        ) from None
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise AudioUnreadable(f"cannot be opened: {reason}", where=where, remedy=REMEDY) from None


def _check_size(size: int, where: str) -> None:
    if size == 0:
        raise AudioEmpty("the file is empty", where=where, remedy="record it again")
    most = limit("audio_file_bytes")
    if size > most:
        raise AudioTooLarge(
            f"{size} bytes, {most} at most", where=where, remedy="export it as FLAC or Opus"
        )


def missing_bytes(file: BinaryIO, size: int, where: str) -> int:
    """Bytes that a file of `size` bytes promises and does not hold, where that can be seen.

    Raises AudioError if it promises what nobody could hold, or cannot be read.
    """
    try:
        _refuse_mp4_bomb(file, size, where)
        return _missing_wav_bytes(file, size) or _missing_ogg_bytes(file, size)
    except (OSError, struct.error):  # a failing disk; a file that shrinks while it is looked at
        raise AudioUnreadable("cannot be read", where=where, remedy="copy it anew") from None


def _missing_wav_bytes(file: BinaryIO, size: int) -> int:
    file.seek(0)
    riff = file.read(12)
    if riff[:4] != b"RIFF" or riff[8:] != b"WAVE":
        return 0
    at = 12
    while at + _HEAD <= size:
        file.seek(at)
        kind, length = struct.unpack("<4sI", file.read(_HEAD))
        if kind == b"data":
            return 0 if length in _STREAMED else max(0, at + _HEAD + length - size)
        at += _HEAD + length + length % 2
    return 0


def _missing_ogg_bytes(file: BinaryIO, size: int) -> int:
    """What its last page lacks; where that is whole and does not end its stream, another page's head."""
    file.seek(0)
    if file.read(len(_OGG_PAGE)) != _OGG_PAGE:
        return 0
    start = max(0, size - _OGG_PAGE_BYTES)
    file.seek(start)
    tail = file.read(size - start)
    page = tail[max(0, tail.rfind(_OGG_PAGE)) :]
    if len(page) < _OGG_HEAD or not page.startswith(_OGG_PAGE):
        return _OGG_HEAD
    segments = page[_OGG_HEAD - 1]
    lacing = page[_OGG_HEAD:][:segments]
    if len(lacing) < segments:
        return segments - len(lacing)
    lacks = _OGG_HEAD + len(lacing) + sum(lacing) - len(page)
    ends = bool(page[5] & _OGG_ENDS)
    return max(lacks, 0 if ends else _OGG_HEAD)


def _refuse_mp4_bomb(file: BinaryIO, size: int, where: str) -> None:
    claimed = 0
    for kind, at in _boxes(file, size):
        if kind == b"cmov":
            raise AudioUnreadable("its tables are compressed", where=where, remedy=REMEDY)
        if kind in _COUNT_AT:
            file.seek(at + _COUNT_AT[kind])
            claimed += int.from_bytes(file.read(4), "big")
    if claimed > size:
        raise AudioTooLarge(f"claims {claimed} samples in {size} bytes", where=where, remedy=REMEDY)


def _boxes(file: BinaryIO, size: int) -> Iterator[tuple[bytes, int]]:
    """Kind and offset of the content of each MP4 box; of any other file, next to nothing."""
    waiting = [(0, size)]
    for _ in range(_BOXES_WALKED):
        while waiting and waiting[-1][0] + _HEAD > waiting[-1][1]:
            waiting.pop()
        if not waiting:
            return
        at, end = waiting.pop()
        file.seek(at)
        length, kind = struct.unpack(">I4s", file.read(_HEAD))
        content = at + _HEAD
        if length == 1:
            length = int.from_bytes(file.read(8), "big")
            content += 8
        # a length of 0 reaches to the end, and none reaches past what holds the box
        after = min(at + length, end) if length else end
        waiting.append((max(after, content), end))
        if kind in _CONTAINERS:
            waiting.append((content, after))
        yield kind, content
