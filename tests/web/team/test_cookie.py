"""The session's cookie, over TLS and on plain loopback."""

from __future__ import annotations

import pytest
from starlette.requests import Request
from starlette.responses import Response

from copilot.web.team.cookie import cookie_name, give_cookie, read_cookie, take_cookie


def asking(cookie: str) -> Request:
    return Request({"type": "http", "headers": [(b"cookie", cookie.encode())]})


@pytest.mark.parametrize("secure", [True, False])
def test_no_script_reads_it_and_no_other_site_sends_it(secure: bool):
    answer = Response()
    give_cookie(answer, "s3cret", secure=secure)
    told = answer.headers["set-cookie"]
    assert told.startswith(f"{cookie_name(secure=secure)}=s3cret;")
    parts = {part.strip().lower() for part in told.split(";")[1:]}
    assert {"httponly", "samesite=strict", "path=/"} <= parts
    assert ("secure" in parts) == secure == told.startswith("__Host-")
    assert not any(part.startswith("domain") for part in parts)
    assert read_cookie(asking(told.split(";")[0]), secure=secure) == "s3cret"


def test_taking_it_empties_it():
    answer = Response()
    take_cookie(answer, secure=True)
    assert "Max-Age=0" in answer.headers["set-cookie"]


def test_what_is_far_too_long_is_none():
    assert read_cookie(asking(f"copilot-team={'x' * 4000}"), secure=False) == ""
    assert read_cookie(asking("copilot-team=abc"), secure=True) == ""
