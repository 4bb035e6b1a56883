"""The way in and out, and who one is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import RedirectResponse, Response

from copilot.errors import TicketRefused
from copilot.storage.team.records import Role
from copilot.web.team.access import Access
from copilot.web.team.asked import said
from copilot.web.team.cookie import SESSION_SECONDS, give_cookie, read_cookie, take_cookie
from copilot.web.team.doors import Entrance
from copilot.web.team.lines import Named, named

if TYPE_CHECKING:
    from datetime import date

    from copilot.web.team.asked import Asked


class SignIn(BaseModel):
    """``POST /session``: a code that is good once."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    ticket: Annotated[str, Field(min_length=1, max_length=128)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """Who is signed in. `shares`: calls of theirs may be here; `people` report to them."""

    id: str
    name: str
    leads: bool
    administers: bool
    shares: bool
    demo: bool
    today: date
    manager: Named | None
    people: tuple[Named, ...]


def entrances() -> list[Entrance]:
    """All of this file's."""
    return [
        Entrance(method="GET", path="/", access=Access.ANYONE, answer=start, page=True),
        Entrance(method="POST", path="/session", access=Access.ANYONE, answer=sign_in),
        Entrance(method="DELETE", path="/session", access=Access.ANYONE, answer=sign_out),
        Entrance(method="GET", path="/api/me", access=Access.SIGNED_IN, answer=me),
    ]


async def start(asked: Asked) -> Response:
    """To the page that somebody comes for."""
    viewer = asked.viewer
    if viewer is None:
        return RedirectResponse("/sign-in", 303)
    home = {Role.MANAGER: "/team", Role.ADMIN: "/admin"}
    return RedirectResponse(home.get(viewer.role, f"/people/{viewer.id}"), 303)


async def sign_in(asked: Asked) -> Response:
    """A session for a code, which is used up with it. Raises TicketRefused, never saying why."""
    now = asked.services.now()
    given = await asked.body(SignIn)
    secret = await asked.store.access.sign_in(given.ticket, now=now, expires_s=SESSION_SECONDS)
    if secret is None:
        raise TicketRefused(
            "this code is not good (any more)", remedy="ask for another; each is good once"
        )
    answer = Response(status_code=204)
    give_cookie(answer, secret, secure=asked.services.secure)
    return answer


async def sign_out(asked: Asked) -> Response:
    """The end of the session, here and in the browser."""
    secret = read_cookie(asked.request, secure=asked.services.secure)
    if secret:
        await asked.store.access.sign_out(secret)
    answer = Response(status_code=204)
    take_cookie(answer, secure=asked.services.secure)
    return answer


async def me(asked: Asked) -> Response:
    """Who is signed in, and what they come for."""
    who = asked.who
    reports = asked.reports
    manager = None if who.manager is None else await asked.store.people.load(who.manager)
    return said(
        Me(
            id=who.id,
            name=who.name,
            leads=who.role is Role.MANAGER or bool(reports),
            administers=who.role is Role.ADMIN,
            shares=who.role is Role.REP,
            demo=asked.services.demo,
            today=asked.today,
            manager=None if manager is None else named(manager),
            people=tuple(named(report) for report in reports),
        )
    )
