"""Quotas: one a quarter, and what somebody typed stays whatever an export says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from copilot.review.quota import Quota, QuotaSource
from copilot.storage.team.days import day_number
from tests.storage.team.make import NOW, TODAY, ident, people

if TYPE_CHECKING:
    from copilot.storage.team.store import TeamStore

pytestmark = pytest.mark.anyio

QUOTA = Quota(
    rep=ident("Ada"), first=date(2026, 10, 1), amount=Decimal("66000.50"), currency="EUR",
    source=QuotaSource.REP, on=TODAY,
)  # fmt: skip


async def test_it_comes_back_as_it_was_typed_and_goes(store: TeamStore) -> None:
    await people(store, "Ada", "Ben")
    assert await store.quotas.save([QUOTA]) == 1
    assert await store.quotas.load(QUOTA.rep, QUOTA.first) == QUOTA
    assert await store.quotas.load(ident("Ben"), QUOTA.first) is None
    assert await store.quotas.load(QUOTA.rep, date(2026, 7, 1)) is None
    assert await store.quotas.remove(QUOTA.rep, QUOTA.first)
    assert not await store.quotas.remove(QUOTA.rep, QUOTA.first)
    assert await store.quotas.load(QUOTA.rep, QUOTA.first) is None


async def test_what_was_typed_stays_and_an_exports_own_is_replaced(store: TeamStore) -> None:
    await people(store, "Ada", "Ben")
    exported = replace(QUOTA, amount=Decimal(1), source=QuotaSource.EXPORT)
    bens = replace(exported, rep=ident("Ben"))
    await store.quotas.save([QUOTA, bens])
    more = [exported, replace(bens, amount=Decimal(2))]
    assert await store.quotas.save(more) == 1
    assert await store.quotas.load(QUOTA.rep, QUOTA.first) == QUOTA
    assert await store.quotas.load(bens.rep, bens.first) == more[1]
    typed = replace(bens, amount=Decimal(3), source=QuotaSource.MANAGER)
    assert await store.quotas.save([typed]) == 1
    assert await store.quotas.load(bens.rep, bens.first) == typed
    assert await store.quotas.save([]) == 0


async def test_it_goes_with_the_person_and_is_in_their_copy(store: TeamStore) -> None:
    await people(store, "Ada")
    await store.quotas.save([QUOTA])
    copy = await store.keeping.export_person(QUOTA.rep)
    assert copy["quotas"] == [
        {
            "rep_id": QUOTA.rep, "first_day": day_number(QUOTA.first),
            "amount_hundredths": 6_600_050, "currency": "EUR", "source": "rep",
            "set_on": day_number(QUOTA.on),
        }
    ]  # fmt: skip
    await store.keeping.delete_person(QUOTA.rep, now=NOW)
    assert await store.quotas.load(QUOTA.rep, QUOTA.first) is None
