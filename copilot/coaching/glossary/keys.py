"""The keys of the pieces that a rule file is made of, by the classes that read it."""

from __future__ import annotations

import re
from enum import StrEnum
from types import UnionType
from typing import TYPE_CHECKING, Any, Final, Literal, Union, get_args, get_origin

from pydantic import WithJsonSchema

from copilot.coaching.glossary.docs import docs_of
from copilot.coaching.glossary.entry import Entry
from copilot.coaching.part import Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo


def keys_of(shape: type[Part], but: frozenset[type[Part]] = frozenset()) -> tuple[Entry, ...]:
    """The keys of a piece, each with the keys below it, but for pieces that are told elsewhere."""
    told, entries, docs = set(but), [], docs_of(shape)
    for name, field in shape.model_fields.items():
        # of a list of steps, the keys of a step; where they come once more they are the same
        inner = [part for part in parts_in(field.annotation) if part not in told]
        told.update(inner)
        entries.append(
            Entry(
                name=field.alias or name,
                says=plain(docs.get(name, "")),
                unit=_value(field),
                parts=tuple(key for part in inner for key in keys_of(part, but)),
            )
        )
    return tuple(entries)


def pieces_of(shape: type[Part]) -> dict[str, type[Part]]:
    """A piece and all that it can hold, however deep, by the names of their classes."""
    found, left = dict[str, type[Part]](), [shape]
    while left:
        one = left.pop()
        if one.__name__ not in found:
            found[one.__name__] = one
            left += [
                part for field in one.model_fields.values() for part in parts_in(field.annotation)
            ]
    return found


def parts_in(annotation: Any) -> tuple[type[Part], ...]:
    """The pieces of a rule file that may stand there."""
    return tuple(
        one for one in _types(annotation) if isinstance(one, type) and issubclass(one, Part)
    )


def plain(text: str) -> str:
    """A docstring as one line of text."""
    return re.sub(r"\s+", " ", text.replace("``", "`")).strip()


def _value(field: FieldInfo) -> str:
    """What may stand there: the words of a small set, and what counts if it is left out."""
    default, left_out = field.default, ""
    if field.is_required():
        left_out = "has to be given"
    elif isinstance(default, bool | int | float | str):
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


def _types(annotation: Any) -> Iterator[Any]:
    """The types, and the words of a Literal, that an annotation is made of."""
    origin = get_origin(annotation)
    if origin is Literal:
        yield from get_args(annotation)
    elif origin in {Union, UnionType, tuple, dict}:
        for one in get_args(annotation):
            yield from _types(one)
    elif origin is not None:  # Annotated, by which some words of a set may be ruled out
        kind, *more = get_args(annotation)
        words = [
            one.json_schema.get("enum")
            for one in more
            if isinstance(one, WithJsonSchema) and one.json_schema
        ]
        yield from next((one for one in words if one), None) or _types(kind)
    else:
        yield annotation
