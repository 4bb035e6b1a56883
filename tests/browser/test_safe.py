"""While a screen is shared: nothing but a dot, in the overlay, the call's page and the pop-out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.hands import LISTENING, cue, key, line, overlay, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Opener
    from tests.browser.scripted import ScriptedCall

pytestmark = pytest.mark.browser

HIDDEN = "Hidden. I listen on and show nothing."
PAINTED = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1)
  .map((one) => one.className)"""


def dot(page: Page) -> Locator:
    return page.get_by_role("button", name="Only a dot while you share")


@pytest.mark.parametrize(("path", "press"), [("overlay", "o"), ("call", "click")])
def test_nothing_but_a_dot(open_page: Opener, call: ScriptedCall, path: str, press: str) -> None:
    page = open_page(f"/{path}/{call.id}")
    expect(line(page)).to_have_text(LISTENING)
    call.card()
    expect(cue(page)).to_be_visible()
    if press == "click":
        key(page, "Only a dot").click()
        expect(dot(page)).to_be_focused()  # what had the focus is gone
    else:
        page.keyboard.press("o")
        expect(dot(page)).not_to_be_focused()
    assert page.evaluate(PAINTED) == ["safe-place", "safe-dot", "safe-mark"]
    wait_until(page, lambda: call.view.hidden)
    if press == "click":
        page.keyboard.press("Enter")
        expect(key(page, "Only a dot")).to_be_focused()
    else:
        page.keyboard.press("o")
    expect(line(page)).to_have_text(LISTENING)
    wait_until(page, lambda: not call.view.hidden)


def test_a_card_that_cannot_be_seen_is_not_spent(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    page.keyboard.press("o")
    call.card()
    call.at = 2.0
    expect(page.locator(".ov-time")).to_contain_text("0:02")  # what is told after the card has come
    page.keyboard.press("a")
    page.keyboard.press("o")
    expect(line(page)).to_have_text(LISTENING)
    expect(cue(page)).to_be_empty()
    assert not call.view.asked


def test_it_is_remembered_for_this_session_and_no_longer(
    open_page: Opener, call: ScriptedCall
) -> None:
    page = overlay(open_page, call)
    page.keyboard.press("o")
    page.reload()
    expect(dot(page)).to_be_visible()
    wait_until(page, lambda: call.view.hidden)
    fresh = open_page(f"/overlay/{call.id}")
    expect(line(fresh)).to_have_text(HIDDEN)  # the call shows no card as long as the dot is there
    expect(dot(fresh)).to_have_count(0)
    key(fresh, "Show").click()
    expect(line(fresh)).to_have_text(LISTENING)
    wait_until(fresh, lambda: not call.view.hidden)


def test_all_windows_of_a_call_show_the_dot(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    other = page.context.new_page()
    other.add_init_script("globalThis.refused = []")
    other.goto(f"/call/{call.id}")
    expect(line(other)).to_have_text(LISTENING)
    page.keyboard.press("o")
    expect(dot(other)).to_be_visible()
    expect(other.locator("h1:not(.unseen)")).to_be_hidden()
    other.keyboard.press("o")
    expect(line(page)).to_have_text(LISTENING)
    expect(dot(page)).to_have_count(0)


def test_hidden_before_it_is_hidden_after(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    page.keyboard.press("h")
    page.keyboard.press("o")
    page.keyboard.press("h")  # the dot is all there is
    page.keyboard.press("o")
    expect(line(page)).to_have_text(HIDDEN)
    wait_until(page, lambda: call.view.hidden)


def test_the_dot_says_when_it_is_blind(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    page.keyboard.press("o")
    expect(dot(page)).to_have_attribute("data-hears", "yes")
    call.told = {"banner": "blind"}
    expect(dot(page)).to_have_attribute("data-hears", "no")
    expect(page.get_by_role("button", name="blind right now")).to_be_visible()


def test_the_dot_says_that_nothing_is_heard_after_the_end(
    open_page: Opener, call: ScriptedCall
) -> None:
    page = overlay(open_page, call)
    page.keyboard.press("o")
    expect(page.get_by_role("button", name="share your screen, listening.")).to_be_visible()
    call.told = {"banner": "ended"}
    expect(page.get_by_role("button", name="not listening any more")).to_be_visible()
    expect(dot(page)).to_have_attribute("data-hears", "no")
