"""Tickets once, sessions for a day, machines until they are forgotten; and none of it can be read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from copilot.limits import limit
from copilot.storage.team.records import Role
from tests.storage.team.make import NOW, TODAY, ident, people, person

if TYPE_CHECKING:
    from copilot.storage.team.store import TeamStore

pytestmark = pytest.mark.anyio


async def test_a_ticket_signs_in_once(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    ticket = await store.access.issue_ticket(ada, now=NOW, expires_s=60)
    token = await store.access.sign_in(ticket, now=NOW + 59, expires_s=100)
    assert token is not None
    assert token != ticket
    assert await store.access.sign_in(ticket, now=NOW + 59, expires_s=100) is None
    assert await store.access.signed_in(token, now=NOW + 158) == person("Ada")
    assert await store.access.signed_in(token, now=NOW + 159) is None


async def test_a_ticket_that_is_late_is_used_up_too(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    ticket = await store.access.issue_ticket(ada, now=NOW, expires_s=60)
    assert await store.access.sign_in(ticket, now=NOW + 60, expires_s=100) is None
    assert await store.access.sign_in(ticket, now=NOW, expires_s=100) is None


@pytest.mark.parametrize("made_up", ["", "x", "0" * 64, "\0", "é" * 300, "\ud800"])
async def test_what_was_not_handed_out_is_worth_nothing(store: TeamStore, made_up: str) -> None:
    assert await store.access.sign_in(made_up, now=NOW) is None
    assert await store.access.signed_in(made_up, now=NOW) is None
    assert await store.access.machine(made_up) is None


async def test_one_kind_of_key_does_not_open_another_door(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    ticket = await store.access.issue_ticket(ada, now=NOW)
    machine = await store.access.issue_machine(ada, today=TODAY)
    for key in (ticket, machine):
        assert await store.access.signed_in(key, now=NOW) is None
    assert await store.access.machine(ticket) is None
    assert await store.access.sign_in(machine, now=NOW) is None


async def test_signing_out_here_and_everywhere(store: TeamStore) -> None:
    ada, ben = await people(store, "Ada", "Ben")
    tokens = []
    for who in (ada, ada, ada, ben):
        ticket = await store.access.issue_ticket(who, now=NOW)
        tokens.append(await store.access.sign_in(ticket, now=NOW) or "")
    await store.access.sign_out(tokens[0])
    assert await store.access.signed_in(tokens[0], now=NOW) is None
    left = await store.access.issue_ticket(ada, now=NOW)
    assert await store.access.sign_out_everywhere(ada) == 2
    assert await store.access.sign_in(left, now=NOW) is None
    assert await store.access.signed_in(tokens[2], now=NOW) is None
    assert await store.access.signed_in(tokens[3], now=NOW) == person("Ben")


async def test_machines_until_they_are_forgotten(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    first = await store.access.issue_machine(ada, today=TODAY)
    second = await store.access.issue_machine(ada, today=TODAY)
    assert await store.access.machine(first) == person("Ada")
    assert await store.access.machine(second) == person("Ada")
    assert await store.access.forget_machines(ada) == 2
    assert await store.access.machine(first) is None


async def test_who_is_not_active_any_more_comes_in_nowhere(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    used, unused = [await store.access.issue_ticket(ada, now=NOW) for _ in range(2)]
    token = await store.access.sign_in(used, now=NOW)
    machine = await store.access.issue_machine(ada, today=TODAY)
    await store.people.save(replace(person("Ada"), active=False))
    assert await store.access.signed_in(token or "", now=NOW) is None
    assert await store.access.machine(machine) is None
    assert await store.access.sign_in(unused, now=NOW) is None


async def test_keys_of_one_person_have_a_bound(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    tickets = [
        await store.access.issue_ticket(ada, now=NOW + number)
        for number in range(limit("keys_per_person") + 1)
    ]
    assert await store.access.sign_in(tickets[0], now=NOW) is None
    assert await store.access.sign_in(tickets[1], now=NOW) is not None


async def test_no_key_stands_in_the_store(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    ticket, waiting = [await store.access.issue_ticket(ada, now=NOW) for _ in range(2)]
    token = await store.access.sign_in(ticket, now=NOW)
    machine = await store.access.issue_machine(ada, today=TODAY)
    written = str(await store.keeping.export_person(ada))
    assert not [key for key in (ticket, waiting, token or "", machine) if key in written]
    assert written.count("digest") == 3


async def test_a_visitor_comes_with_the_active_people_who_report_to_them(store: TeamStore) -> None:
    await store.people.save(person("Mara", role=Role.MANAGER))
    for name, active in (("Ben", True), ("ada", True), ("Cara", False)):
        await store.people.save(person(name, manager=ident("Mara"), active=active))
    await store.people.save(person("Eve"))
    for name, reports in (("Mara", ["ada", "Ben"]), ("Eve", [])):
        ticket = await store.access.issue_ticket(ident(name), now=NOW)
        token = await store.access.sign_in(ticket, now=NOW, expires_s=60)
        visitor = await store.access.visitor(token or "", now=NOW + 59)
        assert visitor is not None
        assert (visitor.person.name, [one.name for one in visitor.reports]) == (name, reports)
        assert await store.access.visitor(token or "", now=NOW + 60) is None
    assert await store.access.visitor("made up", now=NOW) is None
