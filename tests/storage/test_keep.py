from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from copilot.coaching.outcomes import Outcome, SkillOutcome
from copilot.errors import StoreReadOnly
from copilot.kinds import CallKind, KindFrom
from copilot.storage.keep import Keep
from copilot.storage.records import KeptCall
from copilot.storage.stores import open_stores
from tests.storage.calls import STARTED_AT, call_id, outcome, own_call, summary

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.anyio


async def test_a_call_is_kept_in_both_files(folder: Path) -> None:
    own = own_call()
    async with open_stores(folder) as stores:
        keep = Keep(stores=stores, started_at=STARTED_AT, scheduled_end_s=1800.0)
        await keep.save(summary(), stretches=own.stretches, cards=iter(own.cards), ended=False)
        kept = await stores.moments.load_call(call_id(0))
        assert kept == KeptCall.of(summary(), started_at=STARTED_AT, ended=False)
        private = await stores.private.load_call(call_id(0))
        assert private is not None
        assert (private.scheduled_end_s, private.dropped_cards) == (1800.0, 3)
        assert private.profile == summary().profile
        assert (len(private.stretches), private.cards) == (4, own.cards)


@pytest.mark.parametrize("learns", [True, False])
async def test_how_it_went_is_kept_of_the_reps_own_calls_alone(folder: Path, learns: bool) -> None:
    went = SkillOutcome(rule="skipped-budget", skill="qualification", outcome=Outcome.PROMPTED)
    async with open_stores(folder) as stores:
        keep = Keep(stores=stores, started_at=STARTED_AT, learns=learns)
        await keep.save(summary(), outcomes=(went,))
        own = await stores.private.load_call(call_id(0))
        assert own is not None
        assert own.outcomes == ((outcome(),) if learns else ())


async def test_what_one_file_refuses_the_other_keeps(folder: Path) -> None:
    async with open_stores(folder) as stores:
        await stores.moments.database.read(  # the disk under one file turns read-only
            lambda connection: connection.exec_driver_sql("PRAGMA query_only=ON")
        )
        keep = Keep(stores=stores, started_at=STARTED_AT)
        with pytest.raises(StoreReadOnly):
            await keep.save(summary())
        assert await stores.private.load_call(call_id(0)) is not None
        assert await stores.moments.load_call(call_id(0)) is None


@pytest.mark.parametrize("source", KindFrom)
async def test_a_kind_that_was_only_heard_is_the_reps_own(folder: Path, source: KindFrom) -> None:
    heard = replace(summary(), kind=CallKind.DEMO, kind_from=source, kind_confidence=0.9)
    async with open_stores(folder) as stores:
        await Keep(stores=stores, started_at=STARTED_AT).save(heard)
        call = await stores.moments.load_call(call_id(0))
        own = await stores.private.load_call(call_id(0))
        assert call is not None
        assert own is not None
        if source is KindFrom.HEARD:
            assert call.kind is CallKind.UNKNOWN
            assert (own.heard_kind, own.heard_confidence) == (CallKind.DEMO, 0.9)
            assert await stores.private.heard_kinds() == {call_id(0): CallKind.DEMO}
        else:
            assert call.kind is CallKind.DEMO
            assert (own.heard_kind, own.heard_confidence) == (None, None)
            assert await stores.private.heard_kinds() == {}
