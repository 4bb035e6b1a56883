"""An entrance: an address, who may use it, what is noted of it, and what answers.

Nothing is asked of the store about a person before `access.may` has said yes, and nothing is shown of
somebody to another before the log says so. Who may not see a person is told what is told of one
who does not exist.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from copilot.errors import NotSignedIn
from copilot.storage.team.audit import Entry
from copilot.storage.team.records import Deed, Role
from copilot.web.team.access import ABOUT_SOMEBODY, Access, Viewer, may
from copilot.web.team.asked import Asked, nothing
from copilot.web.team.cookie import read_cookie

if TYPE_CHECKING:
    from starlette.requests import Request

    from copilot.storage.team.records import Person
    from copilot.web.team.services import TeamServices

Answer = Callable[[Asked], Awaitable[Response]]

READS: Final = frozenset(
    {
        Deed.READ_PERSON,
        Deed.READ_CALL,
        Deed.READ_BRIEF,
        Deed.READ_AGREEMENTS,
        Deed.READ_SCORECARD,
        Deed.READ_RECORD,
    }
)
"""Deeds that are not worth a line where somebody looks at what is their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """One method of one address. `deed` is noted with each use; `page` entrances answer with a page."""

    method: str
    path: str
    access: Access
    answer: Answer
    deed: Deed | None = None
    page: bool = False


def route(entrance: Entrance, services: TeamServices) -> Route:
    """The entrance as a route that asks who comes."""

    async def endpoint(request: Request) -> Response:
        viewer = await signed_in(request, services)
        if viewer is None and entrance.access not in {Access.ANYONE, Access.MACHINE}:
            if entrance.page:
                return RedirectResponse("/sign-in", 303)
            raise NotSignedIn("you are not signed in", remedy="sign in and try again")
        subject = str(request.path_params["person"]) if entrance.access in ABOUT_SOMEBODY else None
        if not may(await _as_viewer(viewer, services), entrance.access, subject):
            # to a person a page, as for an address that is none
            raise HTTPException(404) if entrance.page else nothing()
        about = None if subject is None else await services.store.people.load(subject)
        if subject is not None and about is None:
            raise nothing()
        asked = Asked(services=services, request=request, viewer=viewer, about=about)
        answer = await entrance.answer(asked)
        await _note(asked, entrance)
        return answer

    return Route(entrance.path, endpoint, methods=[entrance.method])


async def signed_in(request: Request, services: TeamServices) -> Person | None:
    """Who the browser's session belongs to, if it is good."""
    secret = read_cookie(request, secure=services.secure)
    return await services.store.access.signed_in(secret, now=services.now()) if secret else None


async def _as_viewer(person: Person | None, services: TeamServices) -> Viewer | None:
    if person is None:
        return None
    reports = await led_by(person, services)
    return Viewer(
        id=person.id,
        leads=person.role is Role.MANAGER or bool(reports),
        administers=person.role is Role.ADMIN,
        manages=frozenset(report.id for report in reports),
    )


async def led_by(person: Person, services: TeamServices) -> tuple[Person, ...]:
    """Who reports to somebody; to an administrator nobody, whatever was typed: they hold the keys."""
    if person.role is Role.ADMIN:
        return ()
    return await services.store.people.reports_of(person.id)


async def _note(asked: Asked, entrance: Entrance) -> None:
    deed = entrance.deed
    if deed is None or asked.viewer is None or (asked.own and deed in READS):
        return
    call = asked.request.path_params.get("call") or asked.request.path_params.get("agreement")
    await asked.store.audit.note(
        Entry(
            at=asked.services.now(),
            actor=asked.viewer.id,
            subject=None if asked.about is None else asked.about.id,
            deed=deed,
            about=None if call is None else str(call),
        )
    )
