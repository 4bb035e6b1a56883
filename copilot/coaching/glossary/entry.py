"""One name with what it means: what all tables of the glossary are made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One name.

    `says` is its definition, in a sentence or two. `unit` is of a number; `example` an utterance
    (``buyer: ...``), a number with its meaning, or a line of a rule. `known` says in which calls, and
    from when on, it can be told. `parts` are the names that only go with this one: a signal's details,
    a check's keys.
    """

    name: str
    says: str
    unit: str = ""
    example: tuple[str, ...] = ()
    known: str = ""
    parts: tuple[Entry, ...] = ()
