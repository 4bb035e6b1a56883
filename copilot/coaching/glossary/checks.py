"""Checks: the questions that a rule's `when` may ask, each with its keys and a line to begin from."""

from __future__ import annotations

import re
from enum import StrEnum
from types import UnionType
from typing import TYPE_CHECKING, Any, Final, Literal, Union, get_args, get_origin

from copilot.coaching.conditions import JOINS, Node
from copilot.coaching.glossary.entry import Entry
from copilot.coaching.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    shape = next(one for one in _types(field.annotation) if isinstance(one, type))
    if not issubclass(shape, Part):
        raise TypeError(name)  # a check is a piece of the rule file
    return Entry(
        name=called,
        says=plain(shape.__doc__ or ""),
        example=(EXAMPLES[called],),
        parts=tuple(_keys(shape)),
    )


def _keys(shape: type[Part]) -> Iterator[Entry]:
    told: set[type[Part]] = set()
    for name, field in shape.model_fields.items():
        # of a list of steps, the keys of a step; where they come once more they are the same
        inner = [part for part in _parts_in(field.annotation) if part not in told]
        told.update(inner)
        yield Entry(
            name=field.alias or name,
            says=plain(field.description or ""),
            unit=_value(field),
            parts=tuple(key for part in inner for key in _keys(part)),
        )


def plain(text: str) -> str:
    """A docstring as one line of text."""
    return re.sub(r"\s+", " ", text.replace("``", "`")).strip()


def _value(field: FieldInfo) -> str:
    """What may stand there: the words of a small set, and what counts if it is left out."""
    if field.is_required():
        left_out = "has to be given"
    elif field.default in {None, ()}:
        left_out = ""
    else:
        default = field.default
        said = str(default).lower() if isinstance(default, bool) else f"{default}"
        left_out = f"{said.removesuffix('.0')} if left out"
    words = tuple(dict.fromkeys(_words(field.annotation)))
    told = " or ".join(words) if words and len(words) <= _FEW else ""
    return "; ".join(one for one in (told, left_out) if one)


_FEW: Final = 6
"""So many words of a set are told beside the key; a longer set has a table of its own."""


def _words(annotation: Any) -> Iterator[str]:
    for one in _types(annotation):
        if isinstance(one, type) and issubclass(one, StrEnum):
            yield from (member.value for member in one)
        elif isinstance(one, str):
            yield one


def _parts_in(annotation: Any) -> Iterator[type[Part]]:
    for one in _types(annotation):
        if isinstance(one, type) and issubclass(one, Part):
            yield one


def _types(annotation: Any) -> Iterator[Any]:
    """The types, and the words of a Literal, that an annotation is made of."""
    origin = get_origin(annotation)
    if origin is Literal:
        yield from get_args(annotation)
    elif origin in {Union, UnionType, tuple, dict}:
        for one in get_args(annotation):
            yield from _types(one)
    elif origin is not None:  # Annotated
        yield from _types(get_args(annotation)[0])
    else:
        yield annotation
