"""One conversation, many probes: gates side by side that want their cards at other times.

What a gate sees of a call does not depend on which cards wait, so one pass through the path serves
as many probes as one likes. Each has rules, engine and gate of its own; only the times at which its
cards are wanted differ, so that their figures may be summed. Their cards meet the same pauses: what
rests on the sum is as sure as the pauses are many, not as the cards are.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from copilot.coaching.engine import Step
from copilot.coaching.gate import Decision, GateState
from copilot.coaching.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.coaching.engine import Engine, EngineState
    from copilot.coaching.gate import Gate, GateInput
    from copilot.coaching.schema import Rule
    from copilot.coaching.wanted import Wanted
    from copilot.conversation.state import Conversation
    from copilot.events import Moment, Suggestion

SEEN_S: Final = 0.35
"""Pauses that are at least so long and got no card are asked for the gate's reason."""

_BETWEEN: Final = frozenset({Reason.CARD_IN_VIEW, Reason.NOTHING_WANTED, Reason.SAME_PAUSE})
_VOICED: Final = frozenset({Reason.REP_SPEAKING, Reason.BUYER_SPEAKING})


@dataclass(slots=True)
class Probe:
    """One engine and one gate, what they remember, and what came of it."""

    rate: str
    engine: Engine
    state: EngineState
    gate: GateState = field(default_factory=GateState)
    wanted: tuple[Wanted, ...] = ()
    found: list[Moment] = field(default_factory=list)
    cards: list[Suggestion] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    _pause: tuple[float, float, Reason] | None = None

    def see(self, now: GateInput, gate: Gate) -> None:
        """One instant; the gate is not asked where it could only say that somebody speaks."""
        if now.pause_start is None and self.gate.in_view is None:
            self._remember(now, Reason.REP_SPEAKING)
            return
        self.gate, decision = gate.step(self.gate, now)
        if decision.show is not None:
            self.cards.append(decision.show)
        self._remember(now, decision.reason)

    def _remember(self, now: GateInput, reason: Reason) -> None:
        """Count, once a pause, why it got no card; a card in it is no such pause."""
        if self._pause is not None and now.pause_start != self._pause[0]:
            _, length, why = self._pause
            if length >= SEEN_S and why not in _BETWEEN:
                self.reasons[why] += 1
            self._pause = None
        if now.pause_start is None:
            return
        shown = self._pause is not None and self._pause[2] in _BETWEEN
        # the voice that ends a pause is no reason for what came before it
        if shown or (reason in _VOICED and self._pause is not None):
            return
        why = Reason.SAME_PAUSE if reason is Reason.SHOWN else reason
        self._pause = (now.pause_start, now.silence_s, why)


class Engines:
    """Stands in for a call's engine and asks every probe's."""

    def __init__(self, probes: Sequence[Probe]) -> None:
        self._probes = probes

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules whose state the path keeps."""
        return self._probes[0].engine.rules

    def begin(self) -> EngineState:
        """The path keeps one state, and does not look at it."""
        return self._probes[0].state

    def step(self, state: EngineState, conversation: Conversation) -> tuple[EngineState, Step]:
        """Every probe's rules, one event later; the path itself wants nothing."""
        for probe in self._probes:
            probe.state, step = probe.engine.step(probe.state, conversation)
            probe.wanted = step.wanted
            probe.found += step.moments
        return state, Step()


class Gates:
    """Stands in for a call's gate and asks it for every probe."""

    def __init__(self, probes: Sequence[Probe], gate: Gate) -> None:
        self._probes, self._gate = probes, gate

    def step(self, state: GateState, now: GateInput) -> tuple[GateState, Decision]:
        """One instant; the path itself shows nothing."""
        for probe in self._probes:
            probe.see(replace(now, wanted=probe.wanted), self._gate)
        return state, Decision(reason=Reason.NOTHING_WANTED)
