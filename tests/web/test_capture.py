"""Who is let in to bring sound, and what ends it. What becomes of the sound is in `tests.test_live`."""

from __future__ import annotations

import gc
import json
import struct

import anyio
import pytest

from copilot.delivery.capture import CaptureError, Have
from copilot.web import capture
from copilot.web.serve import AT_ONCE_SECONDS
from tests.web.overlays import bound
from tests.web.pages import Page, noise, pieces
from tests.web.serving import PATIENCE_S, until

pytestmark = pytest.mark.anyio
SOUND = noise(1.0)
HEAD = struct.pack("<BBHIQ", 1, 0, 0, 0, 0)


@pytest.fixture
async def page(served):
    page = Page(served, SOUND)
    await page.start()
    return page


def capturing(page):
    return page.served.services.calls.get(page.call).request.capturing


async def test_a_page_is_told_what_is_lacking_and_what_is_safe(page):
    ready = await page.join()
    assert (ready.rep.next, ready.buyer.next, ready.consent) == (0, 0, "awaited")
    assert capturing(page).connected
    await page.send(*pieces(SOUND, 0, 16_000, 320))
    await until(lambda: capturing(page).lacks("rep") == 16_000)
    with anyio.fail_after(PATIENCE_S):
        have = await page.socket.recv()
    assert isinstance(Have.model_validate_json(have), Have)
    page.cut()
    await until(lambda: not capturing(page).connected)
    ready = await page.join("resume", consent=None)
    assert (ready.rep.next, ready.buyer.next, ready.consent) == (16_000, 16_000, "given")


async def test_the_newest_page_takes_the_place_of_the_one_before(page):
    await page.join()
    former = page.socket
    await page.join("resume")
    page.socket, newest = former, page.socket
    assert await page.codes() == ["capture-elsewhere"]
    page.socket = newest
    await page.say(type="bye")
    assert await page.codes() == []
    await until(lambda: not capturing(page).connected)


async def test_a_page_that_wakes_up_takes_the_call_from_no_other(page):
    await page.join(page="one")
    page.cut()
    await until(lambda: not capturing(page).connected)
    await page.join("resume", page="two")
    newest = page.socket
    with pytest.raises(AssertionError) as refused:
        await page.join("resume", page="one", again=True)
    assert "capture-elsewhere" in str(refused.value)
    assert capturing(page).connected
    page.socket = newest
    page.cut()
    await until(lambda: not capturing(page).connected)
    await page.join("resume", page="one", again=True)  # there is no other any more


async def test_a_page_that_lost_its_connection_takes_its_own_place(page):
    await page.join(page="one")
    await page.join("resume", page="one", again=True)
    assert capturing(page).connected


@pytest.mark.parametrize("purpose", ["overlay", "none"])
async def test_only_a_ticket_for_this_socket_opens_it(page, purpose):
    async def ticket(call, wanted):
        return "x" * 40 if purpose == "none" else await type(page.served).ticket(page.served, call)

    page.served.ticket = ticket
    with pytest.raises(AssertionError):
        await page.join()
    assert page.close_code in {None, 1008}


async def test_an_overlay_is_not_let_in_with_a_ticket_for_sound(page):
    ticket = await page.served.ticket(page.call, "capture")
    socket = await page.served.socket(page.call)
    await socket.send(json.dumps({"type": "hello", "ticket": ticket}))
    assert "wire-ticket" in await socket.recv()


@pytest.mark.parametrize(
    ("said", "code", "why"),
    [
        ('{"v":1,"type":"consent"}', 1008, "wire-invalid"),
        ('{"v":1,"type":"consent","given":true,"more":1}', 1008, "wire-invalid"),
        ('{"v":1,"type":"side","speaker":"boss","state":"live"}', 1008, "wire-invalid"),
        ("not json", 1007, "wire-invalid"),
        ('{"v":1,"type":"hello","ticket":"xxxxxxxxxxxxxxxx","rate":48000}', 1008, "wire-invalid"),
        (HEAD, 1008, "audio-frame"),
        (HEAD + b"\0", 1008, "audio-frame"),
        (b"\2" + HEAD[1:] + b"\0\0", 1008, "audio-frame"),
        (HEAD + bytes(2 * 3_201), 1008, "audio-frame"),
        (struct.pack("<BBHIQ", 1, 0, 0, 0, 2**63) + b"\0\0", 1008, "audio-frame"),
        (struct.pack("<BBHIQ", 1, 0, 0, 0, 16_000 * 601) + b"\0\0", 1008, "audio-frame"),
    ],
)
async def test_what_breaks_the_protocol_ends_the_socket_and_not_the_call(page, said, code, why):
    await page.join()
    await page.socket.send(said)
    assert (await page.codes(), page.close_code) == ([why], code)
    assert page.served.services.calls.get(page.call).status == "live"
    await page.join("resume")


async def test_sound_that_comes_too_fast_is_refused(page, monkeypatch):
    bound(monkeypatch, "capture_burst_seconds", 1)
    await page.join()
    for _ in range(3):
        await page.send(*pieces(SOUND, 0, 16_000, 1_600))
    assert await page.codes() == ["audio-frame"]


async def test_a_no_is_heard_behind_sound_that_the_call_has_no_room_for(served):
    # the stand-in for a call takes no sound at all: after two seconds of it there is no room
    long = noise(20.0)
    page = Page(served, long, piece=3_200)
    await page.start()
    await page.join()
    await page.play()
    await until(lambda: capturing(page).source.blocked > 0)
    await page.say(type="consent", given=False)
    with anyio.fail_after(1):
        await until(lambda: capturing(page).consent.withdrawn)
    assert capturing(page).source.ending


async def test_after_a_no_memory_is_overwritten_once_nobody_holds_the_connection(page, monkeypatch):
    held_then = []
    monkeypatch.setattr(capture, "SETTLE_SECONDS", (0.0, 0.0))
    monkeypatch.setattr(capture, "scrub", lambda: held_then.append(held()))
    await page.join()
    connection = capturing(page)
    assert held() == 1
    await page.say(type="consent", given=False)
    await until(lambda: connection.consent.withdrawn)
    page.served.services.calls.get(page.call).over.set()
    assert await page.codes() == ["consent-withdrawn"]
    await until(lambda: len(held_then) == 2)
    assert held_then == [0, 0]


async def test_after_a_no_memory_is_overwritten_though_the_page_went_before_it_was_told(
    page, monkeypatch
):
    scrubbed = []
    monkeypatch.setattr(capture, "SETTLE_SECONDS", (0.0,))
    monkeypatch.setattr(capture, "scrub", lambda: scrubbed.append(held()))
    await page.join()
    connection = capturing(page)
    await page.say(type="consent", given=False)
    await until(lambda: connection.consent.withdrawn)
    page.cut()
    await until(lambda: bool(scrubbed))
    assert scrubbed == [0]


def test_after_a_no_all_is_overwritten_within_a_second_of_the_close():
    """Last of all what a page held that does not close: it is dropped before."""
    assert max(capture.SETTLE_SECONDS) < 1.0
    assert any(seconds > AT_ONCE_SECONDS for seconds in capture.SETTLE_SECONDS)


def held():
    """Sockets that are held by more than each other: their handler has not returned."""
    gc.collect()
    return sum(isinstance(one, capture._Page) for one in gc.get_objects())


async def test_what_came_before_the_end_is_heard_before_it(page):
    await page.join()
    await page.play()
    await page.say(type="end")
    await until(lambda: capturing(page).ending)
    assert capturing(page).lacks("rep") == 16_000


async def test_sound_from_after_a_gap_that_nothing_can_fill_ends_the_call_as_it_stood(page):
    await page.join()
    await page.play()
    source = capturing(page).source
    frames = source.frames()
    await anext(frames)
    await page.send(*pieces((SOUND[0], SOUND[1]), 0, 320, 320))
    await page.socket.send(struct.pack("<BBHIQ", 1, 0, 0, 99, 16_000 * 700) + b"\0\0")
    await until(lambda: capturing(page).ending)
    assert capturing(page).silent


async def test_who_does_not_say_hello_in_time_is_let_go(page, monkeypatch):
    bound(monkeypatch, "hello_seconds", 0)
    with pytest.raises(AssertionError):
        await page.join()


async def test_a_sample_is_heard_from_no_page(served):
    page = Page(served, SOUND)
    page.call = served.start().request.call
    with pytest.raises(AssertionError) as refused:
        await page.join()
    assert "not-found" in str(refused.value)


async def test_a_call_that_is_over_says_so(page):
    await page.join()
    page.served.services.calls.stop(page.call)
    assert await page.codes() == ["call-over"]
    with pytest.raises(AssertionError) as refused:
        await page.join("resume")
    assert "call-over" in str(refused.value)


async def test_no_more_sockets_than_there_may_be(page, monkeypatch):
    from websockets.exceptions import InvalidStatus

    bound(monkeypatch, "connections", 0)
    with pytest.raises((InvalidStatus, AssertionError)):
        await page.join()
    assert CaptureError(code="c", what="w").type == "error"
