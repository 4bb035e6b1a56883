"""What every test of the overlay does with it."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Opener
    from tests.browser.scripted import ScriptedCall

LISTENING = "Listening. I speak up only in a pause."
BLIND = "Connection lost: I am blind until it is back."


def overlay(open_page: Opener, call: ScriptedCall, **how: object) -> Page:
    """The call's overlay, connected."""
    page = open_page(f"/overlay/{call.id}", **how)
    expect(line(page)).to_have_text(LISTENING)
    return page


def line(page: Page) -> Locator:
    return page.locator(".ov-line")


def cue(page: Page) -> Locator:
    return page.locator(".card-cue")


def key(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=re.compile(name))


def by_key(letter: str) -> Callable[[Page], None]:
    return lambda page: page.keyboard.press(letter)


def by_click(name: str) -> Callable[[Page], None]:
    return lambda page: key(page, name).click()


def wait_until(page: Page, holds: Callable[[], object]) -> None:
    """Until it holds behind the page; the page itself stays alive meanwhile."""
    until = time.monotonic() + 20  # as long as for what is in a page
    while not holds():
        assert time.monotonic() < until
        page.wait_for_timeout(20)
