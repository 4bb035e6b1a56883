"""Every page, light and dark, narrow and wide: nothing stands in anybody's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.axe import (
    NARROW,
    small_targets,
    too_wide,
    unfit,
    unfit_anywhere,
    violations,
)
from tests.browser.hands import cue, key, overlay
from tests.browser.scripted import MUTABLE

if TYPE_CHECKING:
    from tests.browser.conftest import Opener, Watch
    from tests.browser.scripted import ScriptedCall, ScriptedService

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def over(live_server: ScriptedService) -> ScriptedCall:
    """A call with one card that has ended."""
    call = live_server.start()
    call.at = 43.0
    call.card()
    live_server.finish(call)
    return call


@pytest.mark.parametrize("path", ["/", "/review", "/nowhere"])
def test_a_page_is_fit_for_everybody(
    open_page: Opener, over: ScriptedCall, watch: Watch, path: str
) -> None:
    page = open_page(path)
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert unfit_anywhere(page) == []
    watch.said.clear()  # the browser logs the 404


def test_a_review_is_fit_with_all_of_it_open(open_page: Opener, over: ScriptedCall) -> None:
    page = open_page(f"/review/{over.id}")
    page.get_by_text("As a table").click()
    assert unfit_anywhere(page) == []
    page.get_by_role("button", name="Delete").click()
    assert unfit(page) == []


def test_a_call_under_way_is_fit_for_everybody(open_page: Opener, call: ScriptedCall) -> None:
    page = open_page(f"/call/{call.id}", calm=True)
    expect(page.locator(".need")).to_have_count(6)
    call.hear()
    assert unfit_anywhere(page) == []


def test_the_overlay_is_fit_for_everybody_whatever_it_shows(
    open_page: Opener, call: ScriptedCall
) -> None:
    page = overlay(open_page, call, calm=True, width=NARROW, height=460)
    expect(page.locator(".need")).to_have_count(6)
    assert unfit(page) == []
    key(page, "Keys").click()
    assert unfit(page) == []
    page.keyboard.press("Escape")
    call.card(
        "Understanding procurement responsibilities: which interdepartmental committees authorise it?",
        rule=MUTABLE,
    )
    expect(cue(page)).not_to_be_empty()
    page.keyboard.press("w")
    assert unfit_anywhere(page) == []
    page.keyboard.press("m")
    expect(key(page, "Undo")).to_be_visible()
    assert unfit(page) == []
    page.keyboard.press("z")
    page.keyboard.press("o")
    expect(page.locator(".safe-dot")).to_be_visible()
    assert unfit_anywhere(page) == []


def test_the_helper_finds_what_is_wrong(open_page: Opener) -> None:
    page = open_page("/")
    page.evaluate(
        """() => {
          const button = (left) => {
            const one = document.createElement("button");
            one.style.cssText = `position: fixed; top: 0; left: ${left}px; width: 12px; height: 12px; padding: 0`;
            document.body.append(one);
          };
          button(0);
          button(14);
          const wide = document.createElement("p");
          wide.textContent = "a line";
          wide.style.width = "5000px";
          document.body.append(wide);
        }"""
    )
    assert any(one.startswith("button-name") for one in violations(page))
    assert len(small_targets(page)) == 2
    assert too_wide(page) == ["reflow: 5000 pixels in 1280"]
