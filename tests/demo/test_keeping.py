"""The example in a real store: what was made is what is read, and twice is once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from copilot.demo.calls import planned
from copilot.demo.deals import DEALS_EACH, QUOTA, of_owner, snapshots
from copilot.demo.example import SEED, example_team
from copilot.demo.keeping import keep_team
from copilot.demo.played_call import id_of
from copilot.demo.stories import STORIES, WEEKS
from copilot.demo.team import TEAM_NAME
from copilot.kinds import CallKind
from copilot.review.programme import ProgrammeMeasure
from copilot.review.quota import QuotaSource, quarter_of
from copilot.review.won_calls import PatternName
from copilot.storage.team.store import open_team_store
from copilot.web.team.brief_api import brief_of
from tests.demo.conftest import TODAY

pytestmark = pytest.mark.anyio


async def test_all_of_it_is_there_and_twice_is_once(tmp_path, team, played):
    async with open_team_store(tmp_path) as store:
        await keep_team(store, team)
        await keep_team(store, team)
        assert len(await store.people.everybody()) == len(team.people)
        rep = team.people[2]
        first = min(call.day for call in played[0])
        kept = await store.shares.of_person(rep.id, first=first, last=TODAY)
        assert sorted(kept, key=lambda one: one.id) == sorted(played[0], key=lambda one: one.id)
        own = [one for one in team.agreements if one.rep == rep.id]
        assert sorted(await store.agreements.of_person(rep.id), key=str) == sorted(own, key=str)
        assert len(await store.deals.days()) == len(team.pipeline)
        held = await store.deals.of_day(team.pipeline[-1].day, people=[rep.id])
        assert len(held) == DEALS_EACH
        quota = await store.quotas.load(rep.id, quarter_of(TODAY)[0])
        assert quota is not None
        assert (quota.amount, quota.source) == (Decimal(QUOTA), QuotaSource.EXPORT)
        assert "of 60,000 EUR" in (await brief_of(store, rep, TODAY)).numbers[0].says
        assert rep.manager is not None
        assert await store.outcomes.said_by(rep.manager)
        assert len(await store.meetings.agenda(rep.id, talked_since=date.min)) == sum(
            one.rep == rep.id for one in team.agenda
        )


@pytest.mark.parametrize("day", [1, 7, 8, 15, 28])
async def test_whatever_day_it_is_a_month_of_the_programme_is_told(tmp_path, day):
    today = TODAY.replace(day=day)
    invented = example_team([()] * len(STORIES), today=today)
    async with open_team_store(tmp_path) as store:
        await keep_team(store, invented)
        await store.publish(today=today)
        month, told = await store.programmes.of_team(TEAM_NAME)
        assert month is not None
        assert month < today
        assert set(told) == set(ProgrammeMeasure)


async def test_trends_are_told_and_what_wins_by_the_calls_of_one_kind(tmp_path, played):
    """With as many calls as there are, of whomever: all weeks but the last, which has not settled."""
    rows = snapshots(STORIES, seed=SEED, today=TODAY)[-1][1]
    calls = [
        [
            replace(
                played[0][number % len(played[0])],
                id=id_of("stand-in", place, number),
                day=one.day,
                kind=one.kind,
                reference=one.reference,
                moments=(),
            )
            for number, one in enumerate(
                planned(story, seed=SEED, today=TODAY, deals=of_owner(rows, story.name))
            )
        ]
        for place, story in enumerate(STORIES)
    ]
    invented = example_team(calls, today=TODAY)
    async with open_team_store(tmp_path) as store:
        await keep_team(store, invented)
        await store.publish(today=TODAY)
        parts = await store.trends.parts(first=date.min, last=TODAY)
        assert len({part.week for part in parts}) == WEEKS - 1
        [told] = await store.patterns.newest()
        assert told.kind is CallKind.DISCOVERY
        assert PatternName.TALK_SHARE in {one.name for one in told.patterns}
        assert any(one.won and one.lost and one.interval for one in told.patterns)
