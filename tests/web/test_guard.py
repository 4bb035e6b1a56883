"""The wall, where it is about more than who asks: sizes, patience, and the last resort."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, NoReturn

import anyio
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.errors import RequestError
from copilot.limits import LIMITS, Limit, limit
from copilot.web.address import Address
from copilot.web.guard import check, moved
from tests.web.serving import PATIENCE_S, closed

if TYPE_CHECKING:
    from starlette.types import Scope

    from tests.web.serving import Served

ADDRESS = Address(port=8765)
CANARY = "quagga zugzwang"


def scope(method: str = "GET", path: str = "/", **headers: str) -> Scope:
    return {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(name.replace("_", "-").encode(), v.encode()) for name, v in headers.items()],
    }


def is_let_in(asked: Scope) -> bool:
    try:
        check(asked, ADDRESS)
    except RequestError:
        return False
    return True


@given(st.text(st.characters(codec="ascii"), max_size=40))
def test_of_all_hosts_two_are_ours(host: str) -> None:
    assert is_let_in(scope(host=host)) == (host in {"127.0.0.1:8765", "localhost:8765"})


@given(st.text(st.characters(codec="ascii"), max_size=40))
def test_of_all_origins_one_is_ours(origin: str) -> None:
    asked = scope("POST", host=ADDRESS.host, origin=origin)
    assert is_let_in(asked) == (origin == "http://127.0.0.1:8765")


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S"]), max_size=40))
def test_nobody_is_ever_sent_to_another_host(path: str) -> None:
    location = moved(scope(path=path, host=ADDRESS.alias), ADDRESS)
    assert location is None or location == f"{ADDRESS.origin}{path}"
    assert location is None or (path.startswith("/") and not path.startswith("//"))


@pytest.mark.anyio
async def test_a_body_above_the_bound_is_refused_however_it_comes(served: Served) -> None:
    bound = limit("request_body_bytes")
    told = await served.ask("POST", "/api/calls", {"sample": "x" * bound})
    assert (told.status, told.json()["code"]) == (413, "wire-too-large")
    head = await served.ask(
        "POST", "/api/calls", headers={"Content-Length": str(10**12), "Expect": "100-continue"}
    )
    assert head.status == 413
    chunk = b"%x\r\n%s\r\n" % (1000, b"x" * 1000)
    streamed = (
        f"POST /api/calls HTTP/1.1\r\nHost: {served.address.host}\r\n"
        f"Origin: {served.address.origin}\r\nTransfer-Encoding: chunked\r\n\r\n"
    ).encode() + chunk * (bound // 1000 + 2)
    assert (await served.raw(streamed)).status == 413
    assert served.services.calls.all() == ()


@pytest.mark.anyio
async def test_a_length_that_is_none_is_refused(served: Served) -> None:
    for length in ("-1", "1e3", "٣", "0x10", "9" * 400):
        head = (
            f"POST /api/calls HTTP/1.1\r\nHost: {served.address.host}\r\nConnection: close\r\n"
            f"Origin: {served.address.origin}\r\nContent-Length: {length}\r\n\r\n"
        )
        assert (await served.raw(head.encode())).status in {400, 413}, length


@pytest.mark.anyio
async def test_headers_above_the_bound_are_refused(served: Served) -> None:
    bound = limit("request_header_bytes")
    agent = await served.ask("GET", "/", headers={"User-Agent": "x" * bound})
    assert (agent.status, agent.json()["code"]) == (431, "headers-too-large")
    query = await served.ask("GET", "/?" + "x" * bound)
    assert query.status == 431
    many = await served.ask("GET", "/", headers={f"X-{n}": "x" for n in range(bound // 4)})
    assert many.status in {400, 431}
    huge = await served.ask("GET", "/", headers={"User-Agent": "x" * 1024 * 1024})
    assert huge.status in {0, 400}


@pytest.mark.anyio
async def test_a_body_that_does_not_come_is_not_waited_for(
    served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, "request_seconds", Limit(1, "seconds", "refuse", "c", "w"))
    head = (
        f"POST /api/calls HTTP/1.1\r\nHost: {served.address.host}\r\n"
        f"Origin: {served.address.origin}\r\nContent-Length: 10\r\n\r\n12345"
    )
    stream = await served.connected()
    await stream.send(head.encode())
    with anyio.fail_after(PATIENCE_S):
        assert b" 408 " in await stream.receive()


@pytest.mark.anyio
async def test_the_last_resort_tells_the_type_to_the_log_and_nothing_to_anybody(
    served: Served,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken() -> NoReturn:
        raise ExceptionGroup(CANARY, [LookupError(CANARY)])

    caplog.set_level(logging.DEBUG)
    monkeypatch.setattr(served.services.stores.moments, "list_calls", broken)
    answer = await served.ask("GET", "/api/calls")
    assert (answer.status, answer.json()["code"]) == (500, "unexpected")
    told = capsys.readouterr()
    assert "LookupError" in told.out + told.err
    assert CANARY not in answer.body.decode() + told.out + told.err + caplog.text


@pytest.mark.anyio
async def test_a_socket_that_breaks_is_closed_without_a_word_of_why(
    served: Served,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_: object) -> NoReturn:
        raise LookupError(CANARY)

    call = served.start().request.call
    monkeypatch.setattr(served.services.tickets, "redeem", broken)
    said, code = await closed(await served.overlay(call))
    assert (said, code) == ([], 1011)
    told = capsys.readouterr()
    assert "LookupError" in told.out + told.err
    assert CANARY not in told.out + told.err + caplog.text
