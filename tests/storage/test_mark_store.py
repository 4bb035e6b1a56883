from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from copilot.kinds import CallKind, DisputeReason, NextStepState, WithholdReason
from copilot.storage.marks import Mark, Marks, SelfCheck, Shared, SharedBy, Went
from copilot.storage.stores import open_stores
from tests.storage.calls import STARTED_AT, bytes_in, call_id, moment, own_call, summary

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from copilot.storage.stores import Stores

pytestmark = pytest.mark.anyio
CALL = call_id(0)
ONE, TWO = (moment(CALL, number).id for number in range(2))
NOTE = Mark(annotation="They had asked for it.", disputed=DisputeReason.ON_PURPOSE)
KEPT_BACK = Mark(withheld=WithholdReason.PERSONAL)
BY_REP = Shared(at=STARTED_AT + 9, by=SharedBy.REP)


@pytest.fixture
async def stores(folder: Path) -> AsyncIterator[Stores]:
    async with open_stores(folder) as opened:
        await opened.moments.save_call(summary(0), started_at=STARTED_AT)
        await opened.private.save_call(replace(own_call(0), mine=True))
        await opened.private.save_call(own_call(1))
        yield opened


async def test_nothing_was_said_at_first(stores: Stores) -> None:
    assert await stores.marks.of_call(CALL) == Marks()
    assert await stores.marks.of_call(call_id("nowhere")) == Marks()
    assert await stores.marks.of_all() == {}


async def test_whose_call_it_was(stores: Stores) -> None:
    assert await stores.marks.mine() == {CALL}


async def test_a_mark_takes_the_place_of_the_former_one(stores: Stores) -> None:
    assert await stores.marks.mark(CALL, ONE, NOTE)
    assert await stores.marks.mark(CALL, TWO, KEPT_BACK)
    marks = await stores.marks.of_call(CALL)
    assert marks == Marks(
        annotations={ONE: "They had asked for it."},
        disputed={ONE: DisputeReason.ON_PURPOSE},
        withheld={TWO: WithholdReason.PERSONAL},
    )
    assert await stores.marks.of_all() == {CALL: marks}
    for moment_id in (ONE, TWO):
        assert await stores.marks.mark(CALL, moment_id, Mark())
    assert await stores.marks.of_call(CALL) == Marks()


async def test_once_let_go_nothing_is_kept_back_or_let_through(stores: Stores) -> None:
    await stores.marks.mark(CALL, TWO, KEPT_BACK)
    assert await stores.marks.let_go(CALL, BY_REP)
    assert not await stores.marks.mark(CALL, ONE, KEPT_BACK)
    assert not await stores.marks.mark(CALL, TWO, Mark())
    assert await stores.marks.mark(CALL, ONE, NOTE)
    again = replace(KEPT_BACK, withheld=WithholdReason.OTHER)
    assert await stores.marks.mark(CALL, TWO, again)
    marks = await stores.marks.of_call(CALL)
    assert set(marks.withheld) == {TWO}
    assert marks.shared == BY_REP


async def test_the_first_time_it_was_let_go_counts(stores: Stores) -> None:
    await stores.marks.let_go(CALL, BY_REP)
    assert await stores.marks.let_go(CALL, Shared(at=1, by=SharedBy.WINDOW))
    assert (await stores.marks.of_call(CALL)).shared == BY_REP


async def test_a_reference_can_be_changed_and_forgotten(stores: Stores) -> None:
    for reference in ("OPP-1", "OPP-2", ""):
        assert await stores.marks.refer(CALL, reference)
        assert (await stores.marks.of_call(CALL)).reference == reference


async def test_a_question_that_was_passed_over_is_remembered_as_that(stores: Stores) -> None:
    checks = (
        SelfCheck(went=Went.HARDER, share=0.4, next_step=NextStepState.VAGUE),
        SelfCheck(),
    )
    for check in checks:
        assert await stores.marks.check(CALL, check)
        assert (await stores.marks.of_call(CALL)).check == check


async def test_nothing_is_said_of_a_call_that_is_not_there(stores: Stores) -> None:
    nowhere = call_id("nowhere")
    assert not await stores.marks.mark(nowhere, ONE, NOTE)
    assert not await stores.marks.let_go(nowhere, BY_REP)
    assert not await stores.marks.refer(nowhere, "OPP-1")
    assert not await stores.marks.check(nowhere, SelfCheck())


async def test_it_goes_with_the_call_to_the_last_byte(stores: Stores, folder: Path) -> None:
    await stores.marks.mark(CALL, ONE, replace(NOTE, annotation="rutabaga"))
    await stores.marks.refer(CALL, "OPP-4711")
    await stores.marks.check(CALL, SelfCheck(went=Went.BETTER))
    await stores.marks.let_go(CALL, BY_REP)
    assert b"rutabaga" in bytes_in(folder)
    await stores.delete_call(CALL)
    assert await stores.marks.of_all() == {}
    left = bytes_in(folder)
    assert b"rutabaga" not in left
    assert b"OPP-4711" not in left


async def test_the_kind_that_the_rep_says_is_kept_until_the_call_is_let_go(stores: Stores) -> None:
    assert await stores.marks.say_kind(CALL, CallKind.DEMO)
    assert await stores.marks.say_kind(CALL, CallKind.RENEWAL)
    assert (await stores.marks.of_call(CALL)).kind is CallKind.RENEWAL
    assert await stores.marks.kinds() == {CALL: CallKind.RENEWAL}
    await stores.marks.let_go(CALL, BY_REP)
    assert not await stores.marks.say_kind(CALL, CallKind.DEMO)
    assert not await stores.marks.say_kind(call_id("nowhere"), CallKind.DEMO)
    assert (await stores.marks.of_call(CALL)).kind is CallKind.RENEWAL
