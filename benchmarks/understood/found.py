"""What was found in a call: every signal with its turn, every card, and the numbers at the end.

No word of the call is in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from copilot.conversation.next_step import NextStepLevel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from benchmarks.understood.spoken import Breath
    from copilot.conversation.state import Conversation
    from copilot.events import Moment, Signal
    from copilot.kinds import SignalDetail, SignalKind, Speaker

SURE: Final = 0.5
"""A signal weaker than this is a hint that waits for another, and counts as not found."""

_EARLY_S, _LATE_S = 0.3, 0.9
"""A stretch of speech begins so much before its words, and ends so much after, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """One signal, in a turn."""

    kind: SignalKind
    turn: int
    speaker: Speaker
    detail: SignalDetail | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card that came into view, or a moment that was kept.

    `after` is the last turn whose end lay before it, -1 if none.
    """

    rule: str
    kind: str
    at: float
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All that was found in one call. `level` is none, vague or specific.

    `cost_us` is the CPU time of each utterance's signals and rules, `reading_us` that of its meanings.
    """

    call: str
    finds: tuple[Find, ...] = ()
    cards: tuple[Card, ...] = ()
    moments: tuple[Card, ...] = ()
    level: str = "none"
    rep_word_share: float | None = None
    rep_questions: int = 0
    seconds: float = 0.0
    cost_us: tuple[float, ...] = ()
    reading_us: tuple[float, ...] = ()
    turn_ends: tuple[float, ...] = ()

    def turns(
        self, kind: SignalKind, speaker: Speaker | None = None, detail: SignalDetail | None = None
    ) -> tuple[int, ...]:
        """The turns in which a signal was found, each once, in order."""
        return tuple(
            sorted(
                {
                    one.turn
                    for one in self.finds
                    if one.kind is kind
                    and speaker in {None, one.speaker}
                    and detail in {None, one.detail}
                }
            )
        )


@dataclass(slots=True)
class Collector:
    """Gathers signals as a conversation emits them, for it keeps the newest only.

    Where a stretch is told anew, what was said of it before is taken back.
    """

    signals: list[Signal] = field(default_factory=list)

    def see(self, conversation: Conversation) -> None:
        """The conversation's next state."""
        first = conversation.signals_forgotten
        self.signals[first:] = conversation.signals


@dataclass(frozen=True, slots=True)
class Places:
    """Which turn was spoken when."""

    breaths: tuple[Breath, ...]

    def turn_at(self, at: float, speaker: Speaker | None = None) -> int:
        """The turn that a signal at this time belongs to: by distance, of equals the speaker's own."""

        def distance(one: Breath) -> tuple[float, bool, float]:
            out = max(one.start - _EARLY_S - at, at - one.end - _LATE_S, 0.0)
            return (out, one.speaker is not speaker, abs(one.end - at))

        return min(self.breaths, key=distance).turn

    def finds(self, signals: Iterable[Signal]) -> tuple[Find, ...]:
        """Each signal that is sure enough, with its turn."""
        return tuple(
            Find(
                kind=one.kind,
                turn=self.turn_at(one.at, one.speaker),
                speaker=one.speaker,
                detail=one.detail,
            )
            for one in signals
            if one.strength >= SURE
        )

    def after(self, at: float) -> int:
        """The last turn whose end lies before this time."""
        ends = self.ends()
        return max((turn for turn, end in enumerate(ends) if end <= at + 1e-6), default=-1)

    def moments(self, moments: Iterable[Moment]) -> tuple[Card, ...]:
        """Each moment that was kept, with its turn."""
        return tuple(
            Card(rule=one.rule, kind=one.kind.value, at=one.at, after=self.after(one.at))
            for one in moments
        )

    def ends(self) -> tuple[float, ...]:
        """When each turn ended; one without words when the one before it did."""
        last: dict[int, float] = {}
        for one in self.breaths:
            last[one.turn] = one.end
        ends: list[float] = []
        for turn in range(max(last, default=-1) + 1):
            ends.append(last.get(turn, ends[-1] if ends else 0.0))
        return tuple(ends)


def level_of(level: NextStepLevel) -> str:
    """A proposal that nobody accepted is no next step."""
    return "none" if level is NextStepLevel.PROPOSED else level.value
