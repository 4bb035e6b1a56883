"""A refusal says what, how to mend it, and nothing of this machine."""

from __future__ import annotations

import json

import pytest

from copilot import errors
from copilot.web.answers import refused, status, unexpected


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (errors.RequestInvalid, 400), (errors.OriginRefused, 403), (errors.TicketRefused, 403),
        (errors.NotHere, 404), (errors.MethodRefused, 405), (errors.RequestSlow, 408),
        (errors.CallUnderWay, 409), (errors.MessageTooLarge, 413), (errors.HostRefused, 421),
        (errors.HeadersTooLarge, 431), (errors.CallLimit, 503), (errors.OverlayLimit, 503),
        (errors.StoreReadOnly, 503), (errors.StoreBroken, 503), (errors.ModelMissing, 500),
        (errors.Unexpected, 500),
    ],
)  # fmt: skip
def test_each_error_has_its_status(kind: type[errors.CopilotError], expected: int) -> None:
    assert status(kind("w")) == expected


def test_the_place_stays_inside() -> None:
    response = refused(errors.StoreReadOnly("no writes", where="/home/ann/x", remedy="mend it"))
    assert json.loads(bytes(response.body)) == {
        "code": "store-read-only",
        "what": "no writes",
        "remedy": "mend it",
    }


def test_a_fault_of_our_own_is_told_in_general_words() -> None:
    assert json.loads(bytes(refused(unexpected()).body))["code"] == "unexpected"


def test_a_request_that_is_not_read_to_its_end_ends_the_connection() -> None:
    assert refused(errors.MessageTooLarge("w")).headers["connection"] == "close"
    assert "connection" not in refused(errors.NotHere("w")).headers
