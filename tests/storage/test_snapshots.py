"""A call under way in numbers, in a real file."""

from __future__ import annotations

import pytest

from copilot.kinds import Profile
from copilot.storage.own import OwnCall
from copilot.storage.stores import open_stores
from tests.storage.calls import call_id
from tests.test_carried import SNAPSHOT

pytestmark = pytest.mark.anyio
CALL = call_id(1)
OWN = OwnCall(id=CALL, started_at=1_790_000_000, profile=Profile.CORE)


async def test_the_newest_counts_and_goes_with_the_call(tmp_path):
    async with open_stores(tmp_path / "data") as stores:
        private = stores.private
        assert await private.load_snapshot(CALL) is None
        await private.save_call(OWN)
        await private.save_snapshot(CALL, SNAPSHOT)
        await private.save_snapshot(CALL, SNAPSHOT)
        assert await private.load_snapshot(CALL) == SNAPSHOT
        await private.drop_snapshot(CALL)
        assert await private.load_snapshot(CALL) is None
        await private.save_snapshot(CALL, SNAPSHOT)
        await stores.delete_call(CALL)
        assert await private.load_snapshot(CALL) is None


async def test_it_outlives_the_service(tmp_path):
    async with open_stores(tmp_path / "data") as stores:
        await stores.private.save_call(OWN)
        await stores.private.save_snapshot(CALL, SNAPSHOT)
    async with open_stores(tmp_path / "data") as stores:
        assert await stores.private.load_snapshot(CALL) == SNAPSHOT
