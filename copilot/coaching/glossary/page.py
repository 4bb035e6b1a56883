"""The glossary laid out for a terminal."""

from __future__ import annotations

import difflib
import textwrap
from dataclasses import replace
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
    """The entries of that name by topic, or if none has it what stands below one, with where it stands.

    Topics without one are left out.
    """
    exact = {
        topic: tuple(one for one in entries if one.name == name)
        for topic, entries in tables.items()
    }
    if any(exact.values()):
        return {topic: entries for topic, entries in exact.items() if entries}
    below = {topic: tuple(_below(entries, name)) for topic, entries in tables.items()}
    return {topic: entries for topic, entries in below.items() if entries}


def _below(entries: tuple[Entry, ...], name: str, place: str = "") -> Iterator[Entry]:
    for one in entries:
        at = f"{place}{one.name}"
        if place and one.name == name:
            yield replace(one, name=at)
        yield from _below(one.parts, name, f"{at}: ")


def nearest(tables: Mapping[str, tuple[Entry, ...]], name: str) -> str:
    """What might have been meant by a name that is not there, as the end of a sentence."""
    names = list(dict.fromkeys(name for entries in tables.values() for name in _all(entries)))
    close = difflib.get_close_matches(name, names, n=3)
    told = list(dict.fromkeys(one.name for entries in tables.values() for one in entries))
    return f"did you mean {' or '.join(close)}?" if close else f"there are {', '.join(told)}"


def _all(entries: tuple[Entry, ...]) -> Iterator[str]:
    for one in entries:
        yield one.name
        yield from _all(one.parts)


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
