"""What a page sends is what the route takes, or refused without being repeated."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError
from starlette.requests import Request

from copilot.errors import RequestInvalid
from copilot.kinds import DisputeReason
from copilot.storage.marks import Went
from copilot.web.bodies import (
    DELETE_ALL,
    Answered,
    Checked,
    DeleteAll,
    Focused,
    Marked,
    Referred,
    read_body,
)
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


def test_what_pages_send() -> None:
    assert Marked.model_validate({"disputed": "on_purpose"}).disputed is DisputeReason.ON_PURPOSE
    assert Marked.model_validate({"annotation": " a\r\nb "}).annotation == "a\nb"
    assert Checked.model_validate({"went": "better"}).went is Went.BETTER
    assert Referred.model_validate({"reference": " OPP/47-11 "}).reference == "OPP/47-11"
    assert DeleteAll.model_validate({"typed": DELETE_ALL}).typed == DELETE_ALL
    assert Focused.model_validate({}).skill is None
    assert Answered.model_validate({"drill": 0, "answer": " Yes. "}).answer == "Yes."


@pytest.mark.parametrize(
    ("shape", "body"),
    [
        (Marked, {"annotation": "x" * 601}),
        (Marked, {"annotation": "ruta\0baga"}),
        (Marked, {"annotation": "\u202eagabatur"}),
        (Marked, {"withheld": "because"}),
        (Marked, {"shared": True}),
        (Checked, {"share": 1.5}),
        (Checked, {"share": "nan"}),
        (Referred, {"reference": "<b>"}),
        (Referred, {"reference": "x" * 65}),
        (DeleteAll, {"typed": "yes"}),
        (DeleteAll, {}),
        (Answered, {"drill": -1, "answer": "Yes."}),
        (Answered, {"drill": 0, "answer": " "}),
    ],
)
def test_what_they_may_not(shape: Any, body: object) -> None:
    with pytest.raises(ValidationError) as told:
        shape.model_validate(body)
    assert "baga" not in str(told.value)
