"""A gate, pauses and cards for the tests of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from copilot.coaching.gate import (
    Decision,
    Gate,
    GateInput,
    GateState,
)
from copilot.coaching.wanted import Wanted
from copilot.events import Moment
from copilot.kinds import MomentKind
from copilot.settings import GateSettings, ProfileSettings

SETTINGS = GateSettings(
    min_silence_s=0.4, hold_silence_s=1.2, patience=0.0, card_ttl_s=10.0, start_after_s=20.0
)
PROFILE = ProfileSettings(cards_per_call=3, spacing_s=60.0)
GATE = Gate(settings=SETTINGS, profile=PROFILE)


def wanted(name: str = "a", **changes: Any) -> Wanted:
    moment = Moment(
        id=changes.pop("id", f"moment-{name}"),
        call_id="call",
        rule=name,
        rule_version=1,
        kind=MomentKind.PROBE,
        at=changes.get("since", 30.0),
        strength=1.0,
    )
    base = Wanted(
        moment=moment,
        skill="listening",
        cue=f"cue {name}",
        why="why",
        ask="ask",
        priority=50,
        since=30.0,
        until=90.0,
    )
    return replace(base, **changes)


def pause(at: float, *cards: Wanted, **changes: Any) -> GateInput:
    """A pause in which everything speaks for a card, unless `changes` says otherwise."""
    silence = changes.pop("silence_s", 0.5)
    base = GateInput(
        at=at,
        rep_speaking=False,
        buyer_speaking=False,
        silence_s=silence,
        pause_start=at - silence,
        over_after_s=0.0,
        words_known=True,
        wanted=cards,
    )
    return replace(base, **changes)


def decide(now: GateInput, state: GateState | None = None, gate: Gate = GATE) -> Decision:
    return gate.step(state or GateState(), now)[1]
