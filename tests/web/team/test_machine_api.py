"""The door of the machines: the same call sent twice is one, and a browser is no machine."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from copilot.limits import limit
from copilot.web.team import ingest_wire
from tests.web.team import seed

if TYPE_CHECKING:
    from tests.web.team.serving import TeamServer

pytestmark = pytest.mark.anyio


async def test_a_session_is_no_machine_and_a_body_has_a_bound(team: TeamServer) -> None:
    told = await team.ask("POST", "/team/ingest", {}, who=seed.REP)
    assert (told.status, told.json()["code"]) == (401, "machine-refused")
    large = await team.ask("POST", "/team/ingest", b"x" * (limit("ingest_bytes") + 1))
    assert large.status == 413


async def test_what_a_machine_sends_is_on_the_page_once(team: TeamServer) -> None:
    code = await team.store.access.issue_machine(seed.REP, today=seed.TODAY)
    [call] = seed.calls("new calls", weeks=1, a_week=1)
    line = ingest_wire.DeliveryLine(call=call.id, revision=1, shared=ingest_wire.CallLine.of(call))
    body = ingest_wire.IngestBody(v=1, deliveries=(line,)).model_dump_json().encode()
    for _ in range(2):
        told = await team.ask(
            "POST", "/team/ingest", body, headers={"authorization": f"Bearer {code}"}
        )
        assert told.status == 200
        assert json.loads(told.body)["receipts"][0]["taken"] == "kept"
    page = (await team.ask("GET", f"/api/people/{seed.REP}", who=seed.REP)).json()
    assert [one["id"] for one in page["calls"]].count(call.id) == 1
