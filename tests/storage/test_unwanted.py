"""A call that is to be gone, while another program holds the file and after."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import anyio
import pytest

from copilot.storage.stores import open_stores
from copilot.storage.unwanted import delete_unwanted, keep_deleting
from tests.storage.calls import STARTED_AT, call_id, own_call, summary

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.anyio


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is held is told at once."""
    monkeypatch.setattr("copilot.storage.connecting.WAIT_SECONDS", 0.01)


async def test_it_is_tried_again_until_the_store_lets_go_of_it(folder: Path) -> None:
    async with open_stores(folder) as stores:
        for number in range(2):
            await stores.moments.save_call(summary(number), started_at=STARTED_AT)
            await stores.private.save_call(own_call(number))
        stores.unwanted.add(call_id(0))
        with closing(sqlite3.connect(folder / "moments.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            await delete_unwanted(stores)
            assert stores.unwanted == {call_id(0)}
        with anyio.fail_after(10):
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(lambda: keep_deleting(stores, every_s=0.0))
                while stores.unwanted:
                    await anyio.lowlevel.checkpoint()
                tasks.cancel_scope.cancel()
        assert [call.id for call in await stores.moments.list_calls()] == [call_id(1)]
        assert await stores.private.load_call(call_id(0)) is None


async def test_who_deletes_it_by_hand_leaves_nothing_to_try(folder: Path) -> None:
    async with open_stores(folder) as stores:
        stores.unwanted.update({call_id(0), call_id(1)})
        await stores.delete_call(call_id(0))
        assert stores.unwanted == {call_id(1)}
        await stores.delete_all()
        assert stores.unwanted == set()
