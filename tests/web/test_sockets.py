"""The overlays' socket, met by pages that behave and by peers that get it wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import anyio
import pytest
from websockets.exceptions import InvalidStatus

from copilot.delivery.messages import Suggest, Welcome
from copilot.limits import limit
from copilot.web.tickets import TICKET_SECONDS
from tests.delivery.make import card, heard, state
from tests.web.overlays import bound, codes, hub_of, joined
from tests.web.serving import closed, heard_by, until
from tests.web.wire import TEXT, close_code, frame, rest, upgraded

if TYPE_CHECKING:
    from tests.web.serving import Served

pytestmark = pytest.mark.anyio


async def test_an_overlay_is_welcomed_and_told_the_call(served: Served) -> None:
    call = served.start().request.call
    socket, welcome = await joined(served, call)
    hub_of(served, call).publish(state(1.0))
    told = await heard_by(socket)
    assert (welcome.seq, told.seq) == (1, 2)
    assert welcome.session == told.session != ""


async def test_two_overlays_are_told_the_same(served: Served) -> None:
    call = served.start().request.call
    one, first = await joined(served, call)
    two, second = await joined(served, call)
    hub_of(served, call).publish(card("a", ts=2.0))
    assert first.session != second.session
    for socket in (one, two):
        told = await heard_by(socket)
        assert isinstance(told, Suggest)
        assert (told.id, told.seq) == ("a", 2)


async def test_the_end_of_the_call_ends_the_socket(served: Served) -> None:
    call = served.start().request.call
    socket, _ = await joined(served, call)
    served.services.calls.stop(call)
    said, code = await closed(socket)
    assert [message.type for message in said] == ["summary", "bye"]
    assert (codes(said), code) == (["call-over"], 1000)


async def test_what_the_rep_wants_reaches_the_view(served: Served) -> None:
    call = served.start().request.call
    socket, _ = await joined(served, call)
    hub = hub_of(served, call)
    hub.publish(card("a", ts=30.0))
    await heard_by(socket)
    await socket.send(json.dumps({"type": "control", "action": "snooze", "seconds": 60}))
    await until(lambda: hub.view.view.snoozed_until == 90.0)
    await socket.send(json.dumps({"type": "control", "action": "dismiss"}))
    await until(lambda: hub.view.view.dismissed == "a")


async def test_an_ack_changes_nothing(served: Served) -> None:
    call = served.start().request.call
    socket, _ = await joined(served, call)
    before = hub_of(served, call).view.view
    await socket.send(json.dumps({"type": "ack", "seen": 1}))
    await socket.send(json.dumps({"type": "bye", "code": "closing"}))
    assert (await closed(socket))[1] == 1000
    assert hub_of(served, call).view.view == before


async def test_resume_goes_on_where_the_overlay_was_cut_off(served: Served) -> None:
    call = served.start().request.call
    socket, welcome = await joined(served, call)
    hub = hub_of(served, call)
    hub.publish(heard(1.0))
    seen = (await heard_by(socket)).seq
    socket.transport.abort()
    await until(lambda: hub.overlays == 0)
    hub.publish(heard(2.0))
    back = await served.socket(call)
    resume = {"type": "resume", "session": welcome.session, "seen": seen}
    await back.send(json.dumps(resume | {"ticket": await served.ticket(call)}))
    told = [await heard_by(back), await heard_by(back)]
    assert [(message.type, message.seq) for message in told] == [("welcome", 1), ("heard", 3)]
    assert {message.session for message in told} == {welcome.session}


async def test_a_session_is_on_one_socket(served: Served) -> None:
    call = served.start().request.call
    socket, welcome = await joined(served, call)
    back = await served.socket(call)
    resume = {"type": "resume", "session": welcome.session, "seen": 0}
    await back.send(json.dumps(resume | {"ticket": await served.ticket(call)}))
    assert (await heard_by(back)).session == welcome.session
    said, code = await closed(socket)
    assert (codes(said), code) == (["session-elsewhere"], 1000)
    assert hub_of(served, call).overlays == 1


async def test_more_overlays_than_the_call_may_have_are_refused(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    bound(monkeypatch, "overlays_per_call", 1)
    call = served.start().request.call
    await joined(served, call)
    said, code = await closed(await served.overlay(call))
    assert (codes(said), code) == (["overlay-limit"], 1013)


async def test_more_sockets_than_the_service_may_have_are_refused_before_their_handshake(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = served.start().request.call
    await joined(served, call)
    bound(monkeypatch, "connections", 1)
    with pytest.raises(InvalidStatus) as refused:
        await served.socket(call)
    assert refused.value.response.status_code == 503


async def test_a_ticket_is_good_for_one_socket_of_one_call_for_30_s(served: Served) -> None:
    call, other = served.start().request.call, served.start().request.call
    used, foreign, old = [await served.ticket(one) for one in (call, other, call)]

    async def try_with(ticket: str) -> tuple[list[str], int | None]:
        socket = await served.socket(call)
        await socket.send(json.dumps({"type": "hello", "ticket": ticket}))
        said, code = await closed(socket)
        return codes(said), code

    good = await served.socket(call)
    await good.send(json.dumps({"type": "hello", "ticket": used}))
    assert isinstance(await heard_by(good), Welcome)
    refused = (["wire-ticket"], 1008)
    assert await try_with(used) == refused
    assert await try_with(foreign) == refused
    assert await try_with("x" * 43) == refused
    served.clock.now += TICKET_SECONDS
    assert await try_with(old) == refused
    assert hub_of(served, call).overlays == 1


async def test_a_call_that_is_forgotten_has_no_socket(served: Served) -> None:
    live = served.start()
    ticket = await served.ticket(live.request.call)
    served.services.calls.stop(live.request.call)
    await live.over.wait()
    served.services.calls.forget(live.request.call)
    socket = await served.socket(live.request.call)
    await socket.send(json.dumps({"type": "hello", "ticket": ticket}))
    said, code = await closed(socket)
    assert (codes(said), code) == (["not-found"], 1008)


async def test_who_says_nothing_is_not_waited_for(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    bound(monkeypatch, "hello_seconds", 1)
    bound(monkeypatch, "overlay_send_seconds", 1)
    call = served.start().request.call
    silent = await served.socket(call)
    dribbling = await upgraded(served, call)
    await dribbling.send(frame(TEXT, b"{", last=False))
    said, code = await closed(silent)
    assert (codes(said), code) == (["wire-ticket"], 1008)
    assert close_code(await rest(dribbling)) == 1008


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("", 1007), ("hello", 1007), ("{", 1007), ('{"type":"ack","seen":1', 1007), ("[" * 60_000, 1007),
        ("NaN", 1008), ("null", 1008), ("[]", 1008), ("{}", 1008), ('{"type":"whoami"}', 1008),
        ('{"type":"ack"}', 1008), ('{"type":"ack","seen":1,"reaction":"used"}', 1008),
        ('{"type":"ack","seen":-1}', 1008), ('{"type":"ack","seen":1,"v":2}', 1008),
        ('{"type":"control","action":"explode"}', 1008),
        ('{"type":"control","action":"snooze","seconds":1e999}', 1008),
        ('{"type":"control","action":"pin","card":"' + "x" * 65 + '"}', 1008),
        ('{"type":"hello","ticket":"' + "x" * 43 + '"}', 1008),
        ('{"type":"welcome","server":"0"}', 1008),
    ],
)  # fmt: skip
async def test_what_is_no_message_ends_the_socket(served: Served, message: str, code: int) -> None:
    call = served.start().request.call
    socket, _ = await joined(served, call)
    bystander, _ = await joined(served, call)
    await socket.send(message)
    said, closed_with = await closed(socket)
    assert (codes(said), closed_with) == (["wire-invalid"], code)
    assert (said[-1].session, said[-1].seq) == ("", 0)
    hub_of(served, call).publish(state(1.0))
    assert (await heard_by(bystander)).type == "state"


async def test_the_first_message_is_hello_or_resume(served: Served) -> None:
    call = served.start().request.call
    socket = await served.socket(call)
    await socket.send(json.dumps({"type": "control", "action": "hide"}))
    said, code = await closed(socket)
    assert (codes(said), code) == (["wire-ticket"], 1008)
    assert not hub_of(served, call).view.view.hidden


async def test_bytes_are_refused(served: Served) -> None:
    call = served.start().request.call
    for socket in (await served.socket(call), (await joined(served, call))[0]):
        await socket.send(b'{"type":"ack","seen":1}')
        said, code = await closed(socket)
        assert (codes(said), code) == (["wire-invalid"], 1003)


async def test_a_message_may_have_64_kib_and_no_more(served: Served) -> None:
    call = served.start().request.call
    socket, _ = await joined(served, call)
    wish = json.dumps({"type": "control", "action": "hide"})
    await socket.send(wish.ljust(limit("message_bytes")))
    await until(lambda: hub_of(served, call).view.view.hidden)
    await socket.send(wish.ljust(limit("message_bytes") + 1))
    assert await closed(socket) == ([], 1009)
    await until(lambda: hub_of(served, call).overlays == 0)


async def test_a_flood_of_messages_ends_the_socket(served: Served) -> None:
    call = served.start().request.call
    socket, _ = await joined(served, call)
    for _ in range(limit("messages_per_second")):
        await socket.send('{"type":"ack","seen":1}')
    hub_of(served, call).publish(state(1.0))
    assert (await heard_by(socket)).type == "state"
    await socket.send('{"type":"ack","seen":1}')
    said, code = await closed(socket)
    assert (codes(said), code) == (["wire-flood"], 1008)


async def test_compression_is_not_agreed_on(served: Served) -> None:
    call = served.start().request.call
    socket = await served.overlay(call, compression="deflate")
    assert socket.protocol.extensions == []
    assert isinstance(await heard_by(socket), Welcome)


async def test_no_way_of_ending_leaves_anything_behind(served: Served) -> None:
    call = served.start().request.call
    hub = hub_of(served, call)
    await served.ask("GET", "/api/health")
    baseline = len(anyio.get_running_tasks())
    for ending in (
        '{"type":"bye","code":"x"}',
        "garbage",
        b"bytes",
        "x" * 70_000,
        "abort",
        "close",
    ):
        socket, _ = await joined(served, call)
        if ending == "abort":
            socket.transport.abort()
        elif ending == "close":
            await socket.close()
        else:
            await socket.send(ending)
            await closed(socket)
        await socket.wait_closed()
        await until(lambda: hub.overlays == 0)
        await until(lambda: len(anyio.get_running_tasks()) <= baseline)
