from __future__ import annotations

import pytest
from starlette.requests import Request

from copilot.errors import RequestInvalid
from copilot.web.bodies import read_body
from copilot.web.own_bodies import Referred

pytestmark = pytest.mark.anyio


def request(body: bytes, kind: str = "application/json; charset=utf-8") -> Request:
    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    headers = [(b"content-type", kind.encode())]
    return Request({"type": "http", "method": "POST", "headers": headers}, receive)


async def test_a_body_becomes_a_model() -> None:
    read = await read_body(request(b'{"reference": "OPP-1"}'), Referred)
    assert read == Referred(reference="OPP-1")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"rutabaga", "its form"),
        (b"[]", "its form"),
        (b'{"reference": "<rutabaga>"}', "reference"),
        (b'{"rutabaga": 1}', "its form"),
    ],
)
async def test_what_is_none_is_told_by_field_and_repeats_no_value(body: bytes, told: str) -> None:
    with pytest.raises(RequestInvalid) as refused:
        await read_body(request(body), Referred)
    assert refused.value.what.endswith(told)
    assert "rutabaga" not in str(refused.value)


async def test_a_body_says_what_it_is() -> None:
    with pytest.raises(RequestInvalid, match="application/json"):
        await read_body(request(b"{}", "text/plain"), Referred)
