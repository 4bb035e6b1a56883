"""Checks: the questions that a rule's `when` may ask, each with its keys and a line to begin from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copilot.coaching.conditions import JOINS, Node
from copilot.coaching.glossary.entry import Entry
from copilot.coaching.glossary.keys import keys_of, parts_in, plain

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo

EXAMPLES: Final = {
    "all": "all: [{signal: {kind: price}}, {silence: {at_least_s: 2}}]",
    "any": "any: [{signal: {kind: price}}, {signal: {kind: budget}}]",
    "not": "not: {next_step: {at_least: specific}}",
    "phrase": "phrase: {any_of: ['\\bpilot\\b', '\\btrial\\b'], speaker: buyer, within_s: 30}",
    "meaning": "meaning: {kind: pain, speaker: buyer, within_s: 60}",
    "signal": "signal: {kind: competitor, speaker: buyer, detail: named, within_s: 45}",
    "absent": "absent: {phrases: ['\\bworkshop\\b', '\\bpilot\\b'], speaker: rep, by_s: 600}",
    "sequence": (
        "sequence: {steps: [{kind: price_objection, speaker: buyer}, {kind: concession}], within_s: 45}"
    ),
    "response": "response: {to: {kind: pain, speaker: buyer}, none_of: [question], within_turns: 2}",
    "silence": "silence: {at_least_s: 4, after: buyer}",
    "fact": "fact: {kind: money, speaker: rep, within_s: 30}",
    "measure": "measure: {name: rolling_rep_share, over: {demo: 0.8, default: 0.65}}",
    "objection": "objection: {state: unmet, any_of: [price], after_turns: 1, within_s: 45}",
    "next_step": "next_step: {at_most: vague}",
    "time": "time: {progress_at_least: 0.7, elapsed_at_least_s: 600}",
    "ending": "ending: {wrap_up_strength: 0.6, within_s: 60}",
    "phase": "phase: {any_of: [pricing, objection]}",
    "context": "context: {scheduled_end_known: false}",
    "always": "always: true",
}
"""A line for each check, as a rule's `when` may have it; a test reads every one."""

_JOINED: Final = {
    "all": "Holds when each of the conditions below it holds, in any order.",
    "any": "Holds when at least one of the conditions below it holds.",
    "not": "Holds when the condition below it is known not to hold; what was not heard is not known.",
    "always": "Holds at every moment of a call.",
}


def checks() -> tuple[Entry, ...]:
    """Each check that a condition may have, in the order of the schema."""
    return tuple(_entry(name, field) for name, field in Node.model_fields.items())


def _entry(name: str, field: FieldInfo) -> Entry:
    called = field.alias or name
    if name in JOINS:
        return Entry(name=called, says=_JOINED[called], example=(EXAMPLES[called],))
    (shape,) = parts_in(field.annotation)
    return Entry(
        name=called,
        says=plain(shape.__doc__ or ""),
        example=(EXAMPLES[called],),
        parts=keys_of(shape),
    )
