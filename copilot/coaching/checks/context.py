"""`context`: what was known of the call before it began."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from copilot.coaching.finding import Finding, Why, every
from copilot.coaching.inputs import FOR_EVER
from copilot.coaching.part import Flag, Part
from copilot.kinds import Persona

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.coaching.inputs import Lasting
    from copilot.coaching.scene import Scene


def _somebody(persona: Persona) -> Persona:
    if persona is Persona.UNKNOWN:
        raise PydanticCustomError(
            "unknown", "is unknown, and a rule that asks for a persona rests where nobody said"
        )
    return persona


KnownPersona = Annotated[
    Persona,
    AfterValidator(_somebody),
    WithJsonSchema({"enum": [one.value for one in Persona if one is not Persona.UNKNOWN]}),
]
"""A persona that a rule can ask for."""


class ContextCheck(Part):
    """Holds when all that is given holds.

    `personas`: who the buyer is; where nobody said, neither this nor its ``not`` holds.
    `competitors_known` and `scheduled_end_known`: whether somebody said.
    """

    personas: tuple[KnownPersona, ...] | None = None
    """Who the buyer is, one of these."""
    competitors_known: Flag | None = None
    """Whether somebody named competitors before the call."""
    scheduled_end_known: Flag | None = None
    """Whether the planned end of the call is known."""

    @model_validator(mode="after")
    def _says_something(self) -> ContextCheck:
        if not self.model_fields_set:
            raise PydanticCustomError("one_of", "needs at least one thing that must be so")
        return self

    def look(self, scene: Scene) -> Finding:
        """Compare."""
        return every(Finding(holds=answer, why=(Why.CONTEXT,)) for answer in self._answers(scene))

    def lasts(self, scene: Scene, *, holds: bool) -> Lasting:
        """It is known before the call."""
        del scene, holds
        return FOR_EVER

    def _answers(self, scene: Scene) -> Iterator[bool | None]:
        context = scene.conversation.context
        if self.personas is not None:
            unknown = context.persona is Persona.UNKNOWN
            yield None if unknown else context.persona in self.personas
        if self.competitors_known is not None:
            yield bool(context.competitors) is self.competitors_known
        if self.scheduled_end_known is not None:
            yield (context.scheduled_end_s is not None) is self.scheduled_end_known
