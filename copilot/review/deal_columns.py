"""Which column of an export is which, from its headings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copilot.review.deal_headings import (
    ENGLISH,
    LAST_RESORT,
    OTHER_LANGUAGES,
    DealField,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NAMES: Final = {
    field: tuple(
        plain(name)
        for names in (ENGLISH, OTHER_LANGUAGES, LAST_RESORT)
        for name in names.get(field, ())
    )
    for field in DealField
}
_ENGLISH: Final = frozenset(plain(name) for names in ENGLISH.values() for name in names)
_OTHERS: Final = frozenset(plain(name) for names in OTHER_LANGUAGES.values() for name in names)


def deal_columns(headings: Sequence[str]) -> dict[DealField, int]:
    """The place of each field that the headings name; the first of equal headings."""
    places: dict[str, int] = {}
    for place, heading in enumerate(headings):
        places.setdefault(plain(heading), place)
    found: dict[DealField, int] = {}
    for field, names in _NAMES.items():
        named = [places[name] for name in names if name in places]
        if named:
            found[field] = named[0]
    return found


def in_english(headings: Iterable[str]) -> bool:
    """Whether no heading is known in another language alone."""
    return not {plain(heading) for heading in headings} & (_OTHERS - _ENGLISH)
