"""What a call's sound looks like to the path, wherever it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from copilot.events import AudioFrame

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

Pair = tuple[AudioFrame, AudioFrame]
"""The same 32 ms of both sides: (rep, buyer), with the same index."""


class Source(Protocol):
    """Both sides of one call, to be walked once."""

    @property
    def duration_s(self) -> float | None:
        """Seconds of sound as far as known beforehand; None for a live call."""
        ...

    def frames(self) -> AsyncIterator[Pair]:
        """Yield pairs with indices 0, 1, 2… until there is no more sound. Raises AudioError."""
        ...

    async def aclose(self) -> None:
        """Let go of files and devices; frames() then ends. May be called twice."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCounts:
    """What was wrong with a source's sound, in numbers; all zero for a clean recording.

    `not_finite` and `clipped` are samples that were no number, or were outside [-1, 1] and cut to
    it. `lost_frames` are frames of one side that hold silence for sound that never came.
    `packets_lost` could not be decoded; `gaps_ignored` are jumps in a file's timestamps too far to
    be believed. `cut_short` is how many files broke off before the end they promise.
    `source_blocked` is how often decoding stood still because the path had enough ahead.
    """

    not_finite: int = 0
    clipped: int = 0
    lost_frames: int = 0
    packets_lost: int = 0
    gaps_ignored: int = 0
    cut_short: int = 0
    source_blocked: int = 0
