"""`next_step`: how far the two sides have come in agreeing what happens next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from copilot.coaching.finding import Finding, Why
from copilot.coaching.inputs import NEXT_STEP, until
from copilot.coaching.part import Part

if TYPE_CHECKING:
    from copilot.coaching.inputs import Lasting
    from copilot.coaching.scene import Scene

Level = Literal["none", "proposed", "vague", "specific"]

ORDER: Final[dict[str, int]] = {"none": 0, "proposed": 1, "vague": 2, "specific": 3}
"""Levels by how much was agreed: the value and limit of a moment are these numbers."""

_STRENGTH: Final = {"none": 1.0, "proposed": 0.8, "vague": 0.7, "specific": 1.0}
"""How clear a case of a missing next step each level is."""


class NextStepCheck(Part):
    """Holds when the level is no more than `at_most`, or no less than `at_least`.

    The level says who accepted what and by when: a proposal nobody answered is ``proposed``,
    "I'll send something" is ``vague``, an action with an owner and a day is ``specific``. That a step
    is missing it claims only of a call that was heard: both sides, all but a little, and its last
    half minute.
    """

    at_most: Level | None = None
    """They have come no further than this."""
    at_least: Level | None = None
    """They have come at least this far."""

    @model_validator(mode="after")
    def _one_of_the_two(self) -> NextStepCheck:
        if (self.at_most is None) == (self.at_least is None):
            raise PydanticCustomError("one_of", "needs exactly one of at_most and at_least")
        return self

    def look(self, scene: Scene) -> Finding:
        """Compare the levels."""
        level = scene.conversation.next_step.level
        value, bound = ORDER[level], ORDER[self.at_most or self.at_least or "none"]
        holds: bool | None = value <= bound if self.at_most else value >= bound
        claims_absence = (self.at_most is not None) is bool(holds)
        if claims_absence and not scene.heard:
            holds = None
        return Finding(
            holds=holds,
            why=(Why.NEXT_STEP,),
            strength=_STRENGTH[level],
            value=float(value),
            limit=float(bound),
        )

    def lasts(self, scene: Scene, *, holds: bool) -> Lasting:
        """Either lasts until the next step does not stand where it stood."""
        del scene, holds
        return until(NEXT_STEP)
