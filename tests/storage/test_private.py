from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from copilot.coaching.outcomes import Outcome
from copilot.errors import StoreBroken
from copilot.kinds import Profile
from copilot.limits import LIMITS
from copilot.storage.own import Reaction
from copilot.storage.private import PrivateStore
from tests.storage.calls import STARTED_AT, bytes_in, call_id, card, outcome, own_call

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from copilot.storage.own import OwnCall

pytestmark = pytest.mark.anyio
TABLES = ("own_calls", "stretches", "cards", "outcomes", "reactions")


@pytest.fixture
async def store(folder: Path) -> AsyncIterator[PrivateStore]:
    opened = await PrivateStore.open(folder)
    yield opened
    await opened.close()


def counts(folder: Path) -> tuple[int, ...]:
    with closing(sqlite3.connect(folder / "private.db")) as connection:
        return tuple(
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608  names of ours
            for table in TABLES
        )


async def test_the_reps_part_comes_back_as_it_was_kept(store: PrivateStore) -> None:
    await store.save_call(own_call())
    assert await store.load_call(call_id(0)) == own_call_to_the_millisecond()


def own_call_to_the_millisecond() -> OwnCall:
    call = own_call()
    return replace(
        call,
        stretches=tuple(
            replace(one, start_s=round(one.start_s, 3), end_s=round(one.end_s, 3))
            for one in call.stretches
        ),
    )


async def test_a_call_in_silence_comes_back_too(store: PrivateStore) -> None:
    silent = replace(own_call(stretches=0, cards=0), scheduled_end_s=None, outcomes=())
    await store.save_call(silent)
    assert await store.load_call(call_id(0)) == silent


async def test_writing_twice_is_one_row(store: PrivateStore, folder: Path) -> None:
    for _ in range(3):
        await store.save_call(own_call())
    assert counts(folder) == (1, 4, 1, 1, 0)


async def test_a_later_save_adds_and_updates(store: PrivateStore) -> None:
    early = own_call(stretches=2, cards=1)
    early = replace(
        early,
        outcomes=(outcome(came=Outcome.MISSED),),
        dropped_cards=0,
        cards=(card(call_id(0), 0, until_s=None),),
        stretches=(early.stretches[0], replace(early.stretches[1], words=0, late=True)),
    )
    await store.save_call(early)
    await store.save_call(own_call())
    assert await store.load_call(call_id(0)) == own_call_to_the_millisecond()


async def test_both_sides_may_start_at_once(store: PrivateStore) -> None:
    one = own_call().stretches[0]
    both = (one, replace(one, speaker=one.speaker.other))
    await store.save_call(replace(own_call(), stretches=both))
    call = await store.load_call(call_id(0))
    assert call is not None
    assert {stretch.speaker for stretch in call.stretches} == {one.speaker, one.speaker.other}


async def test_the_newest_stretches_are_kept_at_the_bound(
    store: PrivateStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, "stretches_kept", replace(LIMITS["stretches_kept"], value=3))
    await store.save_call(own_call(stretches=5))
    call = await store.load_call(call_id(0))
    assert call is not None
    assert [stretch.words for stretch in call.stretches] == [2, 3, 4]
    assert store.stretches_forgotten == 2


async def test_a_reaction_replaces_the_one_before(store: PrivateStore, folder: Path) -> None:
    await store.save_call(own_call())
    first = own_call().cards[0].id
    assert await store.reactions(call_id(0)) == {}
    for reaction in Reaction:
        assert await store.react(call_id(0), first, reaction) is True
        assert await store.reactions(call_id(0)) == {first: reaction}
    assert counts(folder) == (1, 4, 1, 1, 1)


async def test_a_reaction_stays_when_the_call_is_saved_again(store: PrivateStore) -> None:
    await store.save_call(own_call())
    first = own_call().cards[0].id
    await store.react(call_id(0), first, Reaction.USEFUL)
    await store.save_call(own_call(cards=2))
    assert await store.reactions(call_id(0)) == {first: Reaction.USEFUL}


async def test_a_reaction_to_what_was_not_shown_is_not_kept(
    store: PrivateStore, folder: Path
) -> None:
    await store.save_call(own_call())
    await store.save_call(own_call("other"))
    of_the_other = own_call("other").cards[0].id
    assert await store.react(call_id(0), of_the_other, Reaction.USED) is False
    assert await store.react(call_id("nobody"), of_the_other, Reaction.USED) is False
    assert await store.react(call_id(0), "rutabaga", Reaction.USED) is False
    assert counts(folder)[-1] == 0


async def test_a_deleted_call_is_gone_with_all_that_hangs_on_it(
    store: PrivateStore, folder: Path
) -> None:
    await store.save_call(own_call())
    await store.save_call(own_call("other"))
    first = own_call().cards[0].id
    await store.react(call_id(0), first, Reaction.DISMISSED)
    assert await store.delete_call(call_id(0)) is True
    assert await store.delete_call(call_id(0)) is False
    assert counts(folder) == (1, 4, 1, 1, 0)
    for needle in (call_id(0), first):
        assert needle.encode() not in bytes_in(folder)


async def test_calls_before_a_time_can_be_deleted(store: PrivateStore) -> None:
    for number in range(4):
        await store.save_call(replace(own_call(number), started_at=STARTED_AT + number))
    assert await store.delete_before(STARTED_AT + 2) == 2
    assert await store.load_call(call_id(1)) is None
    assert await store.load_call(call_id(2)) is not None
    assert await store.delete_all() == 2


async def test_what_no_column_takes_is_refused_and_not_repeated(
    store: PrivateStore, folder: Path
) -> None:
    with pytest.raises(StoreBroken) as told:
        await store.save_call(replace(own_call(), profile="rutabaga"))  # type: ignore[arg-type]  # on purpose
    assert "rutabaga" not in str(told.value)
    assert counts(folder) == (0, 0, 0, 0, 0)


async def test_the_reps_own_choice_of_profile_comes_back(store: PrivateStore) -> None:
    for number, profile in enumerate(Profile):
        await store.save_call(replace(own_call(number), profile=profile))
        call = await store.load_call(call_id(number))
        assert call is not None
        assert call.profile is profile
