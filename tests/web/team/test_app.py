"""Every route of the team's server, for everybody who could ask: a route that is not here fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from starlette.routing import Route

from copilot.kinds import NextStepState, WithholdReason
from copilot.review.sharing import HOUR_S, Recorded, shared_call, window_end
from copilot.storage.marks import Marks
from copilot.storage.team.records import Delivery
from copilot.web.team.access import Access
from copilot.web.team.app import PAGES, entrances
from tests.review.calls import kept_call, kept_moment
from tests.web.team import seed
from tests.web.team.askers import (
    ADMIN,
    BOTH,
    EVERYBODY,
    LEAD,
    MACHINE,
    MANAGER,
    OTHER_MANAGER,
    REP,
    SIGNED_IN,
    address,
    come_in,
    things_for_each,
)

if TYPE_CHECKING:
    from tests.web.team.serving import TeamServer, Told

pytestmark = pytest.mark.anyio

# what is asked about the first rep; whose manager is one, and the other is another's
PERSON = "/api/people/{person:uuid}"
MATRIX: dict[str, frozenset[str]] = {
    "GET /": EVERYBODY,
    "GET /sign-in": EVERYBODY,
    "GET /static/{path:path}": EVERYBODY,
    "POST /session": EVERYBODY,
    "DELETE /session": EVERYBODY,
    "POST /team/ingest": EVERYBODY,  # a machine's: it shows a token, and no session counts
    "GET /api/machine/focus": EVERYBODY,  # the same
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
    f"GET {PERSON}/calls/{{call:uuid}}/export": frozenset({REP}),
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


async def test_each_route_is_in_the_table_and_each_row_is_a_route(team: TeamServer) -> None:
    assert sorted(routes(team)) == sorted(MATRIX)


async def test_each_route_lets_in_who_may_and_nobody_else(team_anywhere: TeamServer) -> None:
    team = team_anywhere
    shown = await come_in(team)
    await things_for_each(team)
    nowhere = seed.id_of("nobody at all")
    wrong: list[tuple[object, ...]] = []
    # what takes something away is asked last, so that all the others ask for what is there
    for row in sorted(MATRIX, key=lambda one: one.startswith("DELETE")):
        if row in {"GET /", "DELETE /session", "DELETE /api/me/sessions"}:
            continue  # it sends everybody somewhere, or ends sessions: each has a test of its own
        method, path = row.split()
        page = method == "GET" and not path.startswith(("/api", "/static"))
        for name in sorted(EVERYBODY, key=lambda one: one in MATRIX[row]):
            # an empty body changes little: who is let in is told what is missing
            told = await team.ask(method, address(path, name), b"", headers=shown[name])
            if row == "POST /team/ingest":
                expected = (400, "request-invalid") if name == MACHINE else (401, "machine-refused")
                assert (told.status, told.json()["code"]) == expected
            elif told.status == 404 and name not in SIGNED_IN - MATRIX[row]:
                wrong.append((row, name, "nothing there"))
            elif kept_out(told, page=page) == (name in MATRIX[row]):
                wrong.append((row, name, told.status, told.body[:80]))
            elif "{person" in path and name == OTHER_MANAGER:
                # who may not see a person is told what is told of one who does not exist
                none = await team.ask(
                    method, address(path, name, person=nowhere), b"", headers=shown[name]
                )
                assert (none.status, none.body) == (told.status, told.body)
    assert wrong == []


def kept_out(told: Told, *, page: bool) -> bool:
    if page:
        return told.status == 404 or told.headers.get("location") == "/sign-in"
    return told.status in {401, 404} and told.json()["code"] in {"not-signed-in", "not-found"}


async def test_the_entrances_about_a_person_name_one_in_their_address() -> None:
    about = {Access.OWN, Access.SHARED, Access.MANAGER_OF}
    for entrance in entrances():
        assert ("{person:uuid}" in entrance.path) == (entrance.access in about), entrance.path
    for path, access in PAGES.items():
        assert ("{person:uuid}" in path) == (access in about)


async def test_what_is_in_the_window_or_withheld_is_in_no_answer_to_anybody(
    team: TeamServer,
) -> None:
    """From what a rep's machine keeps, through the one door that gives a call out, to every answer."""
    shown = await come_in(team)
    moments = tuple(kept_moment(number, at_s=100.0 * (number + 1)) for number in range(3))
    call = kept_call(
        id=seed.id_of("let go"), moments=moments, next_step=NextStepState.NONE, rep_share=0.5
    )
    marks = Marks(withheld={one.id: WithholdReason.PERSONAL for one in moments[1:]})
    own = Recorded(call=call, marks=marks, mine=True, day=seed.TODAY)
    end = window_end(call, HOUR_S)
    assert shared_call(own, now_s=end - 1, window_s=HOUR_S) is None
    shared = shared_call(own, now_s=end, window_s=HOUR_S)
    assert shared is not None
    delivery = Delivery(call=call.id, revision=1, shared=shared)
    await team.store.shares.take(seed.REP, [delivery], today=seed.TODAY)
    told = (await team.ask("GET", f"/api/people/{seed.REP}/calls/{call.id}", who=seed.REP)).json()
    assert [one["id"] for one in told["moments"]] == [moments[0].id]
    assert told["next_step"] == ""
    for row in MATRIX:
        if row.startswith("GET /api"):
            for headers in shown.values():
                path = address(row.split()[1], REP).replace(
                    seed.calls(seed.REPS[0])[-1].id, call.id
                )
                body = (await team.ask("GET", path, headers=headers)).body.decode()
                assert not [one.id for one in moments[1:] if one.id in body], row


async def test_a_call_that_is_taken_back_is_on_no_page(team: TeamServer) -> None:
    call = seed.calls(seed.REPS[0])[-1]
    page = f"/api/people/{seed.REP}/calls/"
    assert (await team.ask("GET", page + call.id, who=seed.OTHER_MANAGER)).status == 404
    other = f"/api/people/{seed.SECOND_REP}/calls/{call.id}"
    assert (await team.ask("GET", other, who=seed.MANAGER)).status == 404
    back = Delivery(call=call.id, revision=2, shared=None)
    await team.store.shares.take(seed.REP, [back], today=seed.TODAY)
    for who in (seed.REP, seed.MANAGER):
        assert (await team.ask("GET", page + call.id, who=who)).status == 404
        told = await team.ask("GET", f"/api/people/{seed.REP}", who=who)
        assert call.id not in told.body.decode()


async def test_rep_and_manager_are_told_the_same_byte_for_byte(team_anywhere: TeamServer) -> None:
    team = team_anywhere
    calls = [f"/calls/{call.id}" for call in seed.calls(seed.REPS[0])[-3:]]
    for end in ("", "/brief", "/brief.md", "/agenda", "/one-to-ones.ics", "/rhythm", *calls):
        path = f"/api/people/{seed.REP}{end}"
        own = await team.ask("GET", path, who=seed.REP)
        managers = await team.ask("GET", path, who=seed.MANAGER)
        assert own.status == 200
        assert own.body == managers.body


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
