"""What may leave the machine, out of real files, whatever a clock says."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from copilot.handover import day_of, recorded, shared_calls
from copilot.kinds import WithholdReason
from copilot.review.sharing import HOUR_S
from copilot.sharing_settings import SharingSettings
from copilot.storage.marks import Mark, Shared, SharedBy
from copilot.storage.stores import open_stores
from tests.storage.calls import STARTED_AT, call_id, moment, own_call, summary

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from copilot.storage.stores import Stores

pytestmark = pytest.mark.anyio
ONE_DAY = SharingSettings()
DAY_S = 24 * HOUR_S
END = STARTED_AT + 300 + DAY_S


@pytest.fixture
async def stores(tmp_path: Path) -> AsyncIterator[Stores]:
    """Two calls of the rep's own and a sample, all a day old at `END`."""
    async with open_stores(tmp_path / "data") as opened:
        for number in range(3):
            await opened.moments.save_call(summary(number), started_at=STARTED_AT)
            await opened.private.save_call(replace(own_call(number), mine=number < 2))
        yield opened


async def ids(stores: Stores, now_s: float, settings: SharingSettings = ONE_DAY) -> set[str]:
    return {call.id for call in await shared_calls(stores, settings, now_s=now_s)}


async def test_nothing_leaves_before_its_time_and_a_sample_never(stores: Stores) -> None:
    assert await ids(stores, END - 1) == set()
    assert await ids(stores, END) == {call_id(0), call_id(1)}
    assert await ids(stores, END + 400 * DAY_S) == {call_id(0), call_id(1)}


async def test_the_rep_may_let_one_go_sooner(stores: Stores) -> None:
    await stores.marks.let_go(call_id(1), Shared(at=STARTED_AT + 500, by=SharedBy.REP))
    assert await ids(stores, STARTED_AT + 501) == {call_id(1)}


async def test_one_that_was_withdrawn_and_could_not_be_deleted_yet_stays(stores: Stores) -> None:
    stores.unwanted.add(call_id(1))
    assert await ids(stores, END) == {call_id(0)}


async def test_what_left_is_written_down_before_it_leaves(stores: Stores) -> None:
    await ids(stores, END)
    written = (await stores.marks.of_call(call_id(0))).shared
    assert written == Shared(at=END, by=SharedBy.WINDOW)
    # a clock set back and a longer window change nothing any more
    longer = SharingSettings(review_window_hours=336)
    assert await ids(stores, STARTED_AT, longer) == {call_id(0), call_id(1)}
    late = Mark(withheld=WithholdReason.WRONG)
    assert not await stores.marks.mark(call_id(0), moment(call_id(0), 0).id, late)


async def test_a_moment_that_was_kept_back_is_not_in_it(stores: Stores) -> None:
    kept_back = moment(call_id(0), 0).id
    await stores.marks.mark(call_id(0), kept_back, Mark(withheld=WithholdReason.PERSONAL))
    await stores.marks.mark(call_id(0), moment(call_id(0), 1).id, Mark(annotation="As agreed."))
    shared = await shared_calls(stores, ONE_DAY, now_s=END)
    [call] = [one for one in shared if one.id == call_id(0)]
    assert [(one.id, one.annotation) for one in call.moments] == [
        (moment(call_id(0), 1).id, "As agreed.")
    ]


async def test_a_note_after_the_window_goes_along_the_next_time(stores: Stores) -> None:
    await ids(stores, END)
    await stores.marks.mark(call_id(0), moment(call_id(0), 0).id, Mark(annotation="Late."))
    shared = await shared_calls(stores, ONE_DAY, now_s=END + 1)
    notes = {one.annotation for call in shared for one in call.moments}
    assert notes == {"", "Late."}


async def test_a_call_whose_own_part_is_gone_is_nobodys_to_share(stores: Stores) -> None:
    await stores.private.delete_call(call_id(0))
    assert await ids(stores, END) == {call_id(1)}


async def test_one_call_as_the_rep_sees_it(stores: Stores) -> None:
    found = await recorded(stores, call_id(0), now_s=END - 1, window_s=DAY_S)
    assert found is not None
    assert (found.mine, found.marks.shared) == (True, None)
    found = await recorded(stores, call_id(0), now_s=END, window_s=DAY_S)
    assert found is not None
    assert found.marks.shared == Shared(at=END, by=SharedBy.WINDOW)
    assert await recorded(stores, call_id("nowhere"), now_s=0.0, window_s=DAY_S) is None


def test_a_day_is_the_reps_own(monkeypatch: pytest.MonkeyPatch) -> None:
    days = []
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        days.append(day_of(STARTED_AT).isoformat())
    monkeypatch.undo()
    time.tzset()
    assert len(set(days)) == 2


async def test_without_a_team_nothing_is_written_down_as_let_go(stores: Stores) -> None:
    found = await recorded(stores, call_id(0), now_s=END * 2, window_s=DAY_S, team_since_s=None)
    assert found is not None
    assert found.marks.shared is None
    mark = Mark(withheld=WithholdReason.PERSONAL)
    assert await stores.marks.mark(call_id(0), moment(call_id(0), 0).id, mark)


async def test_a_team_that_comes_later_gets_old_calls_after_a_window(stores: Stores) -> None:
    since_s = END + 90 * DAY_S
    for now_s, there in ((since_s + DAY_S - 1, 0), (since_s + DAY_S, 2)):
        shared = await shared_calls(stores, ONE_DAY, now_s=now_s, team_since_s=since_s)
        assert len(shared) == there
