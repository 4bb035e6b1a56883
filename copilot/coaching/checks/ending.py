"""`ending`: the two sides are saying goodbye, or have said it."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from copilot.coaching.finding import Finding, Why
from copilot.coaching.inputs import ENDED, SIGNAL, until
from copilot.coaching.part import Flag, Number, Part, Seconds
from copilot.kinds import SignalKind

if TYPE_CHECKING:
    from copilot.coaching.inputs import Lasting
    from copilot.coaching.scene import Scene


class EndingCheck(Part):
    """Holds when the call has ended (unless `call_ended` is off) or closing words pile up.

    `wrap_up_strength` is what the strengths of the wrap-up signals within `within_s` must add up
    to; left out, only the call's end counts. One closing phrase proves little: a recogniser hears
    "Bye." in half a second of noise, and "before we wrap up" may open ten more minutes.
    """

    wrap_up_strength: Annotated[Number, Field(gt=0, le=10)] | None = None
    """What the closing phrases of the window must add up to; a bare bye is 0.4, before we hang up 0.9."""
    within_s: Seconds = 60.0
    """The window, in seconds."""
    call_ended: Flag = True
    """Whether the end of the call counts by itself."""

    def look(self, scene: Scene) -> Finding:
        """Look for the goodbye."""
        if self.call_ended and scene.conversation.ended:
            return Finding(holds=True, why=(Why.ENDING,))
        if self.wrap_up_strength is None:
            return Finding(holds=False, why=(Why.ENDING,))
        since = scene.at - self.within_s
        seen = sum(
            signal.strength
            for signal in scene.conversation.signals
            if signal.kind is SignalKind.WRAP_UP and signal.at >= since
        )
        closing = seen >= self.wrap_up_strength
        unheard = not closing and not scene.heard_for(self.within_s)
        return Finding(holds=None if unheard else closing, why=(Why.ENDING,))

    def lasts(self, scene: Scene, *, holds: bool) -> Lasting:
        """No lasts until another closing phrase, or the end."""
        return until(ENDED | SIGNAL[SignalKind.WRAP_UP], scene.at if holds else inf)
