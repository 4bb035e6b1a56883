"""`time`: how long the call has gone on, and how long it has left by its plan."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from copilot.coaching.finding import Finding, Why
from copilot.coaching.inputs import EARLY_S, until
from copilot.coaching.part import Part, Seconds, Share

if TYPE_CHECKING:
    from copilot.coaching.inputs import Lasting
    from copilot.coaching.scene import Scene

Progress = Annotated[float, Field(strict=True, gt=0, le=2)]


class TimeCheck(Part):
    """Holds when all that is given holds; the two `remaining` are one: the longer counts.

    `progress` is the part of the planned time that is gone. Without a planned end nothing about
    remaining time or progress holds: put another branch beside it.
    """

    elapsed_at_least_s: Seconds | None = None
    """The call has lasted so many seconds."""
    elapsed_at_most_s: Seconds | None = None
    """The call has lasted no longer than so many seconds."""
    remaining_at_most_s: Seconds | None = None
    """No more than so many seconds are left by its plan."""
    remaining_at_most_share: Share | None = None
    """No more than this part of the planned time is left, 0 to 1."""
    progress_at_least: Progress | None = None
    """This part of the planned time is gone; 0.5 is half-time."""
    progress_at_most: Progress | None = None
    """No more than this part of the planned time is gone."""

    @model_validator(mode="after")
    def _says_something(self) -> TimeCheck:
        if not self.model_fields_set:
            raise PydanticCustomError("one_of", "needs at least one bound")
        return self

    def look(self, scene: Scene) -> Finding:
        """Compare with the call's own audio time and its plan."""
        answers = [
            _at_least(scene.at, self.elapsed_at_least_s),
            _at_most(scene.at, self.elapsed_at_most_s),
            _at_least(scene.progress, self.progress_at_least),
            _at_most(scene.progress, self.progress_at_most),
            _at_most(scene.remaining_s, self._window_s(scene)),
        ]
        return Finding(holds=all(answers), why=(Why.TIME,))

    def lasts(self, scene: Scene, *, holds: bool) -> Lasting:
        """As long as no bound is passed."""
        planned = scene.conversation.context.scheduled_end_s or inf
        window = self._window_s(scene)
        bounds = (
            self.elapsed_at_least_s,
            self.elapsed_at_most_s,
            None if self.progress_at_least is None else self.progress_at_least * planned,
            None if self.progress_at_most is None else self.progress_at_most * planned,
            None if window is None else planned - window,
        )
        del holds
        ahead = (bound for bound in bounds if bound is not None and bound + EARLY_S >= scene.at)
        return until(0, min(ahead, default=inf) - EARLY_S)

    def _window_s(self, scene: Scene) -> float | None:
        planned = scene.conversation.context.scheduled_end_s or 0.0
        share = self.remaining_at_most_share
        windows = (self.remaining_at_most_s, None if share is None else share * planned)
        return max((window for window in windows if window is not None), default=None)


def _at_least(value: float | None, bound: float | None) -> bool:
    return bound is None or (value is not None and value >= bound)


def _at_most(value: float | None, bound: float | None) -> bool:
    return bound is None or (value is not None and value <= bound)
