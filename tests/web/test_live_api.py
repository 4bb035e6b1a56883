"""The doors of live calls, as a page knocks at them."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from tests.web.pages import SETUP
from tests.web.serving import KEPT, put_call

pytestmark = pytest.mark.anyio


async def test_a_call_waits_for_its_page(served):
    answer = await served.ask("POST", "/api/live", SETUP | {"reference": "CRM-17/a"})
    assert answer.status == 201
    request = served.services.calls.get(answer.json()["call"]).request
    assert request.setup.reference == "CRM-17/a"
    assert request.names == ("Ana Ruiz", "Quillmark")
    assert not request.capturing.connected
    [row] = (await served.ask("GET", "/api/calls")).json()
    assert (row["live"], row["sample"], row["kind"]) == (True, None, "discovery")


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "chat"},
        {"reference": "<b>"},
        {"reference": "x" * 65},
        {"buyer": "x" * 65},
        {"scheduled_end_s": 0},
        {"scheduled_end_s": 1e9},
        {"words": "rutabaga"},
    ],
)
async def test_what_cannot_be_meant_is_refused(served, wrong):
    answer = await served.ask("POST", "/api/live", SETUP | wrong)
    assert (answer.status, answer.json()["code"]) == (400, "request-invalid")
    assert b"rutabaga" not in answer.body.replace(b"words", b"")


async def test_going_on_is_asked_for_as_often_as_one_likes(served):
    call = str(uuid.uuid4())
    statuses = [
        (await served.ask("POST", f"/api/live/{call}/again", SETUP)).status for _ in range(3)
    ]
    assert statuses == [201, 200, 200]
    assert len(served.services.calls.all()) == 1


async def test_a_call_that_has_ended_is_not_gone_on_with(served):
    await put_call(served.services)
    answer = await served.ask("POST", f"/api/live/{KEPT}/again", SETUP)
    assert (answer.status, answer.json()["code"]) == (410, "call-over")


async def test_a_ticket_is_for_one_of_the_two_sockets(served):
    call = (await served.ask("POST", "/api/live", SETUP)).json()["call"]
    for purpose, status in (("capture", 201), ("overlay", 201), ("team", 400)):
        asked = await served.ask("POST", "/session/ticket", {"call": call, "purpose": purpose})
        assert asked.status == status
    unknown = {"call": str(uuid.uuid4()), "purpose": "capture"}
    assert (await served.ask("POST", "/session/ticket", unknown)).status == 404


async def test_an_invitation_says_when_the_call_ends_and_who_comes(served):
    start = datetime.now(UTC) - timedelta(minutes=5)
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:1", "SUMMARY:rutabaga demo",
        f"DTSTART:{start:%Y%m%dT%H%M%SZ}", "DURATION:PT30M", "ATTENDEE;CN=Ana Ruiz:mailto:a@x.test",
        "DESCRIPTION:" + "x" * 30_000, "END:VEVENT", "END:VCALENDAR", "",
    ]  # fmt: skip
    answer = await served.ask("POST", "/api/calendar", {"ics": "\r\n".join(lines)})
    assert answer.status == 200
    assert answer.json()["scheduled_end_s"] == pytest.approx(25 * 60, abs=10)
    assert answer.json()["names"] == ["Ana Ruiz"]
    assert answer.json()["kind"] == "demo"
    assert b"rutabaga" not in answer.body


@pytest.mark.parametrize(("text", "status"), [("no calendar", 422), ("x" * 70_000, 400)])
async def test_what_is_no_invitation_is_said(served, text, status):
    answer = await served.ask("POST", "/api/calendar", {"ics": text})
    assert answer.status == status


async def test_only_a_calendar_may_be_that_large(served):
    large = {"ics": "x" * 200_000}
    assert (await served.ask("POST", "/api/calendar", large)).status == 413
    assert (await served.ask("POST", "/api/live", {"names": "x" * 20_000})).status == 413
