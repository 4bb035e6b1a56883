"""A browser, the service, and a watch over what a page may never do."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.chromium import HOW_TO_GET_IT, PATIENCE_MS, WINDOWLESS, arguments
from tests.browser.scripted import ScriptedCall, ScriptedService, scripted_service

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import ConsoleMessage, Error, Request

Scheme = Literal["light", "dark"]

__all__ = ["Opener", "Scheme", "Watch"]

expect.set_options(timeout=PATIENCE_MS)
WATCH = """
globalThis.refused = [];
addEventListener("securitypolicyviolation", (event) => refused.push(event.violatedDirective));
"""


# Playwright's loop is the running one in its thread for as long as it is open, so it is never open
# while another module's asynchronous tests run.
@pytest.fixture(scope="module")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Chromium, as the system brings it; a module may name the one that it is about."""
    path = getattr(request.module, "BROWSER", WINDOWLESS)
    if not path.exists():
        pytest.skip(HOW_TO_GET_IT)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=arguments())
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ScriptedService]:
    """The real application, over calls that the test plays."""
    with scripted_service(tmp_path_factory.mktemp("service")) as service:
        yield service


@pytest.fixture
def call(live_server: ScriptedService) -> Iterator[ScriptedCall]:
    """A call under way, ended after the test."""
    call = live_server.start()
    yield call
    live_server.finish(call)


@dataclass
class Watch:
    """What went wrong in a page. A test that provokes something clears it."""

    said: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def follow(self, page: Page, origin: str) -> None:
        """Look at one page from its beginning."""

        def console(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"}:
                self.said.append(message.text)

        def failed(error: Error) -> None:
            self.said.append(str(error))

        def asked(request: Request) -> None:
            if not request.url.startswith((origin, origin.replace("http", "ws", 1), "about:")):
                self.outside.append(request.url)

        page.on("console", console)
        page.on("pageerror", failed)
        page.on("request", asked)
        page.add_init_script(WATCH)


Opener = Callable[..., Page]


@pytest.fixture
def watch() -> Watch:
    """What the test's pages did that they may not."""
    return Watch()


@pytest.fixture
def open_page(browser: Browser, live_server: ScriptedService, watch: Watch) -> Iterator[Opener]:
    """Opens a path of the service in a browser of its own; afterwards nothing may have gone wrong."""
    with opener(browser, live_server.origin, watch) as open_path:
        yield open_path


@contextmanager
def opener(browser: Browser, origin: str, watch: Watch) -> Iterator[Opener]:
    """The same for any service. In a page that is `stopped`, time passes as the test lets it pass."""
    contexts: list[BrowserContext] = []

    def open_path(
        path: str,
        *,
        width: int = 1280,
        height: int = 800,
        scheme: Scheme = "light",
        calm: bool = False,
        stopped: bool = False,
        enter: Callable[[BrowserContext], None] = lambda _context: None,
    ) -> Page:
        context = browser.new_context(
            base_url=origin,
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            reduced_motion="reduce" if calm else "no-preference",
        )
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        enter(context)
        page = context.new_page()
        watch.follow(page, origin)
        if stopped:
            page.clock.install()
            page.clock.pause_at(time.time() + 60)
        page.goto(path)
        return page

    yield open_path
    refused = [
        refusal
        for context in contexts
        for page in context.pages
        for refusal in page.evaluate("refused")
    ]
    for context in contexts:
        context.close()
    assert (watch.said, watch.outside, refused) == ([], [], [])


@pytest.fixture(scope="module")
def page(browser: Browser, live_server: ScriptedService) -> Iterator[Page]:
    """A page of the service, whose modules a test may import."""
    context = browser.new_context(base_url=live_server.origin)
    page = context.new_page()
    page.goto("/welcome")
    yield page
    context.close()
