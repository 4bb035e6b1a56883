"""An engine without an index: at each event it asks every rule, as its file has it.

What the engine's own answers are held against.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from copilot.coaching.engine import Engine
from copilot.coaching.inputs import ALL
from copilot.coaching.occurrences import Occurrences
from copilot.coaching.played import Instant
from copilot.conversation.state import Conversation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copilot.coaching.conditions import Node
    from copilot.coaching.engine import EngineState
    from copilot.coaching.plan import Answer
    from copilot.coaching.scene import Scene
    from copilot.coaching.watch import Watch
    from copilot.conversation.state import Event


class _AsWritten:
    """A condition as it stands in the file, of which no answer lasts."""

    def __init__(self, node: Node) -> None:
        self._node = node

    def ask(self, scene: Scene) -> Answer:
        return self._node.look(scene), (ALL, scene.at, ())


def walked(engine: Engine, events: Iterable[Event]) -> Iterator[Instant]:
    """As `played`, with every rule asked at every event."""
    plain = Engine(engine.rulebook, engine.context)
    object.__setattr__(plain, "_plans", tuple(_AsWritten(rule.when) for rule in plain.rules))
    state, conversation = plain.begin(), Conversation.begin(plain.context)
    for event in events:
        awake = tuple(replace(watch, sleeps=None) for watch in state.watches)
        state = replace(state, watches=awake, rota=None)
        conversation = conversation.after(event)
        state, step = plain.step(state, conversation)
        yield Instant(event=event, conversation=conversation, state=state, step=step)


def watches(engine: Engine, state: EngineState) -> tuple[Watch, ...]:
    """What is remembered of each rule, but for whether it sleeps.

    Of a rule that has had all its cards it is not followed how it stands while nothing can come of it.
    """
    return tuple(
        _had_its_cards(watch)
        if watch.fired >= rule.limits.per_call and watch.wanted is None
        else replace(watch, sleeps=None)
        for rule, watch in zip(engine.rules, state.watches, strict=True)
    )


def _had_its_cards(watch: Watch) -> Watch:
    seen = Occurrences(made=watch.occurrences.made, latest=watch.occurrences.latest)
    return replace(watch, sleeps=None, standing_since=None, occurrences=seen)
