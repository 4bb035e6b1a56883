"""MP4 files that lie, written box by box."""

from __future__ import annotations

import struct

RATE_HZ = 16_000


def box(kind: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def full_box(kind: bytes, *content: bytes) -> bytes:
    return box(kind, bytes(4), *content)


def mp4(
    samples: int,
    *,
    delta: int = 1,
    channels: int = 2,
    edits: list[tuple[int, int]] | None = None,
    sound: bytes = bytes(4000),
) -> bytes:
    """16-bit PCM that claims `samples` samples, each lasting `delta`; edits are (duration, start)."""
    width = 2 * channels
    entry = struct.pack(">HHHHI", channels, 16, 0, 0, RATE_HZ << 16)
    description = box(b"sowt", bytes(6), struct.pack(">H", 1), bytes(8), entry)
    rows = [struct.pack(">IiI", length, start, 0x10000) for length, start in edits or []]
    edit_list = full_box(b"elst", struct.pack(">I", len(rows)), *rows)

    def movie(offset: int) -> bytes:
        table = box(
            b"stbl",
            full_box(b"stsd", struct.pack(">I", 1), description),
            full_box(b"stts", struct.pack(">III", 1, samples, delta)),
            full_box(b"stsc", struct.pack(">IIII", 1, 1, samples, 1)),
            full_box(b"stsz", struct.pack(">II", width if delta == 1 else 1, samples)),
            full_box(b"stco", struct.pack(">II", 1, offset)),
        )
        reference = full_box(b"dref", struct.pack(">I4sI", 1, bytes([0, 0, 0, 12]), 0x75726C20))
        media = box(
            b"mdia",
            full_box(b"mdhd", struct.pack(">IIIIHH", 0, 0, RATE_HZ, samples * delta % 2**32, 0, 0)),
            full_box(b"hdlr", bytes(4), b"soun", bytes(13)),
            box(b"minf", full_box(b"smhd", bytes(4)), box(b"dinf", reference), table),
        )
        track = full_box(b"tkhd", struct.pack(">IIII", 0, 0, 1, 0), bytes(64))
        header = full_box(b"mvhd", struct.pack(">IIII", 0, 0, 1000, 1000), bytes(80))
        parts = [track, box(b"edts", edit_list), media] if edits else [track, media]
        return box(b"moov", header, box(b"trak", *parts))

    start = box(b"ftyp", b"M4A \0\0\0\0M4A mp42isom")
    offset = len(start) + len(movie(0)) + 8
    return start + movie(offset) + box(b"mdat", sound)


def fragmented(samples: int) -> bytes:
    """The same, with the claim in a fragment."""
    whole = mp4(0)
    at = whole.index(b"moov") - 4
    length = int.from_bytes(whole[at : at + 4], "big")
    defaults = full_box(b"trex", struct.pack(">IIIII", 1, 1, 1, 4, 0))
    movie = box(b"moov", whole[at + 8 : at + length], box(b"mvex", defaults))
    run = full_box(b"trun", struct.pack(">I", samples))
    track = box(b"traf", box(b"tfhd", b"\0\x02\0\0", struct.pack(">I", 1)), run)
    fragment = box(b"moof", full_box(b"mfhd", struct.pack(">I", 1)), track)
    return whole[:at] + movie + fragment + box(b"mdat", bytes(4000))
