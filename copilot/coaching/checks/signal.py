"""`signal`: the conversation gave a signal, by one side, lately or often enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.coaching.finding import Finding, Why
from copilot.coaching.part import Count, Part, Seconds
from copilot.kinds import SignalKind, Speaker

if TYPE_CHECKING:
    from copilot.coaching.scene import Scene


class SignalCheck(Part):
    """Holds when `kind` was seen `at_least` times: by `speaker`, if set; `within_s`, if set.

    Without enough of them it stays silent where the words of that time came late.
    """

    kind: SignalKind
    speaker: Speaker | None = None
    within_s: Seconds | None = None
    at_least: Count = 1

    def look(self, scene: Scene) -> Finding:
        """Count them."""
        since = 0.0 if self.within_s is None else scene.at - self.within_s
        seen = sum(
            signal.kind is self.kind
            and signal.at >= since
            and self.speaker in {None, signal.speaker}
            for signal in scene.conversation.signals
        )
        heard = scene.heard if self.within_s is None else scene.heard_for(self.within_s)
        holds = True if seen >= self.at_least else (False if heard else None)
        return Finding(holds=holds, why=(Why.SIGNAL,))
