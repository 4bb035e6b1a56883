from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from copilot.errors import StoreBroken
from copilot.kinds import CallKind
from copilot.limits import LIMITS
from copilot.storage.moments import MomentStore
from copilot.storage.records import KeptCall
from tests.storage.calls import STARTED_AT, bytes_in, call_id, moment, summary

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from copilot.events import CallSummary

pytestmark = pytest.mark.anyio


@pytest.fixture
async def store(folder: Path) -> AsyncIterator[MomentStore]:
    opened = await MomentStore.open(folder)
    yield opened
    await opened.close()


def counts(folder: Path) -> tuple[int, ...]:
    with closing(sqlite3.connect(folder / "moments.db")) as connection:
        return tuple(
            connection.execute(statement).fetchone()[0]
            for statement in ("SELECT count(*) FROM calls", "SELECT count(*) FROM moments")
        )


async def test_a_call_comes_back_as_it_was_kept(store: MomentStore) -> None:
    await store.save_call(summary(), started_at=STARTED_AT)
    assert await store.load_call(call_id(0)) == KeptCall.of(summary(), started_at=STARTED_AT)


async def test_a_call_without_a_voice_or_a_moment_comes_back_too(store: MomentStore) -> None:
    silent = replace(summary(moments=0), rep_share=None, median_response_gap_s=None)
    await store.save_call(silent, started_at=STARTED_AT)
    assert await store.load_call(call_id(0)) == KeptCall.of(silent, started_at=STARTED_AT)


async def test_it_survives_closing(folder: Path) -> None:
    store = await MomentStore.open(folder)
    await store.save_call(summary(), started_at=STARTED_AT)
    await store.close()
    again = await MomentStore.open(folder)
    assert await again.load_call(call_id(0)) == KeptCall.of(summary(), started_at=STARTED_AT)
    await again.close()


async def test_writing_twice_is_one_row(store: MomentStore, folder: Path) -> None:
    for _ in range(3):
        await store.save_call(summary(), started_at=STARTED_AT)
    assert counts(folder) == (1, 2)


async def test_a_later_save_has_the_latest_numbers_and_all_moments(store: MomentStore) -> None:
    await store.save_call(summary(moments=1, duration_s=100.0), started_at=STARTED_AT, ended=False)
    await store.save_call(summary(moments=3), started_at=STARTED_AT)
    assert await store.load_call(call_id(0)) == KeptCall.of(
        summary(moments=3), started_at=STARTED_AT
    )


async def test_a_moment_that_is_kept_stays_as_it_is(store: MomentStore) -> None:
    await store.save_call(summary(moments=1), started_at=STARTED_AT)
    altered = replace(summary(), moments=(replace(moment(call_id(0), 0), strength=0.1),))
    await store.save_call(altered, started_at=STARTED_AT)
    call = await store.load_call(call_id(0))
    assert call is not None
    assert [kept.strength for kept in call.moments] == [0.75]


async def test_numbers_of_a_call_under_way_never_replace_those_of_its_end(
    store: MomentStore,
) -> None:
    await store.save_call(summary(), started_at=STARTED_AT)
    await store.save_call(summary(duration_s=1.0), started_at=STARTED_AT, ended=False)
    call = await store.load_call(call_id(0))
    assert call is not None
    assert (call.ended, call.duration_s) == (True, 300.5)


async def test_the_newest_calls_come_first(store: MomentStore) -> None:
    for number in range(5):
        await store.save_call(summary(number), started_at=STARTED_AT + number % 3)
    listed = await store.list_calls()
    assert [call.started_at - STARTED_AT for call in listed] == [2, 1, 1, 0, 0]
    assert {call.id for call in listed} == {call_id(number) for number in range(5)}
    assert all(len(call.moments) == 2 for call in listed)


async def test_the_list_has_a_bound(store: MomentStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "calls_listed", replace(LIMITS["calls_listed"], value=3))
    for number in range(5):
        await store.save_call(summary(number), started_at=STARTED_AT + number)
    listed = await store.list_calls()
    assert [call.id for call in listed] == [call_id(4), call_id(3), call_id(2)]
    assert store.calls_unlisted == 2


async def test_what_is_not_there(store: MomentStore) -> None:
    assert await store.load_call(call_id("nobody")) is None
    assert await store.list_calls() == ()
    assert await store.delete_call(call_id("nobody")) is False
    assert await store.delete_all() == 0


async def test_a_deleted_call_is_gone_with_its_moments_and_no_other(
    store: MomentStore, folder: Path
) -> None:
    for number in range(3):
        await store.save_call(summary(number), started_at=STARTED_AT)
    assert await store.delete_call(call_id(1)) is True
    assert counts(folder) == (2, 4)
    assert await store.load_call(call_id(1)) is None
    for needle in (call_id(1), moment(call_id(1), 0).id):
        assert needle.encode() not in bytes_in(folder)


async def test_all_calls_can_be_deleted(store: MomentStore, folder: Path) -> None:
    for number in range(3):
        await store.save_call(summary(number), started_at=STARTED_AT)
    assert await store.delete_all() == 3
    assert counts(folder) == (0, 0)


async def test_calls_before_a_time_can_be_deleted(store: MomentStore) -> None:
    for number in range(4):
        await store.save_call(summary(number), started_at=STARTED_AT + number)
    assert await store.delete_before(STARTED_AT + 2) == 2
    assert {call.id for call in await store.list_calls()} == {call_id(2), call_id(3)}


@pytest.mark.parametrize(
    "wrong",
    [
        replace(summary(), call_id="rutabaga"),
        replace(summary(), duration_s=float("inf")),
        replace(summary(), rep_share=1.5),
        replace(summary(), moments=(replace(moment(call_id(0), 0), id="rutabaga"),)),
        replace(summary(), moments=(replace(moment(call_id(0), 0), kind="rutabaga"),)),  # type: ignore[arg-type]  # on purpose
    ],
)  # fmt: skip
async def test_what_no_column_takes_is_refused_and_not_repeated(
    store: MomentStore, folder: Path, wrong: CallSummary
) -> None:
    with pytest.raises(StoreBroken) as told:
        await store.save_call(wrong, started_at=STARTED_AT)
    assert "rutabaga" not in f"{told.value}{told.value.__cause__}"
    assert counts(folder) == (0, 0)
    await store.save_call(summary(), started_at=STARTED_AT)
    assert counts(folder) == (1, 2)


async def test_the_calls_of_its_kind_before_a_call(store: MomentStore) -> None:
    for number in range(4):
        await store.save_call(
            replace(summary(number), kind=CallKind.ONE_TO_ONE), started_at=STARTED_AT + number
        )
    await store.save_call(summary("sold"), started_at=STARTED_AT)
    last = await store.load_call(call_id(3))
    assert last is not None
    assert [one.id for one in await store.before(last, most=2)] == [call_id(2), call_id(1)]
    first = await store.load_call(call_id(0))
    assert first is not None
    assert await store.before(first, most=2) == ()
    # two of one second: the one is before the other, and never both
    await store.save_call(replace(summary("twin"), kind=CallKind.ONE_TO_ONE), started_at=STARTED_AT)
    twin = await store.load_call(call_id("twin"))
    assert twin is not None
    found = [one.id for call in (twin, first) for one in await store.before(call, most=9)]
    assert len(found) == 1
