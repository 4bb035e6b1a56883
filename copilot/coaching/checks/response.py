"""`response`: what the other side did after a signal or some words, in its next turns."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from copilot.coaching.checks.step import StepOrKind
from copilot.coaching.finding import Finding, Why
from copilot.coaching.inputs import TURNS, until
from copilot.coaching.part import AT, Count, Part, Seconds
from copilot.coaching.scene import RECALL_S

if TYPE_CHECKING:
    from copilot.coaching.checks.step import Hit, Step
    from copilot.coaching.inputs import Lasting
    from copilot.coaching.scene import Scene
    from copilot.conversation.turns import Turn

Steps = Annotated[tuple[StepOrKind, ...], Field(min_length=1)]


class ResponseCheck(Part):
    """What followed the latest time of `to`, a signal or words of your own, in the last `within_s` seconds.

    Looked at are the first `within_turns` turns that the other side took afterwards, murmurs left
    out. `any_of` holds once one of these came in them; `none_of` once they are over (the floor has
    gone back, or the call has ended) and none did. A turn whose words came late may have
    held it, and so may sound that is missing since.
    """

    to: StepOrKind
    """What is answered: a kind of signal, or more: `{kind: pain, speaker: buyer}`, `{phrases: [...]}`."""
    any_of: Steps | None = None
    """One of these must be in the answer."""
    none_of: Steps | None = None
    """None of these may have been in the answer, once it is over."""
    within_turns: Annotated[Count, Field(le=10)] = 1
    """The answer is the other side's first so many turns afterwards."""
    within_s: Annotated[Seconds, Field(gt=0, le=600)] = 120.0
    """What is answered came in the last so many seconds; words of your own in 120 at most."""

    @model_validator(mode="after")
    def _one_of_the_two(self) -> ResponseCheck:
        if (self.any_of is None) == (self.none_of is None):
            raise PydanticCustomError("one_of", "needs exactly one of any_of and none_of")
        return self

    @model_validator(mode="after")
    def _is_recalled_so_long(self) -> ResponseCheck:
        if self.patterns and self.within_s > RECALL_S:
            raise PydanticCustomError(
                "recalled",
                "looks for words of your own, which are recalled for {most} seconds: lower within_s",
                {"most": f"{RECALL_S:g}", AT: "within_s"},
            )
        return self

    def look(self, scene: Scene) -> Finding:
        """Find what is answered, and what was answered to it."""
        asked = self._asked(scene)
        if asked is None:
            heard = scene.heard_for(self.within_s)
            return Finding(holds=False if heard else None, why=(Why.RESPONSE,))
        replies = scene.turns_after(asked.at, asked.speaker)
        turns = [turn for turn in replies if turn.speaker is not asked.speaker]
        answers = turns[: self.within_turns]
        given = self._given(scene, asked, answers)
        if given:
            return Finding(holds=self.any_of is not None, why=(Why.RESPONSE,), at=asked.at)
        if any(turn.unheard for turn in answers) or not scene.sound_for(scene.at - asked.at):
            return Finding(holds=None, why=(Why.RESPONSE,))
        over = len(answers) == self.within_turns and replies[-1] is not answers[-1]
        missed = self.none_of is not None and (over or scene.conversation.ended)
        return Finding(holds=missed, why=(Why.RESPONSE,), at=asked.at)

    def lasts(self, scene: Scene, *, holds: bool) -> Lasting:
        """No lasts until somebody takes a turn, or without anything to answer until that comes."""
        to = self.to.input
        if holds:
            return until(to, scene.at)
        if self._asked(scene) is None:
            return until(to)
        return until(reduce(or_, (step.input for step in self._wanted), to | TURNS))

    @property
    def patterns(self) -> tuple[str, ...]:
        """All that are looked for."""
        return tuple(one for step in (self.to, *self._wanted) for one in step.phrases or ())

    @property
    def _wanted(self) -> tuple[Step, ...]:
        return self.any_of or self.none_of or ()

    def _asked(self, scene: Scene) -> Hit | None:
        return next(self.to.hits(scene, scene.at - self.within_s), None)

    def _given(self, scene: Scene, asked: Hit, answers: list[Turn]) -> bool:
        """Whether one of those wanted came in the answers, which are the other side's."""
        return bool(answers) and any(
            hit.speaker is not asked.speaker and asked.at < hit.at <= answers[-1].end
            for step in self._wanted
            for hit in step.hits(scene, asked.at)
        )
