"""Deals and their ends, from files as they come."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from copilot.limits import limit
from copilot.web.team.deals_api import match_owners
from tests.web.team import seed

if TYPE_CHECKING:
    from tests.web.team.serving import TeamServer

pytestmark = pytest.mark.anyio


async def test_what_moved_and_what_is_quiet_stands_by_owner(team: TeamServer) -> None:
    told = (await team.ask("GET", "/api/deals", who=seed.MANAGER)).json()
    assert [one["person"]["name"] for one in told["people"]] == list(seed.REPS)
    assert told["days"] == ["2026-11-26", "2026-11-19"]
    assert all(one["open"] == 3 and len(one["moved"]) == 3 for one in told["people"])
    other = (await team.ask("GET", "/api/deals", who=seed.OTHER_MANAGER)).json()
    assert [one["open"] for one in other["people"]] == [0]


async def test_a_look_at_deals_is_told_to_those_whose_they_are(team: TeamServer) -> None:
    await team.ask("GET", "/api/deals", who=seed.MANAGER)
    log = (await team.ask("GET", "/api/me/record", who=seed.REP)).json()["log"]
    assert ("Mara Voss", "read_deals") in [(one["who"], one["deed"]) for one in log]


async def test_cells_beyond_what_can_be_are_left_out_and_the_rest_is_kept(team: TeamServer) -> None:
    table = (
        "Record ID,Deal Stage,Amount,Currency,Close Date,Deal owner\n"
        f"D-1,Proposal,{'9' * 60},US Dollar,9999-12-31,{seed.REPS[0]}\n"
        f"D-2,Proposal,10,EUR,0001-01-01,{seed.REPS[0]}\n"
    )
    told = await team.ask("POST", "/api/deals", table.encode(), who=seed.MANAGER)
    assert (told.status, told.json()["kept"]) == (201, 2)
    assert [one["line"] for one in told.json()["troubles"]] == [2, 2, 3]


async def test_a_files_troubles_are_told_by_line_and_the_rest_is_kept(team: TeamServer) -> None:
    rows = seed.deals_csv(2).decode().splitlines()
    rows[3] = rows[3].replace("2026-12-12", "someday")
    rows.append("D-900,Nobody's,Proposal,10,2026-12-12,Zed Nobody,2026-11-20")
    told = await team.ask("POST", "/api/deals", "\n".join(rows).encode(), who=seed.MANAGER)
    assert told.status == 201
    body = told.json()
    assert [one["line"] for one in body["troubles"]] == [4]
    assert body["unmatched"] == ["Zed Nobody"]
    assert body["rows"] == 25
    assert dict(body["columns"])


async def test_days_that_could_be_read_in_two_ways_are_told(team: TeamServer) -> None:
    table = b"Record ID,Deal Stage,Close Date\nD-1,Proposal,03/04/2027\n"
    told = (await team.ask("POST", "/api/deals", table, who=seed.MANAGER)).json()
    assert "could be read in two ways" in " ".join(told["notices"])


@pytest.mark.parametrize("body", [b"", b"no table at all", b"\xff\xfe\x00", b"a,b\n1,2\n"])
async def test_what_is_no_table_is_refused_with_what_to_do(team: TeamServer, body: bytes) -> None:
    for path in ("/api/deals", "/api/outcomes"):
        told = await team.ask("POST", path, body, who=seed.MANAGER)
        assert (told.status, told.json()["code"]) == (422, "deal-file-refused")
        assert told.json()["remedy"]


async def test_a_file_above_the_bound_is_refused(team: TeamServer) -> None:
    told = await team.ask(
        "POST", "/api/deals", b"x" * (limit("deal_file_bytes") + 1), who=seed.MANAGER
    )
    assert told.status == 413


async def test_nobody_brings_deals_of_another_managers_people(team: TeamServer) -> None:
    paths = [f"/api/people/{seed.REP}/brief", "/api/deals"]
    before = [(await team.ask("GET", path, who=seed.MANAGER)).body for path in paths]
    rows = seed.deals_csv(2).decode() + "\nD-900,Ida's,Won,10,2026-12-12,Ida Holm,2026-11-20"
    told = (await team.ask("POST", "/api/deals", rows.encode(), who=seed.OTHER_MANAGER)).json()
    assert (told["rows"], told["kept"], told["unmatched"]) == (25, 1, sorted(seed.REPS))
    assert [(await team.ask("GET", path, who=seed.MANAGER)).body for path in paths] == before
    other = (await team.ask("GET", "/api/deals", who=seed.OTHER_MANAGER)).json()
    assert [(one["person"]["name"], one["open"]) for one in other["people"]] == [("Ida Holm", 0)]
    # a reference that somebody else's deal has is in nobody's way
    table = rows.replace("D-900", "D-108").encode()
    await team.ask("POST", "/api/deals", table, who=seed.OTHER_MANAGER)
    [ida] = await team.store.deals.of_day(seed.TODAY, people=[seed.OTHERS_REP])
    assert ida.deal.reference == "D-108"
    assert (await team.ask("GET", paths[0], who=seed.MANAGER)).body == before[0]


async def test_an_import_tells_nothing_of_who_else_is_here(team: TeamServer) -> None:
    owners = ("Ida Holm", "Kim Adler", "Nobody Here", seed.REPS[0])
    rows = [f"D-{number},Offer,{owner}" for number, owner in enumerate(owners)]
    table = "\n".join(["Record ID,Deal Stage,Deal owner", *rows]).encode()
    told = (await team.ask("POST", "/api/deals", table, who=seed.MANAGER)).json()
    assert (told["kept"], told["others"]) == (1, 0)
    assert told["unmatched"] == ["Ida Holm", "Kim Adler", "Nobody Here"]


async def test_a_namesake_elsewhere_is_in_nobodys_way(team: TeamServer) -> None:
    here = next(one for one in seed.people() if one.id == seed.REP)
    elsewhere = replace(here, id=seed.id_of("a twin"), manager=seed.OTHER_MANAGER)
    left = replace(here, id=seed.id_of("a twin who left"), active=False)
    for twin in (elsewhere, left):
        await team.store.people.save(twin)
    table = f"Record ID,Deal Stage,Deal owner\nD-1,Offer,{here.name}\n".encode()
    told = (await team.ask("POST", "/api/deals", table, who=seed.MANAGER)).json()
    assert (told["kept"], told["unmatched"]) == (1, [])


async def test_no_more_names_are_told_than_one_reads(team: TeamServer) -> None:
    rows = [f"D-{number},Offer,Zed {number:03}" for number in range(60)]
    table = "\n".join(["Record ID,Deal Stage,Deal owner", *rows]).encode()
    told = (await team.ask("POST", "/api/deals", table, who=seed.MANAGER)).json()
    assert len(told["unmatched"]) == limit("deal_owners")
    assert told["more_unmatched"] == 60 - limit("deal_owners")


async def test_which_stages_were_taken_for_an_end_is_told(team: TeamServer) -> None:
    table = b"reference,outcome\nD-1,Signed off\nD-2,Abandoned\nD-3,Proposal\n"
    for path in ("/api/deals", "/api/outcomes"):
        told = (await team.ask("POST", path, table, who=seed.MANAGER)).json()
        assert told["stages"] == {"won": ["Signed off"], "lost": ["Abandoned"]}


async def test_whoever_it_is_about_is_told_who_brought_what(team: TeamServer) -> None:
    call = next(one for one in seed.calls(seed.REPS[0]) if one.reference)
    carrying = {
        name for name in seed.REPS if call.reference in {one.reference for one in seed.calls(name)}
    }
    await team.ask("POST", "/api/deals", seed.deals_csv(2)[:180], who=seed.MANAGER)
    table = f"reference,outcome\n{call.reference},open\n".encode()
    await team.ask("POST", "/api/outcomes", table, who=seed.MANAGER)
    for name in seed.REPS:
        log = (await team.ask("GET", "/api/me/record", who=seed.id_of(name))).json()["log"]
        told = {(one["who"], one["deed"]) for one in log}
        assert (("Mara Voss", "imported_deals") in told) == (name in seed.REPS[:1])
        assert (("Mara Voss", "imported_outcomes") in told) == (name in carrying)


async def test_outcomes_are_kept_of_the_calls_of_ones_own_people(team: TeamServer) -> None:
    theirs = {one.reference for one in seed.calls("Ida Holm")}
    mine = {one.reference for name in seed.REPS for one in seed.calls(name)}
    assert mine - theirs
    table = "reference,outcome\nD-500,won\n" + "".join(f" {one.lower()},open\n" for one in mine)
    told = (await team.ask("POST", "/api/outcomes", table.encode(), who=seed.MANAGER)).json()
    assert (told["rows"], told["kept"], told["others"]) == (len(mine) + 1, len(mine), 1)
    kept = await team.store.outcomes.said_by(seed.MANAGER)
    told = (await team.ask("POST", "/api/outcomes", table.encode(), who=seed.OTHER_MANAGER)).json()
    assert told["others"] == 1 + len(mine - theirs)
    assert await team.store.outcomes.said_by(seed.MANAGER) == kept


async def test_a_name_that_two_have_is_nobodys() -> None:
    people = seed.people()
    twin = people[-1]
    owners = ["AMARA  okafor", "Okafor, Amara", "Amara Okafor (North)", twin.name, "", "Zed"]
    found = match_owners(owners, [*people, twin])
    assert found == dict.fromkeys(owners[:3], seed.REP)
