"""Who is in the team, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.team import seed

if TYPE_CHECKING:
    from tests.web.team.serving import TeamServer

pytestmark = pytest.mark.anyio
PEOPLE = "/api/admin/people"
NEW = {
    "name": "Jo Lund",
    "role": "rep",
    "since": "2026-11-01",
    "team": "North",
    "manager": seed.MANAGER,
}


async def test_somebody_new_is_on_their_managers_page(team: TeamServer) -> None:
    made = await team.ask("POST", PEOPLE, NEW, who=seed.ADMIN)
    assert made.status == 201
    page = (await team.ask("GET", "/api/team", who=seed.MANAGER)).json()
    assert "Jo Lund" in [row["name"] for row in page["people"]]
    log = await team.store.audit.about(made.json()["id"])
    assert [(one.deed, one.actor) for one in log] == [
        ("read_team", seed.MANAGER), ("changed_person", seed.ADMIN),
    ]  # fmt: skip


async def test_a_code_comes_in_once_and_is_noted(team: TeamServer) -> None:
    told = (await team.ask("POST", f"{PEOPLE}/{seed.SECOND_REP}/ticket", who=seed.ADMIN)).json()
    assert (await team.ask("POST", "/session", {"ticket": told["code"]})).status == 204
    deeds = [entry.deed for entry in await team.store.audit.about(seed.SECOND_REP)]
    assert deeds == ["signed_in", "issued_ticket"]


async def test_a_machines_code_is_no_sign_in_and_ends_with_signing_out(team: TeamServer) -> None:
    code = (await team.ask("POST", f"{PEOPLE}/{seed.REP}/machine", who=seed.ADMIN)).json()["code"]
    assert (await team.ask("POST", "/session", {"ticket": code})).status == 403
    machine = {"authorization": f"Bearer {code}"}
    body = b'{"version": 1, "deliveries": []}'
    assert (await team.ask("POST", "/team/ingest", body, headers=machine)).status in {200, 400}
    await team.ask("POST", f"{PEOPLE}/{seed.REP}/sign-out", who=seed.ADMIN)
    assert (await team.ask("POST", "/team/ingest", body, headers=machine)).status == 401


async def test_nobody_manages_themselves_and_what_is_not_known_is_not_there(
    team: TeamServer,
) -> None:
    mine = NEW | {"name": "Mara Voss", "role": "manager"}
    told = await team.ask("POST", f"{PEOPLE}/{seed.MANAGER}", mine, who=seed.ADMIN)
    assert (told.status, told.json()["code"]) == (422, "person-refused")
    assert (
        await team.ask("POST", f"{PEOPLE}/{seed.id_of('no')}", NEW, who=seed.ADMIN)
    ).status == 404
    for wrong in ({"name": ""}, {"role": "king"}, {"since": "soon"}, {"hours": 8}):
        assert (await team.ask("POST", PEOPLE, NEW | wrong, who=seed.ADMIN)).status == 400


async def test_no_call_and_no_number_is_seen_from_there(team: TeamServer) -> None:
    told = (await team.ask("GET", PEOPLE, who=seed.ADMIN)).json()
    assert {key for one in told for key in one} == {
        "id", "name", "role", "since", "team", "manager", "manager_name", "active",
    }  # fmt: skip
    assert len(told) == 12


async def test_who_gives_out_the_keys_leads_nobody(team: TeamServer) -> None:
    mine = NEW | {"manager": seed.ADMIN}
    made = (await team.ask("POST", PEOPLE, mine, who=seed.ADMIN)).json()
    for path in ("/api/team", "/api/deals", f"/api/people/{made['id']}"):
        assert (await team.ask("GET", path, who=seed.ADMIN)).status == 404
    me = (await team.ask("GET", "/api/me", who=seed.ADMIN)).json()
    assert (me["leads"], me["people"]) == (False, [])
