"""Money as exports write it. A column is read in one way, found from all of its cells.

``1.234`` is a thousand and some in one country and a bit over one in another. One cell cannot tell,
and a column can: a cell that can only be one of the two decides for all. Where no cell does, three
digits are taken for thousands, and else the file's country is guessed at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Mark = Literal[".", ","]

_SIGNS: Final = {
    "CA$": "CAD", "C$": "CAD", "AU$": "AUD", "A$": "AUD", "US$": "USD", "NZ$": "NZD",
    "HK$": "HKD", "MX$": "MXN", "NT$": "TWD", "S$": "SGD", "R$": "BRL", "$": "USD", "€": "EUR",
    "£": "GBP", "¥": "JPY", "₹": "INR", "₺": "TRY", "₪": "ILS", "₩": "KRW", "₽": "RUB",
    "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "Rs.": "INR", "Rs": "INR", "kr.": "", "kr": "",
    "Fr.": "CHF",
}  # fmt: skip
"""The longer before the shorter. Crowns are of three countries, so that ``kr`` names no currency."""

_NAMES: Final = {
    "euro": "EUR", "euros": "EUR", "us dollar": "USD", "u.s. dollar": "USD", "us-dollar": "USD",
    "british pound": "GBP", "pound sterling": "GBP", "swiss franc": "CHF",
    "schweizer franken": "CHF",
}  # fmt: skip
_SIGN: Final = re.compile("|".join(map(re.escape, _SIGNS)) + r"|(?<![A-Za-z])R(?=\s?\d)")
_CODE: Final = re.compile(r"(?<![A-Za-z])(?!MIO|MRD|TSD|MLN|BLN|TEU)[A-Z]{3}(?![A-Za-z])")
"""Three capitals, and none of those by which a number is made thousands or millions."""

_SPACES: Final = re.compile(r"[\s'\u2019\u00a0\u202f]")
_NO_CENTS: Final = re.compile(r"[.,][-\u2013\u2014]+(?!\d)")
"""``12.000,-``: nothing after the mark."""

_NUMBER: Final = re.compile(r"[+-]?[\d.,]*\d[.,]?\d*")
_AROUND: Final = re.compile(r"[()+-]*")
_IN_HEADING: Final = re.compile(r"[(\[]([^)\]]{1,4})[)\]]")
_MOST: Final = Decimal(10) ** 12
"""A million millions of any currency: more than any deal, and less than any column's end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount and its currency, empty where the cell does not say."""

    amount: Decimal
    currency: str


def decimal_mark(cells: Iterable[str], *, comma: bool) -> Mark:
    """How the column writes decimals; `comma` where the file's country does so with a comma."""
    grouped: set[str] = set()
    for cell in cells:
        number = _NUMBER.search(_digits(cell))
        decided = _mark_of(number.group()) if number else None
        if decided:
            return decided
        grouped |= set(number.group()) & {".", ","} if number else set()
    if len(grouped) == 1:  # three digits after each: no deal is of a thousandth
        return "," if grouped == {"."} else "."
    return "," if comma else "."


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
    """``$12,000.00``, ``EUR 12.000,00``, ``(1 200)``, ``R$ 5.000``; None if it is no amount."""
    digits = _digits(cell)
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
    negative = amount < 0 or "(" in rest or "-" in rest
    return Money(amount=-abs(amount) if negative else amount, currency=_named(cell))


def _digits(cell: str) -> str:
    """The number and what stands around it, without signs and codes of currencies."""
    bare = _SIGN.sub("", _CODE.sub("", cell)).replace("\u2212", "-")
    return _NO_CENTS.sub("", _SPACES.sub("", bare))


def _named(text: str) -> str:
    if code := _CODE.search(text):
        return code.group()
    sign = _SIGN.search(text)
    return _SIGNS.get(sign.group(), "ZAR") if sign else ""


def currency(cell: str) -> str:
    """A currency's three letters, from these, its sign or its usual name; empty for what is none."""
    letters = cell.upper()
    if re.fullmatch(r"[A-Z]{3}", letters):
        return letters
    return _named(cell) or _NAMES.get(cell.casefold(), "")


def currency_of_heading(heading: str) -> str:
    """``Amount (EUR)``, ``Betrag [€]``: the currency that a heading names for its column."""
    found = _IN_HEADING.search(heading)
    return _named(found[1]) if found else ""
