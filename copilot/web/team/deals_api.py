"""Deals and how they ended: the exports of the team's own systems, as they come."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from anyio import to_thread

from copilot.limits import limit
from copilot.review.deal_file import read_deals
from copilot.review.outcomes import of_calls, outcomes_of, read_outcomes, stages_taken
from copilot.review.pipeline import DealState, comparable, movement, quiet_deals, week_before
from copilot.review.quota import Quota, QuotaSource, quarter_of
from copilot.storage.team.records import Deed
from copilot.web.team.access import Access
from copilot.web.team.asked import said
from copilot.web.team.doors import Entrance
from copilot.web.team.lines import Named, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from starlette.responses import Response

    from copilot.review.deal_file import RowTrouble
    from copilot.review.outcomes import Outcome, StagesTaken
    from copilot.review.pipeline import Deal, Move, QuietDeal
    from copilot.storage.team.records import HeldDeal, Person
    from copilot.web.team.asked import Asked

TROUBLES_SHOWN = 50
"""Of a file's rows that could not be read: the first; the rest are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of a file, told of nobody but the people of who brought it.

    `unmatched`: owners in it that are not the name of exactly one of these people, whoever else they
    may be. `others`: ends of how many references that are on no call of theirs.
    """

    rows: int
    kept: int
    stages: StagesTaken
    troubles: tuple[RowTrouble, ...]
    more_troubles: int
    columns: tuple[tuple[str, str], ...]
    unmatched: tuple[str, ...] = ()
    more_unmatched: int = 0
    others: int = 0
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnersDeals:
    """One person's deals, as the newest export has them."""

    person: Named
    open: int
    moved: tuple[Move, ...]
    quiet: tuple[QuietDeal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DealsView:
    """The page: the newest snapshot beside the one before, by name of the owner; the viewer's outcomes."""

    days: tuple[date, ...]
    people: tuple[OwnersDeals, ...]
    outcomes: int
    won: int
    lost: int


def entrances() -> list[Entrance]:
    """All of this file's."""
    return [
        Entrance(
            method="GET",
            path="/api/deals",
            access=Access.LEADS,
            answer=deals,
        ),
        Entrance(
            method="POST",
            path="/api/deals",
            access=Access.LEADS,
            answer=import_deals,
        ),
        Entrance(
            method="POST",
            path="/api/outcomes",
            access=Access.LEADS,
            answer=import_outcomes,
        ),
    ]


async def deals(asked: Asked) -> Response:
    """The deals of the people who report to who asks."""
    reports = asked.reports
    theirs = tuple(person.id for person in reports)
    known = await asked.store.deals.days(theirs)
    before = week_before(known)
    days = [*known[:1], *([before] if before else [])]
    # an export may be the whole company's: of it no more than theirs is read
    snapshots = [await asked.store.deals.of_day(day, people=theirs) for day in days]
    outcomes = Counter(one.state for one in await asked.store.outcomes.said_by(asked.who.id))
    await asked.note_each(Deed.READ_DEALS, theirs)
    view = DealsView(
        days=tuple(days),
        people=tuple(_of_owner(person, snapshots, asked.today) for person in reports),
        outcomes=sum(outcomes.values()),
        won=outcomes[DealState.WON],
        lost=outcomes[DealState.LOST],
    )
    return said(view)


async def import_deals(asked: Asked) -> Response:
    """A deal export: of it the deals of those who report to who brings it, who are told.

    An export may be the whole company's; the rest of it is somebody else's to bring, and who else is
    here is not said. Raises DealFileRefused for one that cannot be read as a whole.
    """
    found = await to_thread.run_sync(read_deals, await asked.request.body())
    outcomes = outcomes_of(found.deals)
    named_owners = {deal.owner for deal in found.deals if deal.owner}
    owners = match_owners(named_owners, asked.reports)
    unmatched = sorted(named_owners - set(owners))
    await asked.note_each(Deed.IMPORTED_DEALS, sorted(set(owners.values())))
    kept = await asked.store.deals.save(found.deals, day=asked.today, owners=owners)
    first, _last = quarter_of(asked.today)
    await asked.store.quotas.save(
        Quota(
            rep=owners[one.owner],
            first=first,
            amount=one.amount,
            currency=one.currency,
            source=QuotaSource.EXPORT,
            on=asked.today,
        )
        for one in found.quotas
        if one.owner in owners
    )
    await _keep_outcomes(asked, outcomes_of(deal for deal in found.deals if deal.owner in owners))
    return said(
        Imported(
            rows=len(found.deals),
            kept=kept,
            stages=stages_taken(outcomes),
            troubles=found.troubles[:TROUBLES_SHOWN],
            more_troubles=max(0, len(found.troubles) - TROUBLES_SHOWN) + found.unlisted,
            columns=found.columns,
            unmatched=tuple(unmatched[: limit("deal_owners")]),
            more_unmatched=max(0, len(unmatched) - limit("deal_owners")),
            notices=found.notices,
        ),
        201,
    )


async def import_outcomes(asked: Asked) -> Response:
    """A table of references and how they ended: of those on calls of one's own people.

    Raises DealFileRefused, as above.
    """
    found = await to_thread.run_sync(read_outcomes, await asked.request.body())
    kept, others = await _keep_outcomes(asked, found.outcomes)
    return said(
        Imported(
            rows=len(found.outcomes),
            kept=kept,
            stages=stages_taken(found.outcomes),
            others=others,
            troubles=found.troubles[:TROUBLES_SHOWN],
            more_troubles=max(0, len(found.troubles) - TROUBLES_SHOWN),
            columns=(),
        ),
        201,
    )


async def _keep_outcomes(asked: Asked, outcomes: Iterable[Outcome]) -> tuple[int, int]:
    """How many are new or other, and how many are on no call of those who report to who asks.

    How a deal ended is said by those whose people spoke with its buyer: who could say it of any call
    could choose the calls of which something is usual.
    """
    given = tuple(outcomes)
    referenced = await asked.store.shares.referenced_by(report.id for report in asked.reports)
    own, carried = of_calls(given, referenced), _comparable(referenced)
    told = frozenset[str]().union(*(carried[comparable(one.reference)] for one in own))
    await asked.note_each(Deed.IMPORTED_OUTCOMES, sorted(told))
    kept = await asked.store.outcomes.save(own, by=asked.who.id, today=asked.today) if own else 0
    return kept, len(given) - len(own)


def _comparable(carried: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for reference, people in carried.items():
        found[comparable(reference)] |= people
    return found


def match_owners(owners: Iterable[str], people: Iterable[Person]) -> dict[str, str]:
    """An owner's name to the id of the one of these people who is called that.

    In whatever case, with the last name first ("Lee, Kim"), or with a remark ("Kim Lee (Sales)").
    """
    by_name: dict[str, list[str]] = {}
    for person in people:
        by_name.setdefault(_folded(person.name), []).append(person.id)
    return {
        owner: found[0]
        for owner in owners
        if owner and len(found := by_name.get(_folded(owner), [])) == 1
    }


def _folded(name: str) -> str:
    bare = re.sub(r"\([^()]*\)\s*$", "", name)
    last, comma, first = bare.partition(",")
    return " ".join((f"{first} {last}" if comma else bare).split()).casefold()


def _of_owner(person: Person, snapshots: list[tuple[HeldDeal, ...]], today: date) -> OwnersDeals:
    own = [_deals(snapshot, person.id) for snapshot in snapshots]
    newest = own[0] if own else ()
    return OwnersDeals(
        person=named(person),
        open=sum(deal.state is DealState.OPEN for deal in newest),
        moved=movement(own[1], newest) if len(own) > 1 else (),
        quiet=quiet_deals(newest, today=today),
    )


def _deals(snapshot: Iterable[HeldDeal], person: str) -> tuple[Deal, ...]:
    return tuple(held.deal for held in snapshot if held.person == person)
