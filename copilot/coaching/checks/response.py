"""`response`: what the other side did after a signal, in its next turns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from copilot.coaching.finding import Finding, Why
from copilot.coaching.inputs import SIGNAL, TURNS, signals, until
from copilot.coaching.part import Count, Part, Seconds
from copilot.coaching.pick import Pick, PickOrKind

if TYPE_CHECKING:
    from copilot.coaching.inputs import Lasting
    from copilot.coaching.scene import Scene
    from copilot.conversation.turns import Turn
    from copilot.events import Signal

Picks = Annotated[tuple[PickOrKind, ...], Field(min_length=1)]


class ResponseCheck(Part):
    """What followed the latest signal that fits `to`, if that came in the last `within_s` seconds.

    Looked at are the first `within_turns` turns that the other side took afterwards, murmurs left
    out. `any_of` holds once one of these came in them; `none_of` once they are over (the floor has
    gone back, or the call has ended) and none did. A turn whose words came late may have
    held it, and so may sound that is missing since.
    """

    to: PickOrKind
    """The signal that is answered; its kind, or more of it: `{kind: pain, speaker: buyer}`."""
    any_of: Picks | None = None
    """One of these signals must be in the answer."""
    none_of: Picks | None = None
    """None of these signals may have been in the answer, once it is over."""
    within_turns: Annotated[Count, Field(le=10)] = 1
    """The answer is the other side's first so many turns afterwards."""
    within_s: Annotated[Seconds, Field(gt=0, le=600)] = 120.0
    """The signal came in the last so many seconds."""

    @model_validator(mode="after")
    def _one_of_the_two(self) -> ResponseCheck:
        if (self.any_of is None) == (self.none_of is None):
            raise PydanticCustomError("one_of", "needs exactly one of any_of and none_of")
        return self

    def look(self, scene: Scene) -> Finding:
        """Find the signal, and what was answered to it."""
        signal = next(self.to.latest(scene, scene.at - self.within_s), None)
        if signal is None:
            heard = scene.heard_for(self.within_s)
            return Finding(holds=False if heard else None, why=(Why.RESPONSE,))
        replies = scene.turns_after(signal.at, signal.speaker)
        turns = [turn for turn in replies if turn.speaker is not signal.speaker]
        answers = turns[: self.within_turns]
        given = self._given(scene, signal, answers)
        if given:
            return Finding(holds=self.any_of is not None, why=(Why.RESPONSE,), at=signal.at)
        if any(turn.unheard for turn in answers) or not scene.sound_for(scene.at - signal.at):
            return Finding(holds=None, why=(Why.RESPONSE,))
        over = len(answers) == self.within_turns and replies[-1] is not answers[-1]
        missed = self.none_of is not None and (over or scene.conversation.ended)
        return Finding(holds=missed, why=(Why.RESPONSE,), at=signal.at)

    def lasts(self, scene: Scene, *, holds: bool) -> Lasting:
        """No lasts until somebody takes a turn, or without a signal to answer until one comes."""
        to = SIGNAL[self.to.kind]
        if holds:
            return until(to, scene.at)
        if next(self.to.latest(scene, scene.at - self.within_s), None) is None:
            return until(to)
        picks = self.any_of or self.none_of or ()
        return until(to | TURNS | signals(pick.kind for pick in picks))

    def _given(self, scene: Scene, signal: Signal, answers: list[Turn]) -> bool:
        if not answers:
            return False
        until = answers[-1].end
        wanted: tuple[Pick, ...] = self.any_of or self.none_of or ()
        for later in reversed(scene.conversation.signals):
            if later.at <= signal.at:
                return False
            answered = later.speaker is not signal.speaker and later.at <= until
            if answered and any(pick.fits(later) for pick in wanted):
                return True
        return False
