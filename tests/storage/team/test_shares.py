"""What was shared comes back as it was, to whom it is asked for, on both databases."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from copilot.kinds import MomentKind
from copilot.review.shared import SharedCall
from copilot.storage.team.records import MomentWeek, Taken
from tests.storage.team.make import (
    MONDAY,
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
    from copilot.storage.team.store import TeamStore

pytestmark = pytest.mark.anyio


async def test_what_somebodys_calls_are_called_elsewhere(store: TeamStore) -> None:
    ada, ben = await people(store, "Ada", "Ben")
    plain = replace(shared(1), reference="")
    await store.shares.take(ada, [delivery(full()), delivery(plain)], today=TODAY)
    await store.shares.take(ben, [delivery(replace(shared(2), reference="B-2"))], today=TODAY)
    ours = {full().reference: frozenset({ada})}
    assert await store.shares.referenced_by([ada]) == ours
    assert await store.shares.referenced_by([ada, ben]) == ours | {"B-2": frozenset({ben})}
    assert await store.shares.referenced_by([]) == {}


async def test_a_call_comes_back_as_it_was_shared(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    whole, plain = full(), SharedCall(id=ident("plain"), kind=shared().kind, day=TODAY)
    default = {field.name: field.default for field in fields(SharedCall)}
    assert not [name for name, value in default.items() if getattr(whole, name) == value]
    await store.shares.take(ada, [delivery(whole), delivery(plain)], today=TODAY)
    for call in (whole, plain):
        owned = await store.shares.load(call.id)
        assert owned is not None
        assert (owned.person, owned.call) == (ada, call)


async def test_nothing_is_where_nothing_was_shared(store: TeamStore) -> None:
    assert await store.shares.load(ident("nobody's")) is None


async def test_a_span_of_days_by_person(store: TeamStore) -> None:
    ada, ben = await people(store, "Ada", "Ben")
    days = [TODAY - timedelta(days=back) for back in (0, 1, 7, 8)]
    calls = [shared(number, day=day) for number, day in enumerate(days)]
    await store.shares.take(ada, [delivery(call) for call in calls], today=TODAY)
    await store.shares.take(ben, [delivery(shared("his"))], today=TODAY)
    week = await store.shares.of_person(ada, first=TODAY - timedelta(days=7), last=TODAY)
    assert week == (calls[2], calls[1], calls[0])
    both = await store.shares.of_people((ada, ben, ident("Eve")), first=TODAY, last=TODAY)
    assert both == {ada: (calls[0],), ben: (shared("his"),), ident("Eve"): ()}


async def test_without_moments(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    await store.shares.take(ada, [delivery(full())], today=TODAY)
    [call] = await store.shares.of_person(ada, first=TODAY, last=TODAY, moments=False)
    assert call == replace(full(), moments=())


async def test_moments_are_counted_by_week_and_kind(store: TeamStore) -> None:
    ada, ben = await people(store, "Ada", "Ben")
    last_week = TODAY - timedelta(days=7)
    hers = [shared(1, moments=2), shared(2, moments=1), shared(3, moments=1, day=last_week)]
    odd = replace(shared(4), moments=(moment(shared(4).id, kind=MomentKind.MONOLOGUE),), day=MONDAY)
    await store.shares.take(ada, [delivery(call) for call in (*hers, odd)], today=TODAY)
    await store.shares.take(ben, [delivery(shared("his", moments=5))], today=TODAY)

    def week(start: object, kind: MomentKind, moments: int, calls: int) -> MomentWeek:
        return MomentWeek(person=ada, week=start, kind=kind, moments=moments, calls=calls)  # type: ignore[arg-type]  # days by name

    before = week(MONDAY - timedelta(days=7), MomentKind.BUDGET_SKIPPED, 1, 1)
    now = (week(MONDAY, MomentKind.BUDGET_SKIPPED, 3, 2), week(MONDAY, MomentKind.MONOLOGUE, 1, 1))
    assert await store.shares.moment_weeks((ada,), first=last_week, last=TODAY) == (before, *now)
    assert await store.shares.moment_weeks((ada,), first=TODAY, last=TODAY) == now

    # shared again with another day and fewer moments, and one taken back: counted anew
    moved = replace(hers[0], day=last_week, moments=hers[0].moments[:1])
    await store.shares.take(ada, [delivery(moved, 2), taken_back(hers[1])], today=TODAY)
    assert await store.shares.moment_weeks((ada,), first=last_week, last=TODAY) == (
        replace(before, moments=2, calls=2),
        now[1],
    )


async def test_the_answer_of_a_delivery_that_takes_back(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    await store.shares.take(ada, [delivery(full())], today=TODAY)
    [receipt] = await store.shares.take(ada, [taken_back(full())], today=TODAY)
    assert receipt.taken is Taken.WITHDRAWN
    assert await store.shares.load(full().id) is None
