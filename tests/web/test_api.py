"""What each REST door does when it is used as meant, and as not."""

from __future__ import annotations

import json
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

import pytest

from copilot.coaching.rulebook import Rulebook
from copilot.errors import StoreLocked
from copilot.handover import shared_calls
from copilot.kinds import CallKind, Persona, Profile
from copilot.limits import LIMITS, limit
from copilot.resources import rules_dir
from copilot.sharing_settings import SharingSettings
from copilot.storage.own import OwnCall
from copilot.web.api import Api
from copilot.web.sockets import OverlayDoor
from tests.coaching.make import rule
from tests.web.serving import CARD, KEPT, SOUND, a_summary, put_call, serving

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.serving import Served

pytestmark = pytest.mark.anyio
NOBODY = str(uuid.UUID(int=0))


async def test_samples_are_offered_with_their_script(served: Served) -> None:
    (sample,) = (await served.ask("GET", "/api/samples")).json()
    assert sample == {
        "id": "a",
        "title": "A call",
        "summary": "",
        "kind": "discovery",
        "duration_s": 60.0,
        "scheduled_end_s": None,
        "captions": [{"speaker": "rep", "start_s": 0.5, "end_s": 1.5, "text": "Hello."}],
    }


async def test_the_sound_of_a_sample_can_be_sought_in(served: Served) -> None:
    whole = await served.ask("GET", "/samples/a.opus")
    assert (whole.status, whole.body) == (200, SOUND)
    assert whole.headers["content-type"] == "audio/ogg; codecs=opus"
    assert whole.headers["accept-ranges"] == "bytes"
    part = await served.ask("GET", "/samples/a.opus", headers={"Range": "bytes=100-199"})
    assert (part.status, part.body) == (206, SOUND[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{len(SOUND)}"
    beyond = await served.ask("GET", "/samples/a.opus", headers={"Range": f"bytes={len(SOUND)}-"})
    assert beyond.status == 416


async def test_a_call_is_started_listed_stopped_and_forgotten(served: Served) -> None:
    started = await served.ask("POST", "/api/calls", {"sample": "a", "profile": "ramping"})
    call = started.json()["call"]
    live = served.services.calls.get(call)
    assert (live.request.sample_id, live.request.profile) == ("a", "ramping")
    (row,) = (await served.ask("GET", "/api/calls")).json()
    assert (row["id"], row["live"], row["sample"], row["played"]) == (call, True, "a", True)
    assert (row["kind"], row["name"], row["ended"]) == ("discovery", "Discovery call", False)
    early = await served.ask("DELETE", f"/api/calls/{call}")
    assert (early.status, early.json()["code"]) == (409, "call-under-way")
    assert (await served.ask("POST", f"/api/calls/{call}/stop")).status == 204
    await live.over.wait()
    assert (await served.ask("GET", "/api/calls")).json() == []
    assert (await served.ask("DELETE", f"/api/calls/{call}")).status == 204
    assert (await served.ask("DELETE", f"/api/calls/{call}")).status == 404


async def test_a_call_that_is_kept_and_under_way_is_one_line(served: Served) -> None:
    await put_call(served.services)
    live = served.start()
    live_id = live.request.call
    stores = served.services.stores
    kept = await stores.moments.load_call(KEPT)
    assert kept is not None
    await stores.moments.save_call(a_summary(live_id), started_at=1_600_000_000, ended=False)
    rows = (await served.ask("GET", "/api/calls")).json()
    assert [(row["id"], row["live"]) for row in rows] == [(live_id, True), (KEPT, False)]
    assert rows[0]["share"] == "40 %"


async def test_names_reach_the_call_and_are_shown_nowhere(served: Served) -> None:
    body = {"sample": "a", "names": "Quillmark, Eilidh MacRae"}
    started = await served.ask("POST", "/api/calls", body)
    call = started.json()["call"]
    live = served.services.calls.get(call)
    assert live.request.names == ("Quillmark", "Eilidh MacRae")
    assert "Quillmark" not in repr(live)
    assert "Quillmark" not in repr(live.request)
    assert "Quillmark" not in (await served.ask("GET", "/api/calls")).body.decode()
    refused = await served.ask("POST", "/api/calls", {"sample": "a", "names": "Quillmark" * 9})
    assert (refused.status, refused.json()["code"]) == (400, "request-invalid")
    assert "Quillmark" not in refused.body.decode()


async def test_who_the_buyer_is_and_who_else_offers_reach_the_call(served: Served) -> None:
    body = {"sample": "a", "persona": "procurement", "competitors": "Quillmark, Everlytic"}
    started = await served.ask("POST", "/api/calls", body)
    request = served.services.calls.get(started.json()["call"]).request
    assert request.persona is Persona.PROCUREMENT
    assert request.competitors == ("Quillmark", "Everlytic")
    assert "Quillmark" not in repr(request)
    assert "Quillmark" not in (await served.ask("GET", "/api/calls")).body.decode()


async def test_as_many_calls_as_the_machine_carries(served: Served) -> None:
    for _ in range(limit("calls_at_once")):
        assert (await served.ask("POST", "/api/calls", {"sample": "a"})).status == 201
    refused = await served.ask("POST", "/api/calls", {"sample": "a"})
    assert (refused.status, refused.json()["code"]) == (503, "call-limit")
    assert refused.json()["remedy"]


async def test_a_sample_that_is_not_offered_can_be_started_by_name(served: Served) -> None:
    assert (await served.ask("POST", "/api/calls", {"sample": "hidden"})).status == 201


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/api/calls", {"sample": "b"}, 404),
        ("/api/calls", {"sample": "../a"}, 404),
        ("/api/calls", {"sample": 7}, 400),
        ("/api/calls", {}, 400),
        ("/api/calls", [], 400),
        ("/api/calls", {"sample": "a", "file": "/etc/passwd"}, 400),
        (f"/api/calls/{NOBODY}/stop", None, 404),
        ("/session/ticket", {"call": NOBODY}, 404),
        ("/session/ticket", {"call": "x"}, 400),
        ("/api/private/reactions", {"call": KEPT, "card": NOBODY, "reaction": "used"}, 404),
        ("/api/private/reactions", {"call": NOBODY, "card": CARD, "reaction": "used"}, 404),
        ("/api/private/reactions", {"call": KEPT, "card": CARD, "reaction": "loathed"}, 400),
    ],
)
async def test_a_wrong_request_has_no_effect(
    served: Served, path: str, body: object, status: int
) -> None:
    await put_call(served.services)
    answer = await served.ask("POST", path, body)
    assert answer.status == status, answer
    assert set(answer.json()) == {"code", "what", "remedy"}
    for sent in (b"passwd", b"loathed", b"../a"):
        assert sent not in answer.body
    assert served.services.calls.all() == ()
    assert await served.services.stores.private.reactions(KEPT) == {}


@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded"])
async def test_a_body_says_that_it_is_json(served: Served, kind: str) -> None:
    answer = await served.ask("POST", "/api/calls", {"sample": "a"}, {"Content-Type": kind})
    assert (answer.status, answer.json()["code"]) == (400, "request-invalid")


async def test_a_review_shows_what_is_kept(served: Served) -> None:
    await put_call(served.services)
    said = {"call": KEPT, "card": CARD, "reaction": "not_now"}
    assert (await served.ask("POST", "/api/private/reactions", said)).status == 204
    review = (await served.ask("GET", f"/api/calls/{KEPT}")).json()
    assert review["call"]["id"] == KEPT
    assert review["shares"] == {"rep": 0.4, "buyer": 0.6}
    assert [(card["id"], card["reaction"]) for card in review["own"]["cards"]] == [
        (CARD, "not_now")
    ]
    assert (await served.ask("GET", f"/api/calls/{NOBODY}")).status == 404


async def test_a_review_shows_the_range_that_the_rules_in_force_give(tmp_path: Path) -> None:
    text = "talk_band: {discovery: {low: 0.2, high: 0.3}}\nsources: {talk_band: forty of our own}\n"
    async with serving(tmp_path, rulebook=Rulebook((rule(add=text),))) as served:
        await put_call(served.services)
        review = (await served.ask("GET", f"/api/calls/{KEPT}")).json()
    [share] = [one for one in review["measures"] if one["name"] == "talk_share"]
    assert share["band"]["source"] == "forty of our own"


async def test_a_one_to_one_is_reviewed_in_the_mirror_and_never_leaves(served: Served) -> None:
    """Whatever a clock says and whosever it is said to be: it is the manager's alone."""
    stores, started_at = served.services.stores, 1_700_000_000
    calls = [str(uuid.uuid5(uuid.NAMESPACE_OID, f"{number}")) for number in range(3)]
    for number, (call, share) in enumerate(zip(calls, (0.7, 0.5, 0.83), strict=True)):
        held = replace(
            a_summary(call), kind=CallKind.ONE_TO_ONE, rep_share=share, rep_speech_s=900.0
        )
        day = started_at + number * 86_400
        await stores.moments.save_call(held, started_at=day)
        mine = OwnCall(id=call, started_at=day, profile=Profile.CORE, mine=number == 0)
        await stores.private.save_call(mine)
    await put_call(served.services)  # a call with a buyer, which is in no mirror
    mirror = (await served.ask("GET", f"/api/calls/{calls[2]}")).json()["mirror"]
    assert mirror["says"] == "You had 83 % of the talk; 60 % is usual for you."
    assert [one["call"] for one in mirror["before"]] == calls[:2]
    first = (await served.ask("GET", f"/api/calls/{calls[0]}")).json()["mirror"]
    assert (first["usual"], first["before"]) == (None, [])
    assert (await served.ask("GET", f"/api/calls/{KEPT}")).json()["mirror"] is None
    rows = (await served.ask("GET", "/api/calls")).json()
    assert [row["played"] for row in rows if row["kind"] == "one_to_one"] == [False] * 3
    years = started_at + 3_000 * 86_400
    shared = await shared_calls(stores, SharingSettings(), now_s=float(years))
    assert {one.id for one in shared} == {KEPT}
    for call in calls:
        said = (await served.ask("GET", f"/api/private/calls/{call}")).json()
        assert (said["stage"], said["shared"]) == ("never", None)
        assert (await served.ask("POST", f"/api/private/calls/{call}/share")).status == 409


async def test_a_deleted_call_is_gone_from_both_files(served: Served) -> None:
    await put_call(served.services)
    assert (await served.ask("DELETE", f"/api/calls/{KEPT}")).status == 204
    assert await served.services.stores.private.load_call(KEPT) is None
    assert (await served.ask("GET", f"/api/calls/{KEPT}")).status == 404


async def test_a_store_that_refuses_is_told(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked() -> NoReturn:
        raise StoreLocked("another Copilot has it", where="/home/ann", remedy="end it")

    monkeypatch.setattr(served.services.stores.moments, "list_calls", locked)
    answer = await served.ask("GET", "/api/calls")
    assert answer.status == 503
    assert answer.json() == {
        "code": "store-locked", "what": "another Copilot has it", "remedy": "end it",
    }  # fmt: skip


async def test_the_rules_are_told_in_their_own_words(served: Served) -> None:
    book = Rulebook.load(rules_dir())
    services = replace(served.services, rulebook=book)
    api = Api(services, OverlayDoor(services.calls, services.tickets))
    lines = json.loads(bytes((await api.rules(None)).body))  # type: ignore[arg-type]  # it asks nothing of the request
    assert [line["id"] for line in lines] == [rule.id for rule in book.rules]
    for line, one in zip(lines, book.rules, strict=True):
        assert line["cue"] == one.card.core.cue
        assert line["practice"] == one.practice


SHOWN = {
    "calls_cut": "LiveCalls.cut",
    "ended_calls_forgotten": "LiveCalls.forgotten",
    "heard_forgotten": "Hub.forgotten",
    "mailbox_dropped": "Mailbox.dropped",
    "overlay_refused": "overlay-limit",
    "overlay_stalled": "OverlayDoor.stalled",
    "sessions_forgotten": "Hub.sessions_forgotten",
    "tickets_dropped": "Tickets.dropped",
}
"""The counters that health tells of, by the table's names."""


async def test_health_counts_what_the_bounds_have_cost(served: Served) -> None:
    served.start()
    health = (await served.ask("GET", "/api/health")).json()
    assert (health["status"], health["version"], health["calls_under_way"]) == ("ok", "0.0", 1)
    assert set(health["counters"].values()) == {0}
    assert health["counters"].keys() == SHOWN.keys()
    assert set(SHOWN.values()) <= {bound.counter for bound in LIMITS.values()}
    for _ in range(limit("tickets") + 3):
        served.services.tickets.issue("c", "overlay")
    counters = (await served.ask("GET", "/api/health")).json()["counters"]
    assert counters["tickets_dropped"] == 3
