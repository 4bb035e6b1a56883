"""Rules, conversations and scenes as the tests of coaching want them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from copilot.coaching.rulefile import read_rule
from copilot.coaching.scene import Scene
from copilot.conversation.handling import Level, Objection
from copilot.conversation.measures import Measures, Side
from copilot.conversation.next_step import NextStep, NextStepLevel
from copilot.conversation.objections import Objections
from copilot.conversation.seen import Seen
from copilot.conversation.state import Conversation
from copilot.conversation.turns import Turn
from copilot.conversation.unheard import Unheard
from copilot.events import CallContext, Meaning, Signal, Utterance
from copilot.kinds import CallKind, SignalKind, Speaker
from copilot.spoken import NOTHING_SAID, Spoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.coaching.schema import Rule

RULE = """\
id: sample
version: 1
title: A sample
skill: listening
kind: probe
maturity: experimental
when: {always: true}
priority: 50
max_wait_s: 30
card:
  core: {cue: What matters most here?, why: They have just said it., ask: What matters most?}
practice: Ask once more than feels natural.
"""


def rule_text(*changes: tuple[str, str], add: str = "") -> str:
    """The sample rule with parts of its text replaced."""
    text = RULE
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text + add


def rule(*changes: tuple[str, str], add: str = "") -> Rule:
    return read_rule(rule_text(*changes, add=add).encode(), "sample.yaml")


def context(**changes: Any) -> CallContext:
    return CallContext(**{"call_id": "call", "kind": CallKind.DISCOVERY, **changes})


def signal(
    kind: SignalKind, at: float = 10.0, speaker: Speaker = Speaker.BUYER, **more: Any
) -> Signal:
    return Signal(kind=kind, at=at, speaker=speaker, **more)


def turn(speaker: Speaker, start: float, end: float, **changes: Any) -> Turn:
    plain = {"voiced_s": end - start, "words": 5, "questions": 0, "text": ()}
    return Turn(speaker=speaker, start=start, end=end, **{**plain, **changes})


def step(level: str) -> NextStep:
    return NextStep(level=NextStepLevel(level))


def objections(signals: Iterable[Signal]) -> Objections:
    """The objections that the signals tell of."""
    raised: list[Objection] = []
    for one in signals:
        if one.kind in {SignalKind.PRICE_OBJECTION, SignalKind.OBJECTION}:
            raised.append(
                Objection(
                    kind=one.kind, at=one.at, turn=1, strength=one.strength, detail=one.detail
                )
            )
        elif one.kind is SignalKind.HANDLED and raised:
            raised[-1] = replace(raised[-1], level=Level.YES)
    return Objections(raised=tuple(raised))


def conversation(
    at: float = 100.0, *, scheduled_end_s: float | None = None, **changes: Any
) -> Conversation:
    told = {key: changes.pop(key) for key in ("kind", "persona", "competitors") if key in changes}
    changes.setdefault("objections", objections(changes.get("signals", ())))
    changes.setdefault("seen", Seen().after(changes.get("signals", ())))
    changes.setdefault("measures", measures(60.0))
    return Conversation(context=context(scheduled_end_s=scheduled_end_s, **told), at=at, **changes)


def scene(at: float = 100.0, **changes: Any) -> Scene:
    """An instant of a call on which a minute was said, all of it heard."""
    recent, spoken_s = changes.pop("recent", ()), changes.pop("spoken_s", 60.0)
    lacking = ("late_s", "last_late", "lost_s", "last_lost", "losses")
    unheard = Unheard(**{key: changes.pop(key) for key in lacking if key in changes})
    changes.setdefault("measures", measures(spoken_s))
    return Scene(conversation=conversation(at, unheard=unheard, **changes), recent=recent)


def measures(spoken_s: float) -> Measures:
    """Of a call in which the two sides spoke for so long together."""
    side = Side(voiced_s=spoken_s / 2, words=round(spoken_s))
    return Measures(rep=side, buyer=side)


def said(
    words: str,
    end: float,
    *,
    seconds: float = 2.0,
    speaker: Speaker = Speaker.REP,
    late: bool = False,
    meanings: tuple[Meaning, ...] = (),
) -> Utterance:
    return Utterance(
        speaker=speaker,
        start=end - seconds,
        end=end,
        words=NOTHING_SAID if late else Spoken(words),
        confidence=0.9,
        late=late,
        meanings=meanings,
    )
