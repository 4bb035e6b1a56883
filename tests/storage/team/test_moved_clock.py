"""A server that runs for half a year, on either database: what it promised to delete is gone."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from copilot.storage.team.audit import Deed, Entry
from tests.moved_clock import Hands, served
from tests.storage.team.make import NOW, TODAY, delivery, full, ident, person

if TYPE_CHECKING:
    from pathlib import Path

    from tests.postgres import Cluster

pytestmark = pytest.mark.anyio


def on_the_disk(folder: Path, kind: str, request: pytest.FixtureRequest) -> bytes:
    if kind == "sqlite":
        return b"".join(file.read_bytes() for file in folder.iterdir())
    cluster: Cluster = request.getfixturevalue("postgres")
    return cluster.bytes()


async def test_what_is_older_than_promised_is_gone_from_a_server_that_runs(
    where: tuple[Path, str], kind: str, request: pytest.FixtureRequest
) -> None:
    ada, call = person("Ada"), replace(full(), day=TODAY)
    page = f"/api/people/{ada.id}/calls/{call.id}"
    hands = Hands(NOW)
    async with served(hands, *where) as guest:
        await guest.store.people.save(ada)
        await guest.store.shares.take(ada.id, [delivery(call)], today=TODAY)
        deed = Entry(at=NOW, actor=ident("Mia"), subject=ada.id, deed=Deed.READ_CALL, about=call.id)
        await guest.store.audit.note(deed)
        assert (await guest.ask(ada.id, page))[0] == 200
        await hands.move(180)
        assert (await guest.ask(ada.id, page))[0] == 200
        assert deed in await guest.store.audit.about(ada.id)
        await hands.move(1)
        assert (await guest.ask(ada.id, page))[0] == 404
        status, own = await guest.ask(ada.id, f"/api/people/{ada.id}")
        assert (status, json.loads(own)["calls"]) == (200, [])
        assert deed not in await guest.store.audit.about(ada.id)
        written = on_the_disk(where[0], kind, request)
    for needle in (call.id, call.moments[0].id, call.moments[0].annotation, call.reference):
        assert needle.encode() not in written
