"""Everything about me, who looked, a copy, and the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.team import seed

if TYPE_CHECKING:
    from tests.web.team.serving import TeamServer

pytestmark = pytest.mark.anyio


async def test_who_looked_is_told_by_name_the_newest_first(team: TeamServer) -> None:
    call = seed.calls(seed.REPS[0])[0].id
    await team.ask("GET", f"/api/people/{seed.REP}/calls/{call}", who=seed.MANAGER)
    told = (await team.ask("GET", "/api/me/record", who=seed.REP)).json()
    looked = [(one["who"], one["deed"], one["call"]) for one in told["log"]]
    assert ("Mara Voss", "read_call", call) in looked
    assert (told["manager"]["name"], told["team"]) == ("Mara Voss", "North")
    assert {"shared_calls", "shared_moments", "agreements"} <= {
        one["name"] for one in told["tables"]
    }


async def test_the_copy_holds_all_of_mine_and_nobody_elses(team: TeamServer) -> None:
    told = await team.ask("GET", "/api/me/export", who=seed.REP)
    held = told.json()
    exported = [row for row in held["audit"] if row["deed"] == "exported"]
    assert [(row["subject_id"], row["at"] % 86_400) for row in exported] == [(seed.REP, 0)]
    assert "attachment" in told.headers["content-disposition"]
    assert len(held["shared_calls"]) == len(seed.calls(seed.REPS[0]))
    text = told.body.decode()
    assert seed.SECOND_REP not in text
    assert all(call.id not in text for call in seed.calls(seed.REPS[1]))


async def test_one_deletes_oneself_by_ones_own_name(team: TeamServer) -> None:
    wrong = await team.ask("DELETE", "/api/me/record", {"name": "Somebody"}, who=seed.REP)
    assert wrong.status == 400
    told = await team.ask("DELETE", "/api/me/record", {"name": seed.REPS[0]}, who=seed.REP)
    assert told.status == 200
    assert (await team.ask("GET", "/api/me", who=seed.REP)).status == 401
    assert (await team.ask("GET", f"/api/people/{seed.REP}", who=seed.MANAGER)).status == 404
    page = (await team.ask("GET", "/api/team", who=seed.MANAGER)).json()
    assert [row["name"] for row in page["people"]] == list(seed.REPS[1:])
    assert (await team.store.audit.verify()).broken_at is None


async def test_signing_out_everywhere_ends_every_session(team: TeamServer) -> None:
    await team.sign_in(seed.REP)
    first = team.cookies[seed.REP]
    await team.sign_in(seed.REP)
    told = await team.ask("DELETE", "/api/me/sessions", who=seed.REP)
    assert told.json()["ended"] == 2
    assert (await team.ask("GET", "/api/me", headers={"cookie": first})).status == 401
