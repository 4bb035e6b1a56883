"""`meaning`: what was said means what a signal is about, whatever its words."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from copilot.coaching.finding import Finding, Why
from copilot.coaching.inputs import WORDS, until
from copilot.coaching.memory import meaning_of
from copilot.coaching.part import Part, Seconds
from copilot.coaching.scene import RECALL_S
from copilot.kinds import SignalKind, Speaker

if TYPE_CHECKING:
    from copilot.coaching.inputs import Lasting
    from copilot.coaching.scene import Scene
    from copilot.events import Utterance


class MeaningCheck(Part):
    """Holds when an utterance of `speaker` (either, if unset) means `kind` with this strength.

    Lately: in the last `within_s` seconds. An utterance whose meaning was not judged (no encoder is
    there, its words came late) is unheard, as is missing sound: without a match it is then not known.
    """

    kind: SignalKind
    """What is meant, in whatever words: see `copilot rules meanings`."""
    strength_at_least: Annotated[float, Field(strict=True, gt=0, le=1)] = 0.5
    """How sure it must be, 0 to 1."""
    speaker: Speaker | None = None
    """Who said it; either if left out."""
    within_s: Annotated[Seconds, Field(gt=0, le=RECALL_S)] = 30.0
    """In the last so many seconds."""

    def look(self, scene: Scene) -> Finding:
        """Take the strongest."""
        since = scene.at - self.within_s
        judged = [
            self._strength(one)
            for one in scene.recent
            if one.end >= since and self.speaker in {None, one.speaker}
        ]
        best = max((strength for strength in judged if strength is not None), default=None)
        holds = best is not None and best >= self.strength_at_least
        blind = not holds and (None in judged or not scene.sound_for(self.within_s))
        return Finding(
            holds=None if blind else holds,
            why=(Why.MEANING,),
            strength=best if holds and best is not None else 1.0,
            value=best,
            limit=self.strength_at_least,
        )

    def lasts(self, scene: Scene, *, holds: bool) -> Lasting:
        """No lasts until more is said."""
        return until(WORDS, scene.at if holds else inf)

    def _strength(self, utterance: Utterance) -> float | None:
        return meaning_of(utterance, self.kind)
