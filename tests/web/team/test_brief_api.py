"""The brief, its agenda and its actions."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from pydantic_core import to_json

from copilot.review.brief_text import markdown, plain
from copilot.web.team.brief_api import brief_of
from tests.web.team import seed

if TYPE_CHECKING:
    from tests.web.team.serving import TeamServer

pytestmark = pytest.mark.anyio
PAGE = f"/api/people/{seed.REP}"


async def test_agreements_come_first_and_deals_are_in_it(team: TeamServer) -> None:
    told = (await team.ask("GET", f"{PAGE}/brief", who=seed.MANAGER)).json()
    assert next(iter(told["commitments"]))["agreement"] == seed.id_of("due")
    assert told["day"] == "2026-11-27"
    assert [one["text"] for one in told["agenda"]] == [
        "Whether the pilot at Halden is worth a second month"
    ]
    assert told["blockers"] == ["Security questionnaires take two weeks"]
    assert any("quiet" in one["says"] for one in told["numbers"])
    assert told["focus"]["skill"] == "next_steps"


async def test_the_markdown_is_the_same_page_to_keep(team: TeamServer) -> None:
    told = await team.ask("GET", f"{PAGE}/brief.md", who=seed.REP)
    assert told.headers["content-type"].startswith("text/markdown")
    assert "one-to-one-2026-11-27.md" in told.headers["content-disposition"]
    assert "Four of my next five discovery calls" in told.body.decode()


async def test_either_adds_to_the_agenda_and_it_says_who(team: TeamServer) -> None:
    for who, party in ((seed.REP, "rep"), (seed.MANAGER, "manager")):
        told = await team.ask("POST", f"{PAGE}/agenda", {"text": f"of the {party}"}, who=who)
        assert (told.status, told.json()["by"]) == (201, party)
    agenda = (await team.ask("GET", f"{PAGE}/agenda", who=seed.REP)).json()["agenda"]
    assert {"of the rep", "of the manager"} <= {one["text"] for one in agenda}


async def test_what_was_talked_about_leaves_the_brief(team: TeamServer) -> None:
    entry = f"{PAGE}/agenda/{seed.id_of('topic')}"
    assert (await team.ask("POST", entry, {"done": True}, who=seed.REP)).status == 200
    told = (await team.ask("GET", f"{PAGE}/brief", who=seed.REP)).json()
    assert told["agenda"] == []
    assert (await team.ask("DELETE", entry, who=seed.REP)).status == 200
    assert (await team.ask("DELETE", entry, who=seed.REP)).status == 404


async def test_what_one_brings_the_other_cannot_take_away(team: TeamServer) -> None:
    entry = f"{PAGE}/agenda/{seed.id_of('topic')}"
    assert (await team.ask("DELETE", entry, who=seed.MANAGER)).status == 400
    agenda = (await team.ask("GET", f"{PAGE}/agenda", who=seed.REP)).json()["agenda"]
    assert seed.id_of("topic") in {one["id"] for one in agenda}


async def test_another_persons_line_is_none(team: TeamServer) -> None:
    for path in ("agenda/" + seed.id_of("topic"), "actions/" + seed.id_of("action")):
        other = f"/api/people/{seed.SECOND_REP}/{path}"
        for method, body in (("POST", {"done": True}), ("DELETE", None)):
            assert (await team.ask(method, other, body, who=seed.SECOND_REP)).status == 404


async def test_an_action_has_an_owner_and_is_done_once(team: TeamServer) -> None:
    body = {"text": "Ask legal", "owner": "manager", "due": "2026-12-01"}
    made = (await team.ask("POST", f"{PAGE}/actions", body, who=seed.REP)).json()
    place = f"{PAGE}/actions/{made['id']}"
    told = (await team.ask("POST", place, {"done": True}, who=seed.MANAGER)).json()
    assert told["done_on"] == "2026-11-26"
    assert (await team.ask("DELETE", place, who=seed.REP)).status == 200


async def test_an_action_has_a_day(team: TeamServer) -> None:
    for body in ({"text": "Ask legal", "owner": "rep"}, {"text": "x", "owner": "rep", "due": None}):
        told = await team.ask("POST", f"{PAGE}/actions", body, who=seed.REP)
        assert (told.status, told.json()["code"]) == (400, "request-invalid")
        assert told.json()["what"].startswith("due")


async def test_an_ask_stands_beside_what_is_in_the_way(team: TeamServer) -> None:
    for who, text in (
        (seed.REP, "Could you join on Thursday?"),
        (seed.MANAGER, "The plan by Monday"),
    ):
        body = {"kind": "ask", "text": text}
        assert (await team.ask("POST", f"{PAGE}/agenda", body, who=who)).status == 201
    told = (await team.ask("GET", f"{PAGE}/brief", who=seed.MANAGER)).json()
    assert told["blockers"] == ["Security questionnaires take two weeks"]
    assert [(one["text"], one["by_rep"]) for one in told["asks"]] == [
        ("Could you join on Thursday?", True), ("The plan by Monday", False),
    ]  # fmt: skip


async def test_deals_have_moved_since_about_a_week_however_often_they_are_exported(
    team: TeamServer,
) -> None:
    """Two exports on two days running are no week: the former week's stays what it stands beside."""

    async def moved() -> str:
        told = (await team.ask("GET", f"{PAGE}/brief", who=seed.REP)).json()
        return str(next(one["says"] for one in told["numbers"] if one["title"] == "Deals"))

    days = await team.store.deals.days()
    newest = [held.deal for held in await team.store.deals.of_day(days[0])]
    owners = {"Amara Okafor": seed.REP, "Ben Lindqvist": seed.SECOND_REP}
    before = await moved()
    for ago in (1, 2, 3):
        day = seed.TODAY - timedelta(days=ago)
        await team.store.deals.save(newest, day=day, owners=owners)
    assert await moved() == before
    assert before.startswith("From Thursday 19 November to Thursday 26 November: ")


async def test_all_three_are_one_page(team: TeamServer) -> None:
    """What the page shows, to either, and what is kept of it as Markdown, come of one value."""
    pages = [await team.ask("GET", f"{PAGE}/brief", who=who) for who in (seed.REP, seed.MANAGER)]
    kept = [await team.ask("GET", f"{PAGE}/brief.md", who=who) for who in (seed.REP, seed.MANAGER)]
    person = await team.store.people.load(seed.REP)
    assert person is not None
    made = await brief_of(team.store, person, seed.TODAY)
    assert [page.json() for page in pages] == [json.loads(to_json(made))] * 2
    assert [page.body for page in kept] == [markdown(made).encode()] * 2
    shown = pages[0].json()
    typed = [one["text"] for part in ("agenda", "asks", "actions") for one in shown[part]]
    for line in (*typed, *shown["blockers"], *(one["says"] for one in shown["numbers"])):
        assert plain(line) in markdown(made)
