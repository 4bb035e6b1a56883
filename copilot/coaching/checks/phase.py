"""`phase`: where in its course the call stands, as far as that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from copilot.coaching.finding import Finding, Why
from copilot.coaching.inputs import PHASE, until
from copilot.coaching.part import Part, Share
from copilot.conversation.phase import PHASES
from copilot.kinds import Phase

if TYPE_CHECKING:
    from copilot.coaching.inputs import Lasting
    from copilot.coaching.scene import Scene


def _somewhere(phase: Phase) -> Phase:
    if phase is Phase.UNKNOWN:
        raise PydanticCustomError(
            "unknown", "is unknown, and a rule that asks for a phase rests where none is known"
        )
    return phase


KnownPhase = Annotated[
    Phase,
    AfterValidator(_somewhere),
    WithJsonSchema({"enum": [one.value for one in Phase if one is not Phase.UNKNOWN]}),
]
"""A phase that a rule can ask for."""


class PhaseCheck(Part):
    """Holds when the call is in one of `any_of`, whichever of them, with at least this confidence.

    A price objection is both pricing and objection: a rule for the two need not know which. Where the
    phase is unknown, or less sure than that, it neither holds nor does its ``not``.
    """

    any_of: Annotated[tuple[KnownPhase, ...], Field(min_length=1)]
    """Phases of a call: see `copilot rules calls`."""
    confidence_at_least: Share = 0.6
    """How sure the phase must be, 0 to 1."""

    def look(self, scene: Scene) -> Finding:
        """Compare with what is known."""
        known = scene.conversation.course.phase_score
        if known.phase is Phase.UNKNOWN:
            return Finding(holds=None, why=(Why.PHASE,))
        inside = known.sure_of(self.any_of)
        outside = known.sure_of([phase for phase in PHASES if phase not in self.any_of])
        sure = max(inside, outside) >= self.confidence_at_least
        return Finding(
            holds=inside > outside if sure else None,
            why=(Why.PHASE,),
            value=inside,
            limit=self.confidence_at_least,
        )

    def lasts(self, scene: Scene, *, holds: bool) -> Lasting:
        """Either lasts until the phase is another."""
        del scene, holds
        return until(PHASE)
