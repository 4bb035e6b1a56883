"""The application: every door in one list, behind the guard."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route, WebSocketRoute

from copilot.errors import MethodRefused, NotHere
from copilot.resources import pages_dir
from copilot.web.answers import refused
from copilot.web.api import Api
from copilot.web.assets import Assets
from copilot.web.guard import Guard
from copilot.web.learning import Learning
from copilot.web.practice import Practice
from copilot.web.say import Say
from copilot.web.sockets import OverlayDoor

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from starlette.requests import Request
    from starlette.responses import Response

    from copilot.web.services import Services


def create_app(services: Services) -> Starlette:
    """The pages, the REST doors and the socket, over `services`.

    Its lifespan is the calls': they end when it does.
    """
    assets = Assets.read(pages_dir())
    overlays = OverlayDoor(services.calls, services.tickets)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with services.calls.running():
            yield

    app = Starlette(
        routes=[
            *_pages(assets),
            *Api(services, overlays).routes(),
            *Say(services).routes(),
            *Learning(services).routes(),
            *Practice(services).routes(),
            WebSocketRoute("/ws/overlay/{call:uuid}", overlays.serve),
        ],
        middleware=[Middleware(Guard, address=services.address)],
        exception_handlers={HTTPException: _refusal(assets)},
        lifespan=lifespan,
    )
    # an address has one spelling: a redirect would answer under the name that was asked for
    app.router.redirect_slashes = False
    return app


def _pages(assets: Assets) -> list[BaseRoute]:
    def page(path: str, name: str) -> Route:
        asset = assets.page(name)

        async def show(_request: Request) -> Response:
            return asset.page()

        return Route(path, show, name=name)

    async def static(request: Request) -> Response:
        asset = assets.static(request.path_params["path"])
        if asset is None:
            raise HTTPException(404)
        return asset.part(request)

    return [
        page("/", "home.html"),
        page("/call/{call:uuid}", "call.html"),
        page("/overlay/{call:uuid}", "overlay.html"),
        page("/review", "review.html"),
        page("/review/{call:uuid}", "review-call.html"),
        page("/learning", "learning.html"),
        page("/practice", "practice.html"),
        Route("/static/{path:path}", static),
    ]


def _refusal(assets: Assets) -> Callable[[Request, Exception], Awaitable[Response]]:
    """What is said where no route is, or none for that method: a page to who follows a link."""

    async def refusal(request: Request, error: Exception) -> Response:
        if isinstance(error, HTTPException) and error.status_code == 405:
            response = refused(MethodRefused("that cannot be done here", remedy="see the README"))
            response.headers.update(error.headers or {})
            return response
        if request.method in {"GET", "HEAD"} and "text/html" in request.headers.get("accept", ""):
            return assets.page("not-found.html").page(404)
        return refused(NotHere("there is nothing here", remedy="see the README"))

    return refusal
