from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import anyio
import pytest

from copilot.errors import StoreBroken, StoreLocked, StoreReadOnly
from copilot.storage.own import Reaction
from copilot.storage.stores import open_stores
from tests.storage.calls import STARTED_AT, bytes_in, call_id, names_in, own_call, summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.storage.stores import Stores

pytestmark = pytest.mark.anyio
NOBODY = 65_534


@pytest.fixture
def read_only() -> Iterator[Path]:
    """A folder that truly takes no writes; root, whom no mode stops, becomes somebody else.

    It is outside of pytest's own folders, which nobody else may enter.
    """
    folder = Path(tempfile.mkdtemp())
    was_root = os.geteuid() == 0
    folder.chmod(0o555)
    if was_root:
        os.seteuid(NOBODY)
    yield folder
    if was_root:
        os.seteuid(0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


async def filled(stores: Stores, *numbers: int) -> None:
    for number in numbers:
        await stores.moments.save_call(summary(number), started_at=STARTED_AT)
        await stores.private.save_call(own_call(number))
        await stores.private.react(call_id(number), own_call(number).cards[0].id, Reaction.USED)


async def test_both_files_are_made_and_given_back(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    async with open_stores(folder) as stores:
        await filled(stores, 0)
    assert names_in(folder) == {"moments.db", "private.db", "spool.db", "copilot.lock"}
    async with open_stores(folder) as stores:
        assert len(await stores.moments.list_calls()) == 1


async def test_a_second_copilot_is_refused_and_the_first_goes_on(folder: Path) -> None:
    async with open_stores(folder) as stores:
        with pytest.raises(StoreLocked):
            async with open_stores(folder):
                pass
        await filled(stores, 0)
    async with open_stores(folder):
        pass


async def test_a_folder_that_takes_no_writes(read_only: Path) -> None:
    with pytest.raises(StoreReadOnly) as told:
        async with open_stores(read_only):
            pass
    assert str(read_only) in told.value.where
    assert "COPILOT_STORE__DATA_DIR" in told.value.remedy
    with pytest.raises(StoreReadOnly):
        async with open_stores(read_only / "below"):
            pass


async def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine", encoding="utf-8")
    with pytest.raises(StoreReadOnly):
        async with open_stores(tmp_path / "data"):
            pass
    assert (tmp_path / "data").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["moments.db", "private.db", "spool.db"])
async def test_a_damaged_file_is_refused_and_the_folder_let_go(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"rutabaga" * 1000)
    with pytest.raises(StoreBroken) as told:
        async with open_stores(folder):
            pass
    assert name in told.value.where
    assert "rutabaga" not in str(told.value)
    (folder / name).rename(folder / "moved away")
    async with open_stores(folder) as stores:
        await filled(stores, 0)


async def test_a_call_is_deleted_from_both(folder: Path) -> None:
    async with open_stores(folder) as stores:
        await filled(stores, 0, 1)
        assert await stores.delete_call(call_id(0)) is True
        assert await stores.delete_call(call_id(0)) is False
        assert await stores.private.load_call(call_id(0)) is None
        assert await stores.private.load_call(call_id(1)) is not None
        assert [call.id for call in await stores.moments.list_calls()] == [call_id(1)]
        assert call_id(0).encode() not in bytes_in(folder)


async def test_half_a_call_is_deleted_too(folder: Path) -> None:
    async with open_stores(folder) as stores:
        await stores.private.save_call(own_call(0))
        await stores.moments.save_call(summary(1), started_at=STARTED_AT)
        assert await stores.delete_call(call_id(0)) is True
        assert await stores.delete_call(call_id(1)) is True


async def test_everything_is_deleted_from_both(folder: Path) -> None:
    async with open_stores(folder) as stores:
        await filled(stores, 0, 1, 2)
        assert await stores.delete_all() == 3
        assert await stores.moments.list_calls() == ()
        assert await stores.private.load_call(call_id(2)) is None


async def test_many_at_once(folder: Path) -> None:
    async with open_stores(folder) as stores:
        async with anyio.create_task_group() as group:
            for number in range(12):
                group.start_soon(filled, stores, number)
                group.start_soon(stores.moments.list_calls)
        assert len(await stores.moments.list_calls()) == 12


async def test_the_folder_is_given_back_when_the_service_is_cancelled(folder: Path) -> None:
    with anyio.CancelScope() as scope:
        async with open_stores(folder) as stores:
            await filled(stores, 0)
            scope.cancel()
            await anyio.lowlevel.checkpoint()
    assert names_in(folder) == {"moments.db", "private.db", "spool.db", "copilot.lock"}
    async with open_stores(folder) as stores:
        assert len(await stores.moments.list_calls()) == 1
