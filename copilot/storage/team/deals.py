"""Deals as the team's own system exported them, how they ended, and bands of the team's own."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, select

from copilot.kinds import CallKind
from copilot.review.bands import MeasureName
from copilot.review.outcomes import Outcome, by_reference
from copilot.review.pipeline import Deal, DealState, comparable
from copilot.storage.team.database import put
from copilot.storage.team.days import day_number, day_of, day_of_or_none, number_or_none
from copilot.storage.team.deal_tables import BANDS, DEALS, ENDINGS
from copilot.storage.team.records import HeldDeal, TeamBand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy import Connection, RowMapping

    from copilot.storage.team.database import TeamDatabase

_HUNDREDTH: Final = Decimal("0.01")


class Deals:
    """Snapshots of the pipeline, one a day at most. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def save(self, deals: Iterable[Deal], *, day: date, owners: Mapping[str, str]) -> int:
        """Keep an export in place of what that day's former one had of the same people; how many deals.

        `owners`: an owner's name to a person's id. A deal of anybody else is not kept, and nothing that
        another person's rows hold is touched. Of two rows with one reference the last holds. Amounts
        are kept to the hundredth.
        """
        given = {deal.reference: deal for deal in deals}
        rows = {
            deal.reference: _deal_row(deal, day, owners[deal.owner])
            for deal in given.values()
            if deal.owner in owners
        }

        def work(connection: Connection) -> int:
            theirs = DEALS.c.person_id.in_(set(owners.values()))
            connection.execute(delete(DEALS).where(DEALS.c.day == day_number(day), theirs))
            put(connection, DEALS, rows.values())
            return len(rows)

        return await self._database.write(work)

    async def days(self, people: Iterable[str] | None = None) -> tuple[date, ...]:
        """The days that there is a snapshot of (with a deal of one of these), the newest first."""
        wanted = select(DEALS.c.day).distinct().order_by(DEALS.c.day.desc())
        if people is not None:
            wanted = wanted.where(DEALS.c.person_id.in_(tuple(people)))
        found = await self._database.read(
            lambda connection: connection.execute(wanted).scalars().all()
        )
        return tuple(day_of(number) for number in found)

    async def of_day(
        self, day: date, *, people: Iterable[str] | None = None
    ) -> tuple[HeldDeal, ...]:
        """One snapshot's deals, of everybody or of these people, by reference."""
        wanted = select(DEALS).where(DEALS.c.day == day_number(day)).order_by(DEALS.c.reference)
        if people is not None:
            wanted = wanted.where(DEALS.c.person_id.in_(tuple(people)))
        rows = await self._database.read(
            lambda connection: connection.execute(wanted).mappings().all()
        )
        return tuple(HeldDeal(deal=_deal(row), person=row["person_id"]) for row in rows)


class Outcomes:
    """How the deals behind calls ended, by the manager who says so. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def save(self, outcomes: Iterable[Outcome], *, by: str, today: date) -> int:
        """Keep what a manager says, each in place of what they said of it before; how many are new or other.

        It counts for the calls of that manager's own people, and for nobody else's. A reference that is
        only written otherwise is the same one: a deal has one end.
        """
        given = by_reference(outcomes)

        def work(connection: Connection) -> int:
            said = _endings(connection, by)
            known = by_reference(said)
            fresh = [one for place, one in given.items() if _end(known.get(place)) != _end(one)]
            anew = {comparable(one.reference) for one in fresh}
            former = [one.reference for one in said if comparable(one.reference) in anew]
            gone = delete(ENDINGS).where(ENDINGS.c.given_by == by, ENDINGS.c.reference.in_(former))
            connection.execute(gone)
            put(connection, ENDINGS, [_ending_row(one, by, today) for one in fresh])
            return len(fresh)

        return await self._database.write(work)

    async def said_by(self, manager: str) -> tuple[Outcome, ...]:
        """All that this manager said, by reference."""
        return await self._database.read(lambda connection: _endings(connection, manager))


class Bands:
    """The team's own bands in force. Raises the `StoreError` tree."""

    def __init__(self, database: TeamDatabase) -> None:
        self._database = database

    async def save(self, band: TeamBand) -> None:
        """Put it in force, in place of the former one of its kind and measure."""
        row = {
            "kind": band.kind.value,
            "measure": band.measure.value,
            "low": band.low,
            "high": band.high,
            "source": band.source,
            "calls": band.calls,
            "people": band.people,
            "set_on": day_number(band.on),
        }
        await self._database.write(lambda connection: put(connection, BANDS, [row]))

    async def remove(self, kind: CallKind, measure: MeasureName) -> bool:
        """Back to the shipped one; whether there was one of the team's own."""
        gone = delete(BANDS).where(BANDS.c.kind == kind.value, BANDS.c.measure == measure.value)
        return bool(
            await self._database.write(lambda connection: connection.execute(gone).rowcount)
        )

    async def in_force(self) -> tuple[TeamBand, ...]:
        """All of them, by kind and measure."""
        wanted = select(BANDS).order_by(BANDS.c.kind, BANDS.c.measure)
        rows = await self._database.read(
            lambda connection: connection.execute(wanted).mappings().all()
        )
        return tuple(
            TeamBand(
                kind=CallKind(row["kind"]),
                measure=MeasureName(row["measure"]),
                low=row["low"],
                high=row["high"],
                source=row["source"],
                calls=row["calls"],
                people=row["people"],
                on=day_of(row["set_on"]),
            )
            for row in rows
        )


def _deal_row(deal: Deal, day: date, person: str) -> dict[str, object]:
    amount = None if deal.amount is None else int(deal.amount.quantize(_HUNDREDTH) * 100)
    return {
        "day": day_number(day),
        "reference": deal.reference,
        "name": deal.name,
        "stage": deal.stage,
        "state": deal.state.value,
        "owner": deal.owner,
        "person_id": person,
        "amount_hundredths": amount,
        "currency": deal.currency,
        "close_day": number_or_none(deal.close_day),
        "last_activity": number_or_none(deal.last_activity),
        "probability": deal.probability,
    }


def _deal(row: RowMapping) -> Deal:
    amount = row["amount_hundredths"]
    return Deal(
        reference=row["reference"],
        name=row["name"],
        stage=row["stage"],
        state=DealState(row["state"]),
        owner=row["owner"],
        amount=None if amount is None else Decimal(amount) * _HUNDREDTH,
        currency=row["currency"],
        close_day=day_of_or_none(row["close_day"]),
        last_activity=day_of_or_none(row["last_activity"]),
        probability=row["probability"],
    )


def _ending_row(outcome: Outcome, by: str, today: date) -> dict[str, object]:
    return {
        "reference": outcome.reference,
        "given_by": by,
        "state": outcome.state.value,
        "stage": outcome.stage,
        "noted_on": day_number(today),
    }


def _end(outcome: Outcome | None) -> tuple[DealState, str] | None:
    return None if outcome is None else (outcome.state, outcome.stage)


def _endings(connection: Connection, by: str) -> tuple[Outcome, ...]:
    wanted = select(ENDINGS).where(ENDINGS.c.given_by == by).order_by(ENDINGS.c.reference)
    rows = connection.execute(wanted).mappings()
    return tuple(
        Outcome(reference=row["reference"], state=DealState(row["state"]), stage=row["stage"])
        for row in rows
    )
