"""People, and whose manager is who."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from copilot.errors import PersonRefused
from copilot.storage.team.days import day_number
from copilot.storage.team.keeping import Days
from copilot.storage.team.people import date_former_managers, managers_since
from copilot.storage.team.records import Role
from tests.storage.team.make import NOW, TODAY, ident, person

if TYPE_CHECKING:
    from copilot.storage.team.database import TeamDatabase
    from copilot.storage.team.store import TeamStore

pytestmark = pytest.mark.anyio


async def test_somebody_comes_back_as_they_were_typed(store: TeamStore) -> None:
    boss = person("Mia O'Łęcka", role=Role.MANAGER, team="")
    rep = person("Ada", manager=boss.id, active=False)
    await store.people.save(boss)
    await store.people.save(rep)
    assert await store.people.load(boss.id) == boss
    assert await store.people.load(rep.id) == rep
    changed = replace(rep, name="Ada B.", role=Role.ADMIN, manager=None, active=True, team="South")
    await store.people.save(changed)
    assert await store.people.load(rep.id) == changed
    assert await store.people.load(ident("nobody")) is None


async def test_they_stand_by_name(store: TeamStore) -> None:
    for name in ("cara", "Ben", "ada"):
        await store.people.save(person(name))
    assert [one.name for one in await store.people.everybody()] == ["ada", "Ben", "cara"]


async def test_the_reports_of_a_manager_are_the_active_ones(store: TeamStore) -> None:
    boss, other = person("Mia", role=Role.MANAGER), person("Max", role=Role.MANAGER)
    theirs = [person("Ben", manager=boss.id), person("Ada", manager=boss.id)]
    gone, elsewhere = person("Gil", manager=boss.id, active=False), person("Eve", manager=other.id)
    for one in (boss, other, *theirs, gone, elsewhere):
        await store.people.save(one)
    assert [one.name for one in await store.people.reports_of(boss.id)] == ["Ada", "Ben"]


async def test_a_manager_who_is_not_there(store: TeamStore) -> None:
    with pytest.raises(PersonRefused, match="no such manager"):
        await store.people.save(person("Ada", manager=ident("nobody")))
    assert await store.people.everybody() == ()


async def test_nobody_is_their_own_manager_however_far_up(store: TeamStore) -> None:
    with pytest.raises(PersonRefused, match="their own manager"):
        await store.people.save(person("Ada", manager=ident("Ada")))
    one, two = person("One", role=Role.MANAGER), person("Two", manager=ident("One"))
    three = person("Three", manager=two.id)
    for somebody in (one, two, three):
        await store.people.save(somebody)
    with pytest.raises(PersonRefused, match="their own manager"):
        await store.people.save(replace(one, manager=three.id))


async def test_who_was_somebodys_manager_is_remembered_as_long_as_their_calls(
    database: TeamDatabase, store: TeamStore
) -> None:
    today = day_number(TODAY)
    mia, max_, gus = (person(name, role=Role.MANAGER) for name in ("Mia", "Max", "Gus"))
    for one in (mia, max_, gus, person("Ada", manager=mia.id), person("Ben", manager=max_.id)):
        await store.people.save(one)

    async def who(since: int) -> set[str]:
        known = await database.read(lambda connection: managers_since(connection, since))
        assert known[ident("Ben")] == {max_.id}
        return set(known[ident("Ada")])

    await store.people.save(person("Ada", manager=mia.id, team="South"))
    assert await who(today) == {mia.id}
    for one in (max_, gus):  # within one day: each of them has had a look
        await store.people.save(person("Ada", manager=one.id))
    assert await who(today + 1) == {mia.id, max_.id, gus.id}
    await database.write(lambda connection: date_former_managers(connection, today))
    await store.people.save(person("Ada", manager=None))
    assert await who(today) == {mia.id, max_.id, gus.id}
    assert await who(today + 1) == {gus.id}
    await database.write(lambda connection: date_former_managers(connection, today + 5))
    await store.keeping.delete_older(now=NOW + 86_400 * 9, days=Days(calls=5))
    assert await who(0) == {gus.id}
    await store.keeping.delete_person(gus.id, now=NOW)
    assert await database.read(lambda connection: managers_since(connection, 0)) == {
        ident("Ben"): {max_.id}
    }
