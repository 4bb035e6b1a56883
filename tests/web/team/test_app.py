"""Every route of the team's server, for everybody who could ask: a route that is not here fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.routing import Route

from copilot.web.team.access import Access
from copilot.web.team.app import PAGES, entrances
from tests.web.team import seed

if TYPE_CHECKING:
    from tests.web.team.serving import TeamServer

pytestmark = pytest.mark.anyio

NOBODY, REP, OTHER_REP = "nobody", "rep", "other rep"
MANAGER, OTHER_MANAGER, ADMIN = "manager", "other manager", "admin"
WHO = {
    NOBODY: None, REP: seed.REP, OTHER_REP: seed.SECOND_REP, MANAGER: seed.MANAGER,
    OTHER_MANAGER: seed.OTHER_MANAGER, ADMIN: seed.ADMIN,
}  # fmt: skip
EVERYBODY = frozenset(WHO)
SIGNED_IN = EVERYBODY - {NOBODY}
BOTH = frozenset({REP, MANAGER})
LEAD = frozenset({MANAGER, OTHER_MANAGER})
# what is asked about the first rep; whose manager is one, and the other is another's
PERSON = "/api/people/{person:uuid}"
MATRIX: dict[str, frozenset[str]] = {
    "GET /": EVERYBODY,
    "GET /sign-in": EVERYBODY,
    "GET /static/{path:path}": EVERYBODY,
    "POST /session": EVERYBODY,
    "DELETE /session": EVERYBODY,
    "POST /team/ingest": EVERYBODY,  # a machine's: it shows a token, and no session counts
    "GET /team": LEAD,
    "GET /people/{person:uuid}": BOTH,
    "GET /people/{person:uuid}/calls/{call:uuid}": BOTH,
    "GET /people/{person:uuid}/brief": BOTH,
    "GET /people/{person:uuid}/agreements": BOTH,
    "GET /people/{person:uuid}/scorecard": BOTH,
    "GET /people/{person:uuid}/rhythm": BOTH,
    "GET /deals": LEAD,
    "GET /patterns": SIGNED_IN,
    "GET /programme": SIGNED_IN,
    "GET /record": SIGNED_IN,
    "GET /admin": frozenset({ADMIN}),
    "GET /api/me": SIGNED_IN,
    "GET /api/team": LEAD,
    f"GET {PERSON}": BOTH,
    f"GET {PERSON}/calls/{{call:uuid}}": BOTH,
    f"DELETE {PERSON}/calls/{{call:uuid}}": frozenset({REP}),
    f"GET {PERSON}/brief": BOTH,
    f"GET {PERSON}/brief.md": BOTH,
    f"GET {PERSON}/quota": BOTH,
    f"POST {PERSON}/quota": BOTH,
    f"DELETE {PERSON}/quota": BOTH,
    f"GET {PERSON}/agenda": BOTH,
    f"POST {PERSON}/agenda": BOTH,
    f"POST {PERSON}/agenda/{{entry:uuid}}": BOTH,
    f"DELETE {PERSON}/agenda/{{entry:uuid}}": BOTH,
    f"POST {PERSON}/actions": BOTH,
    f"POST {PERSON}/actions/{{entry:uuid}}": BOTH,
    f"DELETE {PERSON}/actions/{{entry:uuid}}": BOTH,
    "POST /api/agreements/check": SIGNED_IN,
    f"GET {PERSON}/agreements": BOTH,
    f"POST {PERSON}/agreements": BOTH,
    f"POST {PERSON}/agreements/{{agreement:uuid}}/accept": BOTH,
    f"POST {PERSON}/agreements/{{agreement:uuid}}/reword": BOTH,
    f"POST {PERSON}/agreements/{{agreement:uuid}}/withdraw": BOTH,
    f"POST {PERSON}/agreements/{{agreement:uuid}}/done": frozenset({REP}),
    f"POST {PERSON}/agreements/{{agreement:uuid}}/not-done": frozenset({REP}),
    f"POST {PERSON}/agreements/{{agreement:uuid}}/carry": BOTH,
    f"POST {PERSON}/agreements/{{agreement:uuid}}/diagnosis": BOTH,
    f"GET {PERSON}/scorecard": BOTH,
    f"POST {PERSON}/scorecard": frozenset({REP}),
    f"POST {PERSON}/scorecard/{{card:uuid}}/confirm": frozenset({MANAGER}),
    f"GET {PERSON}/rhythm": BOTH,
    f"POST {PERSON}/rhythm": BOTH,
    f"GET {PERSON}/one-to-ones.ics": BOTH,
    f"POST {PERSON}/meetings/{{uid}}/move": BOTH,
    f"POST {PERSON}/meetings/{{uid}}/cancel": BOTH,
    f"POST {PERSON}/meetings/{{uid}}/held": BOTH,
    f"POST {PERSON}/milestones": BOTH,
    f"POST {PERSON}/milestones/{{entry:uuid}}": BOTH,
    f"DELETE {PERSON}/milestones/{{entry:uuid}}": BOTH,
    "GET /api/deals": LEAD,
    "POST /api/deals": LEAD,
    "POST /api/outcomes": LEAD,
    "GET /api/programme": SIGNED_IN,
    "GET /api/patterns": SIGNED_IN,
    "POST /api/bands": LEAD,
    "GET /api/bands/rule": SIGNED_IN,
    "GET /api/me/record": SIGNED_IN,
    "GET /api/me/export": SIGNED_IN,
    "DELETE /api/me/record": SIGNED_IN,
    "DELETE /api/me/sessions": SIGNED_IN,
    "GET /api/admin/people": frozenset({ADMIN}),
    "POST /api/admin/people": frozenset({ADMIN}),
    "POST /api/admin/people/{who:uuid}": frozenset({ADMIN}),
    "POST /api/admin/people/{who:uuid}/ticket": frozenset({ADMIN}),
    "POST /api/admin/people/{who:uuid}/machine": frozenset({ADMIN}),
    "POST /api/admin/people/{who:uuid}/sign-out": frozenset({ADMIN}),
}


def routes(team: TeamServer) -> list[str]:
    """Every method of every route that the application has."""
    return [
        f"{method} {route.path}"
        for route in team.app.routes
        if isinstance(route, Route)
        for method in sorted((route.methods or set()) - {"HEAD"})
    ]


def address(path: str) -> str:
    """The path with the first rep's own ids in it."""
    call = seed.calls(seed.REPS[0])[-1].id
    for name, value in {
        "{person:uuid}": seed.REP, "{call:uuid}": call, "{agreement:uuid}": seed.id_of("due"),
        "{entry:uuid}": seed.id_of("topic"), "{card:uuid}": seed.id_of("card"), "{uid}": "none",
        "{who:uuid}": seed.SECOND_REP, "{path:path}": "css/base.css",
    }.items():  # fmt: skip
        path = path.replace(name, value)
    assert "{" not in path
    return path


async def test_each_route_is_in_the_table_and_each_row_is_a_route(team: TeamServer) -> None:
    assert sorted(routes(team)) == sorted(MATRIX)


async def test_each_route_lets_in_who_may_and_nobody_else(team: TeamServer) -> None:
    for person in filter(None, WHO.values()):
        await team.sign_in(person)
    wrong = []
    for row, allowed in MATRIX.items():
        method, path = row.split()
        if row in {"DELETE /session", "DELETE /api/me/sessions"}:
            continue  # they end the sessions that this test needs; each has a test of its own
        for name, who in WHO.items():
            # an empty body changes nothing: who is let in is told what is missing
            told = await team.ask(method, address(path), b"", who=who)
            page = method == "GET" and not path.startswith(("/api", "/static"))
            kept_out = told.status in {401, 404} and told.json()["code"] in {
                "not-signed-in", "not-found",
            } if not page else told.status == 404 or told.headers.get("location") == "/sign-in"  # fmt: skip
            if row == "POST /team/ingest":
                assert (told.status, told.json()["code"]) == (401, "machine-refused")
                continue
            if row == "GET /":
                continue  # it sends everybody somewhere
            missing_thing = told.status == 404 and name in allowed and not page
            if (name in allowed) == kept_out and not missing_thing:
                wrong.append((row, name, told.status, told.body[:80]))
    assert wrong == []


async def test_the_entrances_about_a_person_name_one_in_their_address() -> None:
    about = {Access.OWN, Access.SHARED, Access.MANAGER_OF}
    for entrance in entrances():
        assert ("{person:uuid}" in entrance.path) == (entrance.access in about), entrance.path
    for path, access in PAGES.items():
        assert ("{person:uuid}" in path) == (access in about)


async def test_a_call_that_is_not_shared_or_taken_back_is_on_no_page(team: TeamServer) -> None:
    from copilot.storage.team.records import Delivery

    call = seed.calls(seed.REPS[0])[-1]
    shared, withheld = call.moments, seed.id_of("withheld moment")
    page = f"/api/people/{seed.REP}/calls/"
    for who in (seed.REP, seed.MANAGER):
        # inside the rep's window nothing of a call is here
        assert (await team.ask("GET", page + seed.id_of("not shared"), who=who)).status == 404
        told = await team.ask("GET", page + call.id, who=who)
        assert [one["id"] for one in told.json()["moments"]] == [one.id for one in shared]
        assert withheld not in told.body.decode()
    assert (await team.ask("GET", page + call.id, who=seed.OTHER_MANAGER)).status == 404
    other = f"/api/people/{seed.SECOND_REP}/calls/{call.id}"
    assert (await team.ask("GET", other, who=seed.MANAGER)).status == 404
    back = Delivery(call=call.id, revision=2, shared=None)
    await team.store.shares.take(seed.REP, [back], today=seed.TODAY)
    for who in (seed.REP, seed.MANAGER):
        assert (await team.ask("GET", page + call.id, who=who)).status == 404
        told = await team.ask("GET", f"/api/people/{seed.REP}", who=who)
        assert call.id not in told.body.decode()


@pytest.mark.parametrize(
    "end", ["", "/brief", "/brief.md", "/agenda", "/one-to-ones.ics", "/rhythm"]
)
async def test_rep_and_manager_are_told_the_same_byte_for_byte(team: TeamServer, end: str) -> None:
    path = f"/api/people/{seed.REP}{end}"
    own = await team.ask("GET", path, who=seed.REP)
    managers = await team.ask("GET", path, who=seed.MANAGER)
    assert own.status == 200
    assert own.body == managers.body


async def test_a_call_is_told_the_same_byte_for_byte(team: TeamServer) -> None:
    for call in seed.calls(seed.REPS[0])[-3:]:
        path = f"/api/people/{seed.REP}/calls/{call.id}"
        told = [await team.ask("GET", path, who=who) for who in (seed.REP, seed.MANAGER)]
        assert told[0].body == told[1].body


async def test_another_site_another_name_and_a_large_body_stay_outside(team: TeamServer) -> None:
    path = f"/api/people/{seed.REP}/agenda"
    for headers, code in (
        ({"origin": "https://evil.test"}, "origin-refused"),
        ({"host": "evil.test"}, "host-refused"),
        ({"sec-fetch-site": "cross-site"}, "origin-refused"),
    ):
        told = await team.ask("POST", path, {"text": "x"}, who=seed.REP, headers=headers)
        assert told.json()["code"] == code
    told = await team.ask("POST", path, b"x" * 20_000, who=seed.REP)
    assert told.status == 413


async def test_what_is_no_route_is_a_page_to_a_person_and_words_to_a_program(
    team: TeamServer,
) -> None:
    told = await team.ask("GET", "/nowhere", headers={"accept": "text/html"})
    assert (told.status, told.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert (await team.ask("GET", "/nowhere")).json()["code"] == "not-found"
    assert (await team.ask("PUT", "/api/me")).json()["code"] == "method-refused"
    assert (await team.ask("GET", "/static/team.html")).status == 404


async def test_the_matrix_allows_what_the_decision_allows() -> None:
    by_path = {f"{one.method} {one.path}": one.access for one in entrances()}
    sizes = {
        Access.OWN: frozenset({REP}), Access.SHARED: BOTH, Access.MANAGER_OF: frozenset({MANAGER}),
        Access.LEADS: LEAD, Access.ADMIN: frozenset({ADMIN}), Access.SIGNED_IN: SIGNED_IN,
        Access.ANYONE: EVERYBODY, Access.MACHINE: EVERYBODY,
    }  # fmt: skip
    assert {row: sizes[access] for row, access in by_path.items()} == {
        row: allowed for row, allowed in MATRIX.items() if row in by_path
    }
