"""Which rules use a name: the shipped ones are the best examples of how it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copilot.coaching.schema import Rule


def used_in(rules: Iterable[Rule], name: str) -> tuple[str, ...]:
    """The ids of those whose condition, moment, or calls, phases and buyers have it, as key or as word."""
    return tuple(rule.id for rule in rules if name in set(_words(_of(rule))))


def _of(rule: Rule) -> object:
    parts = {"when", "kind", "applies", "limits", "moment", "talk_band"}
    return rule.model_dump(mode="json", by_alias=True, exclude_unset=True, include=parts)


def _words(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _words(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _words(inner)
    elif isinstance(value, str):
        yield value
