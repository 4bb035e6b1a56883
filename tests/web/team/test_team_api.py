"""The manager's page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from copilot.review.weeks import week_of
from copilot.storage.team.records import Delivery
from tests.web.team import seed
from tests.web.team.serving import serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.web.team.serving import TeamServer

pytestmark = pytest.mark.anyio


async def test_people_stand_by_name_and_nobody_elses_are_there(team: TeamServer) -> None:
    told = (await team.ask("GET", "/api/team", who=seed.MANAGER)).json()
    names = [row["name"] for row in told["people"]]
    assert names == sorted(names) == list(seed.REPS)
    other = (await team.ask("GET", "/api/team", who=seed.OTHER_MANAGER)).json()
    assert [row["name"] for row in other["people"]] == ["Ida Holm"]


async def test_of_a_team_of_one_no_trend_is_told(team: TeamServer) -> None:
    other = (await team.ask("GET", "/api/team", who=seed.OTHER_MANAGER)).json()
    assert other["trend"]["rates"] == []
    assert [rate for point in other["trend"]["points"] for rate in point["rates"]] == []


async def test_one_call_a_person_at_most_with_a_reason_and_a_link(team: TeamServer) -> None:
    told = (await team.ask("GET", "/api/team", who=seed.MANAGER)).json()
    flagged = [row for row in told["people"] if row["pick"]["flagged"]]
    assert flagged
    for row in flagged:
        one = row["pick"]["flagged"]
        assert one["why"]
        assert one["question"]
        assert one["until_s"] - one["from_s"] <= 600
        assert re.fullmatch(r"https://rec\.example\.com/call\?id=D-\d+&t=\d+", row["recording"])


async def test_what_one_shared_on_a_monday_turns_nobody_elses_page_over(tmp_path: Path) -> None:
    """Each stands with their own newest flag, on their own page too, and it says of which week."""
    monday = week_of(seed.TODAY) + timedelta(weeks=1)
    today = [seed.TODAY]
    async with serving(tmp_path, today=lambda: today[0]) as team:
        before = (await team.ask("GET", "/api/team", who=seed.MANAGER)).json()
        today[0] = monday
        call = replace(seed.calls(seed.REPS[0])[-1], id=seed.id_of("new"), day=monday, moments=())
        delivery = Delivery(call=call.id, revision=1, shared=call)
        await team.store.shares.take(seed.REP, [delivery], today=monday)
        told = (await team.ask("GET", "/api/team", who=seed.MANAGER)).json()
        assert (before["week"], told["week"]) == ("2026-11-23", monday.isoformat())
        flagged = 0
        for row, was in zip(told["people"], before["people"], strict=True):
            if was["pick"]["week"] == before["week"] and was["pick"]["flagged"]:
                flagged += 1
                assert row["pick"] == was["pick"]
                page = await team.ask("GET", f"/api/people/{row['id']}", who=seed.MANAGER)
                assert page.json()["pick"] == row["pick"]
        assert flagged > 1


async def test_nothing_in_it_ranks_or_watches_anybody(team: TeamServer) -> None:
    told = await team.ask("GET", "/api/team", who=seed.MANAGER)
    for word in ("rank", "percentile", "hours", "dials", "best", "worst", "reaction", "started_at"):
        assert word not in told.body.decode().lower()
    names = {name for name, _ in leaves(told.json())}
    assert not {name for name in names if re.search(r"weight|score|order|place", name)}


async def test_of_a_person_no_number_is_there_but_shares_and_where_to_begin(
    team: TeamServer,
) -> None:
    own = f"/api/people/{seed.REP}"
    for path, of in (("/api/team", "people"), (own, "pick"), (f"{own}/brief", "pick")):
        told = (await team.ask("GET", path, who=seed.MANAGER)).json()[of]
        numbers = {name for name, value in leaves(told) if type(value) in {int, float}}
        assert numbers <= {"from_s", "until_s", "floor", "hits", "n", "value", "low", "high"}, path


def leaves(told: object, name: str = "") -> Iterator[tuple[str, object]]:
    """Every value of an answer that holds no other, with the name it stands under."""
    if isinstance(told, dict):
        for key, value in told.items():
            yield from leaves(value, key)
    elif isinstance(told, list):
        for value in told:
            yield from leaves(value, name)
    else:
        yield name, told


async def test_who_is_looked_at_can_read_so(team: TeamServer) -> None:
    await team.ask("GET", "/api/team", who=seed.MANAGER)
    for rep in (seed.REP, seed.SECOND_REP):
        [entry] = await team.store.audit.about(rep)
        assert (entry.actor, entry.deed) == (seed.MANAGER, "read_team")
