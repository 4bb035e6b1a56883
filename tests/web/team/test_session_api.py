"""The way in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.team import seed
from tests.web.team.seed import NOW

if TYPE_CHECKING:
    from tests.web.team.serving import TeamServer

pytestmark = pytest.mark.anyio


async def test_a_code_is_good_once(team: TeamServer) -> None:
    code = await team.store.access.issue_ticket(seed.REP, now=NOW, expires_s=60)
    first = await team.ask("POST", "/session", {"ticket": code})
    assert first.status == 204
    again = await team.ask("POST", "/session", {"ticket": code})
    assert (again.status, again.json()["code"]) == (403, "wire-ticket")
    assert "set-cookie" not in again.headers


async def test_an_old_a_guessed_and_an_empty_code_are_none(team: TeamServer) -> None:
    old = await team.store.access.issue_ticket(seed.REP, now=NOW - 100, expires_s=60)
    for ticket in (old, "guess", "x" * 128):
        assert (await team.ask("POST", "/session", {"ticket": ticket})).status == 403
    for body in ({"ticket": ""}, {"ticket": "x" * 129}, {}, {"ticket": "x", "more": 1}):
        told = await team.ask("POST", "/session", body)
        assert told.status == 400
        assert "xxx" not in told.body.decode()


async def test_each_comes_to_their_own_page(team: TeamServer) -> None:
    assert (await team.ask("GET", "/")).headers["location"] == "/sign-in"
    for who, place in (
        (seed.REP, f"/people/{seed.REP}"), (seed.MANAGER, "/team"), (seed.ADMIN, "/admin"),
    ):  # fmt: skip
        assert (await team.ask("GET", "/", who=who)).headers["location"] == place
        assert (await team.ask("GET", "/sign-in", who=who)).headers["location"] == "/"


async def test_after_signing_out_the_session_is_worth_nothing(team: TeamServer) -> None:
    told = await team.ask("GET", "/api/me", who=seed.MANAGER)
    assert [one["name"] for one in told.json()["people"]] == list(seed.REPS)
    out = await team.ask("DELETE", "/session", who=seed.MANAGER)
    assert "Max-Age=0" in out.headers["set-cookie"]
    assert (await team.ask("GET", "/api/me", who=seed.MANAGER)).status == 401


async def test_who_has_left_is_signed_out(team: TeamServer) -> None:
    await team.sign_in(seed.REP)
    person = next(one for one in seed.people() if one.id == seed.REP)
    changed = {"name": person.name, "role": "rep", "since": "2024-01-01", "active": False}
    told = await team.ask("POST", f"/api/admin/people/{seed.REP}", changed, who=seed.ADMIN)
    assert told.status == 200
    assert (await team.ask("GET", "/api/me", who=seed.REP)).status == 401
