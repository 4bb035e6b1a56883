"""`absent`: nobody has given a signal in the whole call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from copilot.coaching.finding import Finding, Why
from copilot.coaching.part import Part
from copilot.kinds import SignalKind, Speaker

if TYPE_CHECKING:
    from copilot.coaching.scene import Scene


class AbsentCheck(Part):
    """Holds when none of `any_of` was ever seen (by `speaker`, if set), and the call was heard.

    A single one that was seen settles it for good. Where words came late it stays silent: what
    was not heard was not necessarily not said.
    """

    any_of: Annotated[tuple[SignalKind, ...], Field(min_length=1)]
    speaker: Speaker | None = None

    def look(self, scene: Scene) -> Finding:
        """See whether it is still missing."""
        seen = any(self._seen(scene, kind) for kind in self.any_of)
        holds = False if seen else (True if scene.heard else None)
        return Finding(holds=holds, why=(Why.ABSENT,))

    def _seen(self, scene: Scene, kind: SignalKind) -> bool:
        now = scene.conversation
        if self.speaker is not None:
            return any(one.kind is kind and one.speaker is self.speaker for one in now.signals)
        # what is remembered for the whole call outlives the bounded list of signals
        remembered = {SignalKind.BUDGET: now.budget_at, SignalKind.PRICE: now.price_at}
        return remembered.get(kind) is not None or now.first(kind) is not None
