"""Deals as the team's own system exports them: what moved, what has gone quiet, and the pace."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from copilot.review.weeks import DAYS
from copilot.review.words import percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date


ZERO: Final = Decimal(0)


class DealState(StrEnum):
    """Open, or how it closed."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """One row. `amount` in `currency` (ISO 4217, empty where the file does not say).

    `last_activity` is when something last happened in it as far as the file says; in a deal that nobody
    ever touched, when it was last changed or made.
    """

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
    """An open deal that nothing has happened in for `days`, or ever since it was made."""

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


QUIET_DAYS: Final = 14
"""Ours: two weeks are two one-to-ones, so nobody hears of a deal that was talked about last week."""

WEEK_LEAST_DAYS: Final = 6
"""Exports of one weekday come a day early or late; from so many days on the former is a week ago."""

_OPEN_ENDS: Final = {DealState.WON: MoveKind.WON, DealState.LOST: MoveKind.LOST}


def comparable(reference: str) -> str:
    """A reference without what people and systems write differently: case, spaces, a leading #.

    An 18-character Salesforce id is its 15-character one and a checksum, so that the two are equal;
    case tells apart ids of that kind, and is kept in them.
    """
    text = "".join(reference.split()).lstrip("#")
    if re.fullmatch(r"006[A-Za-z0-9]{12}(?:[A-Z0-5]{3})?", text):
        return text[:15]
    return text.casefold()


def week_before(days: Sequence[date]) -> date | None:
    """Which export the newest one stands beside, of the days that there are any of, the newest first.

    The newest that is about a week older, however many came since; where none is, the oldest, which is
    as near a week as can be. None where there is one alone.
    """
    if len(days) < 2:
        return None
    old_enough = (day for day in days if (days[0] - day).days >= WEEK_LEAST_DAYS)
    return next(old_enough, days[-1])


def movement(before: Iterable[Deal], after: Iterable[Deal]) -> tuple[Move, ...]:
    """What changed from one snapshot to the next, in the order of `MoveKind` and then by reference.

    A deal may move in several ways at once. One that closed has only closed; one that was closed in
    both says nothing; an open one that the later file does not hold is GONE.
    """
    old = {comparable(deal.reference): deal for deal in before}
    new = {comparable(deal.reference): deal for deal in after}
    moves = [move for place, deal in new.items() for move in _moves(old.get(place), deal)]
    moves += [
        Move(kind=MoveKind.GONE, deal=deal, before=deal.stage)
        for reference, deal in old.items()
        if reference not in new and deal.state is DealState.OPEN
    ]
    order = {kind: place for place, kind in enumerate(MoveKind)}
    return tuple(sorted(moves, key=lambda move: (order[move.kind], move.deal.reference)))


def quiet_deals(
    deals: Iterable[Deal], *, today: date, quiet_days: int = QUIET_DAYS
) -> tuple[QuietDeal, ...]:
    """Open deals without anything for so long, the longest first; those without a day are left out."""
    quiet = [
        QuietDeal(deal=deal, days=(today - deal.last_activity).days)
        for deal in deals
        if deal.state is DealState.OPEN and deal.last_activity is not None
    ]
    found = [one for one in quiet if one.days >= quiet_days]
    return tuple(sorted(found, key=lambda one: (-one.days, one.deal.reference)))


def pace(
    deals: Sequence[Deal], *, quota: Decimal, currency: str, first: date, last: date, today: date
) -> Pace:
    """Against a quota for the period from `first` to `last`, by their close days.

    `expected` is the quota's part for the working days gone by, today's with them. Deals in another
    currency are left out and `says` counts them.
    """
    within = [
        deal
        for deal in deals
        if deal.amount is not None
        and deal.close_day is not None
        and first <= deal.close_day <= last
    ]
    counted = [deal for deal in within if deal.currency in {currency, ""}]
    won = sum((one.amount or ZERO for one in counted if one.state is DealState.WON), ZERO)
    still_open = sum((one.amount or ZERO for one in counted if one.state is DealState.OPEN), ZERO)
    all_days = max(1, _working_days(first, last))
    gone_by = _working_days(first, min(max(today, first), last)) if today >= first else 0
    expected = (quota * gone_by / all_days).quantize(Decimal(1))
    return Pace(
        won=won,
        quota=quota,
        expected=expected,
        open_in_period=still_open,
        currency=currency,
        says=_pace_says(won, quota, expected, still_open, currency, gone_by / all_days)
        + _left_out(len(within) - len(counted)),
    )


def amount_text(amount: Decimal, currency: str) -> str:
    """``12,500 EUR``, without small change."""
    return f"{amount:,.0f} {currency}".strip()


def _moves(old: Deal | None, deal: Deal) -> Iterable[Move]:
    if old is not None and old.state is not DealState.OPEN and deal.state is old.state:
        return
    if deal.state is not DealState.OPEN:
        if old is not None:
            yield Move(kind=_OPEN_ENDS[deal.state], deal=deal, before=old.stage, after=deal.stage)
        return
    if old is None:
        yield Move(kind=MoveKind.NEW, deal=deal, after=deal.stage)
        return
    if deal.stage != old.stage:
        yield Move(kind=MoveKind.STAGE, deal=deal, before=old.stage, after=deal.stage)
    if deal.amount != old.amount:
        yield Move(kind=MoveKind.AMOUNT, deal=deal, before=_worth(old), after=_worth(deal))
    if deal.close_day != old.close_day:
        yield Move(
            kind=MoveKind.CLOSE_DAY,
            deal=deal,
            before=_day(old.close_day),
            after=_day(deal.close_day),
        )


def _worth(deal: Deal) -> str:
    return "" if deal.amount is None else amount_text(deal.amount, deal.currency)


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _working_days(first: date, last: date) -> int:
    """From Monday to Friday, both ends within; no country's holidays are known here."""
    days = (last - first).days + 1
    whole, rest = divmod(max(0, days), DAYS)
    return whole * 5 + sum((first.weekday() + number) % DAYS < 5 for number in range(rest))


def _pace_says(
    won: Decimal,
    quota: Decimal,
    expected: Decimal,
    still_open: Decimal,
    currency: str,
    gone: float,
) -> str:
    share = percent(float(won / quota)) if quota else "all of it"
    return (
        f"{amount_text(won, currency)} won of {amount_text(quota, currency)} ({share}),"
        f" with {percent(gone)} of the working days gone:"
        f" an even pace would be {amount_text(expected, currency)} by today."
        f" Open and due in the period: {amount_text(still_open, currency)}."
    )


def _left_out(count: int) -> str:
    if not count:
        return ""
    return f" {count} {'deal is' if count == 1 else 'deals are'} in another currency and left out."
