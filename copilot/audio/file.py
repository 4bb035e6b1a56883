"""Recorded calls as a source: one file with a side in each channel, or one file for each side."""

from __future__ import annotations

from contextlib import ExitStack, closing
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Final

import anyio
from anyio import to_thread

from copilot.audio.decode import Decoder
from copilot.audio.framer import NOTHING, RECORDED, Cleaner, Framer
from copilot.audio.resample import Resampler
from copilot.audio.source import SourceCounts
from copilot.errors import AudioChannels
from copilot.kinds import SPEAKERS, Speaker
from copilot.limits import limit

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from copilot.audio.source import Pair

    Stretch = tuple[list[NDArray[np.float32]], bool]

_TWO_FILES: Final = "record two channels, or give the two sides as two files of one channel"
_ONE_CHANNEL: Final = "give two files of one channel each, or one file of two channels"


def open_file(path: Path, *, second: Path | None = None, rep_channel: int = 0) -> FileSource:
    """Open a recorded call, and decode its first second to see that there is one.

    Of one file, channel `rep_channel` (0 or 1) is the rep and the other the buyer. With `second`,
    each file is one side alone, and `rep_channel` says which is the rep's: 0 is `path`, 1 is
    `second`; rates and lengths may differ, and the shorter ends in silence. Reads the disk, for some milliseconds. Raises AudioMissing, AudioEmpty,
    AudioUnreadable, AudioChannels or AudioTooLarge; nothing stays open then.
    """
    if rep_channel not in (0, 1):
        raise AudioChannels(
            f"there is no channel {rep_channel}", where=str(path), remedy="the rep is in 0 or in 1"
        )
    sides = (SPEAKERS, SPEAKERS[::-1])[rep_channel]
    plan = [(path, sides)] if second is None else [(path, sides[:1]), (second, sides[1:])]
    with ExitStack() as opened:
        tracks = []
        for file, speakers in plan:
            decoder = opened.enter_context(closing(Decoder(file)))
            _check_channels(decoder, len(speakers))
            decoder.prime()
            tracks.append(_Track(decoder, speakers))
        return FileSource(tracks, opened.pop_all())


def _check_channels(decoder: Decoder, wanted: int) -> None:
    if decoder.channels != wanted:
        has = "one channel" if decoder.channels == 1 else f"{decoder.channels} channels"
        raise AudioChannels(
            f"has {has}, so that the two sides cannot be told apart"
            if wanted == limit("audio_channels")
            else f"has {has} where one side was expected",
            where=decoder.where,
            remedy=_TWO_FILES if wanted == limit("audio_channels") else _ONE_CHANNEL,
        )


class _Track:
    """One file on its way to 16 kHz, and whose voice is in which of its channels."""

    def __init__(self, decoder: Decoder, speakers: Sequence[Speaker]) -> None:
        self.decoder = decoder
        self.speakers = tuple(speakers)
        self.cleaner = Cleaner()
        self.stretches = self._resampled()

    def of(self, speaker: Speaker, channels: list[NDArray[np.float32]]) -> NDArray[np.float32]:
        """That speaker's channel, empty if it is not in this file."""
        return channels[self.speakers.index(speaker)] if speaker in self.speakers else NOTHING

    def _resampled(self) -> Iterator[Stretch]:
        """Yield 16 kHz samples of each channel, and whether they stand for lost sound."""
        resamplers: list[Resampler] = []
        for piece in self.decoder.pieces():
            # a hole, and a new rate, end what the filters still hold; so no sound moves
            if resamplers and (piece.lost or piece.rate_hz != resamplers[0].rate_hz):
                yield [resampler.end() for resampler in resamplers], False
                resamplers = []
            if piece.lost:
                yield list(piece.pcm), True
                continue
            resamplers = resamplers or [Resampler(piece.rate_hz, "HQ") for _ in self.speakers]
            yield (
                [
                    resampler.push(self.cleaner.clean(channel))
                    for resampler, channel in zip(resamplers, piece.pcm, strict=True)
                ],
                False,
            )
        yield (
            [resampler.end() for resampler in resamplers] or [NOTHING for _ in self.speakers],
            False,
        )


class FileSource:
    """A recorded call. Decoding runs in a worker thread, `frames_ahead` ahead of the path at most.

    `counts` tells how sound the recording was; it is final once frames() has ended.
    """

    def __init__(self, tracks: list[_Track], files: ExitStack) -> None:
        self._tracks = tracks
        self._files = files
        self._framer = Framer(RECORDED)
        self._pairs = self._framed()
        self._in_use = Lock()  # closing a container that a thread is decoding would crash
        self._closed = False
        self._blocked = 0

    @property
    def duration_s(self) -> float | None:
        """Seconds that the headers promise, of the longer file; None if neither says."""
        known = [track.decoder.duration_s for track in self._tracks]
        return max((seconds for seconds in known if seconds is not None), default=None)

    @property
    def counts(self) -> SourceCounts:
        """What was wrong with the sound so far."""
        decoders = [track.decoder for track in self._tracks]
        return SourceCounts(
            not_finite=sum(track.cleaner.not_finite for track in self._tracks),
            clipped=sum(track.cleaner.clipped for track in self._tracks),
            lost_frames=self._framer.lost_frames,
            packets_lost=sum(decoder.packets_lost for decoder in decoders),
            gaps_ignored=sum(decoder.timeline.gaps_ignored for decoder in decoders),
            cut_short=sum(decoder.cut_short for decoder in decoders),
            source_blocked=self._blocked,
        )

    async def frames(self) -> AsyncIterator[Pair]:
        """Yield the call's pairs. Raises AudioTooLarge where a file goes on longer than it said."""
        while batch := await to_thread.run_sync(self._decode_batch):
            for pair in batch:
                yield pair

    async def aclose(self) -> None:
        """Close the files, as the end of frames() does too."""
        with anyio.CancelScope(shield=True):
            await to_thread.run_sync(self._close)

    def _decode_batch(self) -> list[Pair]:
        most = limit("frames_ahead")
        with self._in_use:
            if self._closed:
                return []
            batch = list(islice(self._pairs, most))
        if len(batch) < most:
            self._close()
        else:
            self._blocked += 1
        return batch

    def _close(self) -> None:
        with self._in_use:
            self._closed = True
            self._files.close()

    def _framed(self) -> Iterator[Pair]:
        """Read the files in turn, always the one that is behind, and frame what comes."""
        tracks = list(self._tracks)
        while tracks:
            track = min(tracks, key=lambda track: self._framer.head(track.speakers[0]))
            stretch = next(track.stretches, None)
            if stretch is None:
                tracks.remove(track)
                yield from self._framer.end(*track.speakers)
                continue
            channels, lost = stretch
            yield from self._framer.push(
                track.of(Speaker.REP, channels), track.of(Speaker.BUYER, channels), lost=lost
            )
