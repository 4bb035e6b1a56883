"""A rule's `when`: checks joined by all, any and not, and how the whole is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from copilot.coaching.checks.absent import AbsentCheck
from copilot.coaching.checks.ending import EndingCheck
from copilot.coaching.checks.measure import MeasureCheck
from copilot.coaching.checks.next_step import NextStepCheck
from copilot.coaching.checks.phrase import PhraseCheck
from copilot.coaching.checks.signal import SignalCheck
from copilot.coaching.checks.time import TimeCheck
from copilot.coaching.finding import Check, Finding, Why, every, inverse, some
from copilot.coaching.part import Part

if TYPE_CHECKING:
    from copilot.coaching.scene import Scene

Nodes = Annotated[tuple["Node", ...], Field(min_length=1, max_length=20)]


class Node(Part):
    """One place of the condition: exactly one check, or one way of joining others."""

    all: Nodes | None = None
    any: Nodes | None = None
    not_: Annotated[Node | None, Field(alias="not")] = None
    phrase: PhraseCheck | None = None
    signal: SignalCheck | None = None
    absent: AbsentCheck | None = None
    measure: MeasureCheck | None = None
    next_step: NextStepCheck | None = None
    time: TimeCheck | None = None
    ending: EndingCheck | None = None
    always: Literal[True] | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Node:
        if len(self.model_fields_set) != 1:
            names = ", ".join(field.alias or name for name, field in Node.model_fields.items())
            raise PydanticCustomError(
                "one_of",
                "has {count} of {names}, and needs exactly one",
                {"count": len(self.model_fields_set), "names": names},
            )
        return self

    def look(self, scene: Scene) -> Finding:
        """Answer the whole, asking its parts in order and only as far as needed."""
        if self.all is not None:
            return every(node.look(scene) for node in self.all)
        if self.any is not None:
            return some(node.look(scene) for node in self.any)
        if self.not_ is not None:
            return inverse(self.not_.look(scene))
        check = self._check
        return Finding(holds=True, why=(Why.ALWAYS,)) if check is None else check.look(scene)

    @property
    def _check(self) -> Check | None:
        checks: tuple[Check | None, ...] = (
            self.phrase,
            self.signal,
            self.absent,
            self.measure,
            self.next_step,
            self.time,
            self.ending,
        )
        return next((check for check in checks if check is not None), None)


Node.model_rebuild()
