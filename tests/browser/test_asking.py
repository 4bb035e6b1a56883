"""Ask me now: the best card at once, or an honest word in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from copilot.coaching.checklist import Need
from tests.browser.hands import BLIND, LISTENING, cue, key, line, overlay, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from copilot.delivery.messages import NoCard
    from tests.browser.conftest import Opener, Watch
    from tests.browser.scripted import ScriptedCall

pytestmark = pytest.mark.browser


WHY: dict[NoCard, str] = {
    "nothing_wanted": "Nothing is missing right now.",
    "words_late": "I have not caught up with the last words.Ask again in a moment.",
    "call_ended": "The call is over.",
}


def told(page: Page) -> Locator:
    return page.locator(".rest-answer")


def test_the_rep_asks_and_a_card_comes(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call, stopped=True)
    page.keyboard.press("a")
    wait_until(page, lambda: call.view.asked == 1)
    call.card("Ask what they can spend")
    expect(cue(page)).to_have_text("Ask what they can spend")
    page.clock.run_for(2_100)  # an answer came: nothing is said of none
    expect(told(page)).to_be_empty()
    key(page, "Ask me").click()
    wait_until(page, lambda: call.view.asked == 2)
    call.answer("card_in_view")
    expect(line(page)).to_have_text("There is nothing more than this card right now.")
    expect(cue(page)).to_have_text("Ask what they can spend")


def test_with_nothing_wanted_it_names_what_is_still_open(
    open_page: Opener, call: ScriptedCall
) -> None:
    page = overlay(open_page, call)
    page.keyboard.press("a")
    wait_until(page, lambda: call.view.asked == 1)
    call.answer(need=Need.DECISION_MAKER)
    expect(told(page)).to_contain_text("Nothing urgent. Still open")
    expect(told(page)).to_contain_text("Who decides")
    expect(told(page)).to_contain_text(
        "Who else will want a say in this, and what matters to them?"
    )
    assert told(page).get_attribute("aria-live") == "polite"
    expect(page.locator(".need").first).to_be_hidden()
    page.keyboard.press("Escape")
    expect(told(page)).to_be_empty()
    expect(page.locator(".need").first).to_be_visible()


def test_why_there_is_no_card_is_said(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    page.keyboard.press("a")
    for reason, words in WHY.items():
        call.answer(reason)
        expect(told(page)).to_have_text(words)


def test_no_answer_is_not_passed_over(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call, stopped=True)
    page.keyboard.press("a")
    page.clock.run_for(2_000)
    expect(told(page)).to_contain_text("No answer came.")


def test_asked_in_a_snooze_it_answers_and_sleeps_on(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    page.keyboard.press("s")
    wait_until(page, lambda: call.view.snoozed_until)
    page.keyboard.press("a")
    wait_until(page, lambda: call.view.asked == 1)
    call.card("Ask what they can spend")
    expect(cue(page)).to_have_text("Ask what they can spend")
    expect(line(page)).to_contain_text("Snoozed until")


def test_who_asks_while_all_is_hidden_wants_to_see(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    page.keyboard.press("h")
    wait_until(page, lambda: call.view.hidden)
    page.keyboard.press("a")
    wait_until(page, lambda: call.view.asked == 1)
    assert not call.view.hidden
    expect(page.locator(".ov-head")).to_be_visible()
    call.answer(need=Need.BUDGET)
    expect(told(page)).to_contain_text("Their budget")


def test_blind_it_says_so_and_keeps_no_question_for_later(
    open_page: Opener, call: ScriptedCall, watch: Watch
) -> None:
    page = open_page("/review")
    page.route("**/session/ticket", lambda route: route.abort())
    page.goto(f"/overlay/{call.id}")
    expect(line(page)).to_have_text(BLIND)
    page.keyboard.press("a")
    expect(told(page)).to_contain_text("I am blind right now.")
    page.unroute("**/session/ticket")
    expect(line(page)).to_have_text(LISTENING)
    assert not call.view.asked
    watch.said.clear()  # the browser logs each try
