"""What a rep is to win in a quarter, and how that stands: typed by either of the two, or as exported.

Quarters are the calendar's. What somebody typed stays when an export says otherwise: two people who sit
together know better what was agreed than a column does.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from copilot.review.pipeline import pace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from copilot.review.pipeline import Deal, Pace

_MONTHS: Final = 3


class QuotaSource(StrEnum):
    """Who says so."""

    REP = "rep"
    MANAGER = "manager"
    EXPORT = "export"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """`amount` in `currency` (ISO 4217, empty where nobody says) for the quarter from `first` on."""

    rep: str
    first: date
    amount: Decimal
    currency: str
    source: QuotaSource
    on: date


def quarter_of(day: date) -> tuple[date, date]:
    """The first and the last day of that day's quarter of the calendar."""
    first = date(day.year, day.month - (day.month - 1) % _MONTHS, 1)
    years, month = divmod(first.month - 1 + _MONTHS, 12)
    return first, date(first.year + years, month + 1, 1) - timedelta(days=1)


def _usual_currency(deals: Sequence[Deal]) -> str:
    """The one that most deals are in: what a bare number means to who typed it."""
    named = Counter(deal.currency for deal in deals if deal.currency)
    return max(sorted(named), key=named.__getitem__, default="")


def pace_of(quota: Quota | None, deals: Sequence[Deal], today: date) -> Pace | None:
    """How `today` stands against the quota of its quarter; None without one, or without deals."""
    if quota is None or not deals:
        return None
    first, last = quarter_of(today)
    return pace(
        deals,
        quota=quota.amount,
        currency=quota.currency or _usual_currency(deals),
        first=first,
        last=last,
        today=today,
    )
