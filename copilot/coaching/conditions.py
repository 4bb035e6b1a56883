"""A rule's `when`: checks joined by all, any and not, and how the whole is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from copilot.coaching.checks.absent import AbsentCheck
from copilot.coaching.checks.context import ContextCheck
from copilot.coaching.checks.ending import EndingCheck
from copilot.coaching.checks.fact import FactCheck
from copilot.coaching.checks.meaning import MeaningCheck
from copilot.coaching.checks.measure import MeasureCheck
from copilot.coaching.checks.next_step import NextStepCheck
from copilot.coaching.checks.objection import ObjectionCheck
from copilot.coaching.checks.phase import PhaseCheck
from copilot.coaching.checks.phrase import PhraseCheck
from copilot.coaching.checks.response import ResponseCheck
from copilot.coaching.checks.sequence import SequenceCheck
from copilot.coaching.checks.signal import SignalCheck
from copilot.coaching.checks.silence import SilenceCheck
from copilot.coaching.checks.time import TimeCheck
from copilot.coaching.finding import Check, Finding, Why, every, inverse, some
from copilot.coaching.impossible import contradiction
from copilot.coaching.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import LiteralString

    from copilot.coaching.memory import Mark
    from copilot.coaching.scene import Scene

JOINS: Final = frozenset({"all", "any", "not_", "always"})
"""The fields of a node that hold no check."""

Nodes = Annotated[tuple["Node", ...], Field(min_length=1, max_length=20)]


class Node(Part):
    """One place of the condition: exactly one check, or one way of joining others."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    all: Nodes | None = None
    """All of these must hold."""
    any: Nodes | None = None
    """One of these must hold."""
    not_: Annotated[Node | None, Field(alias="not")] = None
    """This must not hold. What was not heard neither holds nor does not."""
    phrase: PhraseCheck | None = None
    """Words of your own were said lately."""
    meaning: MeaningCheck | None = None
    """Something was meant lately, in whatever words."""
    signal: SignalCheck | None = None
    """The conversation gave a signal."""
    absent: AbsentCheck | None = None
    """Signals, words of your own or meanings have not come, in the whole call or lately."""
    sequence: SequenceCheck | None = None
    """Signals or words came one after the other."""
    response: ResponseCheck | None = None
    """What the other side did after a signal, or after some words."""
    silence: SilenceCheck | None = None
    """Nobody has spoken for so long."""
    fact: FactCheck | None = None
    """A day, a time, a sum, a span, a share or a number was named."""
    measure: MeasureCheck | None = None
    """A number of the call is over or under a threshold."""
    objection: ObjectionCheck | None = None
    """An objection of the buyer's, and what became of it."""
    next_step: NextStepCheck | None = None
    """How far the two sides have come in agreeing what happens next."""
    time: TimeCheck | None = None
    """How long the call has lasted, and how much of its planned time is left."""
    ending: EndingCheck | None = None
    """The two sides are saying goodbye, or have hung up."""
    phase: PhaseCheck | None = None
    """Where in its course the call stands."""
    context: ContextCheck | None = None
    """What was known before the call."""
    always: Literal[True] | None = None
    """Holds at every moment: for a rule that `limits` alone hold back."""

    @model_validator(mode="after")
    def _exactly_one(self) -> Node:
        if len(self.model_fields_set) != 1:
            names = [
                field.alias or name
                for name, field in Node.model_fields.items()
                if name in self.model_fields_set
            ]
            raise PydanticCustomError("one_of", *_not_one(names))
        return self

    @model_validator(mode="after")
    def _can_come_true(self) -> Node:
        against = contradiction((self,))
        if against is not None:
            raise PydanticCustomError(
                "never", "can never hold: it asks for {against}", {"against": against}
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
        check = self.check
        return Finding(holds=True, why=(Why.ALWAYS,)) if check is None else check.look(scene)

    @property
    def check(self) -> Check | None:
        """The check that stands here; None where checks are joined, or ``always``."""
        found: Check | None = None if self.name in JOINS else getattr(self, self.name)
        return found

    def patterns(self) -> Iterator[str]:
        """The patterns of all checks below."""
        for part in self.parts:
            yield from part.patterns()
        looks_for = self.phrase or self.sequence or self.absent or self.response
        if looks_for is not None:
            yield from looks_for.patterns

    def marks(self) -> Iterator[Mark]:
        """What the checks below ask of the whole call, and so must be remembered longer than words."""
        for part in self.parts:
            yield from part.marks()
        if self.absent is not None:
            yield from self.absent.marks

    @property
    def name(self) -> str:
        """Which of the fields is the one, as Python calls it."""
        return next(iter(self.model_fields_set))

    @property
    def parts(self) -> tuple[Node, ...]:
        """The nodes that are joined here."""
        if self.not_ is not None:
            return (self.not_,)
        return self.all or self.any or ()


def _not_one(names: list[str]) -> tuple[LiteralString, dict[str, str]]:
    """What is wrong with a place that has several checks, or none; and their names."""
    if not names:
        return "asks nothing: `copilot rules checks` tells what it may ask", {}
    return (
        "has {names} side by side, and needs exactly one: put them in a list under `all` (each must "
        "hold) or `any` (one is enough)"
    ), {"names": " and ".join(names)}


Node.model_rebuild()
