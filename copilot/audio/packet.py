"""One piece of live sound as it comes over the capture socket: sixteen bytes of head, then samples.

Little endian, head and samples alike::

    version  channel  flags   sequence  first sample
    uint8    uint8    uint16  uint32    uint64        n times int16

Version is 1, channel 0 the rep and 1 the buyer, flags 0. The sequence rises by one a piece within a
channel; the first sample's number is where the piece belongs, whatever came before it. A piece is
at most 200 ms long. Pure.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.errors import AudioFrameRefused
from copilot.kinds import SPEAKERS
from copilot.limits import limit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from copilot.kinds import Speaker

HEAD: Final = struct.Struct("<BBHIQ")
VERSION: Final = 1
LAST_SAMPLE: Final = limit("audio_file_seconds") * limit("audio_sample_rate_hz")
"""No call reaches further, at any rate."""

_FULL_SCALE: Final = np.float32(1 / 32768)
_REMEDY: Final = "send pieces of version 1, as the capture page does"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Packet:
    """Samples of one side from number `first` on: float32 in [-1, 1), at the sender's rate."""

    speaker: Speaker
    sequence: int
    first: int
    pcm: NDArray[np.float32]

    @property
    def end(self) -> int:
        """The number after its last sample's."""
        return self.first + self.pcm.size


def read_packet(data: bytes, rate_hz: int) -> Packet:
    """The piece that these bytes are, at the rate that was agreed. Raises AudioFrameRefused."""
    if len(data) <= HEAD.size:
        raise AudioFrameRefused("a piece of sound without samples", remedy=_REMEDY)
    version, channel, flags, sequence, first = HEAD.unpack_from(data)
    size = len(data) - HEAD.size
    if version != VERSION or channel >= len(SPEAKERS) or flags:
        raise AudioFrameRefused("a piece of sound with a head that means nothing", remedy=_REMEDY)
    if size % 2:
        raise AudioFrameRefused("a piece of sound that ends within a sample", remedy=_REMEDY)
    if size // 2 > rate_hz * limit("capture_packet_milliseconds") // 1000:
        most = limit("capture_packet_milliseconds")
        raise AudioFrameRefused("a piece of sound that is too long", remedy=f"{most} ms at most")
    if first + size // 2 > LAST_SAMPLE:
        raise AudioFrameRefused("a piece of sound from after any call's end", remedy=_REMEDY)
    pcm = np.frombuffer(data, "<i2", offset=HEAD.size).astype(np.float32) * _FULL_SCALE
    return Packet(speaker=SPEAKERS[channel], sequence=sequence, first=first, pcm=pcm)


def packet_bytes(packet: Packet) -> bytes:
    """A piece as bytes: what a page sends."""
    channel = SPEAKERS.index(packet.speaker)
    head = HEAD.pack(VERSION, channel, 0, packet.sequence, packet.first)
    whole = np.clip(np.rint(packet.pcm / _FULL_SCALE), -32768, 32767)
    samples: bytes = whole.astype("<i2").tobytes()
    return head + samples
