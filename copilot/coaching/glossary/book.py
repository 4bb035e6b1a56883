"""All tables of the glossary, by topic: what ``copilot rules names`` and the JSON Schema are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from copilot.coaching.conditions import Node
from copilot.coaching.glossary.calls import CALLS, CALLS_SAY, PERSONAS_SAY, PHASES_SAY, PROFILES_SAY
from copilot.coaching.glossary.checks import checks
from copilot.coaching.glossary.facts import FACTS
from copilot.coaching.glossary.keys import keys_of
from copilot.coaching.glossary.meanings import meanings
from copilot.coaching.glossary.measures import MEASURES
from copilot.coaching.glossary.moments import MOMENTS
from copilot.coaching.glossary.signals import DETAILS_SAY, SIGNALS
from copilot.coaching.glossary.states import (
    KEPT_SAY,
    MATURITY_SAY,
    NEXT_STEPS_SAY,
    OBJECTIONS_SAY,
    SETTLE_SAY,
    SPEAKERS_SAY,
)  # fmt: skip
from copilot.coaching.schema import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from copilot.coaching.glossary.entry import Entry


def book(heads: Path) -> dict[str, tuple[Entry, ...]]:
    """The tables by topic. `heads` is the folder of the encoder's heads. Raises ModelAltered."""
    return {
        "keys": keys_of(Rule, but=frozenset({Node})),  # of conditions, checks tells
        "signals": SIGNALS,
        "meanings": meanings(heads),
        "measures": MEASURES,
        "facts": FACTS,
        "calls": CALLS,
        "moments": MOMENTS,
        "checks": checks(),
    }


def sayings() -> tuple[Mapping[str, str], ...]:
    """Each closed set of words that a rule file may hold, with what each word means."""
    return (
        *({one.name: one.says for one in table} for table in (SIGNALS, MEASURES, FACTS, MOMENTS)),
        {kind.value: says for kind, says in DETAILS_SAY.items()} | {"price": "The price."},
        {kind.value: says for kind, says in CALLS_SAY.items()}
        | {"default": "Every other kind of call."},
        *(
            {str(word): says for word, says in table.items()}
            for table in (PHASES_SAY, PERSONAS_SAY, PROFILES_SAY)
        ),
        *(NEXT_STEPS_SAY, OBJECTIONS_SAY, MATURITY_SAY, SETTLE_SAY, KEPT_SAY, SPEAKERS_SAY),
    )


def as_json(tables: Mapping[str, tuple[Entry, ...]]) -> dict[str, list[dict[str, Any]]]:
    """The tables for tools; what an entry does not have is left out."""
    return {topic: [_entry(one) for one in table] for topic, table in tables.items()}


def _entry(one: Entry) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": one.name,
        "says": one.says,
        "unit": one.unit,
        "known": one.known,
        "example": list(one.example),
        "parts": [_entry(part) for part in one.parts],
    }
    return {key: value for key, value in told.items() if value}
