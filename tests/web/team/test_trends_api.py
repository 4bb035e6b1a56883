"""What is told across people."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from copilot.coaching.rulefile import read_rule
from copilot.kinds import CallKind
from copilot.review.agreements import AgreementState, Party
from copilot.web.team.trends_api import rep_programme
from tests.web.team import seed

if TYPE_CHECKING:
    from tests.web.team.serving import TeamServer

pytestmark = pytest.mark.anyio


async def test_the_programme_is_told_of_eight_people_and_not_of_one(team: TeamServer) -> None:
    north = (await team.ask("GET", "/api/programme", who=seed.REP)).json()
    assert north["numbers"][0]["percent"] is not None
    assert north["numbers"][0]["aim"] == 95
    south = (await team.ask("GET", "/api/programme", who=seed.OTHERS_REP)).json()
    assert [one["percent"] for one in south["numbers"]] == [None] * 3


async def test_two_answers_of_a_day_cannot_be_subtracted(team: TeamServer) -> None:
    """Whatever a manager imports in between to have other calls counted."""
    told = [(await team.ask("GET", "/api/patterns", who=seed.MANAGER)).json()["kinds"]]
    assert any(kind["lines"] for kind in told[0])
    table = "reference,outcome\n" + "".join(f"D-{n},lost\n" for n in range(100, 141))
    sent = await team.ask("POST", "/api/outcomes", table.encode(), who=seed.MANAGER)
    assert sent.status == 201
    told.append((await team.ask("GET", "/api/patterns", who=seed.REP)).json()["kinds"])
    assert told[0] == told[1]


async def test_agreements_of_another_time_do_not_count(team: TeamServer) -> None:
    before = (await team.ask("GET", "/api/programme", who=seed.REP)).json()["numbers"]
    old = [
        replace(one, id=seed.id_of(f"old {one.id}"), closed_on=seed.TODAY - timedelta(days=90))
        for one in await team.store.agreements.of_person(seed.REP)
        if one.state is AgreementState.DONE
    ]
    assert old
    await team.store.agreements.save(
        *(replace(one, id=seed.id_of(f"{one.id} {n}")) for one in old for n in range(50))
    )
    team.services.programmes.__init__()  # type: ignore[misc]  # the next day
    assert (await team.ask("GET", "/api/programme", who=seed.REP)).json()["numbers"] == before


async def test_what_wins_is_the_same_for_everybody(team: TeamServer) -> None:
    told = [
        (await team.ask("GET", "/api/patterns", who=who)).body
        for who in (seed.REP, seed.OTHERS_REP)
    ]
    assert told[0] == told[1]
    for name in (*seed.REPS, "Ida Holm"):
        assert name not in told[0].decode()


async def test_a_range_of_won_calls_is_put_in_force_and_taken_back(team: TeamServer) -> None:
    body = {"kind": "discovery", "pattern": "talk_share", "on": True}
    assert (await team.ask("POST", "/api/bands", body, who=seed.MANAGER)).status == 201
    [band] = await team.store.bands.in_force()
    assert band.people >= 5
    call = next(one for one in seed.calls(seed.REPS[0]) if one.kind == "discovery")
    told = (await team.ask("GET", f"/api/people/{seed.REP}/calls/{call.id}", who=seed.REP)).json()
    assert "where we win" in told["measures"][0]["band"]["text"]
    assert (await team.ask("POST", "/api/bands", body | {"on": False}, who=seed.MANAGER)).json()[
        "removed"
    ]
    for wrong in ({"pattern": "price_first"}, {"kind": "retail"}):
        assert (await team.ask("POST", "/api/bands", body | wrong, who=seed.MANAGER)).status == 400


async def test_the_range_in_force_is_a_rule_that_reps_may_accept(team: TeamServer) -> None:
    nothing = await team.ask("GET", "/api/bands/rule", who=seed.REP)
    assert nothing.status == 404
    body = {"kind": "discovery", "pattern": "talk_share", "on": True}
    assert (await team.ask("POST", "/api/bands", body, who=seed.MANAGER)).status == 201
    [band] = await team.store.bands.in_force()
    told = await team.ask("GET", "/api/bands/rule", who=seed.REP)
    rule = read_rule(told.body, "talk-share-high.yaml")
    usual = rule.talk_band[CallKind.DISCOVERY]
    assert (usual.low, usual.high) == (band.low, band.high)
    assert usual.high - usual.low >= 0.1
    assert f"{band.calls} calls" in rule.sources["talk_band"]


async def test_a_meeting_that_the_rep_called_off_is_not_held_against_the_programme() -> None:
    meetings = seed._meetings(seed.REPS[0])
    counts = rep_programme("a", meetings, [], [], seed.TODAY)
    off = [replace(one, cancelled_by=Party.REP) if one.held_on is None else one for one in meetings]
    assert (counts.planned, counts.held) == (5, 4)
    assert rep_programme("a", off, [], [], seed.TODAY).planned == 4
