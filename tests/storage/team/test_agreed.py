"""Agreements and how a miss was followed come back as they were."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from copilot.review.agreements import Agreement, AgreementKind, AgreementState, Party
from copilot.review.diagnosis import Cause, Help, TreeName
from copilot.review.skills import Skill
from copilot.storage.team.records import Diagnosis
from tests.storage.team.make import TODAY, ident, people

if TYPE_CHECKING:
    from copilot.storage.team.store import TeamStore

pytestmark = pytest.mark.anyio


def agreement(name: str = "one", rep: str = "Ada", **values: object) -> Agreement:
    given: dict[str, object] = {
        "id": ident(name),
        "rep": ident(rep),
        "kind": AgreementKind.SKILL,
        "text": "The next three discovery calls end with a day and an owner.",
        "due": date(2026, 12, 4),
        "proposed_by": Party.REP,
        "proposed_on": TODAY,
        **values,
    }
    return Agreement(**given)  # type: ignore[arg-type]  # fields by name


async def test_an_agreement_comes_back_as_it_stands(store: TeamStore) -> None:
    await people(store, "Ada")
    whole = agreement(
        support="I listen to the first one with you.", skill=Skill.NEXT_STEPS,
        state=AgreementState.NOT_DONE, rep_accepted_on=TODAY, manager_accepted_on=TODAY,
        closed_on=date(2026, 12, 5), carried_from=ident("before"),
    )  # fmt: skip
    default = {field.name: field.default for field in fields(Agreement)}
    assert not [name for name, value in default.items() if getattr(whole, name) == value]
    plain = agreement("two")
    await store.agreements.save(whole, plain)
    assert await store.agreements.load(whole.id) == whole
    assert await store.agreements.load(plain.id) == plain
    await store.agreements.save(replace(plain, state=AgreementState.WITHDRAWN))
    again = await store.agreements.load(plain.id)
    assert again is not None
    assert again.state is AgreementState.WITHDRAWN
    assert await store.agreements.load(ident("none")) is None


async def test_the_newest_first_and_each_reps_own(store: TeamStore) -> None:
    ada, ben = await people(store, "Ada", "Ben")
    old = agreement("old", proposed_on=date(2026, 11, 2))
    his = agreement("his", "Ben")
    await store.agreements.save(old, agreement("new"), his)
    assert await store.agreements.of_person(ada) == (agreement("new"), old)
    both = await store.agreements.of_people((ada, ben, ident("Eve")))
    assert both == {ada: (agreement("new"), old), ben: (his,), ident("Eve"): ()}


async def test_none_is_kept_if_one_cannot_be(store: TeamStore) -> None:
    from copilot.errors import StoreBroken

    [ada] = await people(store, "Ada")
    with pytest.raises(StoreBroken):
        await store.agreements.save(agreement(), agreement("two", "nobody"))
    assert await store.agreements.of_person(ada) == ()


async def test_how_a_miss_was_followed(store: TeamStore) -> None:
    await people(store, "Ada")
    await store.agreements.save(agreement())
    diagnosis = Diagnosis(
        agreement=agreement().id,
        tree=TreeName.SKILL_WILL_KNOWLEDGE_SYSTEM,
        path=("could_not", "never_tried", "alone"),
        cause=Cause.SKILL,
        help=Help.SUPPORT,
        on=TODAY,
    )
    assert await store.agreements.diagnosis(agreement().id) is None
    await store.agreements.save_diagnosis(diagnosis)
    assert await store.agreements.diagnosis(agreement().id) == diagnosis
    shorter = replace(diagnosis, path=("would_not",), cause=Cause.WILL, help=Help.EXPERIMENT)
    await store.agreements.save_diagnosis(shorter)
    assert await store.agreements.diagnosis(agreement().id) == shorter


async def test_it_is_saved_only_in_the_place_of_what_was_read(store: TeamStore) -> None:
    await people(store, "Ada")
    before = agreement()
    await store.agreements.save(before)
    hers, his = replace(before, text="Three calls end with a day."), replace(before, support="Mine")
    assert await store.agreements.save(hers, instead_of=(before,))
    follower = agreement("follower", carried_from=before.id)
    assert not await store.agreements.save(his, follower, instead_of=(before,))
    assert await store.agreements.of_person(ident("Ada")) == (hers,)
    assert await store.agreements.save(his, follower, instead_of=(hers,))
    assert set(await store.agreements.of_person(ident("Ada"))) == {his, follower}
    gone = agreement("gone")
    assert not await store.agreements.save(gone, instead_of=(gone,))
    assert not await store.agreements.save(before, instead_of=(his, before))
    assert set(await store.agreements.of_person(ident("Ada"))) == {his, follower}
