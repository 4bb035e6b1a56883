"""The overlay for who zooms, reads by ear, uses no mouse, or sees by forced colours: what axe cannot ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import unfit
from tests.browser.hands import cue, key, overlay, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Opener
    from tests.browser.scripted import ScriptedCall

pytestmark = pytest.mark.browser

LONG = "Understanding procurement responsibilities: which interdepartmental committees authorise extraordinary expenditure now?"
READ_OUT = """() => {
  globalThis.readOut = [];
  for (const place of document.querySelectorAll("[aria-live], [role=status], [role=alert]")) {
    new MutationObserver(() => place.textContent && readOut.push(place.textContent))
      .observe(place, { childList: true, characterData: true, subtree: true });
  }
}"""
CUT_OFF = """() => [...document.querySelectorAll(".overlay *")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest(".unseen, svg, .meter"))
  .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== "inline")
  .map((one) => one.className)"""


def test_a_card_is_read_out_once_and_nothing_else_is(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    page.evaluate(READ_OUT)
    call.card("Ask what they can spend")
    expect(cue(page)).to_be_visible()
    call.at = 3.0
    expect(page.locator(".ov-time")).to_contain_text("0:03")
    page.keyboard.press("w")
    page.keyboard.press("p")
    assert page.evaluate("readOut") == ["Ask what they can spend"]


def test_everything_can_be_done_without_a_mouse_and_its_place_is_seen(
    open_page: Opener, call: ScriptedCall
) -> None:
    page = overlay(open_page, call)
    call.card()
    expect(cue(page)).to_be_visible()
    names = []
    for _ in range(11):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        names.append((focused.get_attribute("aria-label") or focused.inner_text()).split("\n")[0])
        outline = "getComputedStyle(document.activeElement).outlineStyle"
        assert page.evaluate(outline) == "solid"
    assert names == [
        "Why, and a way to ask", "Dismiss", "Useful", "Not now", "Not again", "Pin",
        "Ask me", "Snooze", "Hide", "Only a dot", "Keys",
    ]  # fmt: skip
    page.keyboard.press("Enter")  # a card is in view: the keys do not cover it
    expect(page.locator(".rest-keys")).to_be_hidden()
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    wait_until(page, lambda: call.view.asked == 1)


@pytest.mark.parametrize("path", ["overlay", "call"])
def test_at_twice_the_size_nothing_is_cut_off(
    open_page: Opener, call: ScriptedCall, path: str
) -> None:
    page = open_page(f"/{path}/{call.id}", width=640, height=400, calm=True)
    expect(page.locator(".need")).to_have_count(6)
    assert unfit(page) == []
    page.evaluate("document.documentElement.style.fontSize = '200%'")  # the text alone
    assert unfit(page) == []
    assert page.evaluate(CUT_OFF) == []
    call.card(LONG)
    expect(cue(page)).to_have_text(LONG)
    page.keyboard.press("w")
    assert unfit(page) == []
    assert page.evaluate(CUT_OFF) == []
    # what is longer than its place is scrolled to, by keyboard too
    text = page.locator(".card-text")
    expect(text).to_have_attribute("tabindex", "0")
    text.focus()
    page.keyboard.press("End")
    expect(page.locator(".card-more .card-ask")).to_be_in_viewport()


def mark(page: Page, standing: str) -> tuple[str, str]:
    """How a mark of the checklist is drawn: its edge, and what fills it."""
    found: list[str] = page.evaluate(
        """(standing) => {
          const mark = document.querySelector(`.need[data-standing=${standing}] .need-mark`);
          return [getComputedStyle(mark).borderTopColor, getComputedStyle(mark, "::before").content];
        }""",
        standing,
    )
    return found[0], found[1]


def test_forced_colours_leave_every_mark_to_be_told_apart(
    open_page: Opener, call: ScriptedCall
) -> None:
    page = overlay(open_page, call, width=420, height=460)
    page.emulate_media(forced_colors="active")
    expect(page.locator(".need")).to_have_count(6)
    assert len({mark(page, standing) for standing in ("open", "raised", "known")}) == 3
    assert unfit(page) == []
    call.card()
    expect(cue(page)).to_be_visible()
    page.keyboard.press("p")
    edge = (
        "getComputedStyle(document.querySelector('.card .key[aria-pressed=true]')).borderTopStyle"
    )
    assert page.evaluate(edge) == "solid"
    assert key(page, "Pin").get_attribute("aria-pressed") == "true"
    page.keyboard.press("o")
    ink = "getComputedStyle(document.querySelector('.safe-mark')).backgroundColor"
    assert page.evaluate(ink) == page.evaluate("getComputedStyle(document.body).color")
