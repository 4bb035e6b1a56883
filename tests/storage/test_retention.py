"""P9: gone on the day promised, to the last byte, from both files."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import anyio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.storage.own import Reaction
from copilot.storage.retention import DAY_SECONDS, delete_older_than
from copilot.storage.stores import open_stores
from tests.storage.calls import STARTED_AT, bytes_in, call_id, moment, own_call, summary

if TYPE_CHECKING:
    from copilot.storage.stores import Stores


async def kept(stores: Stores, name: object, started_at: int) -> None:
    await stores.moments.save_call(summary(name), started_at=started_at)
    await stores.private.save_call(replace(own_call(name), started_at=started_at))
    await stores.private.react(call_id(name), own_call(name).cards[0].id, Reaction.USED)


@pytest.mark.anyio
async def test_a_call_is_there_on_its_last_second_and_gone_on_the_next(folder: Path) -> None:
    async with open_stores(folder) as stores:
        await kept(stores, "old", STARTED_AT)
        await kept(stores, "new", STARTED_AT + 5 * DAY_SECONDS)
        last = STARTED_AT + 90 * DAY_SECONDS
        assert await delete_older_than(stores, last, 90) == 0
        assert await stores.moments.load_call(call_id("old")) is not None
        assert await delete_older_than(stores, last + 1, 90) == 1
        assert await stores.moments.load_call(call_id("old")) is None
        assert await stores.private.load_call(call_id("old")) is None
        assert await stores.private.load_call(call_id("new")) is not None
        assert await delete_older_than(stores, last + 1, 90) == 0


@pytest.mark.anyio
async def test_no_byte_of_it_is_left(folder: Path) -> None:
    needles = [call_id("old"), moment(call_id("old"), 0).id, moment(call_id("old"), 1).id]
    async with open_stores(folder) as stores:
        await kept(stores, "old", STARTED_AT)
        for number in range(40):
            await kept(stores, number, STARTED_AT + 50 * DAY_SECONDS)
        before = bytes_in(folder)
        assert all(needle.encode() in before for needle in needles)
        await delete_older_than(stores, STARTED_AT + 91 * DAY_SECONDS, 90)
        after = bytes_in(folder)
        assert not any(needle.encode() in after for needle in needles)
        assert call_id(7).encode() in after
    closed = bytes_in(folder)
    assert not any(needle.encode() in closed for needle in needles)


@settings(max_examples=8, deadline=None)
@given(
    ages=st.lists(st.integers(0, 400), min_size=1, max_size=5),
    days=st.integers(1, 400),
    fewer=st.integers(1, 400),
)
def test_a_longer_retention_never_deletes_more(ages: list[int], days: int, fewer: int) -> None:
    async def left(folder: Path, limits: tuple[int, ...]) -> list[set[str]]:
        async with open_stores(folder) as stores:
            for number, age in enumerate(ages):
                await stores.moments.save_call(
                    summary(number), started_at=STARTED_AT - age * DAY_SECONDS
                )
            found = []
            for limit in limits:
                await delete_older_than(stores, STARTED_AT, limit)
                found.append({call.id for call in await stores.moments.list_calls()})
            return found

    long, short = max(days, fewer), min(days, fewer)
    with tempfile.TemporaryDirectory() as folder:
        after_long, after_short = anyio.run(left, Path(folder), (long, short))
    assert after_short <= after_long
    assert after_long == {call_id(n) for n, age in enumerate(ages) if age <= long}
