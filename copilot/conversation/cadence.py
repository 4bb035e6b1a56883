"""When the rep asked: how long ago, and how often in ten minutes. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.kinds import Speaker
from copilot.limits import limit

if TYPE_CHECKING:
    from copilot.conversation.turns import Turn

WINDOW_S: Final = 600.0
"""Questions are counted over the last so many seconds, or over the call while it is shorter."""

SOONEST_S: Final = 120.0
"""Before this a rate says nothing and is None."""

_KEPT: Final = limit("questions_kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """The times of the rep's latest questions, check-backs such as "sound good?" left out."""

    asked_at: tuple[float, ...] = ()
    open_at: float | None = None

    def after(self, turn: Turn, *, open_questions: int) -> Cadence:
        """With what one more utterance, as a turn of its own, asked."""
        if turn.speaker is not Speaker.REP or not turn.questions:
            return self
        kept = (*self.asked_at, *[turn.end] * turn.questions)[-_KEPT:]
        return Cadence(asked_at=kept, open_at=turn.end if open_questions else self.open_at)

    def since_question_s(self, at: float) -> float:
        """Seconds since the rep last asked; since the call began, if never."""
        return at - self.asked_at[-1] if self.asked_at else at

    def since_open_question_s(self, at: float) -> float:
        """The same of questions that invite an explanation."""
        return at if self.open_at is None else at - self.open_at

    def per_10_min(self, at: float) -> float | None:
        """Questions per ten minutes of call audio, silence included."""
        if at < SOONEST_S:
            return None
        seconds = min(at, WINDOW_S)
        return sum(one > at - seconds for one in self.asked_at) * 600.0 / seconds
