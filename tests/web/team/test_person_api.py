"""A person's page and their calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.team import seed

if TYPE_CHECKING:
    from tests.web.team.serving import TeamServer

pytestmark = pytest.mark.anyio
PAGE = f"/api/people/{seed.REP}"


async def test_the_page_holds_what_was_shared_the_newest_first(team: TeamServer) -> None:
    told = (await team.ask("GET", PAGE, who=seed.MANAGER)).json()
    kept = seed.calls(seed.REPS[0])
    assert [one["id"] for one in told["calls"]] == [one.id for one in kept[::-1]]
    assert len(told["weeks"]) == 8
    assert sum(sum(row["counts"]) for row in told["kinds"]) == sum(len(c.moments) for c in kept)
    assert [one["is_due"] for one in told["agreements"]] == [True, False]
    assert told["next"]["day"] == "2026-11-27"


async def test_a_manager_leaves_a_trace_and_a_rep_on_their_own_page_none(team: TeamServer) -> None:
    await team.ask("GET", PAGE, who=seed.REP)
    before = [entry.deed for entry in await team.store.audit.about(seed.REP)]
    assert "read_person" not in before
    call = seed.calls(seed.REPS[0])[0].id
    await team.ask("GET", PAGE, who=seed.MANAGER)
    await team.ask("GET", f"{PAGE}/calls/{call}", who=seed.MANAGER)
    newest = (await team.store.audit.about(seed.REP))[:2]
    assert [(one.deed, one.about, one.actor) for one in newest] == [
        ("read_call", call, seed.MANAGER), ("read_person", None, seed.MANAGER),
    ]  # fmt: skip


async def test_who_was_refused_left_no_trace_and_saw_nothing(team: TeamServer) -> None:
    told = await team.ask("GET", PAGE, who=seed.OTHER_MANAGER)
    nobody = await team.ask("GET", f"/api/people/{seed.id_of('nobody')}", who=seed.OTHER_MANAGER)
    assert told.body == nobody.body  # somebody else's is as if it were not there
    deeds = {entry.actor for entry in await team.store.audit.about(seed.REP)}
    assert seed.OTHER_MANAGER not in deeds


async def test_a_rep_deletes_a_call_here(team: TeamServer) -> None:
    call = seed.calls(seed.REPS[0])[0].id
    assert (await team.ask("DELETE", f"{PAGE}/calls/{call}", who=seed.REP)).status == 200
    assert (await team.ask("GET", f"{PAGE}/calls/{call}", who=seed.REP)).status == 404
    assert (await team.ask("DELETE", f"{PAGE}/calls/{call}", who=seed.REP)).status == 404
