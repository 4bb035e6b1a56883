"""Something that can happen in a call: a signal, or words of the author's own. A part of several checks."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import (
    BeforeValidator,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)  # fmt: skip
from pydantic_core import PydanticCustomError

from copilot.coaching.checks.patterns import Patterns, Phrases
from copilot.coaching.inputs import PHRASES, SIGNAL
from copilot.coaching.part import Part, Share
from copilot.coaching.pick import Pick, goes_with
from copilot.kinds import SignalDetail, SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.coaching.scene import Scene


class Hit(NamedTuple):
    """One time that it happened: when, in seconds of the call, and by whom."""

    at: float
    speaker: Speaker


class Step(Part):
    """One step: a signal of `kind`, or words that match one of `phrases`; by `speaker`, if set."""

    kind: SignalKind | None = None
    """A signal: see `copilot rules signals`."""
    phrases: Annotated[Patterns, Field(min_length=1)] | None = None
    """Or words of your own, as patterns (RE2, in single quotes), of which one is enough."""
    speaker: Speaker | None = None
    """Who; either if left out."""
    detail: SignalDetail | None = None
    """Which way round, or of which sort, the signal is."""
    strength_at_least: Share | None = None
    """How sure the signal must be, 0 to 1."""

    @model_validator(mode="after")
    def _one_of_the_two(self) -> Step:
        if (self.kind is None) == (self.phrases is None):
            raise PydanticCustomError("one_of", "needs exactly one of kind and phrases")
        return self

    @field_validator("detail")
    @classmethod
    def _goes_with_the_kind(
        cls, detail: SignalDetail | None, info: ValidationInfo
    ) -> SignalDetail | None:
        return goes_with(info.data.get("kind"), detail)

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases(self.phrases or ())

    @cached_property
    def _pick(self) -> Pick | None:
        if self.kind is None:
            return None
        return Pick(
            kind=self.kind,
            speaker=self.speaker,
            detail=self.detail,
            strength_at_least=self.strength_at_least,
        )

    def hits(self, scene: Scene, since: float) -> Iterator[Hit]:
        """When it happened from `since` on, and whose it was; the newest first."""
        if self._pick is not None:
            for signal in self._pick.latest(scene, since):
                yield Hit(signal.at, signal.speaker)
            return
        for one, matched in scene.recalled(since):
            if self.speaker in {None, one.speaker} and self._phrases.found(one, matched):
                yield Hit(one.end, one.speaker)

    def times(self, scene: Scene, since: float) -> list[float]:
        """When it happened from `since` on, the newest first."""
        return [hit.at for hit in self.hits(scene, since)]

    @property
    def input(self) -> int:
        """What must change for it to happen once more."""
        return PHRASES if self.kind is None else SIGNAL[self.kind]


def _step(value: object) -> object:
    return {"kind": value} if isinstance(value, str) else value


StepOrKind = Annotated[Step, BeforeValidator(_step, json_schema_input_type=Step | SignalKind)]
"""A step, or a bare kind of signal: ``question`` is short for ``{kind: question}``."""
