from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from copilot.coaching.fading import Mastery, SkillState, mastery_of
from copilot.coaching.outcomes import Outcome
from copilot.coaching.pacing import Pacing
from copilot.errors import StoreReadOnly
from copilot.limits import LIMITS, limit
from copilot.settings import PacingSettings
from copilot.storage.practice import pacing_of
from copilot.storage.private import PrivateStore
from copilot.storage.records import skill_key
from tests.storage.calls import STARTED_AT, call_id, outcome, own_call

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from copilot.storage.own import KeptOutcome

pytestmark = pytest.mark.anyio
GOOD, BAD, TOLD = Outcome.UNPROMPTED, Outcome.MISSED, Outcome.PROMPTED


@pytest.fixture
async def store(folder: Path) -> AsyncIterator[PrivateStore]:
    opened = await PrivateStore.open(folder)
    yield opened
    await opened.close()


async def keep(store: PrivateStore, number: int, *outcomes: KeptOutcome) -> None:
    call = own_call(number, stretches=0, cards=0)
    await store.save_call(replace(call, started_at=STARTED_AT + number, outcomes=outcomes))


async def test_nothing_is_known_of_a_new_rep(store: PrivateStore) -> None:
    assert await store.practice() == {}
    paced = await pacing_of(store, ["listening"], PacingSettings())
    assert paced.mastery("listening") == Mastery()


async def test_it_comes_back_skill_by_skill_the_oldest_first(store: PrivateStore) -> None:
    for number, came in ((2, GOOD), (0, BAD), (1, TOLD)):
        await keep(store, number, outcome("a", "listening", came), outcome("b", "closing", GOOD))
    assert await store.practice() == {
        skill_key("listening"): (BAD, TOLD, GOOD),
        skill_key("closing"): (GOOD, GOOD, GOOD),
    }


async def test_of_a_call_the_least_of_a_skills_rules_counts(store: PrivateStore) -> None:
    await keep(store, 0, outcome("a", came=GOOD), outcome("b", came=BAD), outcome("c", came=TOLD))
    assert await store.practice() == {skill_key("qualification"): (BAD,)}


async def test_only_the_latest_calls_with_a_skill_are_recalled(
    store: PrivateStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    bound = replace(LIMITS["calls_recalled"], value=3)
    monkeypatch.setitem(LIMITS, "calls_recalled", bound)
    await keep(store, 0, outcome("a", "closing", TOLD))
    for number in range(1, 6):
        came = BAD if number < 3 else GOOD
        await keep(store, number, outcome("a", came=came), outcome("b", came=GOOD))
    assert limit("calls_recalled") == 3
    assert await store.practice() == {
        skill_key("closing"): (TOLD,), skill_key("qualification"): (GOOD, GOOD, GOOD),
    }  # fmt: skip


async def test_two_calls_that_start_in_one_second_are_two(store: PrivateStore) -> None:
    for name in ("one", "other"):
        call = replace(own_call(name), outcomes=(outcome(came=GOOD),))
        await store.save_call(call)
    assert await store.practice() == {skill_key("qualification"): (GOOD, GOOD)}


async def test_a_deleted_call_is_forgotten_here_too(store: PrivateStore) -> None:
    await keep(store, 0, outcome(came=GOOD))
    await keep(store, 1, outcome(came=BAD))
    await store.delete_call(call_id(1))
    assert await store.practice() == {skill_key("qualification"): (GOOD,)}
    await store.delete_all()
    assert await store.practice() == {}


async def test_the_pacing_knows_the_skills_it_was_asked_for(store: PrivateStore) -> None:
    for number in range(6):
        await keep(store, number, outcome("a", "listening", GOOD))
    paced = await pacing_of(store, ["listening", "closing", "listening"], PacingSettings())
    assert [skill for skill, _ in paced.masteries] == ["closing", "listening"]
    assert paced.mastery("listening") == mastery_of([GOOD] * 6)
    assert paced.mastery("listening").state is SkillState.MASTERED
    assert paced.mastery("closing").state is SkillState.NEW


async def test_with_fading_off_nothing_is_read(store: PrivateStore) -> None:
    await store.close()
    off = PacingSettings(fading=False)
    assert await pacing_of(store, ["listening"], off) == Pacing(settings=off)


async def test_a_file_that_cannot_be_read_makes_the_rep_a_new_one() -> None:
    class Refusing:
        async def practice(self) -> dict[str, tuple[Outcome, ...]]:
            raise StoreReadOnly("not today", remedy="try again")

    paced = await pacing_of(Refusing(), ["listening"], PacingSettings())  # type: ignore[arg-type]  # all it asks
    assert paced == Pacing()
