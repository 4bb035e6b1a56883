"""An entrance: nothing is shown before the log says so, and what fails is not noted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.web.team.app import entrances
from copilot.web.team.doors import READS
from tests.web.team import seed

if TYPE_CHECKING:
    from tests.web.team.serving import TeamServer

pytestmark = pytest.mark.anyio


async def test_where_the_log_cannot_be_written_nothing_is_shown(
    team: TeamServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from copilot.errors import StoreFull

    await team.sign_in(seed.MANAGER)

    async def full(*_entries: object) -> None:
        raise StoreFull("no room")

    monkeypatch.setattr(type(team.store.audit), "note", full)
    told = await team.ask("GET", f"/api/people/{seed.REP}", who=seed.MANAGER)
    assert (told.status, told.json()["code"]) == (503, "store-full")


async def test_what_was_refused_is_not_noted_as_done(team: TeamServer) -> None:
    path = f"/api/people/{seed.REP}/agreements"
    await team.ask("POST", path, {"kind": "skill", "text": "work harder"}, who=seed.MANAGER)
    assert await team.store.audit.about(seed.REP) == ()


async def test_a_page_that_is_not_ones_own_is_a_page_that_is_none(team: TeamServer) -> None:
    headers = {"accept": "text/html"}
    for path in (
        "/team",
        f"/people/{seed.SECOND_REP}",
        "/admin",
        f"/people/{seed.id_of('nobody')}",
    ):
        told = await team.ask("GET", path, who=seed.REP, headers=headers)
        assert (told.status, told.headers["content-type"][:9]) == (404, "text/html"), path


async def test_a_forged_session_is_none(team: TeamServer) -> None:
    for value in ("x", "x" * 500, ""):
        headers = {"cookie": f"copilot-team={value}"}
        assert (await team.ask("GET", "/api/me", headers=headers)).status == 401


async def test_each_look_at_somebody_is_noted() -> None:
    shown = [one for one in entrances() if "{person:uuid}" in one.path and one.method == "GET"]
    assert shown
    copies = {f"{one.deed}" for one in shown if one.path.endswith("/export")}
    assert copies == {"exported"}
    assert all(one.deed in READS for one in shown if not one.path.endswith("/export"))
    changes = [one for one in entrances() if "{person:uuid}" in one.path and one.method != "GET"]
    assert all(one.deed is not None and one.deed not in READS for one in changes)
