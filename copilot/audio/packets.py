"""What a capturing process writes to the one that asked for it: pure.

Each packet is a head and a body: its kind, the machine's monotonic clock in seconds when it was
made, and so many bytes::

    opened   the rate in hertz, as four bytes
    sound    float32 samples of one channel, at that rate; the clock is that of the last one
    failed   why it cannot be opened, one of `Failure`

The pipe is private to the two. A head that makes no sense means that the other end is broken.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.errors import AudioFrameRefused
from copilot.limits import limit

if TYPE_CHECKING:
    from numpy.typing import NDArray

HEAD: Final = struct.Struct("<cdI")
RATE: Final = struct.Struct("<I")


class Failure(StrEnum):
    """Why a device does not open."""

    NO_LIBRARY = "no_library"
    NO_DEVICE = "no_device"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The device is open; `at` in seconds of the machine's monotonic clock, as everywhere here."""

    at: float
    rate_hz: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sound:
    """What the device heard up to `at`."""

    at: float
    pcm: NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """The device did not open."""

    at: float
    why: Failure


Packet = Opened | Sound | Failed


def opened_bytes(at: float, rate_hz: int) -> bytes:
    """The device is open."""
    return HEAD.pack(b"o", at, RATE.size) + RATE.pack(rate_hz)


def sound_head(at: float, size: int) -> bytes:
    """The head of `size` bytes of samples, which follow."""
    return HEAD.pack(b"s", at, size)


def failed_bytes(at: float, why: Failure) -> bytes:
    """It did not open."""
    return HEAD.pack(b"f", at, len(why)) + why.encode()


class PacketReader:
    """Cuts a stream of bytes into packets, whatever pieces it comes in."""

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, received: bytes) -> list[Packet]:
        """The packets that are whole by now. Raises AudioFrameRefused for what is none."""
        self._held += received
        packets: list[Packet] = []
        while len(self._held) >= HEAD.size:
            kind, at, size = HEAD.unpack_from(self._held)
            if size > limit("device_packet_bytes"):
                raise AudioFrameRefused("what came from a capturing process is no sound")
            end = HEAD.size + size
            if len(self._held) < end:
                break
            packets.append(_packet(kind, at, bytes(self._held[HEAD.size : end])))
            del self._held[:end]
        return packets


def _packet(kind: bytes, at: float, body: bytes) -> Packet:
    try:
        if kind == b"s" and len(body) % 4 == 0:
            return Sound(at=at, pcm=np.frombuffer(body, "<f4").astype(np.float32, copy=False))
        if kind == b"o":
            return Opened(at=at, rate_hz=_rate(RATE.unpack(body)[0]))
        if kind == b"f":
            return Failed(at=at, why=Failure(body.decode("ascii")))
    except (struct.error, ValueError):
        pass
    raise AudioFrameRefused("what came from a capturing process is no sound")


def _rate(rate_hz: int) -> int:
    if not limit("audio_sample_rate_min_hz") <= rate_hz <= limit("audio_sample_rate_hz"):
        raise ValueError
    return rate_hz
