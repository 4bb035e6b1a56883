"""The glossary laid out for a terminal."""

from __future__ import annotations

import difflib
import textwrap
from typing import TYPE_CHECKING, Final

from copilot.coaching.glossary.topics import TOPICS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from copilot.coaching.glossary.entry import Entry

WIDEST: Final = 100
"""Columns; longer lines are hard to read."""

_INDENT: Final = "    "


def page(tables: Mapping[str, tuple[Entry, ...]], width: int) -> Iterator[str]:
    """All entries of some tables, topic by topic, in `width` columns at most."""
    width = min(width, WIDEST)
    for topic, entries in tables.items():
        yield f"{topic}: {TOPICS[topic]}"
        for one in entries:
            yield ""
            yield from _shown(one, width)
        yield ""


def named(tables: Mapping[str, tuple[Entry, ...]], name: str) -> dict[str, tuple[Entry, ...]]:
    """The entries of that name, or with a part of that name, by topic; topics without one are left out."""
    found = {
        topic: tuple(
            one for one in entries if name in {one.name, *(part.name for part in one.parts)}
        )
        for topic, entries in tables.items()
    }
    exact = {
        topic: tuple(one for one in entries if one.name == name) for topic, entries in found.items()
    }
    best = exact if any(exact.values()) else found
    return {topic: entries for topic, entries in best.items() if entries}


def nearest(tables: Mapping[str, tuple[Entry, ...]], name: str) -> str:
    """What might have been meant by a name that is not there, as the end of a sentence."""
    names = list(dict.fromkeys(one.name for entries in tables.values() for one in entries))
    close = difflib.get_close_matches(name, names, n=3)
    return f"did you mean {' or '.join(close)}?" if close else f"there are {', '.join(names)}"


def _shown(one: Entry, width: int) -> Iterator[str]:
    yield one.name if not one.unit else f"{one.name}  ({one.unit})"
    yield from _wrapped(one.says, _INDENT, width)
    if one.known:
        yield from _wrapped(f"known: {one.known}", _INDENT, width)
    for number, example in enumerate(one.example):
        yield from _wrapped(
            f"{'e.g.' if number == 0 else '    '} {example}", _INDENT, width, "     "
        )
    yield from _parts(one.parts, _INDENT, width)


def _parts(parts: tuple[Entry, ...], indent: str, width: int) -> Iterator[str]:
    """The names below an entry, in a column of their own."""
    column = max((len(part.name) for part in parts), default=0)
    for part in parts:
        told = f"{part.says} ({part.unit})" if part.unit else part.says
        hanging = " " * (column + 2)
        yield from _wrapped(f"{part.name:<{column}}  {told}", indent, width, hanging)
        yield from _parts(part.parts, indent + hanging, width)


def _wrapped(text: str, indent: str, width: int, hanging: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent + hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
