from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from copilot.coaching.fading import of_one_call
from copilot.coaching.outcomes import Outcome
from copilot.storage.history import CallOutcomes, history_of
from copilot.storage.private import PrivateStore
from copilot.storage.records import skill_key
from tests.storage.calls import STARTED_AT, call_id, outcome, own_call

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.anyio
GOOD, BAD = Outcome.UNPROMPTED, Outcome.MISSED


async def test_call_by_call_the_oldest_first_and_as_the_pacing_sees_it(folder: Path) -> None:
    store = await PrivateStore.open(folder)
    for number, kept in ((1, (GOOD, GOOD)), (0, (BAD, GOOD))):
        outcomes = tuple(outcome(f"rule-{place}", came=came) for place, came in enumerate(kept))
        call = replace(own_call(number), started_at=STARTED_AT + number, outcomes=outcomes)
        await store.save_call(call)
    history = await history_of(store)
    first, second = history[skill_key("qualification")]
    assert first.call == call_id(0)
    assert sorted(first.outcomes) == sorted((BAD, GOOD))
    assert second == CallOutcomes(call=call_id(1), started_at=STARTED_AT + 1, outcomes=(GOOD, GOOD))
    latest = tuple(of_one_call(one.outcomes) for one in history[skill_key("qualification")])
    assert (await store.practice())[skill_key("qualification")] == latest
    await store.close()


async def test_without_calls_there_is_none(folder: Path) -> None:
    store = await PrivateStore.open(folder)
    assert await history_of(store) == {}
    await store.close()
