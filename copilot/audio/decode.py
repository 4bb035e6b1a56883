"""One recording, decoded as it is read: the only module that knows PyAV.

The timeline is that of the samples. A file's timestamps are used to find holes in it, never to
place sound: packets that cannot be decoded, or are not there, become silence of their length and
do not move what comes after. Trimming what an encoder put before the first sample is ffmpeg's
work, where the file says how much that is; where it does not (raw AAC, MP3 without a LAME header)
the sound stays late by the encoder's delay.
"""

from __future__ import annotations

from collections import deque
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

import av
import av.logging
import numpy as np

from copilot.audio.claims import REMEDY, missing_bytes, open_recording
from copilot.audio.mp3_length import says_its_length
from copilot.audio.timeline import Timeline
from copilot.errors import AudioEmpty, AudioTooLarge, AudioUnreadable
from copilot.events import SAMPLE_RATE_HZ
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from av.audio.frame import AudioFrame
    from av.audio.stream import AudioStream
    from av.container import InputContainer
    from av.packet import Packet
    from numpy.typing import NDArray

_CONTAINERS: Final = "wav,w64,aiff,au,flac,ogg,mp3,aac,mov,mp4,matroska,webm"
"""No playlist, no list of other files, nothing that reaches for a second file or a network."""

_CODECS: Final = frozenset({
    "aac", "adpcm_ima_wav", "adpcm_ms", "alac", "flac", "g722", "gsm", "gsm_ms", "libopus", "mp3",
    "mp3float", "opus", "vorbis",
})  # fmt: skip
"""Beside the pcm_ family, in which are µ-law and A-law."""

_FAULTS: Final = (av.FFmpegError, OSError, ValueError, RuntimeError, MemoryError)
"""What PyAV raises over bad bytes. Its messages go no further."""

_SHORT_S: Final = 0.5
"""Sound that ends this long before its header says has broken off. Whole files of every format end
at most 0.01 s before (measured)."""

_WHOLE_S: Final = 1.0
"""Of a file that breaks off, less than this is not worth a call."""

_PIECES_A_SECOND: Final = 8
_WIDEST_SAMPLE_BYTES: Final = 8
_SCALE: Final = {"u1": 128.0, "i2": 2.0**15, "i4": 2.0**31, "f4": 1.0, "f8": 1.0}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Piece:
    """At most 125 ms: float32[channels, samples] as decoded, or, if `lost`, a hole at 16 kHz."""

    pcm: NDArray[np.float32]
    rate_hz: int
    lost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Sound:
    """One decoded frame: float32[channels, samples]."""

    pcm: NDArray[np.float32]
    rate_hz: int
    timestamp_s: float | None


class Decoder:
    """An open recording, to be walked once, in one thread at a time.

    Opening checks what the file says of itself; `prime` decodes its first second. Both raise
    AudioError for whatever is wrong with it.
    """

    def __init__(self, path: Path) -> None:
        av.logging.set_level(None)  # ffmpeg's lines go nowhere; through PyAV they stall threads
        self.where = str(path)
        self.packets_lost = 0
        self.cut_short = False
        self.timeline = Timeline()
        self._held: deque[Piece] = deque()
        self._decoded = self._decode()
        with ExitStack() as opened:
            file, size = open_recording(path)
            opened.enter_context(file)
            self._breaks_off = missing_bytes(file, size, self.where) > 0
            self._frames_are_counted = says_its_length(file)
            self._container = opened.enter_context(self._open(file))
            self._stream = self._find_stream()
            self.channels: int = self._stream.codec_context.channels
            self.duration_s = self._find_duration_s()
            self._check_rate(self._stream.codec_context.sample_rate)
            self._check_length(self.duration_s or 0.0)
            self._opened = opened.pop_all()

    def prime(self) -> None:
        """Decode the first second, so that a file without one is refused before the call."""
        for piece in self._decoded:
            self._held.append(piece)
            if self.timeline.position_s >= _WHOLE_S:
                break
        silent = all(piece.lost for piece in self._held)
        broken = self.cut_short or self.packets_lost > 0
        if broken and (silent or self.timeline.position_s < _WHOLE_S):
            raise AudioUnreadable("breaks off at once", where=self.where, remedy=REMEDY)
        if silent:
            raise AudioEmpty("holds no sound", where=self.where, remedy="record it again")

    def pieces(self) -> Iterator[Piece]:
        """Yield sound and holes in order; a file that breaks off ends. Raises AudioTooLarge."""
        while self._held:
            yield self._held.popleft()
        yield from self._decoded

    def close(self) -> None:
        """Let go of the file."""
        self._opened.close()

    def _open(self, file: BinaryIO) -> InputContainer:
        file.seek(0)
        try:
            return av.open(
                file,
                mode="r",
                metadata_errors="ignore",
                container_options={"format_whitelist": _CONTAINERS},
            )
        except _FAULTS:
            raise AudioUnreadable(
                "not sound in a format that we decode", where=self.where, remedy=REMEDY
            ) from None

    def _find_stream(self) -> AudioStream:
        streams = self._container.streams.audio
        if not streams:
            raise AudioEmpty("has no sound track", where=self.where, remedy="record the sound")
        # PyAV gives None for a codec it does not know, though its stubs deny it
        name = getattr(streams[0].codec_context, "name", "")
        if name not in _CODECS and not name.startswith("pcm_"):
            raise AudioUnreadable("its codec is not one we decode", where=self.where, remedy=REMEDY)
        streams[0].codec_context.thread_count = 1
        return streams[0]

    def _find_duration_s(self) -> float | None:
        """What the file says; None where it says nothing and ffmpeg guesses from the first packets."""
        stream, kind = self._stream, self._container.format.name
        if kind == "aac" or (kind == "mp3" and not self._frames_are_counted):
            return None
        if stream.duration and stream.time_base:
            return float(stream.duration * stream.time_base)
        return self._container.duration / 1e6 if self._container.duration else None

    def _check_rate(self, rate_hz: int) -> None:
        if not _readable_rate(rate_hz):
            raise AudioUnreadable(
                f"has {rate_hz} samples a second", where=self.where, remedy="export it at 16000 Hz"
            )

    def _check_length(self, seconds: float) -> None:
        most = limit("audio_file_seconds")
        if seconds > most:
            raise AudioTooLarge(
                f"longer than {most // 3600} hours", where=self.where, remedy="cut out the call"
            )

    def _decode(self) -> Iterator[Piece]:
        for sound in self._sounds():
            yield from self._hole(self.timeline.hole_s(sound.timestamp_s))
            if sound.pcm.shape[0] == self.channels:
                yield from self._sound(sound)
            else:
                self.packets_lost += 1
                yield from self._hole(sound.pcm.shape[1] / sound.rate_hz)
        if self._breaks_off or (self.duration_s or 0.0) - self.timeline.position_s > _SHORT_S:
            self.cut_short = True

    def _sounds(self) -> Iterator[_Sound]:
        """What can be decoded; sets `cut_short` if it is the end that cannot."""
        packets = self._container.demux(self._stream)
        failed = False
        while True:
            try:
                packet = next(packets, None)
                if packet is None:
                    break
                sounds = [_sound(frame) for frame in self._frames(packet)]
            except _FAULTS:
                self.packets_lost += 1
                failed = True
                continue
            failed = failed and not sounds
            yield from sounds
        self.cut_short = failed

    def _frames(self, packet: Packet[AudioStream]) -> list[AudioFrame]:
        most = limit("decoded_frame_samples")
        if packet.size > most * self.channels * _WIDEST_SAMPLE_BYTES:
            raise self._too_large(f"has a packet of {packet.size} bytes")
        frames = packet.decode()
        longest = max((frame.samples for frame in frames), default=0)
        if longest > most:
            raise self._too_large(f"has a packet of {longest} samples")
        return frames

    def _too_large(self, what: str) -> AudioTooLarge:
        return AudioTooLarge(what, where=self.where, remedy=REMEDY)

    def _sound(self, sound: _Sound) -> Iterator[Piece]:
        step = max(1, sound.rate_hz // _PIECES_A_SECOND)
        for start in range(0, sound.pcm.shape[1], step):
            pcm = np.ascontiguousarray(sound.pcm[:, start : start + step])
            yield self._advance(Piece(pcm=pcm, rate_hz=sound.rate_hz))

    def _hole(self, seconds: float) -> Iterator[Piece]:
        samples = round(seconds * SAMPLE_RATE_HZ)
        step = SAMPLE_RATE_HZ // _PIECES_A_SECOND
        for start in range(0, samples, step):
            pcm = np.zeros((self.channels, min(step, samples - start)), np.float32)
            yield self._advance(Piece(pcm=pcm, rate_hz=SAMPLE_RATE_HZ, lost=True))

    def _advance(self, piece: Piece) -> Piece:
        self.timeline.position_s += piece.pcm.shape[1] / piece.rate_hz
        self._check_length(self.timeline.position_s)
        return piece


def _readable_rate(rate_hz: int) -> bool:
    return limit("audio_sample_rate_min_hz") <= rate_hz <= limit("audio_sample_rate_hz")


def _sound(frame: AudioFrame) -> _Sound:
    """A decoded frame's samples as float32. Raises ValueError for one that is not of this world."""
    channels, samples = len(frame.layout.channels), frame.samples
    if not _readable_rate(frame.sample_rate):
        message = "absurd rate"
        raise ValueError(message)
    raw = frame.to_ndarray()
    scale = _SCALE[raw.dtype.str[1:]]
    with np.errstate(over="ignore"):  # a double beyond float32 is clipped further on
        pcm = raw.astype(np.float32)
    if raw.dtype == np.uint8:
        pcm -= scale
    if scale != 1.0:
        pcm /= np.float32(scale)
    planar = pcm if frame.format.is_planar else pcm.reshape(samples, channels).T
    return _Sound(pcm=planar, rate_hz=frame.sample_rate, timestamp_s=frame.time)
