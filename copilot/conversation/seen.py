"""When each kind of signal came first and last, and how often: the whole call in a few numbers.

The list of signals is bounded and forgets the oldest. What a rule says about the whole call ("nobody
has asked for a budget") must not be forgotten with them, so one entry a kind and side stays here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.events import Signal
    from copilot.kinds import SignalKind, Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One kind from one side: `first` and `last` in seconds of call audio, and how often."""

    kind: SignalKind
    speaker: Speaker
    first: float
    last: float
    count: int = 1


@dataclass(frozen=True, slots=True)
class Seen:
    """The spans of a call: as many as there are kinds and sides, at most."""

    spans: tuple[Span, ...] = ()

    def after(self, signals: Iterable[Signal]) -> Seen:
        """The same with more signals; itself if there are none."""
        spans = {(span.kind, span.speaker): span for span in self.spans}
        new = False
        for signal in signals:
            new = True
            place = (signal.kind, signal.speaker)
            old = spans.get(place)
            spans[place] = (
                Span(kind=signal.kind, speaker=signal.speaker, first=signal.at, last=signal.at)
                if old is None
                else replace(
                    old,
                    first=min(old.first, signal.at),
                    last=max(old.last, signal.at),
                    count=old.count + 1,
                )
            )
        return Seen(tuple(spans.values())) if new else self

    def first(self, kind: SignalKind, speaker: Speaker | None = None) -> float | None:
        """When it came first, from one side or either; None if it never did."""
        return min((span.first for span in self._of(kind, speaker)), default=None)

    def last(self, kind: SignalKind, speaker: Speaker | None = None) -> float | None:
        """When it came last."""
        return max((span.last for span in self._of(kind, speaker)), default=None)

    def count(self, kind: SignalKind, speaker: Speaker | None = None) -> int:
        """How often it came in the whole call."""
        return sum(span.count for span in self._of(kind, speaker))

    def _of(self, kind: SignalKind, speaker: Speaker | None) -> list[Span]:
        return [
            span
            for span in self.spans
            if span.kind is kind and (speaker is None or span.speaker is speaker)
        ]
