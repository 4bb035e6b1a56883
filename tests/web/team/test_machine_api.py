"""The door of the machines: the same call sent twice is one, and a browser is no machine."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import httpx2
import pytest
from pydantic import SecretStr

from copilot.limits import limit
from copilot.review.agreements import AgreementKind, AgreementState
from copilot.review.skills import Skill
from copilot.settings import PacingSettings
from copilot.sharing import Sender
from copilot.storage.choices import focused
from copilot.storage.stores import open_stores
from copilot.team_settings import TeamSettings
from copilot.web.team import ingest_wire
from tests.review.team import agreed as an_agreement
from tests.web.team import seed
from tests.web.team.serving import ADDRESS

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.review.shared import SharedCall
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


async def test_a_machine_is_told_what_its_rep_agreed_on_while_that_is_open(
    team: TeamServer,
) -> None:
    code = await team.store.access.issue_machine(seed.OTHERS_REP, today=seed.TODAY)

    async def told() -> object:
        key = {"authorization": f"Bearer {code}"}
        answer = await team.ask("GET", "/api/machine/focus", headers=key)
        assert answer.status == 200
        return answer.json()

    assert await told() == {"v": 1, "skill": None}
    one = an_agreement(
        seed.id_of("listening"),
        rep=seed.OTHERS_REP,
        kind=AgreementKind.SKILL,
        skill=Skill.LISTENING,
    )
    await team.store.agreements.save(one)
    assert await told() == {"v": 1, "skill": "listening"}
    before = await team.store.audit.verify()
    await told()
    assert (await team.store.audit.verify()).entries == before.entries
    closed = replace(one, state=AgreementState.DONE, closed_on=seed.TODAY)
    await team.store.agreements.save(closed)
    assert await told() == {"v": 1, "skill": None}


@pytest.mark.parametrize("shown", ["", "Bearer made-up", "Basic YTpi"])
async def test_who_is_no_machine_is_told_nothing(team: TeamServer, shown: str) -> None:
    headers = {"authorization": shown} if shown else {}
    told = await team.ask("GET", "/api/machine/focus", who=seed.REP, headers=headers)
    assert (told.status, told.json()["code"]) == (401, "machine-refused")


async def test_from_the_agreement_into_the_calls_and_out_again(
    team: TeamServer, tmp_path: Path
) -> None:
    """The whole way, over the real doors of both: and here nothing is other for it."""
    code = await team.store.access.issue_machine(seed.REP, today=seed.TODAY)
    page, due = f"/api/people/{seed.REP}/agreements", seed.id_of("due")
    before = await team.store.keeping.export_person(seed.REP)
    settings = TeamSettings(server=ADDRESS.origin, token=SecretStr(code))
    client = httpx2.AsyncClient(transport=httpx2.ASGITransport(app=team.app))

    async def nothing() -> tuple[SharedCall, ...]:
        return ()

    async with open_stores(tmp_path / "rep") as stores:

        async def focus() -> str:
            return (await focused(stores.choices, tuple(Skill), PacingSettings())).focus

        sender = Sender(
            settings, stores.spool, nothing, agreed=stores.choices.propose, client=client
        )
        assert await sender.ask()
        assert await focus() == ""
        assert await stores.choices.reply(take=True)
        assert await sender.ask()
        assert await focus() == Skill.NEXT_STEPS
        assert await team.store.keeping.export_person(seed.REP) == before
        assert (await team.ask("POST", f"{page}/{due}/done", who=seed.REP)).status == 200
        assert await sender.ask()
        assert await focus() == ""
        await sender.aclose()
