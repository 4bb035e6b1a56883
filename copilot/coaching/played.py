"""A written call, played: the conversation and the rules at each event, and the gate between them.

It is the path of a call without the sound: who speaks when is what was written, and the words are
there at once, so what the gate says here is the best that it could say on a call.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from copilot.coaching.gate import GateInput, GateState
from copilot.conversation.floor import turn_end_of
from copilot.conversation.state import Conversation
from copilot.kinds import Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from copilot.coaching.cases import Said
    from copilot.coaching.engine import Engine, EngineState, Step
    from copilot.coaching.gate import Decision, Gate
    from copilot.coaching.wanted import Wanted
    from copilot.conversation.state import Event

STEP_S: Final = 0.25
"""How often the gate is asked; on a call it is asked with every frame of 32 ms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instant:
    """One event of a played call, and what the rules made of it."""

    event: Event
    conversation: Conversation
    state: EngineState
    step: Step


def played(engine: Engine, events: Iterable[Event]) -> Iterator[Instant]:
    """Fold the events, in order of audio time."""
    state, conversation = engine.begin(), Conversation.begin(engine.context)
    for event in events:
        conversation = conversation.after(event)
        state, step = engine.step(state, conversation)
        yield Instant(event=event, conversation=conversation, state=state, step=step)


@dataclass(slots=True)
class Pauses:
    """Asks the gate every `step_s`, with the cards that wait at the time.

    The words of what was said are known `words_after_s` after its end.
    """

    gate: Gate
    said: Sequence[Said]
    state: GateState = field(default_factory=GateState)
    at: float = 0.0
    step_s: float = STEP_S
    words_after_s: float = 0.0

    def until(
        self, at: float, conversation: Conversation, wanted: tuple[Wanted, ...]
    ) -> Iterator[tuple[float, Decision]]:
        """What the gate says from the last instant up to `at`, about cards that waited meanwhile."""
        while self.at + self.step_s <= at:
            self.at += self.step_s
            yield self.at, self._ask(conversation, wanted)

    def _ask(self, conversation: Conversation, wanted: tuple[Wanted, ...]) -> Decision:
        speaking = {one.speaker for one in self.said if one.start <= self.at < one.end}
        ended = [one for one in self.said if one.end <= self.at]
        start = max((one.end for one in ended), default=None)
        silent = not speaking and start is not None
        over = turn_end_of(conversation, self.gate.settings.hold_silence_s)
        silence_s = self.at - start if silent and start is not None else 0.0
        late = any(one.late and one.end == start for one in ended)
        now = GateInput(
            at=self.at,
            rep_speaking=Speaker.REP in speaking,
            buyer_speaking=Speaker.BUYER in speaking,
            silence_s=silence_s,
            pause_start=start if silent else None,
            over_after_s=over.after_s,
            handover=over.handover,
            words_known=not late and silence_s >= self.words_after_s,
            wanted=wanted,
            ended=conversation.ended,
        )
        self.state, decision = self.gate.step(self.state, now)
        return decision
