"""The example team's pipeline, as HubSpot would export it: weekly snapshots, and how deals ended. Pure."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from statistics import fmean
from typing import TYPE_CHECKING, Final

from copilot.demo.calendar import monday_of
from copilot.demo.stories import WEEKS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from copilot.demo.stories import Story

STAGES: Final = (
    "Appointment Scheduled",
    "Qualified To Buy",
    "Presentation Scheduled",
    "Decision Maker Bought-In",
    "Contract Sent",
)
WON: Final = "Closed Won"
LOST: Final = "Closed Lost"

COMPANIES: Final = (
    "Harbour Logistics", "Nordhaus", "Westfield Cleaning", "Kestrel Facilities", "Larkspur Dairies",
    "Ashdown Roofing", "Brightwater Pools", "Cobalt Security", "Dunmore Lifts", "Elmtree Schools",
    "Fairview Clinics", "Granite Works", "Hollow Oak Farms", "Ironbridge Vans", "Juniper Hotels",
    "Kingfisher Boats", "Linden Bakeries", "Marlowe Heating", "Northgate Parks", "Orchard Homes",
)  # fmt: skip
DEALS_EACH: Final = 8

QUOTA: Final = 60_000
"""In euros for a quarter, the same for everybody: about what two or three of their deals come to."""

_COLUMNS: Final = (
    "Record ID", "Deal Name", "Deal Stage", "Deal owner", "Amount", "Currency", "Close Date",
    "Last Activity Date", "Deal probability", "Quota",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class DealRow:
    """One deal as it stands; `stage` is a place in `STAGES`, `ended` one of the two ends or empty.

    `wins` says how it will end once it comes to an end: who asks more wins more of theirs, in this
    invented team.
    """

    reference: str
    name: str
    owner: str
    amount: int
    close_day: date
    active_on: date
    stage: int
    wins: bool
    ended: str = ""


def references(place: int) -> tuple[str, ...]:
    """The references of one rep's deals; `place` is theirs in the list of stories."""
    return tuple(f"{7_400_100 + place * DEALS_EACH + number}" for number in range(DEALS_EACH))


def of_owner(rows: Iterable[DealRow], owner: str) -> tuple[DealRow, ...]:
    """One rep's."""
    return tuple(row for row in rows if row.owner == owner)


def snapshots(
    stories: Iterable[Story], *, seed: int, today: date
) -> tuple[tuple[date, tuple[DealRow, ...]], ...]:
    """The deals of everybody on each Monday, the last on that of today's week."""
    random = Random(f"{seed}/deals")
    deals = [
        row
        for place, story in enumerate(stories)
        for row in _opened(story, place, random, monday_of(today, 0))
    ]
    weeks = []
    for week in range(WEEKS + 1):
        day = monday_of(today, week)
        weeks.append((day, tuple(deals)))
        deals = [_a_week_later(row, day, random) for row in deals]
    return tuple(weeks)


def _opened(story: Story, place: int, random: Random, day: date) -> list[DealRow]:
    good = fmean((story.first.asks, story.first.step, story.first.budget))
    return [
        DealRow(
            reference=reference,
            name=f"{COMPANIES[(place * DEALS_EACH + number) % len(COMPANIES)]}, {random.choice(('crews', 'depots', 'night shift', 'pilot'))}",
            owner=story.name,
            amount=random.randrange(8, 60) * 500,
            close_day=day + timedelta(days=random.randrange(28, 110)),
            active_on=day - timedelta(days=random.randrange(1, 9)),
            stage=random.randrange(len(STAGES)),
            wins=number * 3 % DEALS_EACH < round(DEALS_EACH * (0.3 + 0.5 * good)),
        )
        for number, reference in enumerate(references(place))
    ]


def _a_week_later(row: DealRow, day: date, random: Random) -> DealRow:
    """Some move on, some end, some are put off, and some are not touched at all."""
    drawn = random.random()
    if row.ended or drawn < 0.3:
        return row
    touched = replace(row, active_on=day + timedelta(days=random.randrange(5)))
    if drawn < 0.66:
        if row.stage < len(STAGES) - 1:
            return replace(touched, stage=row.stage + 1)
        ended = WON if row.wins else LOST
        return replace(touched, ended=ended, close_day=touched.active_on)
    if drawn < 0.69:
        return replace(touched, ended=LOST, close_day=touched.active_on)
    if drawn < 0.82:
        return replace(touched, close_day=row.close_day + timedelta(days=21))
    return touched


def export(rows: Iterable[DealRow]) -> bytes:
    """The rows as a file that HubSpot gives out."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for row in rows:
        likely = {WON: 1.0, LOST: 0.0}.get(row.ended, (row.stage + 1) * 0.18)
        writer.writerow((
            row.reference, row.name, row.ended or STAGES[row.stage], row.owner, row.amount, "EUR",
            row.close_day.isoformat(), row.active_on.isoformat(), f"{likely:.2f}", QUOTA,
        ))  # fmt: skip
    return text.getvalue().encode()


def outcomes(rows: Iterable[DealRow]) -> bytes:
    """How the deals ended that have, as a small CSV."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(("reference", "outcome"))
    writer.writerows(
        (row.reference, "won" if row.ended == WON else "lost") for row in rows if row.ended
    )
    return text.getvalue().encode()
