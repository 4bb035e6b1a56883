"""What is published of a team's week: once, of enough people, whatever comes or goes later."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from copilot.kinds import CallKind
from copilot.review.published import contributions, parts
from copilot.storage.team.keeping import Days
from copilot.storage.team.records import Taken
from tests.storage.team.make import MONDAY, NOW, TODAY, delivery, ident, people, person, shared

if TYPE_CHECKING:
    from datetime import date

    from copilot.review.published import Part
    from copilot.review.shared import SharedCall
    from copilot.storage.team.store import TeamStore

pytestmark = pytest.mark.anyio

NAMES = ("Ada", "Ben", "Cara", "Dan", "Eve")
LATER = TODAY + timedelta(days=14)


def calls_of(name: str, day: date = TODAY, count: int = 3) -> list[SharedCall]:
    kinds = (CallKind.DISCOVERY, CallKind.DISCOVERY, CallKind.DEMO)
    return [
        shared(f"{name} {day} {number}", kind=kinds[number % 3], day=day, moments=number)
        for number in range(count)
    ]


async def filled(store: TeamStore, *names: str, day: date = TODAY) -> None:
    await people(store, *names)
    for name in names:
        sent = [delivery(call) for call in calls_of(name, day)]
        await store.shares.take(ident(name), sent, today=TODAY)


async def published(store: TeamStore) -> tuple[Part, ...]:
    return await store.trends.parts(first=MONDAY - timedelta(weeks=5), last=LATER)


def exact(given: tuple[Part, ...]) -> list[object]:
    """The same sums, in whatever order somebody added."""
    return [
        (part.team, part.week, part.kinds, part.calls, count.key, round(count.hits, 9), count.n)
        for part in given
        for count in part.counts
    ]


async def test_it_is_what_the_review_says_and_comes_back_as_it_was(store: TeamStore) -> None:
    await filled(store, *NAMES)
    assert await store.trends.publish(today=LATER) > 0
    given = [one for name in NAMES for one in contributions(ident(name), "North", calls_of(name))]
    assert exact(await published(store)) == exact(parts(given, today=LATER))
    assert {count.n for part in await published(store) for count in part.counts}


async def test_a_week_that_has_not_settled_waits(store: TeamStore) -> None:
    await filled(store, *NAMES)
    assert await store.trends.publish(today=MONDAY + timedelta(days=9)) == 0
    assert await store.trends.publish(today=MONDAY + timedelta(days=10)) > 0


async def test_too_few_people_are_not_published_until_they_are_enough(store: TeamStore) -> None:
    await filled(store, *NAMES[:4])
    assert await store.trends.publish(today=LATER) == 0
    await filled(store, NAMES[4])
    assert await store.trends.publish(today=LATER) > 0


async def test_what_is_published_stays_whatever_comes_or_goes(store: TeamStore) -> None:
    await filled(store, *NAMES)
    await store.trends.publish(today=LATER)
    before = await published(store)
    late = shared("late", moments=4)
    await store.shares.take(ident("Ada"), [delivery(late)], today=TODAY)
    await store.keeping.delete_person(ident("Ben"), now=NOW)
    await store.keeping.delete_call(calls_of("Cara")[0].id)
    await store.people.save(person("Dan", team="South"))
    assert await store.trends.publish(today=LATER + timedelta(days=1)) == 0
    assert await published(store) == before


async def test_a_weeks_people_are_not_published_again_under_another_name_of_the_team(
    store: TeamStore,
) -> None:
    """Five of North, and then the same five and a sixth as North-East: the difference is the sixth."""
    await filled(store, *NAMES)
    await store.trends.publish(today=LATER)
    before = await published(store)
    await filled(store, "Sam")
    for name in (*NAMES, "Sam"):
        await store.people.save(person(name, team="North-East"))
    assert await store.trends.publish(today=LATER + timedelta(days=1)) == 0
    assert await published(store) == before
    # nor with one of them who moved, among five others: those five stand for themselves
    others = ("Fay", "Gus", "Hal", "Ivy", "Jo")
    await filled(store, *others)
    for name in (*others, "Ada"):
        await store.people.save(person(name, team="West"))
    assert await store.trends.publish(today=LATER + timedelta(days=1)) > 0
    west = [part for part in await published(store) if part.team == "West"]
    assert sum(part.calls for part in west) == sum(len(calls_of(name)) for name in others)


async def test_calls_of_somebody_deleted_do_not_come_back_under_another_id(
    store: TeamStore,
) -> None:
    await filled(store, *NAMES)
    await store.trends.publish(today=LATER)
    before = await published(store)
    await filled(store, "Sam")
    await store.people.save(person("Sam", team="North-East"))
    for name in NAMES:
        await store.keeping.delete_person(ident(name), now=NOW)
        await store.people.save(person(f"{name} again", team="North-East"))
        sent = [delivery(call, 7) for call in calls_of(name)]
        receipts = await store.shares.take(ident(f"{name} again"), sent, today=TODAY)
        assert {one.taken for one in receipts} == {Taken.STALE}
    assert await store.trends.publish(today=LATER + timedelta(days=1)) == 0
    assert await published(store) == before


async def test_nobody_is_left_when_a_manager_takes_away_what_they_know(store: TeamStore) -> None:
    mia, max_ = await people(store, "Mia", "Max")
    await filled(store, *NAMES)
    for name in NAMES:
        await store.people.save(person(name, manager=mia if name != "Eve" else max_))
    assert await store.trends.publish(today=LATER) == 0
    await filled(store, "Fay")
    await store.people.save(person("Fay", manager=mia))
    assert await store.trends.publish(today=LATER) > 0
    # Eve is left out: of all six Mia knows five
    assert sum(part.calls for part in await published(store)) == 15


async def test_who_was_their_manager_in_that_week_knows_them_too(store: TeamStore) -> None:
    """Five of Mia's and five of Max's; one of hers was Max's until the week was over."""
    mia, max_ = await people(store, "Mia", "Max")
    others = ("Fay", "Gus", "Hal", "Ivy", "Jo")
    await filled(store, *NAMES, *others)
    for name in (*NAMES, *others):
        await store.people.save(person(name, manager=mia if name in NAMES[1:] else max_))
    # Max sees six, so that the four of Mia's are left out and his stand alone
    await store.people.save(person("Ada", manager=mia))
    assert await store.trends.publish(today=LATER) > 0
    assert sum(part.calls for part in await published(store)) == 18


async def test_by_team_and_by_week(store: TeamStore) -> None:
    await filled(store, *NAMES)
    south = [f"{name} of the south" for name in NAMES]
    await filled(store, *south, day=TODAY - timedelta(weeks=1))
    for name in south:
        await store.people.save(person(name, team="South"))
    await store.trends.publish(today=LATER)
    everywhere = await published(store)
    assert {part.team for part in everywhere} == {"North", "South"}
    assert everywhere == await store.trends.parts(
        first=MONDAY - timedelta(weeks=1), last=TODAY, teams=frozenset({"North", "South"})
    )
    only = await store.trends.parts(
        first=TODAY - timedelta(weeks=3), last=LATER, teams=frozenset({"South"})
    )
    assert only == tuple(part for part in everywhere if part.team == "South")
    assert {part.week for part in only} == {MONDAY - timedelta(weeks=1)}
    this_week = await store.trends.parts(first=TODAY, last=TODAY)
    assert {part.team for part in this_week} == {"North"}


async def test_they_grow_old_with_their_calls(store: TeamStore) -> None:
    await filled(store, *NAMES)
    await store.trends.publish(today=LATER)
    await store.keeping.delete_older(now=NOW + 40 * 86_400, days=Days(calls=20))
    assert await published(store) == ()
