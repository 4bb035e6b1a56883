"""The team's application: every entrance in one list, behind the guard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import RedirectResponse
from starlette.routing import BaseRoute, Route

from copilot.errors import MethodRefused, NotHere
from copilot.limits import limit
from copilot.resources import pages_dir
from copilot.web.answers import refused
from copilot.web.assets import Assets
from copilot.web.guard import Guard
from copilot.web.team import (
    admin_api,
    agreements_api,
    brief_api,
    deals_api,
    machine_api,
    person_api,
    quota_api,
    record_api,
    rhythm_api,
    scorecard_api,
    session_api,
    team_api,
    trends_api,
)
from copilot.web.team.access import Access
from copilot.web.team.doors import Entrance, route
from copilot.web.team.ingest import PATH

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

    from copilot.web.address import Origin
    from copilot.web.assets import Asset
    from copilot.web.team.asked import Asked
    from copilot.web.team.services import TeamServices

PAGE: Final = "team.html"
PAGES: Final[Mapping[str, Access]] = {
    "/team": Access.LEADS,
    "/people/{person:uuid}": Access.SHARED,
    "/people/{person:uuid}/calls/{call:uuid}": Access.SHARED,
    "/people/{person:uuid}/brief": Access.SHARED,
    "/people/{person:uuid}/agreements": Access.SHARED,
    "/people/{person:uuid}/scorecard": Access.SHARED,
    "/people/{person:uuid}/rhythm": Access.SHARED,
    "/deals": Access.LEADS,
    "/patterns": Access.SIGNED_IN,
    "/programme": Access.SIGNED_IN,
    "/record": Access.SIGNED_IN,
    "/admin": Access.ADMIN,
}
"""Every page is the same file, which draws what its address names; so who may see it is asked twice."""

_LARGE: Final = {"/api/deals", "/api/outcomes"}


def entrances() -> list[Entrance]:
    """Every entrance that says something, and those of the pages come from `PAGES`."""
    return [
        *session_api.entrances(),
        *team_api.entrances(),
        *person_api.entrances(),
        *brief_api.entrances(),
        *quota_api.entrances(),
        *agreements_api.entrances(),
        *scorecard_api.entrances(),
        *rhythm_api.entrances(),
        *deals_api.entrances(),
        *trends_api.entrances(),
        *record_api.entrances(),
        *admin_api.entrances(),
        *machine_api.entrances(),
    ]


def create_team_app(services: TeamServices) -> Starlette:
    """The pages and the doors, over `services`."""
    assets = Assets.read(pages_dir())
    page = assets.page(PAGE)
    routes: list[BaseRoute] = [
        *(route(entrance, services) for entrance in (*_pages(page), *entrances())),
        Route("/static/{path:path}", _static(assets), methods=["GET"]),
    ]
    app = Starlette(
        routes=routes,
        middleware=[Middleware(ByName, origins=services.origins)],
        exception_handlers={HTTPException: _refusal(page)},
    )
    # an address has one spelling: a redirect would answer under the name that was asked for
    app.router.redirect_slashes = False
    return app


class ByName:
    """One guard for each name that the server goes by; a request under any other meets the first."""

    def __init__(self, app: ASGIApp, *, origins: Sequence[Origin]) -> None:
        self._by_name: dict[bytes, Guard] = {}
        for origin in origins:
            guard = Guard(app, address=origin, body_bytes=_body_bytes)
            self._by_name.setdefault(origin.host.encode(), guard)
            self._by_name.setdefault(origin.alias.encode(), guard)
        self._first = next(iter(self._by_name.values()))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand a request to the guard of its name."""
        headers = scope.get("headers", ())
        name = next((value for key, value in headers if key == b"host"), b"")
        await self._by_name.get(name, self._first)(scope, receive, send)


def _body_bytes(scope: Scope) -> int:
    if scope["path"] in _LARGE:
        return limit("deal_file_bytes")
    return limit("ingest_bytes" if scope["path"] == PATH else "request_body_bytes")


def _pages(page: Asset) -> list[Entrance]:
    async def show(_asked: Asked) -> Response:
        return page.page()

    async def sign_in(asked: Asked) -> Response:
        return page.page() if asked.viewer is None else RedirectResponse("/", 303)

    drawn = [
        Entrance(method="GET", path=path, access=access, answer=show, page=True)
        for path, access in PAGES.items()
    ]
    way_in = Entrance(
        method="GET", path="/sign-in", access=Access.ANYONE, answer=sign_in, page=True
    )
    return [way_in, *drawn]


def _static(assets: Assets) -> Callable[[Request], Awaitable[Response]]:
    async def static(request: Request) -> Response:
        asset = assets.static(request.path_params["path"])
        if asset is None:
            raise HTTPException(404)
        return asset.part(request)

    return static


def _refusal(page: Asset) -> Callable[[Request, Exception], Awaitable[Response]]:
    """What is said where no route is, or none for that method."""

    async def refusal(request: Request, error: Exception) -> Response:
        if isinstance(error, HTTPException) and error.status_code == 405:
            response = refused(MethodRefused("that cannot be done here", remedy="see the README"))
            response.headers.update(error.headers or {})
            return response
        if request.method in {"GET", "HEAD"} and "text/html" in request.headers.get("accept", ""):
            return page.page(404)
        return refused(NotHere("there is nothing here for you", remedy="go back to the start"))

    return refusal
