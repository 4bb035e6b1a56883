"""Deals as the team's own system exports them: what moved, what has gone quiet, and the pace."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date


class DealState(StrEnum):
    """Open, or how it closed."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """One row. `amount` in `currency` (ISO 4217, empty where the file does not say)."""

    reference: str
    name: str
    stage: str
    state: DealState
    owner: str = ""
    amount: Decimal | None = None
    currency: str = ""
    close_day: date | None = None
    last_activity: date | None = None
    probability: float | None = None


class MoveKind(StrEnum):
    """What changed since the snapshot before."""

    NEW = "new"
    STAGE = "stage"
    AMOUNT = "amount"
    CLOSE_DAY = "close_day"
    WON = "won"
    LOST = "lost"
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One change of one deal, `before` and `after` as the file writes them."""

    kind: MoveKind
    deal: Deal
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietDeal:
    """An open deal that nothing has happened in for `days`."""

    deal: Deal
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Won so far, and what would be needed; in one currency. `expected` is an even pace by today."""

    won: Decimal
    quota: Decimal
    expected: Decimal
    open_in_period: Decimal
    currency: str
    says: str


def movement(before: Iterable[Deal], after: Iterable[Deal]) -> tuple[Move, ...]:
    """What changed from one snapshot to the next, in the order of `MoveKind` and then by reference."""
    raise NotImplementedError


def quiet_deals(
    deals: Iterable[Deal], *, today: date, quiet_days: int = 14
) -> tuple[QuietDeal, ...]:
    """Open deals without anything for so long, the longest first; those without a day are left out."""
    raise NotImplementedError


def pace(
    deals: Sequence[Deal], *, quota: Decimal, currency: str, first: date, last: date, today: date
) -> Pace:
    """Against a quota for the period from `first` to `last`."""
    raise NotImplementedError
