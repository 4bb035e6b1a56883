"""How a live call ends that nobody ends: no sound comes any more, or a store refuses what must be gone."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from copilot.delivery.messages import ErrorMessage
from copilot.storage.unwanted import delete_unwanted
from tests.test_live import LAST, SECONDS, begun, capturing_of, heard_up_to, kept_of, live, workshop
from tests.web.overlays import bound
from tests.web.serving import until

pytestmark = pytest.mark.anyio

__all__ = ["live", "workshop"]  # fixtures


async def test_a_call_of_which_no_sound_comes_any_more_ends_as_it_stood(live, monkeypatch):
    monkeypatch.setattr("copilot.live.LOOK_S", 0.05)
    async with live() as served:
        page = await begun(served)
        await page.play(LAST // 2)
        await heard_up_to(page, LAST // 2)
        bound(monkeypatch, "capture_silent_seconds", 0)
        assert await page.codes() == ["no-sound"]  # its page is there all the time
        call, _ = await kept_of(page)
        assert call.ended
        assert call.duration_s == pytest.approx(SECONDS / 2, abs=0.1)


def held(other: sqlite3.Connection) -> bool:
    """Whether the file is this connection's to write now, between two writes of the service's."""
    try:
        other.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return False
    return True


async def test_a_no_that_a_store_refuses_is_told_and_tried_again(live, tmp_path, monkeypatch):
    monkeypatch.setattr("copilot.storage.connecting.WAIT_SECONDS", 0.01)
    async with live() as served:
        page = await begun(served)
        await page.play(LAST // 2)
        await heard_up_to(page, LAST // 2)
        await until(lambda: capturing_of(page).safe_s > 0)
        stores = served.services.stores
        hub = served.services.calls.get(page.call).hub
        file = tmp_path / "data" / "moments.db"
        with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as other:
            await until(lambda: held(other))
            await page.say(type="consent", given=False)
            assert await page.codes() == ["consent-withdrawn"]
            assert stores.unwanted == {page.call}
            told = [one for one in hub.join()._backlog if isinstance(one, ErrorMessage)]
            assert "could not be deleted yet" in told[-1].what
        await delete_unwanted(stores)
        assert await stores.moments.load_call(page.call) is None
        assert stores.unwanted == set()
