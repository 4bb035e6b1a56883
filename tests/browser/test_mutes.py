"""Not like this again: written to the rep's own choices, in force at once, and to be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from copilot.storage.own import Reaction
from tests.browser.hands import by_click, by_key, cue, key, overlay, wait_until
from tests.browser.scripted import MUTABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.conftest import Opener, Watch
    from tests.browser.scripted import ScriptedCall, ScriptedService

pytestmark = pytest.mark.browser


@pytest.fixture(autouse=True)
def nothing_muted(live_server: ScriptedService) -> Iterator[None]:
    yield
    choices = live_server.services.choices
    assert choices is not None
    choices.mute(MUTABLE, on=False)


def muted(live_server: ScriptedService) -> tuple[str, ...]:
    choices = live_server.services.choices
    return () if choices is None else choices.muted()


def test_a_rule_is_muted_here_and_from_now_on_until_taken_back(
    open_page: Opener, call: ScriptedCall, live_server: ScriptedService
) -> None:
    page = overlay(open_page, call)
    for mute, back in ((by_key("m"), by_key("z")), (by_click("Not again"), by_click("Undo"))):
        name = call.card(rule=MUTABLE)
        expect(cue(page)).to_be_visible()
        mute(page)
        expect(cue(page)).to_be_empty()
        expect(page.get_by_text("No more cards like that one.")).to_be_visible()
        wait_until(page, lambda: call.view.muted == {MUTABLE})
        wait_until(page, lambda: muted(live_server) == (MUTABLE,))
        wait_until(page, lambda: call.reactions().get(name) is Reaction.DISMISSED)  # noqa: B023  waited for here
        back(page)
        expect(page.get_by_text("Taken back: such cards may come again.")).to_be_visible()
        assert call.view.muted == frozenset()
        assert muted(live_server) == ()


def test_it_can_be_taken_back_any_time_beside_the_keys(
    open_page: Opener, call: ScriptedCall, live_server: ScriptedService
) -> None:
    choices = live_server.services.choices
    assert choices is not None
    choices.mute(MUTABLE, on=True)
    page = overlay(open_page, call)
    page.keyboard.press("Shift+?")
    key(page, "Speak again: Monologue").click()
    expect(page.get_by_text("No more cards about")).to_be_hidden()
    assert muted(live_server) == ()


def test_what_cannot_be_kept_holds_for_this_call_and_says_so(
    open_page: Opener, call: ScriptedCall, watch: Watch
) -> None:
    page = overlay(open_page, call)
    page.route("**/api/private/mutes", lambda route: route.fulfill(status=503, body="{}"))
    call.card(rule=MUTABLE)
    expect(cue(page)).to_be_visible()
    page.keyboard.press("m")
    expect(page.get_by_text("I could not note that for later calls.")).to_be_visible()
    watch.said.clear()  # the browser logs the 503
