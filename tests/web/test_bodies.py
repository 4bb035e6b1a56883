"""What a page sends is what the route takes, or refused without being repeated."""

from __future__ import annotations

import pytest
from starlette.requests import Request

from copilot.errors import RequestInvalid
from copilot.web.bodies import read_body
from copilot.web.rest import Mute

pytestmark = pytest.mark.anyio


def request(body: bytes, kind: str = "application/json") -> Request:
    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    scope = {"type": "http", "method": "POST", "headers": [(b"content-type", kind.encode())]}
    return Request(scope, receive)


async def test_a_body_becomes_the_model() -> None:
    wanted = await read_body(
        request(b'{"rule": "monologue"}', "application/json; charset=utf-8"), Mute
    )
    assert wanted == Mute(rule="monologue", muted=True)


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"rule": 3}', b'{"rule": "a", "more": 1}'])
async def test_anything_else_is_refused(body: bytes) -> None:
    with pytest.raises(RequestInvalid) as refused:
        await read_body(request(body), Mute)
    assert refused.value.remedy == "send rule, muted"


async def test_a_field_is_named_and_its_value_is_not_repeated() -> None:
    with pytest.raises(RequestInvalid) as refused:
        await read_body(request(b'{"rule": "Rutabaga"}'), Mute)
    assert "rule" in refused.value.what
    assert "Rutabaga" not in str(refused.value)


async def test_a_body_that_is_not_declared_is_not_read() -> None:
    with pytest.raises(RequestInvalid):
        await read_body(request(b'{"rule": "monologue"}', "text/plain"), Mute)
