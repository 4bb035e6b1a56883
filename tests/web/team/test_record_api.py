"""Everything about me, who looked, a copy, and the end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from copilot.resources import pages_dir
from copilot.storage.team.records import Deed
from copilot.storage.team.whose import OF_A_PERSON
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


async def test_all_of_a_call_is_handed_to_whose_it_is(team: TeamServer) -> None:
    call = next(one for one in seed.calls(seed.REPS[0]) if one.moments)
    page = f"/api/people/{seed.REP}/calls/{call.id}"
    await team.ask("GET", page, who=seed.MANAGER)
    told = await team.ask("GET", f"{page}/export", who=seed.REP)
    held = told.json()
    assert "attachment" in told.headers["content-disposition"]
    assert [row["id"] for row in held["shared_calls"]] == [call.id]
    assert {row["id"] for row in held["shared_moments"]} == {one.id for one in call.moments}
    assert [(row["actor_id"], row["deed"]) for row in held["audit"]] == [
        (seed.MANAGER, "read_call"),
    ]  # fmt: skip
    assert (await team.ask("GET", f"{page}/export", who=seed.MANAGER)).status == 404
    other = f"/api/people/{seed.SECOND_REP}/calls/{call.id}/export"
    assert (await team.ask("GET", other, who=seed.SECOND_REP)).status == 404
    log = (await team.ask("GET", "/api/me/record", who=seed.REP)).json()["log"]
    assert ("You", "exported", call.id) in [(one["who"], one["deed"], one["call"]) for one in log]


async def test_one_is_told_who_sees_ones_page_from_then_on(team: TeamServer) -> None:
    person = next(one for one in seed.people() if one.id == seed.REP)
    given = {"name": person.name, "role": "rep", "since": "2024-03-04", "team": "North"}
    path = f"/api/admin/people/{seed.REP}"
    for manager in (seed.OTHER_MANAGER, seed.OTHER_MANAGER, None):
        await team.ask("POST", path, {**given, "manager": manager}, who=seed.ADMIN)
    log = (await team.ask("GET", "/api/me/record", who=seed.REP)).json()["log"]
    changes = [one["seen_by"] for one in log if one["deed"] == "changed_person"]
    assert changes == ["nobody but you", None, "Nils Berg"]


async def test_who_alone_lets_people_in_stays(team: TeamServer) -> None:
    told = await team.ask("DELETE", "/api/me/record", {"name": "Kim Adler"}, who=seed.ADMIN)
    assert (told.status, told.json()["code"]) == (422, "person-refused")
    assert "administrator" in told.json()["remedy"]
    assert (await team.ask("GET", "/api/me", who=seed.ADMIN)).status == 200


def test_the_page_has_words_for_each_deed_and_each_table() -> None:
    source = (pages_dir() / "js/team/record.js").read_text(encoding="utf-8")

    def keys(name: str) -> set[str]:
        listed = source.split(f"const {name} = ", 1)[1].split("});", 1)[0]
        return set(re.findall(r"^  (\w+):", listed, re.MULTILINE))

    assert keys("DEEDS") == {*Deed}
    assert keys("TABLES") == {table.name for table in OF_A_PERSON}


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
