"""What won calls have in common: told once a week, of calls that were never told of, by whose they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from copilot.kinds import CallKind
from copilot.review.outcomes import Outcome
from copilot.review.pipeline import DealState
from copilot.review.won_calls import PatternName, what_wins
from copilot.storage.team.database import put
from copilot.storage.team.days import day_number, week_start
from copilot.storage.team.deal_tables import ENDINGS
from copilot.storage.team.keeping import Days
from copilot.storage.team.records import Role
from copilot.storage.team.won import _ended, _endings, _keep
from tests.storage.team.make import NOW, TODAY, delivery, ident, person, shared, taken_back

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.review.shared import SharedCall
    from copilot.storage.team.database import TeamDatabase
    from copilot.storage.team.store import TeamStore

pytestmark = pytest.mark.anyio

MIA, MAX = ident("Mia"), ident("Max")
NAMES = ("Ada", "Ben", "Cara", "Dan", "Eve", "Fay")
THEN = TODAY - timedelta(days=28)
WEEK = timedelta(weeks=1)


async def team(store: TeamStore, *names: str, manager: str = MIA) -> None:
    for boss in ("Mia", "Max"):
        await store.people.save(person(boss, role=Role.MANAGER))
    for name in names:
        await store.people.save(person(name, manager=manager))


def calls_of(name: str, count: int = 5, *, called: str = "", **changes: Any) -> list[SharedCall]:
    """Calls with shares from 40 to 49 %, each with a reference of its own."""
    return [
        replace(
            shared(f"{name} {called} {number}", moments=0, day=THEN),
            reference=f"{name} {called} {number}",
            rep_share=0.4 + (number + len(name)) % 10 / 100,
            **changes,
        )
        for number in range(count)
    ]


async def keep(store: TeamStore, name: str, calls: Iterable[SharedCall]) -> None:
    await store.shares.take(ident(name), [delivery(call) for call in calls], today=TODAY)


async def ended(
    store: TeamStore,
    calls: Iterable[SharedCall],
    *,
    by: str = MIA,
    state: DealState = DealState.WON,
) -> None:
    ends = [Outcome(reference=call.reference.upper(), state=state) for call in calls]
    await store.outcomes.save(ends, by=by, today=TODAY)


async def won(store: TeamStore, *names: str, by: str = MIA, called: str = "") -> None:
    for name in names:
        calls = calls_of(name, called=called)
        await keep(store, name, calls)
        await ended(store, calls, by=by)


async def test_what_is_told_comes_back_in_words(store: TeamStore) -> None:
    await team(store, *NAMES)
    await won(store, *NAMES)
    lost = [call for name in NAMES for call in calls_of(name, called="lost", duration_s=900.0)]
    for name in NAMES:
        await keep(store, name, [call for call in lost if call.reference.startswith(name)])
    await ended(store, lost, state=DealState.LOST)
    assert await store.patterns.newest() == ()
    assert await store.patterns.publish(today=TODAY) > 0
    [kind] = await store.patterns.newest()
    assert kind.kind is CallKind.DISCOVERY
    assert [one.name for one in kind.patterns] == [
        name for name in PatternName if name is not PatternName.NEXT_STEP_FIRST
    ]
    share = kind.patterns[0]
    assert (share.won, share.lost, share.text) == (30, 30, "44 % to 46 %")
    assert share.interval is not None
    assert share.interval.low < 0 < share.interval.high
    # the week that settled last is the one of 9 to 15 November
    assert "up to 15 November 2026" in kind.says


async def test_it_is_told_once_a_week_whatever_is_imported_in_between(store: TeamStore) -> None:
    await team(store, *NAMES)
    assert await store.patterns.publish(today=TODAY) == 0
    await won(store, *NAMES)
    for later in range(4):  # Wednesday to Saturday; the week before settles on Thursday
        told = await store.patterns.publish(today=TODAY + timedelta(days=later))
        assert bool(told) == (later == 1)
    before = await store.patterns.newest()
    await ended(store, [call for name in NAMES for call in calls_of(name)], state=DealState.LOST)
    assert await store.patterns.publish(today=TODAY + timedelta(days=3)) == 0
    assert await store.patterns.newest() == before


async def test_a_call_stands_behind_one_answer(store: TeamStore) -> None:
    """One call more is no second answer, to be compared with the first; thirty others are."""
    await team(store, *NAMES)
    await won(store, *NAMES)
    await store.patterns.publish(today=TODAY)
    first = await store.patterns.newest()
    await won(store, "Ada", called="one more")
    assert await store.patterns.publish(today=TODAY + WEEK) == 0
    assert await store.patterns.newest() == first
    # nor is one that is taken back and shared again, or that comes back with somebody who was deleted
    again = calls_of("Ada")
    await store.shares.take(ident("Ada"), [taken_back(call) for call in again], today=TODAY)
    back = [delivery(call, 3) for call in again]
    await store.shares.take(ident("Ada"), back, today=TODAY)
    for name in NAMES[1:]:
        await store.keeping.delete_person(ident(name), now=NOW)
    await team(store, *(f"{name} again" for name in NAMES[1:]))
    for name in NAMES[1:]:
        await keep(store, f"{name} again", calls_of(name))
        await ended(store, calls_of(name))
    assert await store.patterns.publish(today=TODAY + 2 * WEEK) == 0
    assert await store.patterns.newest() == first
    others = ("Gus", "Hal", "Ivy", "Jo", "Kay", "Lou")
    await team(store, *others)
    await won(store, *others)
    assert await store.patterns.publish(today=TODAY + 3 * WEEK) > 0
    [kind] = await store.patterns.newest()
    assert kind.patterns[0].won == 40  # thirty, and Ada's five


async def test_nobody_says_how_calls_of_anothers_people_ended(store: TeamStore) -> None:
    await team(store, *NAMES)
    await team(store, "Xi", manager=MAX)
    await won(store, *NAMES)
    theirs = calls_of("Xi", 1)
    await keep(store, "Xi", theirs)
    await ended(store, theirs)  # Mia's word on a call of Max's
    await store.patterns.publish(today=TODAY)
    with_it = await store.patterns.newest()
    await store.keeping.delete_person(ident("Xi"), now=NOW)
    await store.patterns.publish(today=TODAY + WEEK)
    assert await store.patterns.newest() == with_it
    assert with_it[0].patterns[0].won == 30


async def test_one_of_anothers_people_does_not_stand_beside_a_managers_own(
    store: TeamStore,
) -> None:
    """Max says himself how his one rep's call ended; Mia could take away her own and have it."""
    await team(store, *NAMES)
    await team(store, "Xi", manager=MAX)
    await won(store, *NAMES)
    await won(store, "Xi", by=MAX)
    await store.patterns.publish(today=TODAY)
    [kind] = await store.patterns.newest()
    assert kind.patterns[0].won == 30


async def test_a_deal_that_is_open_waits_and_one_that_ends_later_counts_then(
    store: TeamStore,
) -> None:
    await team(store, *NAMES)
    await won(store, *NAMES)
    await ended(store, calls_of("Ada"), state=DealState.OPEN)
    assert await store.patterns.publish(today=TODAY) == 0
    await ended(store, calls_of("Ada"))
    assert await store.patterns.publish(today=TODAY + WEEK) > 0


async def test_calls_that_are_older_than_they_are_kept_are_not_looked_at(store: TeamStore) -> None:
    await team(store, *NAMES)
    await won(store, *NAMES)
    assert await store.patterns.publish(today=TODAY, days=27) == 0
    assert await store.patterns.publish(today=TODAY + WEEK, days=35) > 0


async def test_it_grows_old_with_the_calls(store: TeamStore) -> None:
    await team(store, *NAMES)
    await won(store, *NAMES)
    await store.patterns.publish(today=TODAY)
    await store.keeping.delete_older(now=NOW + 86_400 * 20, days=Days(calls=20))
    assert await store.patterns.newest() == ()


@pytest.mark.parametrize("order", [("D-9", "d-9"), ("d-9", "D-9")])
async def test_of_one_reference_in_two_ways_the_later_word_holds(
    store: TeamStore, database: TeamDatabase, order: tuple[str, str]
) -> None:
    """As an older Copilot kept them side by side, in whatever order a database sorts letters."""
    await team(store)
    rows = [
        {"reference": reference, "given_by": MIA, "state": state, "stage": "", "noted_on": day}
        for reference, state, day in zip(order, ("lost", "won"), (20_000, 20_001), strict=True)
    ]
    await database.write(lambda connection: put(connection, ENDINGS, rows))
    said = await database.read(_endings)
    assert said[MIA]["d-9"].state is DealState.WON


async def test_of_two_servers_one_tells(store: TeamStore, database: TeamDatabase) -> None:
    await team(store, *NAMES)
    await won(store, *NAMES)
    week = week_start(day_number(TODAY) - 10)
    both = [
        await database.read(lambda connection: _ended(connection, week=week, first=0))
        for _ in range(2)
    ]
    assert both[0] == both[1]
    made = [
        await database.write(partial(_keep, week=week, found=what_wins(ended_calls or ())))
        for ended_calls in both
    ]
    assert made[0]
    assert not made[1]
