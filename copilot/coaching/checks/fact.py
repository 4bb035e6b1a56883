"""`fact`: a day, a time, a sum, a span or a share was named, by one side, lately."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from copilot.coaching.finding import Finding, Why
from copilot.coaching.inputs import FACTS, until
from copilot.coaching.part import Count, Flag, Part, Seconds
from copilot.conversation.fact import FactKind
from copilot.kinds import Speaker

if TYPE_CHECKING:
    from copilot.coaching.inputs import Lasting
    from copilot.coaching.scene import Scene


class FactCheck(Part):
    """Holds when a fact of `kind` was named `at_least` times in the last `within_s` seconds.

    By `speaker`, if set. With `exact`, only such as can be held to ("Tuesday", not "next week") or
    whose unit was said; without, only the others. Where words came late it is not known.
    """

    kind: FactKind
    """What was named: see `copilot rules facts`."""
    speaker: Speaker | None = None
    """Who named it; either if left out."""
    within_s: Annotated[Seconds, Field(gt=0, le=600)] = 60.0
    """In the last so many seconds."""
    at_least: Count = 1
    """So many times."""
    exact: Flag | None = None
    """`true`: only what can be held to (Tuesday, forty dollars); `false`: only the rest (next week)."""

    def look(self, scene: Scene) -> Finding:
        """Count them."""
        since, named = scene.at - self.within_s, 0
        for fact in reversed(scene.conversation.facts):
            if fact.at < since or named >= self.at_least:
                break
            theirs = self.speaker in {None, fact.voice.speaker}
            named += fact.kind is self.kind and theirs and self.exact in {None, fact.exact}
        if named >= self.at_least:
            return Finding(holds=True, why=(Why.FACT,))
        heard = scene.heard_for(self.within_s)
        return Finding(holds=False if heard else None, why=(Why.FACT,))

    def lasts(self, scene: Scene, *, holds: bool) -> Lasting:
        """No lasts until another is named."""
        return until(FACTS, scene.at if holds else inf)
