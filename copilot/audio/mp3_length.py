"""Whether an MP3 says how long it is.

The first frame of an MP3 may hold a table with the count of all frames (Xing, its twin Info for a
constant bit rate, or VBRI). Without one ffmpeg takes the first frames' bit rate for that of the whole
file: a recording of 12 s at a variable bit rate that begins quietly is then said to last 81 s
(measured, ffmpeg 8.1).
"""

from __future__ import annotations

from typing import BinaryIO, Final

_TAGS_PASSED: Final = 16
_TAG_HEAD: Final = 10
_LOOKED_THROUGH: Final = 65_536
"""Bytes of anything before the first frame, as many as ffmpeg passes over."""

_FRAME_HEAD: Final = 4
_MPEG_1: Final = 3
_RESERVED_VERSION: Final = 1
_LAYER_III: Final = 1
_MONO: Final = 3
_XING_AT: Final = {(True, False): 36, (True, True): 21, (False, False): 21, (False, True): 13}
"""Offset in the frame, by whether it is MPEG-1 and whether it is mono: after its side information."""

_VBRI_AT: Final = 36
_HAS_FRAMES: Final = 1


def says_its_length(file: BinaryIO) -> bool:
    """Whether the file counts its frames. Of anything but an MP3 the answer means nothing.

    From a disk that fails nothing is learnt here; whoever decodes finds out.
    """
    try:
        file.seek(_past_tags(file))
        head = file.read(_LOOKED_THROUGH)
    except OSError:
        return False
    at = _first_frame(head)
    return at is not None and (_xing_counts(head, at) or _vbri_counts(head, at))


def _past_tags(file: BinaryIO) -> int:
    """Where the ID3v2 tags end that a file may begin with."""
    at = 0
    for _ in range(_TAGS_PASSED):
        file.seek(at)
        head = file.read(_TAG_HEAD)
        if head[:3] != b"ID3" or len(head) < _TAG_HEAD:
            break
        size = 0
        for seven_bits in head[6:]:
            size = size << 7 | seven_bits & 0x7F
        at += _TAG_HEAD + size
    return at


def _first_frame(head: bytes) -> int | None:
    at = head.find(0xFF)
    while 0 <= at <= len(head) - _FRAME_HEAD:
        second, third = head[at + 1], head[at + 2]
        synchronised = second >> 5 == 0b111 and second >> 3 & 0b11 != _RESERVED_VERSION
        bit_rate, sample_rate = third >> 4, third >> 2 & 0b11
        if synchronised and second >> 1 & 0b11 == _LAYER_III and bit_rate < 15 and sample_rate < 3:
            return at
        at = head.find(0xFF, at + 1)
    return None


def _xing_counts(head: bytes, at: int) -> bool:
    mpeg_1, mono = head[at + 1] >> 3 & 0b11 == _MPEG_1, head[at + 3] >> 6 == _MONO
    table = head[at + _XING_AT[mpeg_1, mono] :][:12]
    flags, frames = _number(table[4:8]), _number(table[8:])
    return table[:4] in {b"Xing", b"Info"} and bool(flags & _HAS_FRAMES) and frames > 0


def _vbri_counts(head: bytes, at: int) -> bool:
    table = head[at + _VBRI_AT :][:18]
    return table[:4] == b"VBRI" and _number(table[4:6]) == 1 and _number(table[14:]) > 0


def _number(field: bytes) -> int:
    return int.from_bytes(field, "big")
