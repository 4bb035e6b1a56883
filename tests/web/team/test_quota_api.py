"""The quota of a quarter, typed by either of the two or brought by the export, and the pace in the brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.web.team import seed

if TYPE_CHECKING:
    from tests.web.team.serving import TeamServer

pytestmark = pytest.mark.anyio
PAGE = f"/api/people/{seed.REP}"
EXPORT = (
    "Record ID,Deal Name,Deal Stage,Amount,Close Date,Deal owner,Owner quota\n"
    f"D-1,One,Closed Won,9000,2026-11-02,{seed.REPS[0]},40000\n"
    f"D-2,Two,Qualified,5000,2026-12-18,{seed.REPS[0]},\n"
    "D-3,Three,Qualified,5000,2026-12-18,Ida Holm,70000\n"
)


async def test_either_types_it_and_the_brief_says_how_the_quarter_stands(team: TeamServer) -> None:
    for who, source in ((seed.REP, "rep"), (seed.MANAGER, "manager")):
        body = {"amount": "40000", "currency": "EUR"}
        told = await team.ask("POST", f"{PAGE}/quota", body, who=who)
        assert (told.status, told.json()["source"]) == (201, source)
    held = (await team.ask("GET", f"{PAGE}/quota", who=seed.REP)).json()
    assert (held["first"], held["last"]) == ("2026-10-01", "2026-12-31")
    assert held["quota"]["amount"] == "40000.00"
    numbers = (await team.ask("GET", f"{PAGE}/brief", who=seed.REP)).json()["numbers"]
    assert numbers[0]["title"] == "Pace"
    assert "won of 40,000 EUR" in numbers[0]["says"]
    assert "of the working days gone" in numbers[0]["says"]
    assert (await team.ask("DELETE", f"{PAGE}/quota", who=seed.REP)).json() == {"removed": True}
    numbers = (await team.ask("GET", f"{PAGE}/brief", who=seed.REP)).json()["numbers"]
    assert "Pace" not in [one["title"] for one in numbers]


async def test_what_is_no_quota_is_refused(team: TeamServer) -> None:
    for body in (
        {"amount": "0", "currency": "EUR"},
        {"amount": "-5", "currency": "EUR"},
        {"amount": "NaN", "currency": ""},
        {"amount": "10", "currency": "euro"},
        {"amount": "1e30", "currency": ""},
    ):
        told = await team.ask("POST", f"{PAGE}/quota", body, who=seed.REP)
        assert told.status == 400, body


async def test_an_export_brings_it_for_ones_own_people(team: TeamServer) -> None:
    told = await team.ask("POST", "/api/deals", EXPORT.encode(), who=seed.MANAGER)
    assert told.status == 201
    held = (await team.ask("GET", f"{PAGE}/quota", who=seed.REP)).json()["quota"]
    assert (held["amount"], held["source"]) == ("40000.00", "export")
    numbers = (await team.ask("GET", f"{PAGE}/brief", who=seed.MANAGER)).json()["numbers"]
    assert numbers[0]["says"].startswith("9,000 won of 40,000 (22 %)")
    other = await team.ask("GET", f"/api/people/{seed.OTHERS_REP}/quota", who=seed.OTHERS_REP)
    assert other.json()["quota"] is None
