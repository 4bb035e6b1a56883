"""`absent`: nobody has given a signal, in the whole call or in its last seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from copilot.coaching.finding import Finding, Why
from copilot.coaching.inputs import signals, until
from copilot.coaching.part import Part, Seconds
from copilot.kinds import SignalKind, Speaker

if TYPE_CHECKING:
    from copilot.coaching.inputs import Lasting
    from copilot.coaching.scene import Scene


class AbsentCheck(Part):
    """Holds when none of `any_of` was ever seen (by `speaker`, if set), and the call was heard.

    A single one that was seen settles it for good, however long ago. With `within_s` only the last
    seconds count, and the call must have lasted that long; with `by_s` it is not asked before that
    time of the call. Where words came late, sound is missing or a side never had a word it stays
    silent: what was not heard was not necessarily not said.
    """

    any_of: Annotated[tuple[SignalKind, ...], Field(min_length=1)]
    speaker: Speaker | None = None
    within_s: Annotated[Seconds, Field(gt=0)] | None = None
    by_s: Seconds | None = None

    def look(self, scene: Scene) -> Finding:
        """See whether it is still missing."""
        too_early = scene.at < max(self.by_s or 0.0, self.within_s or 0.0)
        if too_early or any(self._seen(scene, kind) for kind in self.any_of):
            return Finding(holds=False, why=(Why.ABSENT,))
        return Finding(holds=True if self._heard(scene) else None, why=(Why.ABSENT,))

    def lasts(self, scene: Scene, *, holds: bool) -> Lasting:
        """Yes lasts until one is seen, no for ever or until the last one is long enough ago."""
        if holds:
            return until(signals(self.any_of))
        earliest = max(self.by_s or 0.0, self.within_s or 0.0)
        if scene.at < earliest:
            return until(0, earliest)
        if self.within_s is None:
            return until(0)
        seen = scene.conversation.seen
        last = max((seen.last(kind, self.speaker) or 0.0 for kind in self.any_of), default=0.0)
        return until(0, last + self.within_s)

    def _heard(self, scene: Scene) -> bool:
        if self.within_s is None:
            return scene.heard
        return scene.conversation.both_had_words and scene.heard_for(self.within_s)

    def _seen(self, scene: Scene, kind: SignalKind) -> bool:
        last = scene.conversation.seen.last(kind, self.speaker)
        return last is not None and (self.within_s is None or scene.at - last <= self.within_s)
