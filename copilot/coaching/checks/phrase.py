"""`phrase`: one of some patterns was said, by one side, within the last seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field, PrivateAttr

from copilot.coaching.checks.patterns import Patterns
from copilot.coaching.finding import Finding, Why
from copilot.coaching.part import Part, Seconds
from copilot.coaching.scene import RECALL_S
from copilot.kinds import Speaker
from copilot.phrases import PhraseSet

if TYPE_CHECKING:
    from copilot.coaching.scene import Scene
    from copilot.events import Utterance


class PhraseCheck(Part):
    """Holds when an utterance of `speaker` (either, if unset) matches `any_of` and no `none_of`.

    Patterns are RE2, without regard to case. Without a match it stays silent if words of the window
    came late: the phrase may be among them.
    """

    any_of: Annotated[Patterns, Field(min_length=1)]
    none_of: Patterns = ()
    speaker: Speaker | None = None
    within_s: Annotated[Seconds, Field(gt=0, le=RECALL_S)] = 30.0
    _wanted: PhraseSet = PrivateAttr()
    _unwanted: PhraseSet = PrivateAttr()

    def model_post_init(self, context: object, /) -> None:
        """Compile the patterns once."""
        del context
        self._wanted = PhraseSet(self.any_of)
        self._unwanted = PhraseSet(self.none_of)

    def look(self, scene: Scene) -> Finding:
        """See whether it was said."""
        since = scene.at - self.within_s
        said = [one for one in scene.recent if one.end >= since and self._is_asked(one)]
        if any(self._matches(scene, one) for one in said):
            return Finding(holds=True, why=(Why.PHRASE,))
        unheard = any(one.late for one in said)
        return Finding(holds=None if unheard else False, why=(Why.PHRASE,))

    def _is_asked(self, utterance: Utterance) -> bool:
        return self.speaker in {None, utterance.speaker}

    def _matches(self, scene: Scene, utterance: Utterance) -> bool:
        words = scene.plain(utterance)
        return bool(self._wanted.matches(words)) and not self._unwanted.matches(words)
