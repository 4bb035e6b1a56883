"""The session's cookie: a random name that only the server can read anything into.

Over TLS it is ``__Host-`` and Secure; on plain loopback browsers accept neither, so there it has a
plain name. Always HttpOnly and SameSite=Strict: no script reads it and no other site sends it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

SESSION_SECONDS: Final = 12 * 3600
"""A working day; then one signs in anew."""

_MOST_CHARS: Final = 128


def cookie_name(*, secure: bool) -> str:
    """What the cookie is called."""
    return "__Host-copilot-team" if secure else "copilot-team"


def read_cookie(request: Request, *, secure: bool) -> str:
    """The session's secret as the browser sent it, empty where it sent none."""
    value = request.cookies.get(cookie_name(secure=secure), "")
    return value if len(value) <= _MOST_CHARS else ""


def give_cookie(response: Response, secret: str, *, secure: bool) -> None:
    """Let the browser keep the session's secret."""
    response.set_cookie(
        cookie_name(secure=secure),
        secret,
        max_age=SESSION_SECONDS,
        path="/",
        secure=secure,
        httponly=True,
        samesite="strict",
    )


def take_cookie(response: Response, *, secure: bool) -> None:
    """Let the browser forget it."""
    response.delete_cookie(
        cookie_name(secure=secure), path="/", secure=secure, httponly=True, samesite="strict"
    )
