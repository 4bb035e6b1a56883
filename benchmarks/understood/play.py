"""A call from its text through the real conversation, the real rules and the real gate.

Only the sound is missing: the breaths of `spoken` are what the voice detector would hear, and the
words of each are known `WORDS_AFTER_S` after it ended. The gate is asked ten times a second.
"""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from benchmarks.understood.found import Card, Collector, Found, Places, level_of
from benchmarks.understood.spoken import breaths
from copilot.coaching.cases import Said
from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate
from copilot.coaching.inline_tests import events_of
from copilot.coaching.played import Pauses
from copilot.conversation.state import Conversation
from copilot.events import CallContext, Utterance

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.understood.labelled import Labelled
    from benchmarks.understood.spoken import Breath
    from copilot.coaching.rulebook import Rulebook
    from copilot.coaching.wanted import Wanted
    from copilot.conversation.state import Event
    from copilot.events import Moment, Suggestion
    from copilot.settings import Settings

    Read = Callable[[Utterance], Utterance]

WORDS_AFTER_S: Final = 0.15
"""About what a decode takes on a laptop (`benchmarks/latency.py` measures it)."""

STEP_S: Final = 0.1
PLAN_STEP_S: Final = 30.0
SILENCE_AT_END_S: Final = 2.0
"""How long the line stays open after the last word: who has said goodbye hangs up."""


def context_of(call: Labelled, planned_s: float | None = None) -> CallContext:
    """A call of its labelled kind, as the default profile hears it."""
    call_id = str(uuid.uuid5(uuid.NAMESPACE_URL, call.id))
    return CallContext(call_id=call_id, kind=call.kind, scheduled_end_s=planned_s)


def planned_end(seconds: float) -> float:
    """The end of a call that kept to its plan: its own, rounded up to half a minute."""
    return -(-(seconds + 1) // PLAN_STEP_S) * PLAN_STEP_S


def play(
    call: Labelled,
    rulebook: Rulebook,
    settings: Settings,
    *,
    planned: bool,
    read: Read | None = None,
) -> Found:
    """Everything that is found in a call, told at the pace of its text.

    `read` is what gives an utterance its meanings before the conversation is told of it; it is timed
    apart, because it may run beside the call.
    """
    spoken = breaths(call)
    end = planned_end(spoken[-1].end) if planned and spoken else None
    player = _Player(Engine(rulebook, context_of(call, end)), settings, read)
    player.run(spoken)
    conversation, places = player.conversation, Places(spoken)
    return Found(
        call=call.id,
        finds=places.finds(player.collector.signals),
        cards=tuple(card_of(card, places) for card in player.shown),
        moments=places.moments(player.moments),
        level=level_of(conversation.next_step.level),
        rep_word_share=conversation.measures.rep_word_share,
        rep_questions=conversation.measures.rep_questions,
        seconds=spoken[-1].end if spoken else 0.0,
        cost_us=tuple(player.cost_us),
        reading_us=tuple(player.reading_us),
        turn_ends=places.ends(),
    )


def card_of(card: Suggestion, places: Places) -> Card:
    """A card, and after which turn it came."""
    return Card(
        rule=card.moment.rule,
        kind=card.moment.kind.value,
        at=card.shown_at,
        after=places.after(card.shown_at),
    )


@dataclass(slots=True)
class _Player:
    """One call, as it goes on."""

    engine: Engine
    settings: Settings
    read: Read | None
    conversation: Conversation = field(init=False)
    collector: Collector = field(default_factory=Collector)
    shown: list[Suggestion] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)
    cost_us: list[float] = field(default_factory=list)
    reading_us: list[float] = field(default_factory=list)

    def run(self, spoken: tuple[Breath, ...]) -> None:
        """From the first word to the hanging up."""
        context = self.engine.context
        self.conversation = Conversation.begin(context)
        state = self.engine.begin()
        wanted: tuple[Wanted, ...] = ()
        said = tuple(Said(one.speaker, one.start, one.end, one.text) for one in spoken)
        gate = Gate(settings=self.settings.gate, profile=self.settings.profile(context.profile))
        pauses = Pauses(gate, said, step_s=STEP_S, words_after_s=WORDS_AFTER_S)
        for told in events_of(said, ends=True, silence_s=SILENCE_AT_END_S):
            event = self._read(told)
            began = time.thread_time_ns()
            conversation = self.conversation.after(event)
            state, made = self.engine.step(state, conversation)
            if isinstance(event, Utterance):
                self.cost_us.append((time.thread_time_ns() - began) / 1000)
            for _, decision in pauses.until(conversation.at, self.conversation, wanted):
                self.shown += [] if decision.show is None else [decision.show]
            self.conversation, wanted = conversation, made.wanted
            self.moments += made.moments
            self.collector.see(conversation)

    def _read(self, event: Event) -> Event:
        """An utterance with its meanings; anything else as it is."""
        if self.read is None or not isinstance(event, Utterance):
            return event
        began = time.thread_time_ns()
        meant = self.read(event)
        self.reading_us.append((time.thread_time_ns() - began) / 1000)
        return meant
