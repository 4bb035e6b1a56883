"""The door that a machine comes to: its token says whose calls they are, its body never does."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from copilot.errors import MachineRefused, RequestInvalid
from copilot.storage.team.records import Taken
from copilot.storage.team.store import open_team_store
from copilot.web.answers import status
from copilot.web.team.ingest import ingest
from copilot.web.team.ingest_wire import CallLine, DeliveryLine, IngestBody
from tests.storage.team.make import TODAY, full, people, shared

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from copilot.storage.team.store import TeamStore

pytestmark = pytest.mark.anyio


def sent(revision: int = 1) -> bytes:
    line = DeliveryLine(call=full().id, revision=revision, shared=CallLine.of(full()))
    return IngestBody(v=1, deliveries=(line,)).model_dump_json().encode()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[TeamStore]:
    async with open_team_store(tmp_path) as opened:
        await people(opened, "Ada", "Eve")
        yield opened


async def token(store: TeamStore, name: str = "Ada") -> str:
    [who] = await people(store, name)
    return f"Bearer {await store.access.issue_machine(who, today=TODAY)}"


async def test_what_is_sent_is_kept_as_the_tokens_person(store: TeamStore) -> None:
    hers = await token(store)
    for _ in range(2):
        answer = await ingest(sent(), authorization=hers, store=store, today=TODAY)
        assert [(one.call, one.revision, one.taken) for one in answer.receipts] == [
            (full().id, 1, Taken.KEPT)
        ]
    owned = await store.shares.load(full().id)
    assert owned is not None
    assert owned.call == full()
    answer = await ingest(
        sent(2), authorization=await token(store, "Eve"), store=store, today=TODAY
    )
    assert answer.receipts[0].taken is Taken.REFUSED


@pytest.mark.parametrize(
    "authorization", ["", "Bearer", "Bearer ", "Bearer nonsense", "Basic YTpi", "bearer\0x"]
)
async def test_without_a_good_token_nothing_is_looked_at(
    store: TeamStore, authorization: str
) -> None:
    with pytest.raises(MachineRefused) as told:
        await ingest(b"\xff", authorization=authorization, store=store, today=TODAY)
    assert status(told.value) == 401
    assert "nonsense" not in str(told.value)


@pytest.mark.parametrize(
    "body", [b"", b"\xff", b"[]", b"rutabaga", b'{"v":1}', b'{"v":1,"deliveries":[]}', b"[" * 9_000]
)
async def test_what_is_no_body_of_ours_is_refused_and_not_repeated(
    store: TeamStore, body: bytes
) -> None:
    with pytest.raises(RequestInvalid) as told:
        await ingest(body, authorization=await token(store), store=store, today=TODAY)
    assert "rutabaga" not in str(told.value)
    assert told.value.__cause__ is None


async def test_a_forgotten_machine_sends_no_more(store: TeamStore) -> None:
    hers = await token(store)
    [ada] = await people(store, "Ada")
    await store.access.forget_machines(ada)
    with pytest.raises(MachineRefused):
        await ingest(sent(), authorization=hers, store=store, today=TODAY)
    assert await store.shares.load(full().id) is None


async def test_a_day_that_has_not_come_is_refused(store: TeamStore) -> None:
    """A clock that is wrong by years would have its calls kept for as many."""
    key = await token(store)
    for ahead, fits in ((1, True), (3, False)):
        call = shared(f"{ahead} ahead", day=TODAY + timedelta(days=ahead))
        line = DeliveryLine(call=call.id, revision=1, shared=CallLine.of(call))
        body = IngestBody(v=1, deliveries=(line,)).model_dump_json().encode()
        if fits:
            await ingest(body, authorization=key, store=store, today=TODAY)
        else:
            with pytest.raises(RequestInvalid):
                await ingest(body, authorization=key, store=store, today=TODAY)
