"""The one-to-one from a running server: byte for byte what the page gives, and to nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx2
import pytest

from copilot.brief_reading import read_brief
from copilot.errors import CopilotError, NotHere, RequestInvalid, ServerAway
from copilot.storage.team.records import Deed
from tests.web.team import seed
from tests.web.team.serving import ADDRESS, serving

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from tests.web.team.serving import TeamServer

pytestmark = pytest.mark.anyio


@pytest.fixture
async def team(tmp_path: Path) -> AsyncIterator[TeamServer]:
    async with serving(tmp_path) as opened:
        yield opened


async def read(team: TeamServer, viewer: str, who: str) -> str:
    code = await team.store.access.issue_ticket(viewer, now=seed.NOW, expires_s=60)
    way = httpx2.ASGITransport(app=team.app)
    return (await read_brief(ADDRESS.origin, code, who, transport=way)).decode()


@pytest.mark.parametrize("viewer", [seed.REP, seed.MANAGER])
async def test_it_is_the_page_that_the_codes_owner_sees(team: TeamServer, viewer: str) -> None:
    page = (await team.ask("GET", f"/api/people/{seed.REP}/brief.md", who=viewer)).body.decode()
    for who in ("amara  OKAFOR", seed.REP):
        assert await read(team, viewer, who) == page


async def test_what_a_manager_reads_so_is_in_the_log(team: TeamServer) -> None:
    before = (await team.store.audit.verify()).entries
    await read(team, seed.MANAGER, "Amara Okafor")
    record = (await team.ask("GET", "/api/me/record", who=seed.REP)).body.decode()
    assert Deed.READ_BRIEF in record
    assert (await team.store.audit.verify()).entries >= before + 2  # the sign-in, and the page


async def test_the_session_ends_with_it(team: TeamServer) -> None:
    code = await team.store.access.issue_ticket(seed.REP, now=seed.NOW, expires_s=60)
    sent: list[httpx2.Request] = []

    class Watched(httpx2.ASGITransport):
        async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
            sent.append(request)
            return await super().handle_async_request(request)

    await read_brief(ADDRESS.origin, code, seed.REP, transport=Watched(app=team.app))
    cookie = sent[-1].headers["cookie"]
    assert (sent[-1].method, sent[-1].url.path) == ("DELETE", "/session")
    again = await team.ask("GET", "/api/me", headers={"cookie": cookie})
    assert again.status == 401


async def test_who_sees_nobody_of_that_name_is_told_so(team: TeamServer) -> None:
    for viewer in (seed.SECOND_REP, seed.OTHER_MANAGER, seed.ADMIN):
        with pytest.raises(NotHere):
            await read(team, viewer, "Amara Okafor")


async def test_a_code_that_is_not_good(team: TeamServer) -> None:
    way = httpx2.ASGITransport(app=team.app)
    with pytest.raises(RequestInvalid, match="not good"):
        await read_brief(ADDRESS.origin, "made up", seed.REP, transport=way)


@pytest.mark.parametrize(
    "response",
    [
        httpx2.Response(200, text="a login page"), httpx2.Response(204), httpx2.Response(502),
        httpx2.Response(302, headers={"location": "https://elsewhere.example"}),
        httpx2.Response(404, json={"error": "rutabaga"}),
    ],
)  # fmt: skip
async def test_what_else_may_answer(response: httpx2.Response) -> None:
    way = httpx2.MockTransport(lambda _request: response)
    with pytest.raises(ServerAway) as told:
        await read_brief("https://team.example", "c", "Ada", transport=way)
    assert isinstance(told.value, CopilotError)
    assert "rutabaga" not in str(told.value)
