"""A browser with a made-up microphone and a screen to share, and the hands that start a call in it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from playwright.sync_api import expect, sync_playwright

from tests.browser.chromium import PATIENCE_MS, WINDOWLESS, arguments
from tests.browser.hands import LISTENING, line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.conftest import Watch

DEVICES: Final = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
"""Microphones that beep, and a question that is answered with yes by itself."""

CHATTER: Final = (
    # of any picture that is shared, though no camera is asked for
    "Permissions policy violation: camera is not allowed in this document.",
    # of a page that was opened by its address: it says so itself, and goes on at the first click
    "The AudioContext was not allowed to start.",
)
"""What Chromium says to the console although nothing is wrong."""


@contextmanager
def hearing_browser(*more: str, path: Path = WINDOWLESS) -> Iterator[Browser]:
    """Chromium that may hear, with no tab muted."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path,
            args=arguments(*DEVICES, *more),
            ignore_default_args=["--mute-audio"],
        )
        yield chromium
        chromium.close()


@contextmanager
def a_page(
    browser: Browser, origin: str, watch: Watch, init: str = "", **how: object
) -> Iterator[Page]:
    """A page in a browser context of its own, where the microphone may be used; nothing may go wrong in it.

    Of a `noisy` page only what goes outside counts: the browser logs each connection that is refused.
    """
    noisy = how.pop("noisy", False)
    options = {"viewport": {"width": 1280, "height": 900}, "permissions": ["microphone"]} | how
    context = browser.new_context(base_url=origin, **options)  # type: ignore[arg-type]  # options as they came
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    watch.follow(page, origin)
    if init:
        page.add_init_script(init)
    yield page
    context.close()
    watch.said[:] = [said for said in watch.said if not said.startswith(CHATTER)]
    assert watch.outside == []
    assert noisy or watch.said == []


def side(page: Page, name: str) -> Locator:
    """The card of one side: ``You`` or ``The buyer``."""
    return page.get_by_role("region", name=name, exact=True)


def words(page: Page, name: str) -> Locator:
    """What is said of that side."""
    return side(page, name).locator(".side-text")


def ready(page: Page) -> None:
    """Both sides are heard."""
    expect(words(page, "You")).to_have_text("I hear you.")
    page.get_by_role("button", name="Share the call’s sound").click()
    expect(words(page, "The buyer")).to_have_text("I hear them.")


def begin(page: Page) -> str:
    """From the start page to listening; the call's id."""
    page.goto("/start")
    ready(page)
    page.get_by_role("button", name="Start listening").click()
    page.wait_for_url("**/call/*")
    expect(line(page)).to_have_text(LISTENING)
    return page.url.rsplit("/", 1)[-1]
