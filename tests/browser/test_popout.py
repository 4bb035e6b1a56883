"""The overlay in a window of its own, where the browser has Document Picture-in-Picture and where not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from copilot.figures import clock
from tests.browser.chromium import CHROMIUM
from tests.browser.hands import LISTENING, cue, key, line, overlay, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import Opener
    from tests.browser.scripted import ScriptedCall

pytestmark = pytest.mark.browser

BROWSER = CHROMIUM  # it is about windows


def pop_out(page: Page) -> Page:
    with page.context.expect_page() as opening:
        page.get_by_role("button", name="Pop out").click()
    return opening.value


@pytest.fixture
def page(open_page: Opener, call: ScriptedCall) -> Iterator[Page]:
    page = open_page(f"/call/{call.id}")
    expect(line(page)).to_have_text(LISTENING)
    yield page
    for other in page.context.pages:
        if other is not page:
            other.close(run_before_unload=True)
    wait_until(page, lambda: len(page.context.pages) == 1)


def test_its_styles_and_keys_come_along(page: Page, call: ScriptedCall) -> None:
    own = pop_out(page)
    expect(line(own)).to_have_text(LISTENING)
    call.card()
    expect(cue(own)).to_be_visible()
    style = "getComputedStyle(document.querySelector('.card-cue')).fontWeight"
    assert own.evaluate(style) == "600"
    own.keyboard.press("w")
    expect(own.locator(".card-why")).to_be_visible()
    own.keyboard.press("s")
    wait_until(page, lambda: call.view.snoozed_until)
    own.keyboard.press("s")
    own.keyboard.press("a")
    wait_until(page, lambda: call.view.asked == 1)


def test_closed_it_stands_in_the_page_again_with_its_keys(page: Page, call: ScriptedCall) -> None:
    own = pop_out(page)
    expect(line(own)).to_have_text(LISTENING)
    own.close(run_before_unload=True)
    expect(line(page)).to_have_text(LISTENING)
    expect(page.get_by_role("button", name="Pop out")).to_be_visible()
    call.card()
    expect(cue(page)).to_be_visible()
    page.keyboard.press("d")
    expect(cue(page)).to_be_empty()
    pop_out(page)
    expect(page.get_by_text("The overlay stands in its own window.")).to_be_visible()


def test_only_a_dot_is_in_the_page_and_in_the_window(page: Page, call: ScriptedCall) -> None:
    own = pop_out(page)
    expect(line(own)).to_have_text(LISTENING)
    own.keyboard.press("o")
    for one in (page, own):
        expect(one.locator(".safe-dot")).to_be_visible()
        expect(one.locator("main:not(.safe-place)")).to_be_hidden()
    own.locator(".safe-dot").click()
    expect(line(own)).to_be_visible()
    expect(page.locator(".safe-dot")).to_have_count(0)


def test_without_picture_in_picture_a_small_window_opens(
    open_page: Opener, call: ScriptedCall
) -> None:
    page = open_page("/review")
    page.add_init_script("delete globalThis.documentPictureInPicture")
    page.goto(f"/call/{call.id}")
    expect(line(page)).to_have_text(LISTENING)
    own = pop_out(page)
    expect(line(own)).to_have_text(LISTENING)
    own.evaluate("globalThis.refused = []")  # what the watch looks for afterwards
    assert own.url.endswith(f"/overlay/{call.id}")
    call.card()
    expect(cue(own)).to_be_visible()


def test_a_window_that_the_browser_blocks_is_told_of(open_page: Opener, call: ScriptedCall) -> None:
    page = open_page("/review")
    page.add_init_script("delete globalThis.documentPictureInPicture; globalThis.open = () => null")
    page.goto(f"/call/{call.id}")
    expect(line(page)).to_have_text(LISTENING)
    key(page, "Pop out").click()
    expect(page.get_by_text("Your browser blocked the window: allow pop-ups here.")).to_be_visible()
    expect(page.locator(".frame .overlay")).to_be_visible()


def test_a_window_that_opens_in_a_snooze_knows_of_it(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    page.keyboard.press("s")
    wait_until(page, lambda: call.view.snoozed_until >= 300)
    until_s = call.view.snoozed_until
    snoozed = f"Snoozed until {clock(until_s)} of this call."
    page.reload()
    expect(line(page)).to_have_text(snoozed)
    other = open_page(f"/overlay/{call.id}")
    expect(line(other)).to_have_text(snoozed)
    assert call.view.snoozed_until == until_s  # knowing of it begins no new one
    other.keyboard.press("s")
    expect(line(other)).to_have_text(LISTENING)
    wait_until(other, lambda: not call.view.snoozed_until)
