"""What comes late, twice or from somebody else changes nothing."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from copilot.storage.team.records import Delivery, Receipt, Taken
from copilot.storage.team.tables import GONE_CALLS
from copilot.storage.team.taking import digest_of
from tests.storage.team.make import (
    NOW,
    TODAY,
    delivery,
    full,
    ident,
    moment,
    people,
    shared,
    taken_back,
)

if TYPE_CHECKING:
    from copilot.review.shared import SharedCall
    from copilot.storage.team.database import TeamDatabase
    from copilot.storage.team.store import TeamStore

pytestmark = pytest.mark.anyio


async def test_the_same_again_is_once(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    for _ in range(3):
        [receipt] = await store.shares.take(ada, [delivery(full())], today=TODAY)
        assert receipt == Receipt(call=full().id, revision=1, taken=Taken.KEPT)
    assert await store.shares.of_person(ada, first=TODAY, last=TODAY) == (full(),)


async def test_a_later_revision_replaces_all_of_it(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    later = replace(
        full(), reference="", moments=(moment(full().id, 7, annotation="Another."),), turns=3
    )
    await store.shares.take(ada, [delivery(full()), delivery(later, 2)], today=TODAY)
    owned = await store.shares.load(full().id)
    assert owned is not None
    assert owned.call == later


async def test_an_earlier_revision_that_comes_late_is_stale(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    receipts = await store.shares.take(
        ada, [delivery(full(), 2), delivery(shared("full"), 1)], today=TODAY
    )
    assert [one.taken for one in receipts] == [Taken.KEPT, Taken.STALE]
    assert await store.shares.of_person(ada, first=TODAY, last=TODAY) == (full(),)


async def test_what_was_taken_back_stays_away(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    sent = [delivery(full(), 1), taken_back(full(), 2), delivery(full(), 1), taken_back(full(), 2)]
    receipts = await store.shares.take(ada, sent, today=TODAY)
    assert [one.taken for one in receipts] == [
        Taken.KEPT, Taken.WITHDRAWN, Taken.STALE, Taken.WITHDRAWN,
    ]  # fmt: skip
    assert await store.shares.of_person(ada, first=TODAY, last=TODAY) == ()


async def test_taken_back_before_it_came(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    receipts = await store.shares.take(
        ada, [taken_back(full(), 5), delivery(full(), 4)], today=TODAY
    )
    assert [one.taken for one in receipts] == [Taken.WITHDRAWN, Taken.STALE]


async def test_shared_once_more_after_it_was_taken_back(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    await store.shares.take(ada, [taken_back(full(), 2), delivery(full(), 3)], today=TODAY)
    assert await store.shares.of_person(ada, first=TODAY, last=TODAY) == (full(),)


@pytest.mark.parametrize("theirs", [delivery(shared("full"), 9), taken_back(shared("full"), 9)])
async def test_another_persons_call_cannot_be_touched(store: TeamStore, theirs: Delivery) -> None:
    ada, eve = await people(store, "Ada", "Eve")
    await store.shares.take(ada, [delivery(full())], today=TODAY)
    [receipt] = await store.shares.take(eve, [theirs], today=TODAY)
    assert receipt.taken is Taken.REFUSED
    owned = await store.shares.load(full().id)
    assert owned is not None
    assert (owned.person, owned.call) == (ada, full())
    await store.shares.take(ada, [taken_back(full())], today=TODAY)
    [receipt] = await store.shares.take(eve, [theirs], today=TODAY)
    assert receipt.taken is Taken.REFUSED


async def test_any_order_with_any_repeats_ends_in_the_newest(store: TeamStore) -> None:
    """Deliveries of twenty calls, shuffled and repeated: what is there is each one's last revision."""
    chance = random.Random(20_261_128)  # noqa: S311  no secret
    [ada] = await people(store, "Ada")
    newest: dict[str, SharedCall | None] = {}
    sent: list[Delivery] = []
    for number in range(20):
        call = shared(number, moments=number % 4)
        for revision in range(1, chance.randrange(2, 6)):
            state = replace(call, turns=revision) if chance.random() < 0.75 else None
            sent.append(Delivery(call=call.id, revision=revision, shared=state))
            newest[call.id] = state
    sent += chance.choices(sent, k=40)
    chance.shuffle(sent)
    while sent:
        batch, sent = sent[:13], sent[13:]
        await store.shares.take(ada, batch, today=TODAY)
    there = {call.id: call for call in await store.shares.of_person(ada, first=TODAY, last=TODAY)}
    assert there == {call: state for call, state in newest.items() if state is not None}
    [ben] = await people(store, "Ben")
    [again] = await store.shares.take(ben, [delivery(shared(0), 99)], today=TODAY)
    assert again.call == ident("call 0")
    assert again.taken is Taken.REFUSED


async def test_calls_of_somebody_who_was_deleted_stay_out_whoever_sends_them(
    store: TeamStore, database: TeamDatabase
) -> None:
    [ada] = await people(store, "Ada")
    back = shared("back")
    await store.shares.take(ada, [delivery(full()), delivery(back), taken_back(back)], today=TODAY)
    await store.keeping.delete_person(ada, now=NOW)
    [ben] = await people(store, "Ben")
    sent = [delivery(full(), 9), delivery(back, 9), taken_back(full(), 10), delivery(shared("new"))]
    receipts = await store.shares.take(ben, sent, today=TODAY)
    assert [one.taken for one in receipts] == [Taken.STALE, Taken.STALE, Taken.STALE, Taken.KEPT]
    # what is remembered leads to nobody
    rows = await database.read(lambda connection: connection.execute(select(GONE_CALLS)).all())
    assert {row.digest for row in rows} == {digest_of(full().id), digest_of(back.id)}
    assert full().id not in str(rows)
