"""Recordings made on the fly: nothing here is read from anywhere."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import av
import numpy as np

from copilot.audio.file import open_file
from copilot.events import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from copilot.audio.file import FileSource
    from copilot.audio.source import Pair

    Samples = NDArray[np.float32]

REP_CLICK_S = 1.234
BUYER_CLICK_S = 2.0


def click(rate_hz: int, at_s: float, seconds: float = 3.0) -> Samples:
    """A soft click, 1 kHz under a bell of 0.8 ms, so that its peak is where it was put."""
    t = np.arange(round(rate_hz * seconds)) / rate_hz - at_s
    pulse: Samples = (0.9 * np.exp(-((t / 0.0008) ** 2)) * np.cos(2000 * np.pi * t)).astype(
        np.float32
    )
    return pulse


def clicks(rate_hz: int) -> Samples:
    """float32[2, n]: the rep's click in channel 0, the buyer's in channel 1."""
    return np.stack([click(rate_hz, REP_CLICK_S), click(rate_hz, BUYER_CLICK_S)])


def tone(rate_hz: int, frequency_hz: float, seconds: float = 2.0, level: float = 0.5) -> Samples:
    """A sine."""
    t = np.arange(round(rate_hz * seconds)) / rate_hz
    return (level * np.sin(2 * np.pi * frequency_hz * t)).astype(np.float32)


def noise(rate_hz: int, seconds: float, channels: int = 2) -> Samples:
    """Something that codecs cannot make small."""
    shape = (channels, round(rate_hz * seconds))
    return np.random.default_rng(7).uniform(-0.3, 0.3, shape).astype(np.float32)


VARIABLE = {"flags": "+qscale", "global_quality": "236"}
"""An encoder's options for a bit rate that follows the sound: a quality of 2, in ffmpeg's unit."""


def encode(
    path: Path,
    pcm: Samples,
    rate_hz: int,
    codec: str,
    *,
    options: dict[str, str] | None = None,
    variable: bool = False,
) -> Path:
    """Write float32[channels, n] with ffmpeg's encoder of that name; the suffix names the format."""
    layout = "mono" if pcm.shape[0] == 1 else "stereo"
    container = "adts" if path.suffix == ".aac" else None
    with av.open(str(path), "w", format=container, options=options or {}) as out:
        encoder = VARIABLE if variable else {}
        stream = out.add_stream(codec, rate=rate_hz, layout=layout, options=encoder)
        assert isinstance(stream, av.AudioStream)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(pcm), format="fltp", layout=layout)
        frame.sample_rate, frame.pts = rate_hz, 0
        for part in (frame, None):
            for packet in stream.encode(part):
                out.mux(packet)
    return path


def plain_wav(*, channels: int = 2, rate_hz: int = 8000, sound: bytes = bytes(8000)) -> bytes:
    """A 16-bit WAV with this in its header, whether or not it makes sense."""
    width = 2 * channels
    layout = struct.pack(
        "<HHIIHH", 1, channels, rate_hz, min(rate_hz * width, 2**32 - 1), width, 16
    )
    sizes = struct.pack("<I", 36 + len(sound)), struct.pack("<I", len(sound))
    return (
        b"RIFF"
        + sizes[0]
        + b"WAVEfmt "
        + struct.pack("<I", 16)
        + layout
        + b"data"
        + sizes[1]
        + sound
    )


async def walk(source: FileSource) -> list[Pair]:
    """All pairs, the source closed."""
    pairs = [pair async for pair in source.frames()]
    await source.aclose()
    return pairs


async def heard(
    path: Path, *, second: Path | None = None, rep_channel: int = 0
) -> tuple[Samples, Samples, list[Pair]]:
    """A file's (rep, buyer) at 16 kHz, and the pairs; checks that the pairs are well formed."""
    pairs = await walk(open_file(path, second=second, rep_channel=rep_channel))
    for index, (rep, buyer) in enumerate(pairs):
        assert rep.index == buyer.index == index
        assert (rep.speaker, buyer.speaker) == ("rep", "buyer")
        assert rep.pcm.shape == buyer.pcm.shape == (512,)
        assert rep.pcm.dtype == buyer.pcm.dtype == np.float32
    return (
        np.concatenate([rep.pcm for rep, _ in pairs]),
        np.concatenate([buyer.pcm for _, buyer in pairs]),
        pairs,
    )


def peak_s(pcm: Samples) -> float:
    """Second at which the loudest sample lies."""
    return float(np.abs(pcm).argmax()) / SAMPLE_RATE_HZ


def error_db(pcm: Samples, wanted: Samples, margin: int = 2000) -> float:
    """Error of `pcm` against `wanted`, relative to it, edges left out."""
    pcm, wanted = pcm[: wanted.size][margin:-margin], wanted[margin:-margin]
    error = float(np.sqrt(np.mean((pcm - wanted) ** 2)))
    return 20 * float(np.log10(max(error, 1e-12) / np.sqrt(np.mean(wanted**2))))
