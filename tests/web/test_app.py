"""Every door, from inside and from outside: a route that is not in the table fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from starlette.routing import Route, WebSocketRoute
from websockets.exceptions import InvalidHandshake, InvalidStatus

from copilot.storage.marks import Marks, SharedBy
from tests.web.serving import CARD, KEPT, put_call

if TYPE_CHECKING:
    from tests.web.serving import Answer, Served

pytestmark = pytest.mark.anyio


@dataclass(frozen=True)
class Knock:
    """How a door is used, and what it says to our own page."""

    path: str
    status: int
    body: object = None
    page: bool = False

    def filled(self, live: str) -> dict[str, str] | None:
        """The body, with the call that is under way in its place."""
        if not isinstance(self.body, dict):
            return None
        return {name: value.replace("{live}", live) for name, value in self.body.items()}


SOCKET = "WS"
OWN = "/api/private/calls/{call:uuid}"
DRILLS = "/api/private/practice"
DOORS = {
    ("GET", "/"): Knock("/", 200, page=True),
    ("GET", "/start"): Knock("/start", 200, page=True),
    ("GET", "/welcome"): Knock("/welcome", 200, page=True),
    ("GET", "/call/{call:uuid}"): Knock(f"/call/{KEPT}", 200, page=True),
    ("GET", "/overlay/{call:uuid}"): Knock(f"/overlay/{KEPT}", 200, page=True),
    ("GET", "/review"): Knock("/review", 200, page=True),
    ("GET", "/review/{call:uuid}"): Knock(f"/review/{KEPT}", 200, page=True),
    ("GET", "/static/{path:path}"): Knock("/static/css/base.css", 200),
    ("GET", "/api/health"): Knock("/api/health", 200),
    ("GET", "/api/rules"): Knock("/api/rules", 200),
    ("GET", "/api/samples"): Knock("/api/samples", 200),
    ("GET", "/samples/{sample}.opus"): Knock("/samples/a.opus", 200),
    ("GET", "/api/calls"): Knock("/api/calls", 200),
    ("POST", "/api/calls"): Knock("/api/calls", 201, {"sample": "a"}),
    ("GET", "/api/calls/{call:uuid}"): Knock(f"/api/calls/{KEPT}", 200),
    ("POST", "/api/calls/{call:uuid}/stop"): Knock("/api/calls/{live}/stop", 204),
    ("GET", "/api/private/mutes"): Knock("/api/private/mutes", 200),
    # the door opens, and behind it there is no such rule
    ("POST", "/api/private/mutes"): Knock("/api/private/mutes", 404, {"rule": "no-such-rule"}),
    ("POST", "/api/private/reactions"): Knock(
        "/api/private/reactions", 204, {"call": KEPT, "card": CARD, "reaction": "used"}
    ),
    ("GET", "/learning"): Knock("/learning", 200, page=True),
    ("GET", "/practice"): Knock("/practice", 200, page=True),
    ("GET", OWN): Knock(f"/api/private/calls/{KEPT}", 200),
    ("POST", f"{OWN}/moments/{{moment:uuid}}"): Knock(
        f"/api/private/calls/{KEPT}/moments/{CARD}", 404, {"annotation": "There is no moment."}
    ),
    ("POST", f"{OWN}/check"): Knock(f"/api/private/calls/{KEPT}/check", 200, {}),
    ("POST", f"{OWN}/reference"): Knock(
        f"/api/private/calls/{KEPT}/reference", 200, {"reference": "OPP-1"}
    ),
    ("POST", f"{OWN}/kind"): Knock(f"/api/private/calls/{KEPT}/kind", 409, {"kind": "demo"}),
    ("POST", f"{OWN}/share"): Knock(f"/api/private/calls/{KEPT}/share", 200, {}),
    ("GET", f"{OWN}/export"): Knock(f"/api/private/calls/{KEPT}/export", 200),
    ("GET", "/api/private/export"): Knock("/api/private/export", 200),
    ("POST", "/api/private/delete"): Knock(
        "/api/private/delete", 409, {"typed": "delete everything"}
    ),
    ("GET", "/api/private/learning"): Knock("/api/private/learning", 200),
    ("POST", "/api/private/focus"): Knock("/api/private/focus", 200, {}),
    ("POST", "/api/private/focus/agreed"): Knock("/api/private/focus/agreed", 400, {}),
    ("GET", DRILLS): Knock(DRILLS, 200),
    ("GET", f"{DRILLS}/{{rule}}"): Knock(f"{DRILLS}/no-such-rule", 404),
    ("POST", f"{DRILLS}/{{rule}}/typed"): Knock(f"{DRILLS}/monologue/typed", 400, {"drill": "0"}),
    ("POST", f"{DRILLS}/{{rule}}/{{drill:int}}/spoken"): Knock(
        f"{DRILLS}/monologue/0/spoken", 400, {}
    ),
    # nothing that is heard live is begun by a door that is only tried
    ("POST", "/api/live"): Knock("/api/live", 400, {"kind": "no such kind"}),
    ("POST", "/api/live/{call:uuid}/again"): Knock(
        "/api/live/{live}/again", 400, {"kind": "no such kind"}
    ),
    ("POST", "/api/calendar"): Knock("/api/calendar", 422, {"ics": "no calendar"}),
    ("POST", "/session/ticket"): Knock("/session/ticket", 201, {"call": "{live}"}),
    ("DELETE", "/api/calls/{call:uuid}"): Knock(f"/api/calls/{KEPT}", 204),
    (SOCKET, "/ws/overlay/{call:uuid}"): Knock("/ws/overlay/{live}", 101),
    (SOCKET, "/ws/capture/{call:uuid}"): Knock("/ws/capture/{live}", 101),
}


def routes(served: Served) -> set[tuple[str, str]]:
    found = set()
    for route in served.app.routes:
        if isinstance(route, WebSocketRoute):
            found.add((SOCKET, route.path))
        else:
            assert isinstance(route, Route), "a mount would hide its doors from this table"
            found |= {(method, route.path) for method in (route.methods or ()) if method != "HEAD"}
    return found


def foreign_hosts(port: int) -> list[str]:
    return [
        "evil.test", f"evil.test:{port}", f"0.0.0.0:{port}", f"[::1]:{port}", "127.0.0.1",
        "localhost", f"127.0.0.1:{port + 1}", f"127.0.0.1.:{port}", f"localhost.:{port}",
        f"LOCALHOST:{port}", f"127.1:{port}", f"127.0.0.1:0{port}", f"user@127.0.0.1:{port}",
        f"127.0.0.1:{port},evil.test", f"127.0.0.1:{port}\r\nHost: evil.test", "",
    ]  # fmt: skip


def foreign_origins(port: int) -> list[str]:
    return [
        "http://evil.test", "null", f"http://localhost:{port}", f"https://127.0.0.1:{port}",
        f"http://127.0.0.1:{port + 1}", f"http://127.0.0.1:{port}/", "http://127.0.0.1",
        f"http://127.0.0.1:{port}.evil.test", f"http://127.0.0.1:{port}@evil.test", "file://",
        f"http://127.0.0.1:{port}\r\nOrigin: http://evil.test",
    ]  # fmt: skip


async def knock(served: Served, door: tuple[str, str], live: str, headers: dict[str, str]) -> int:
    """The status that a door answers with."""
    method, use = door[0], DOORS[door]
    path = use.path.replace("{live}", live)
    if method == SOCKET:
        return await knock_socket(served, path, headers)
    return (await served.ask(method, path, use.filled(live), headers)).status


async def knock_socket(served: Served, path: str, headers: dict[str, str]) -> int:
    upgrade = {
        "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
    }  # fmt: skip
    answer = await served.ask("GET", path, headers=upgrade | headers)
    return answer.status


async def test_the_table_lists_every_route(served: Served) -> None:
    assert routes(served) == set(DOORS)


async def test_our_own_pages_get_in_everywhere(served: Served) -> None:
    await put_call(served.services)
    live = served.start().request.call
    for door, use in DOORS.items():
        assert await knock(served, door, live, {}) == use.status, door


async def test_no_other_name_opens_any_door(served: Served) -> None:
    await put_call(served.services)
    live = served.start().request.call
    for host in foreign_hosts(served.address.port):
        for door in DOORS:
            assert await knock(served, door, live, {"Host": host}) in {400, 421}, (door, host)
    await nothing_has_happened(served, live)


async def test_no_other_origin_opens_any_door(served: Served) -> None:
    await put_call(served.services)
    live = served.start().request.call
    for origin in foreign_origins(served.address.port):
        for door in DOORS:
            # a socket with two is refused by the websockets library itself, with 400
            refusals = {403, 400} if "\r\n" in origin else {403}
            assert await knock(served, door, live, {"Origin": origin}) in refusals, (door, origin)
    await nothing_has_happened(served, live)


async def test_without_an_origin_there_is_reading_and_nothing_else(served: Served) -> None:
    await put_call(served.services)
    live = served.start().request.call
    for door, use in DOORS.items():
        expected = use.status if door[0] == "GET" else 403
        assert await knock(served, door, live, {"Origin": ""}) == expected, door
    await nothing_has_happened(served, live)


@pytest.mark.parametrize("site", ["cross-site", "same-site", "nonsense"])
async def test_another_site_gets_pages_by_a_link_and_nothing_else(
    served: Served, site: str
) -> None:
    await put_call(served.services)
    live = served.start().request.call
    headers = {"Origin": "", "Sec-Fetch-Site": site}
    for door, use in DOORS.items():
        linked = await knock(served, door, live, headers | {"Sec-Fetch-Mode": "navigate"})
        assert linked == (200 if use.page else 403), door
        assert await knock(served, door, live, headers | {"Sec-Fetch-Mode": "no-cors"}) == 403, door
    await nothing_has_happened(served, live)


async def nothing_has_happened(served: Served, live: str) -> None:
    """No hostile knock had an effect."""
    calls, stores = served.services.calls, served.services.stores
    assert [one.request.call for one in calls.all()] == [live]
    assert not calls.get(live).request.stopping.is_set()
    assert calls.get(live).hub.overlays == 0
    assert await stores.moments.load_call(KEPT) is not None
    assert await stores.private.reactions(KEPT) == {}
    for said in (await stores.marks.of_all()).values():
        # that the rep's window is over is written down by who looks first
        assert said == Marks(shared=said.shared)
        assert said.shared is not None
        assert said.shared.by is SharedBy.WINDOW
    assert await stores.choices.focus() is None
    assert await stores.choices.drills() == {}
    assert not served.services.tickets._issued


async def test_a_socket_is_refused_before_its_handshake_in_words(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(InvalidStatus) as refused:
        await served.socket(KEPT, origin="http://evil.test")
    response = refused.value.response
    assert response.status_code == 403
    assert response.body is not None
    assert b'"origin-refused"' in response.body
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert caplog.records == []


async def test_a_socket_elsewhere_is_no_door(served: Served) -> None:
    with pytest.raises(InvalidHandshake):
        await served.socket("../../api/health")


async def test_other_methods_are_refused_as_json(served: Served) -> None:
    used = {(method, use.path) for (method, _), use in DOORS.items()}
    for path in sorted({path for method, path in used if method == "GET"}):
        for method in ("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"):
            if (method, path) not in used:
                answer = await served.ask(method, path)
                assert (answer.status, answer.json()["code"]) == (405, "method-refused"), path


async def test_what_is_not_there_is_not_found(served: Served) -> None:
    for path in (
        "/nowhere", "/review/", "/call/1", "/api", "/api/calls/", "/api/calls/1", "//evil.test/",
        "/samples/b.opus", "/samples/a.json", "/samples/..%2Fa.opus", "/samples/%2e%2e/a.opus",
        "/samples/.opus", "/docs", "/openapi.json", "/metrics", "/static/", "/static/home.html",
        "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fapp.py",
        "/static//etc/passwd", "/static/css/../../../app.py", "/static/css/base.css/",
        "/static/css/base.css%00.js", "/static/CSS/base.css", "/static/..\\app.py",
        "http://evil.test/", "*",
    ):  # fmt: skip
        answer = await served.ask("GET", path)
        assert (answer.status, answer.json()["code"]) == (404, "not-found"), path


async def test_who_follows_a_dead_link_gets_a_page(served: Served) -> None:
    answer = await served.ask("GET", "/nowhere", headers={"Accept": "text/html,*/*"})
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert b"There is nothing here" in answer.body


async def test_the_name_localhost_leads_to_the_one_origin(served: Served) -> None:
    named = {"Host": f"localhost:{served.address.port}", "Origin": ""}
    moved = await served.ask("GET", f"/call/{KEPT}?from=x", headers=named)
    assert moved.status == 307
    assert moved.headers["location"] == f"{served.address.origin}/call/{KEPT}?from=x"
    assert (await served.ask("GET", "/api/health", headers=named)).status == 200
    assert (await served.ask("GET", "//evil.test/", headers=named)).status == 404


async def test_every_answer_is_dressed(served: Served) -> None:
    await put_call(served.services)
    answers: list[Answer] = [
        await served.ask("GET", use.path) for (method, _), use in DOORS.items() if method == "GET"
    ]
    answers.append(await served.ask("GET", "/nowhere"))
    answers.append(await served.ask("POST", "/"))
    answers.append(await served.ask("GET", "/", headers={"Host": "evil.test"}))
    for answer in answers:
        assert answer.headers["content-security-policy"] == (
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            "img-src 'self'; media-src 'self'; font-src 'self'; frame-ancestors 'none'; "
            "base-uri 'none'; form-action 'self'"
        )
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cross-origin-opener-policy"] == "same-origin"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert "microphone=(self)" in answer.headers["permissions-policy"]
        assert "camera=()" in answer.headers["permissions-policy"]
        kept = answer.headers["content-type"].startswith(("text/css", "audio/"))
        assert answer.headers["cache-control"] == ("no-cache" if kept else "no-store")
        assert "server" not in answer.headers
        assert "access-control-allow-origin" not in answer.headers
