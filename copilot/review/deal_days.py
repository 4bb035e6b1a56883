"""Days as exports write them. All columns of a file are read in one order, found from all their cells.

``03/04/2026`` is in March or in April. One cell cannot tell, and a file can: a cell that can only be
one of the two decides for its column, and for each column that cannot tell by itself. Where no cell
does, the file's country is guessed at, and the reader of the file is told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, Literal

from copilot.review.deal_headings import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DayOrder = Literal["day_first", "month_first"]

_YEAR_FIRST: Final = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$")
_COMPACT: Final = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_YEAR_LAST: Final = re.compile(r"^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})(?:[, T].*)?$")
_EPOCH: Final = re.compile(r"^(?:(?P<seconds>\d{10})|(?P<milliseconds>\d{12,13}))$")
_WEEKDAY: Final = r"^(?:[^\W\d_]{2,10}\.?,? )?"
_MONTH: Final = r"(?P<month>[^\W\d_]{3,10})\.?"
_AFTER: Final = r"(?:[, ].*)?$"
_MONTH_FIRST: Final = re.compile(
    rf"{_WEEKDAY}{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}}){_AFTER}"
)
_DAY_MONTH: Final = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º)?[. /-]+(?:de )?{_MONTH},?"
    rf"[ /-]+(?:del? )?(?P<year>\d{{4}}|\d{{2}}){_AFTER}"
)
_MONTHS: Final = {
    beginning: number
    for number, beginnings in enumerate(
        (
            ("jan", "ene"), ("feb", "fev"), ("mar", "mrz"), ("apr", "avr", "abr"), ("may", "mai"),
            ("jun", "juin"), ("jul", "juil"), ("aug", "aou", "ago"), ("sep", "set"),
            ("oct", "okt", "out"), ("nov",), ("dec", "dez", "dic"),
        ),
        1,
    )
    for beginning in beginnings
}  # fmt: skip
"""How months begin in English, German, French, Spanish and Portuguese, without accents."""

_YEARS: Final = range(1970, 2100)
_FIRST_DAY: Final = date(1970, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOrder:
    """How one column's days are to be read, and whether anything proves it (or nothing needs it)."""

    order: DayOrder
    sure: bool


def reading_orders(
    columns: Sequence[Sequence[str]], *, day_first: bool
) -> tuple[ReadingOrder, ...]:
    """One order for each column: its own, else that of the file's others, else the one of the country.

    Columns that prove different orders keep them, and what could be read in two ways is unsure then.
    """
    proofs = [_proof(cells) for cells in columns]
    proven = list(dict.fromkeys(proof for proof in proofs if proof))
    country: DayOrder = "day_first" if day_first else "month_first"
    return tuple(
        ReadingOrder(
            order=proof or (proven[0] if proven else country),
            sure=len(proven) == 1 or not _needs_one(cells),
        )
        for proof, cells in zip(proofs, columns, strict=True)
    )


def _proof(cells: Iterable[str]) -> DayOrder | None:
    for cell in cells:
        if found := _YEAR_LAST.match(cell):
            first, mark, second = int(found[1]), found[2], int(found[3])
            if mark == "." or first > 12:  # dots are written where the day comes first
                return "day_first"
            if second > 12:
                return "month_first"
    return None


def _needs_one(cells: Iterable[str]) -> bool:
    found = (_YEAR_LAST.match(cell) for cell in cells)
    pairs = ((int(one[1]), int(one[3])) for one in found if one)
    return any(first != second and max(first, second) <= 12 for first, second in pairs)


def day(cell: str, order: DayOrder) -> date | None:
    """The day of a cell, its hour left out (of seconds since 1970: the day of UTC); None if it is none."""
    if found := _YEAR_FIRST.match(cell) or _COMPACT.match(cell):
        return _date(found[1], found[2], found[3])
    if found := _YEAR_LAST.match(cell):
        first, second = found[1], found[3]
        if order == "day_first":
            first, second = second, first
        return _date(found[4], first, second)
    if found := _MONTH_FIRST.match(cell) or _DAY_MONTH.match(cell):
        return _date(found["year"], _month(found["month"]), found["day"])
    if found := _EPOCH.match(cell):
        seconds = int(found["seconds"] or 0) + int(found["milliseconds"] or 0) // 1000
        since = _FIRST_DAY + timedelta(seconds=seconds)
        return since if since.year in _YEARS else None
    return None


def _month(name: str) -> int:
    bare = plain(name)
    return _MONTHS.get(bare[:4]) or _MONTHS.get(bare[:3], 0)


def _date(year: str, month: str | int, day_of_month: str) -> date | None:
    full = year if len(year) == 4 else f"20{year}"
    try:
        found = date(int(full), int(month), int(day_of_month))
    except ValueError:
        return None
    return found if found.year in _YEARS else None
