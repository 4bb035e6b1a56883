"""Money and days as exports write them. A column is read in one way, found from all of its cells.

``1.234`` is a thousand and some in one country and a bit over one in another; ``03/04/2026`` is in
March or in April. One cell cannot tell, and a column can: a cell that can only be one of the two
decides for all. Where no cell does, the separator of the file hints at the country: semicolons stand
where the comma is the decimal mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Mark = Literal[".", ","]
DayOrder = Literal["day_first", "month_first"]

_SYMBOLS: Final = {
    "CA$": "CAD",
    "AU$": "AUD",
    "US$": "USD",
    "NZ$": "NZD",
    "€": "EUR",
    "£": "GBP",
    "$": "USD",
    "¥": "JPY",
    "₹": "INR",
}
_CODE: Final = re.compile(r"\b[A-Z]{3}\b")
_SPACES: Final = re.compile(r"[\s'\u2019\u00a0\u202f]")
_NUMBER: Final = re.compile(r"[+-]?[\d.,]*\d[.,]?\d*")
_YEAR_FIRST: Final = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$")
_YEAR_LAST: Final = re.compile(r"^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})(?:[, T].*)?$")
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_MONTH_FIRST: Final = re.compile(r"^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})(?:[, ].*)?$")
_DAY_MONTH: Final = re.compile(r"^(\d{1,2})[. -]+([A-Za-z]{3,9})\.?[ -]+(\d{4})(?:[, ].*)?$")

_AROUND: Final = re.compile(r"(?:[A-Z]{3}|[A-Z]{2}(?=\$))?[€£$¥₹()-]*(?:[A-Z]{3})?[€£$¥₹()]*")
"""What may stand beside the digits: signs and codes of currencies, and no ``M`` that makes millions."""

_CURRENCY: Final = re.compile(r"[A-Z]{3}")
_MOST: Final = Decimal(10) ** 12
"""A million millions of any currency: more than any deal, and less than any column's end."""

_YEARS: Final = range(1970, 2100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount and its currency, empty where the cell does not say."""

    amount: Decimal
    currency: str


def decimal_mark(cells: Iterable[str], separator: str) -> Mark:
    """How the column writes decimals."""
    for cell in cells:
        digits = _SPACES.sub("", cell)
        number = _NUMBER.search(digits)
        decided = _mark_of(number.group()) if number else None
        if decided:
            return decided
    return "," if separator == ";" else "."


def _mark_of(number: str) -> Mark | None:
    """The mark that this number can only have been written with."""
    dots, commas = number.count("."), number.count(",")
    if dots and commas:
        return "." if number.rfind(".") > number.rfind(",") else ","
    if not dots and not commas:
        return None
    mark: Mark = "." if dots else ","
    other: Mark = "," if dots else "."
    whole, _, after = number.lstrip("+-").rpartition(mark)
    if max(dots, commas) > 1:
        return other
    # three digits after it, with one to three before, may be thousands
    return None if len(after) == 3 and 1 <= len(whole) <= 3 and whole != "0" else mark


def money(cell: str, mark: Mark) -> Money | None:
    """``$12,000.00``, ``EUR 12.000,00``, ``(1 200)``; None if it is no amount."""
    by_symbol = next((code for symbol, code in _SYMBOLS.items() if symbol in cell), "")
    code = _CODE.search(cell)
    named = code.group() if code else by_symbol
    digits = _SPACES.sub("", cell)
    found = _NUMBER.search(digits)
    rest = (digits[: found.start()] + digits[found.end() :]) if found else digits
    if found is None or not _AROUND.fullmatch(rest):
        return None
    number = found.group().replace("," if mark == "." else ".", "").replace(",", ".")
    try:
        amount = Decimal(number)
    except InvalidOperation:
        return None
    if abs(amount) > _MOST:
        return None
    negative = "(" in rest or "-" in rest
    return Money(amount=-abs(amount) if negative else amount, currency=named)


def currency(cell: str) -> str:
    """A currency's three letters; empty for what is none, such as its name."""
    letters = cell.upper()
    return letters if _CURRENCY.fullmatch(letters) else ""


def day_order(cells: Iterable[str], separator: str) -> tuple[DayOrder, bool]:
    """How the column writes days, and whether a cell proves it (or none needs it)."""
    needed = False
    for cell in cells:
        found = _YEAR_LAST.match(cell)
        if not found:
            continue
        first, mark, second = int(found[1]), found[2], int(found[3])
        if mark == "." or first > 12:  # dots are written where the day comes first
            return "day_first", True
        if second > 12:
            return "month_first", True
        needed = needed or first != second
    return ("day_first" if separator == ";" else "month_first"), not needed


def day(cell: str, order: DayOrder) -> date | None:
    """The day of a cell, its hour left out; None if it is none."""
    if found := _YEAR_FIRST.match(cell):
        return _date(found[1], found[2], found[3])
    if found := _YEAR_LAST.match(cell):
        year = found[4] if len(found[4]) == 4 else f"20{found[4]}"
        first, second = (found[1], found[3])
        if order == "day_first":
            first, second = second, first
        return _date(year, first, second)
    if found := _MONTH_FIRST.match(cell):
        return _date(found[3], _MONTHS.get(found[1][:3].casefold(), 0), found[2])
    if found := _DAY_MONTH.match(cell):
        return _date(found[3], _MONTHS.get(found[2][:3].casefold(), 0), found[1])
    return None


def _date(year: str, month: str | int, day_of_month: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day_of_month))
    except ValueError:
        return None
    return found if found.year in _YEARS else None


def truth(cell: str) -> bool | None:
    """A yes or no, as exports write it; HubSpot and Salesforce write ``true``, ``1`` or ``Yes``."""
    return {
        "true": True, "yes": True, "1": True, "y": True, "checked": True, "x": True,
        "false": False, "no": False, "0": False, "n": False, "unchecked": False,
    }.get(cell.casefold())  # fmt: skip


def probability(cell: str) -> float | None:
    """``60``, ``60 %``, ``0.6``, as a part of one."""
    text = _SPACES.sub("", cell).removesuffix("%").replace(",", ".")
    try:
        value = float(text)
    except ValueError:
        return None
    value = value / 100 if value > 1 or "%" in cell else value
    return value if 0 <= value <= 1 else None
