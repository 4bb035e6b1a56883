"""A manager's page in one look: the same as from everything, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from copilot.kinds import MomentKind
from copilot.review.flagged import pick_shown
from copilot.review.indicators import indicators, indicators_of
from copilot.review.kanon import Filter, trend
from copilot.review.weeks import week_of
from tests.storage.team.make import MONDAY, TODAY, delivery, ident, moment, people, shared
from tests.web.team import seed

if TYPE_CHECKING:
    from copilot.storage.team.store import TeamStore

pytestmark = pytest.mark.anyio

FIRST = MONDAY - timedelta(weeks=7)


async def test_it_is_what_all_of_it_would_say(store: TeamStore) -> None:
    await seed.plant(store)
    reports = await store.people.reports_of(seed.MANAGER)
    ids, teams = [person.id for person in reports], {person.team for person in reports}
    first, last = week_of(seed.TODAY) - timedelta(weeks=7), seed.TODAY
    seen = await store.overview.of_people(ids, teams, first=first, last=last)
    whole = await store.shares.of_people(ids, first=first, last=last)
    agreed = await store.agreements.of_people(ids)
    assert set(seen.calls) == set(seen.tallies) == set(ids)
    flagged = 0
    for one in ids:
        picked = pick_shown(seen.calls[one], today=last)
        assert picked == pick_shown(whole[one], today=last)
        flagged += picked.flagged is not None
        shown = indicators_of(seen.tallies[one])
        assert [(each.says, each.n) for each in shown] == [
            (each.says, each.n) for each in indicators(whole[one], agreed[one], since=first)
        ]
    assert flagged
    published = await store.trends.parts(first=first, last=last, teams=frozenset(teams))
    asked = Filter(first_week=first, last_week=week_of(last), teams=frozenset(teams))
    assert trend(seen.published, Filter()) == trend(published, asked)
    assert seen.published
    assert seen.among_them


async def test_nobody_elses_are_in_it(store: TeamStore) -> None:
    await seed.plant(store)
    first = week_of(seed.TODAY) - timedelta(weeks=7)
    seen = await store.overview.of_people(
        [seed.OTHERS_REP], {"South"}, first=first, last=seed.TODAY
    )
    theirs = await store.shares.of_person(seed.OTHERS_REP, first=first, last=seed.TODAY)
    assert set(seen.calls) == {seed.OTHERS_REP}
    assert {call.id for call in seen.calls[seed.OTHERS_REP]} <= {call.id for call in theirs}
    assert seen.published == ()
    assert not seen.among_them


async def test_it_says_whether_anybody_of_theirs_is_in_what_is_published(store: TeamStore) -> None:
    """Of people who share a team with others and called too little to be told."""
    await seed.plant(store)
    first, last = week_of(seed.TODAY) - timedelta(weeks=7), seed.TODAY
    for one, stands in ((seed.OTHERS_REP, False), (seed.REP, True)):
        seen = await store.overview.of_people([one], {"North", "South"}, first=first, last=last)
        assert seen.published
        assert seen.among_them is stands
    late = week_of(last) + timedelta(weeks=8)
    seen = await store.overview.of_people([seed.REP], {"North"}, first=late, last=late)
    assert not seen.among_them


async def test_the_calls_are_of_this_week_and_the_last(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    days = [MONDAY - timedelta(days=ago) for ago in (8, 7, 3, 0)]
    several = [delivery(shared(str(day), day=day)) for day in days]
    await store.shares.take(ada, several, today=TODAY)
    for last in (MONDAY, TODAY):
        seen = await store.overview.of_people([ada], {"North"}, first=FIRST, last=last)
        assert [call.day for call in seen.calls[ada]] == days[1:]


async def test_of_a_call_come_the_moments_that_can_flag_it(store: TeamStore) -> None:
    [ada] = await people(store, "Ada")
    call = shared("both")
    other = moment(call.id, 9, kind=MomentKind.FEW_QUESTIONS)
    await store.shares.take(
        ada, [delivery(replace(call, moments=(*call.moments, other)))], today=TODAY
    )
    seen = await store.overview.of_people([ada], set(), first=FIRST, last=TODAY)
    [found] = seen.calls[ada]
    assert found == call


async def test_somebody_with_nothing_has_an_entry(store: TeamStore) -> None:
    await people(store, "Ada")
    seen = await store.overview.of_people([ident("Ada")], {"North"}, first=FIRST, last=TODAY)
    assert (seen.calls, seen.tallies) == ({ident("Ada"): ()}, {ident("Ada"): ()})
