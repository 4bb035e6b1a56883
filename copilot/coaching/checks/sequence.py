"""`sequence`: signals or phrases came one after the other, within some seconds or turns."""

from __future__ import annotations

from functools import reduce
from math import inf
from operator import or_
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from copilot.coaching.checks.step import Step
from copilot.coaching.finding import Finding, Why
from copilot.coaching.inputs import until
from copilot.coaching.part import Count, Part, Seconds
from copilot.coaching.scene import RECALL_S

if TYPE_CHECKING:
    from copilot.coaching.inputs import Lasting
    from copilot.coaching.scene import Scene


class SequenceCheck(Part):
    """Holds when every step came, each later than the one before it.

    From the first to the last within `within_s` seconds (and `within_turns` turns, if set), and the
    last no longer ago than `recent_s`. Two things said in one breath have no order here. Where words
    of that time came late, a sequence that was not seen is not known.
    """

    steps: Annotated[tuple[Step, ...], Field(min_length=2, max_length=6)]
    """What came, in its order: two steps or more."""
    within_s: Annotated[Seconds, Field(gt=0, le=RECALL_S)] = 60.0
    """From the first to the last at most so many seconds."""
    within_turns: Count | None = None
    """And at most so many turns."""
    recent_s: Annotated[Seconds, Field(gt=0, le=RECALL_S)] = 30.0
    """The last of them came in the last so many seconds."""

    def look(self, scene: Scene) -> Finding:
        """Look for the tightest one that ended lately."""
        since = scene.at - self.recent_s
        *before, last = self.steps
        for end in last.times(scene, since):
            start = self._start(scene, tuple(before), end)
            if start is not None and self._near(scene, start, end):
                return Finding(holds=True, why=(Why.SEQUENCE,))
        heard = scene.heard_for(self.recent_s + self.within_s)
        return Finding(holds=False if heard else None, why=(Why.SEQUENCE,))

    def lasts(self, scene: Scene, *, holds: bool) -> Lasting:
        """No lasts until a step happens again.

        Any of them: that a question was left unanswered is known, and dated back, once the buyer
        speaks again, and what followed it may have been before that.
        """
        inputs = reduce(or_, (step.input for step in self.steps))
        return until(inputs, scene.at if holds else inf)

    @property
    def patterns(self) -> tuple[str, ...]:
        """All that are looked for."""
        return tuple(one for step in self.steps for one in step.phrases or ())

    def _start(self, scene: Scene, steps: tuple[Step, ...], end: float) -> float | None:
        """When the first step came, each taken as late as the next one allows."""
        at, since = end, end - self.within_s
        for step in reversed(steps):
            earlier = next((time for time in step.times(scene, since) if time < at), None)
            if earlier is None:
                return None
            at = earlier
        return at

    def _near(self, scene: Scene, start: float, end: float) -> bool:
        return self.within_turns is None or scene.turns_between(start, end) <= self.within_turns
