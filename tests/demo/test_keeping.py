"""The example in a real store: what was made is what is read, and twice is once."""

from __future__ import annotations

import pytest

from copilot.demo.keeping import keep_team
from copilot.storage.team.store import open_team_store
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
        held = await store.deals.of_day(team.pipeline[-1].day, person=rep.id)
        assert len(held) == 6
        assert await store.outcomes.everything()
        assert len(await store.meetings.agenda(rep.id, talked_since=first)) == sum(
            one.rep == rep.id for one in team.agenda
        )
