"""Sums in SQL are those of the review's own formulas, call by call, on both databases."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine

from copilot.kinds import CallKind
from copilot.review.indicators import IndicatorName, summed, tallies
from copilot.review.shared import NextStepState, SharedCall
from copilot.storage.team.days import day_number
from copilot.storage.team.forms import SHARED_KINDS
from copilot.storage.team.tallying import BY_PERSON, by_person, by_person_and_kind
from tests.storage.team.make import MONDAY, TODAY, delivery, ident, people, shared

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from copilot.review.indicators import Tally
    from copilot.storage.team.database import TeamDatabase
    from copilot.storage.team.store import TeamStore

pytestmark = pytest.mark.anyio

LENGTHS = (119.9, 120.0, 299.9, 300.0, 599.9, 600.0, 3000.0)
SHARES = (None, 0.0, 0.299, 0.3, 0.4, 0.45, 0.5, 0.55, 0.6500001, 0.65, 1.0)
FLAGS = (None, False, True)


def of_all_sorts() -> list[SharedCall]:
    """Every kind of call at every edge of a formula, mixed by a seeded hand."""
    chance = random.Random(6)  # noqa: S311  no secret
    several = product(SHARED_KINDS, LENGTHS, (False, True))
    return [
        replace(
            shared(number, moments=0),
            kind=kind,
            day=TODAY - timedelta(days=number % 3),
            ended=chance.random() < 0.9,
            duration_s=length,
            rep_share=chance.choice(SHARES),
            next_step=chance.choice(tuple(NextStepState)),
            budget_came_up=chance.choice(FLAGS),
            authority_came_up=chance.choice(FLAGS),
            need_came_up=chance.choice(FLAGS),
            timing_came_up=chance.choice(FLAGS),
            questions_by_third=(
                tuple(chance.randrange(3) for _ in range(3)) if asked else None  # type: ignore[arg-type]  # three
            ),
        )
        for number, (kind, length, asked) in enumerate(several)
    ]


def plain(parts: Iterable[Tally]) -> dict[IndicatorName, tuple[float, int]]:
    return {one.name: (round(one.hits, 9), one.n) for one in parts if one.n}


async def test_they_add_up_to_what_the_review_says(
    store: TeamStore, database: TeamDatabase
) -> None:
    calls = of_all_sorts()
    whose = {name: calls[number::2] for number, name in enumerate(("Ada", "Ben"))}
    await people(store, *whose, "Eve")
    for name, theirs in whose.items():
        await store.shares.take(ident(name), [delivery(call) for call in theirs], today=TODAY)
    ids = [ident(name) for name in (*whose, "Eve")]
    first, last = day_number(MONDAY), day_number(TODAY)
    each = await database.read(lambda one: by_person(one, ids, first=first, last=last))
    assert set(each) == {ident(name) for name in whose}
    for name, theirs in whose.items():
        counted = each[ident(name)]
        assert counted.calls == len(theirs)
        assert plain(counted.tallies) == plain(
            summed(part for call in theirs for part in tallies(call))
        )
        assert {(type(one.hits), type(one.n)) for one in counted.tallies} == {(float, int)}
    kinds = await database.read(lambda one: by_person_and_kind(one, first=first, last=last))
    for name, theirs in whose.items():
        for kind in SHARED_KINDS:
            alike = [call for call in theirs if call.kind is kind]
            assert kinds[ident(name), CallKind(kind)].calls == len(alike)
            assert plain(kinds[ident(name), kind].tallies) == plain(
                summed(part for call in alike for part in tallies(call))
            )


async def test_both_ends_of_the_days_are_within(store: TeamStore, database: TeamDatabase) -> None:
    [ada] = await people(store, "Ada")
    several = [shared(back, day=TODAY - timedelta(days=back)) for back in range(5)]
    await store.shares.take(ada, [delivery(call) for call in several], today=TODAY)
    last = day_number(TODAY)
    found = await database.read(lambda one: by_person(one, [ada], first=last - 3, last=last - 1))
    assert found[ada].calls == 3
    assert await database.read(lambda one: by_person(one, [], first=0, last=last)) == {}


async def test_sqlite_adds_up_from_the_index_alone(empty_team_file: Path) -> None:
    engine = create_engine(f"sqlite:///{empty_team_file}")
    wanted = BY_PERSON.params(people=[ident("Ada")], first=1, last=2)
    told = wanted.compile(engine, compile_kwargs={"literal_binds": True})
    with engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {told}").all()
    engine.dispose()
    assert "COVERING INDEX ix_shared_calls_person_id (person_id=? AND day>? AND day<?)" in str(plan)
