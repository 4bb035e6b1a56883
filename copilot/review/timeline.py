"""The picture of a call: who spoke when, the pauses, the cards and the moments.

Places are given twice: in seconds, and as parts of the picture's width from 0 to 1, so that a page
only has to draw.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.figures import clock
from copilot.kinds import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from copilot.kinds import MomentKind
    from copilot.storage.own import Stretch
    from copilot.storage.records import KeptMoment

PAUSE_S: Final = 0.5
"""Both sides silent for this long is a pause that one sees; a shorter gap within one side's speech
is not drawn (livekit/agents' least endpointing delay)."""

FINEST_PARTS: Final = 1_500
"""Nothing finer than this part of the width is drawn: it bounds the picture of a long call."""

TICK_STEPS_S: Final = (5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200)
TICKS_MOST: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From `start_s` to `end_s`; `left` and `width` are parts of the picture."""

    start_s: float
    end_s: float
    left: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A line across the picture, with its time."""

    at_s: float
    left: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentMark:
    """Where a moment stands."""

    id: str
    kind: MomentKind
    at_s: float
    left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The whole picture. `pause_count` and `silence_s` are of all pauses, drawn or not."""

    duration_s: float
    rep: tuple[Span, ...]
    buyer: tuple[Span, ...]
    pauses: tuple[Span, ...]
    pause_count: int
    silence_s: float
    moments: tuple[MomentMark, ...]
    ticks: tuple[Tick, ...]
    scheduled_end: Tick | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """Seconds of a call laid out over the picture's width."""

    duration_s: float

    def part(self, at_s: float) -> float:
        """Where a second lies, 0 to 1; what lies outside the call is put at its edge."""
        if self.duration_s <= 0:
            return 0.0
        return min(1.0, max(0.0, at_s / self.duration_s))

    def span(self, start_s: float, end_s: float) -> Span:
        """A stretch of the call."""
        left = self.part(start_s)
        return Span(
            start_s=start_s, end_s=end_s, left=left, width=max(0.0, self.part(end_s) - left)
        )

    @property
    def finest_s(self) -> float:
        """The shortest pause that is drawn, and the shortest gap within one side's speech."""
        return max(PAUSE_S, self.duration_s / FINEST_PARTS)


def draw(
    duration_s: float,
    stretches: Sequence[Stretch],
    moments: Iterable[KeptMoment],
    *,
    scheduled_end_s: float | None = None,
) -> Timeline:
    """The picture of a call of `duration_s` seconds; stretches in any order."""
    axis = Axis(duration_s=max(0.0, duration_s))
    spoken = {speaker: _of(stretches, speaker, axis) for speaker in Speaker}
    pauses = _gaps(_merged([*spoken[Speaker.REP], *spoken[Speaker.BUYER]], 0.0), axis)
    return Timeline(
        duration_s=axis.duration_s,
        rep=_spans(_merged(spoken[Speaker.REP], axis.finest_s), axis),
        buyer=_spans(_merged(spoken[Speaker.BUYER], axis.finest_s), axis),
        pauses=_spans([gap for gap in pauses if gap[1] - gap[0] >= axis.finest_s], axis),
        pause_count=len(pauses),
        silence_s=sum(end - start for start, end in pauses),
        moments=tuple(_mark(moment, axis) for moment in sorted(moments, key=_by_time)),
        ticks=_ticks(axis),
        scheduled_end=_scheduled(scheduled_end_s, axis),
    )


def _of(stretches: Iterable[Stretch], speaker: Speaker, axis: Axis) -> list[tuple[float, float]]:
    """One side's stretches, cut to the call; what has no length is left out."""
    cut = [
        (max(0.0, stretch.start_s), min(axis.duration_s, stretch.end_s))
        for stretch in stretches
        if stretch.speaker is speaker
    ]
    return sorted((start, end) for start, end in cut if end > start)


def _merged(spoken: Iterable[tuple[float, float]], gap_s: float) -> list[tuple[float, float]]:
    """The stretches in order, those joined that overlap or are less than `gap_s` apart."""
    merged: list[tuple[float, float]] = []
    for start, end in sorted(spoken):
        if merged and (start - merged[-1][1] < gap_s or start <= merged[-1][1]):
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _gaps(spoken: Iterable[tuple[float, float]], axis: Axis) -> list[tuple[float, float]]:
    """The pauses between, before and after the stretches of both sides."""
    gaps, silent_since = [], 0.0
    for start, end in (*spoken, (axis.duration_s, axis.duration_s)):
        if start - silent_since >= PAUSE_S:
            gaps.append((silent_since, start))
        silent_since = end
    return gaps


def _spans(spoken: Iterable[tuple[float, float]], axis: Axis) -> tuple[Span, ...]:
    return tuple(axis.span(start, end) for start, end in spoken)


def _by_time(moment: KeptMoment) -> tuple[float, str]:
    return moment.at_s, moment.id


def _mark(moment: KeptMoment, axis: Axis) -> MomentMark:
    return MomentMark(id=moment.id, kind=moment.kind, at_s=moment.at_s, left=axis.part(moment.at_s))


def _ticks(axis: Axis) -> tuple[Tick, ...]:
    """Round times, as close as they can stand without crowding."""
    roomy = (step for step in TICK_STEPS_S if axis.duration_s / step < TICKS_MOST)
    step = next(roomy, TICK_STEPS_S[-1])
    count = int(axis.duration_s // step) + 1
    return tuple(
        Tick(at_s=float(at), left=axis.part(at), label=clock(at))
        for at in range(0, count * step, step)
    )


def _scheduled(at_s: float | None, axis: Axis) -> Tick | None:
    if at_s is None or not 0 <= at_s <= axis.duration_s:
        return None
    return Tick(at_s=at_s, left=axis.part(at_s), label=clock(at_s))
