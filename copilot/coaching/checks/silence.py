"""`silence`: nobody has spoken for so long."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from copilot.coaching.finding import Finding, Why
from copilot.coaching.inputs import VOICES, until
from copilot.coaching.part import Part, Seconds
from copilot.kinds import Speaker

if TYPE_CHECKING:
    from copilot.coaching.inputs import Lasting
    from copilot.coaching.scene import Scene


class SilenceCheck(Part):
    """Holds when neither side has spoken for `at_least_s`; after a turn of `after`, if set.

    It needs no words. Rules are asked once a second in a silence, so a long one is seen up to a
    second late. Before the first voice, where it is not certain that a long stretch has ended, and
    where sound is missing, it is not known.
    """

    at_least_s: Annotated[Seconds, Field(ge=1, le=600)]
    """Nobody has spoken for so many seconds."""
    after: Speaker | None = None
    """Who spoke last; either if left out."""

    def look(self, scene: Scene) -> Finding:
        """Compare."""
        silent = scene.conversation.voices.silent_s(scene.at)
        if silent is None or not scene.sound_for(silent):
            return Finding(holds=None, why=(Why.SILENCE,))
        theirs = self.after in {None, scene.conversation.floor}
        return Finding(
            holds=theirs and silent >= self.at_least_s,
            why=(Why.SILENCE,),
            value=silent,
            limit=self.at_least_s,
        )

    def lasts(self, scene: Scene, *, holds: bool) -> Lasting:
        """No lasts until the silence could be long enough."""
        silent = scene.conversation.voices.silent_s(scene.at) or 0.0
        return until(VOICES, scene.at if holds else scene.at + self.at_least_s - silent)
