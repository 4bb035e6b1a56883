"""Snapshots of the pipeline, ends of deals, and the team's own bands."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from copilot.kinds import CallKind
from copilot.review.bands import MeasureName
from copilot.review.outcomes import Outcome
from copilot.review.pipeline import Deal, DealState
from copilot.storage.team.records import HeldDeal, TeamBand
from tests.storage.team.make import TODAY, people

if TYPE_CHECKING:
    from copilot.storage.team.store import TeamStore

pytestmark = pytest.mark.anyio

WHOLE = Deal(
    reference="006Dn00000A1b2C", name="Łódź Works, pilot", stage="Proposal/Price Quote",
    state=DealState.WON, owner="Ada Byron", amount=Decimal("12499.99"), currency="EUR",
    close_day=date(2026, 12, 18), last_activity=date(2026, 11, 20), probability=0.75,
)  # fmt: skip
PLAIN = Deal(reference="7", name="Another", stage="New", state=DealState.OPEN)


async def test_a_snapshot_comes_back_with_whose_each_is(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    default = {field.name: field.default for field in fields(Deal)}
    assert not [name for name, value in default.items() if getattr(WHOLE, name) == value]
    # a deal of nobody who was named is not kept
    assert await store.deals.save([PLAIN, WHOLE], day=TODAY, owners={"Ada Byron": ada}) == 1
    hers = HeldDeal(deal=WHOLE, person=ada)
    assert await store.deals.of_day(TODAY) == (hers,)
    assert await store.deals.of_day(TODAY, people=[ada]) == (hers,)
    assert await store.deals.of_day(date(2026, 11, 1)) == ()


async def test_one_snapshot_a_day_and_the_last_of_two_rows(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    owners, plain = {"Ada Byron": ada}, replace(PLAIN, owner="Ada Byron")
    await store.deals.save([WHOLE, plain], day=date(2026, 11, 18), owners=owners)
    await store.deals.save([WHOLE], day=TODAY, owners=owners)
    other = replace(plain, stage="Won")
    assert await store.deals.save([plain, other], day=TODAY, owners=owners) == 1
    assert await store.deals.of_day(TODAY) == (HeldDeal(deal=other, person=ada),)
    assert await store.deals.days() == (TODAY, date(2026, 11, 18))


async def test_each_manager_brings_the_deals_of_their_own_people(store: TeamStore) -> None:
    ada, ben = await people(store, "Ada", "Ben")
    bens = replace(PLAIN, owner="Ben")
    await store.deals.save([WHOLE], day=TODAY, owners={"Ada Byron": ada})
    await store.deals.save([bens], day=TODAY, owners={"Ben": ben})
    held = {ada: HeldDeal(deal=WHOLE, person=ada), ben: HeldDeal(deal=bens, person=ben)}
    assert set(await store.deals.of_day(TODAY)) == set(held.values())
    await store.deals.save([bens], day=date(2026, 11, 18), owners={"Ben": ben})
    assert await store.deals.days([ada]) == (TODAY,)
    assert await store.deals.days([ben]) == (TODAY, date(2026, 11, 18))
    same = replace(bens, reference=WHOLE.reference)
    await store.deals.save([same], day=TODAY, owners={"Ben": ben})
    assert set(await store.deals.of_day(TODAY)) == {held[ada], HeldDeal(deal=same, person=ben)}
    moved = replace(WHOLE, reference="another")
    await store.deals.save([moved], day=TODAY, owners={"Ada Byron": ada})
    assert [one.deal for one in await store.deals.of_day(TODAY, people=[ada])] == [moved]


@pytest.mark.parametrize("amount", ["0", "-3.5", "9999999999999.99", "1E+3", "0.01"])
async def test_amounts_come_back_to_the_hundredth(store: TeamStore, amount: str) -> None:
    [ada] = await people(store, "Ada")
    deal = replace(PLAIN, owner="Ada", amount=Decimal(amount))
    await store.deals.save([deal], day=TODAY, owners={"Ada": ada})
    [held] = await store.deals.of_day(TODAY)
    assert held.deal.amount == Decimal(amount)


async def test_ends_of_deals(store: TeamStore) -> None:
    mia, max_ = await people(store, "Mia", "Max")
    won = Outcome(reference="7", state=DealState.WON, stage="Closed won")
    lost = Outcome(reference="8", state=DealState.LOST)
    assert await store.outcomes.save([lost, won], by=mia, today=TODAY) == 2
    assert await store.outcomes.save([lost, won], by=mia, today=TODAY) == 0
    assert await store.outcomes.save([replace(lost, stage="No budget")], by=mia, today=TODAY) == 1
    other = Outcome(reference="7", state=DealState.LOST)
    assert await store.outcomes.save([other], by=max_, today=TODAY) == 1
    assert await store.outcomes.said_by(mia) == (won, replace(lost, stage="No budget"))
    assert await store.outcomes.said_by(max_) == (other,)


@pytest.mark.parametrize("short_first", [True, False])
async def test_a_deal_has_one_end_however_its_reference_is_written(
    store: TeamStore, short_first: bool
) -> None:
    """A Salesforce id of fifteen characters is that of eighteen, whichever of the two comes first."""
    [mia] = await people(store, "Mia")
    several = ["006Dn00000A1b2C", "006Dn00000A1b2CIAQ"]
    first, later = several if short_first else several[::-1]
    won = Outcome(reference=first, state=DealState.WON)
    assert await store.outcomes.save([won], by=mia, today=TODAY) == 1
    assert await store.outcomes.save([replace(won, reference=later)], by=mia, today=TODAY) == 0
    assert await store.outcomes.said_by(mia) == (won,)
    lost = Outcome(reference=later, state=DealState.LOST)
    assert await store.outcomes.save([lost], by=mia, today=TODAY) == 1
    assert await store.outcomes.said_by(mia) == (lost,)
    both = [won, lost]
    assert await store.outcomes.save(both, by=mia, today=TODAY) == 0
    assert await store.outcomes.said_by(mia) == (lost,)


async def test_bands_of_the_teams_own(store: TeamStore) -> None:
    band = TeamBand(
        kind=CallKind.DEMO, measure=MeasureName.TALK_SHARE, low=0.4, high=None,
        source="61 won demos of 9 people", calls=61, people=9, on=TODAY,
    )  # fmt: skip
    await store.bands.save(band)
    await store.bands.save(replace(band, high=0.6))
    other = replace(band, kind=CallKind.DISCOVERY)
    await store.bands.save(other)
    assert await store.bands.in_force() == (replace(band, high=0.6), other)
    assert await store.bands.remove(CallKind.DEMO, MeasureName.TALK_SHARE)
    assert not await store.bands.remove(CallKind.DEMO, MeasureName.TALK_SHARE)
    assert await store.bands.in_force() == (other,)
