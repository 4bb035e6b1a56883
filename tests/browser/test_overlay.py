"""The overlay, as a rep would use it: one card or none, and every wish by key and by click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from copilot.coaching.checklist import Need, Standing
from copilot.delivery.messages import ErrorMessage
from copilot.kinds import Profile
from copilot.storage.own import Reaction
from tests.browser.hands import LISTENING, by_click, by_key, cue, key, line, overlay, wait_until
from tests.browser.scripted import CHECKLIST

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Opener
    from tests.browser.scripted import ScriptedCall, ScriptedService

pytestmark = pytest.mark.browser

FADE_MS = 150
LONG = "Understanding procurement responsibilities: which interdepartmental committees authorise extraordinary expenditure now?"


def shown(page: Page, whether: str) -> Locator:
    """The card's place, once a card is in view or not."""
    return page.locator(f".card[data-shown={whether}]")


def test_the_cue_comes_first_and_the_rest_on_demand(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    call.card("Ask what they can spend")
    expect(cue(page)).to_have_text("Ask what they can spend")
    expect(page.locator(".card-why")).to_be_hidden()
    key(page, "Why").click()
    expect(page.locator(".card-why")).to_have_text("A price was named, and their budget was not.")
    expect(page.locator(".card-why")).to_be_visible()
    expect(page.locator(".card .card-face .card-ask")).to_be_visible()
    expect(key(page, "Why")).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize(("profile", "unasked"), [(Profile.RAMPING, True), (Profile.SENIOR, False)])
def test_who_is_new_sees_all_of_a_card_and_a_senior_the_cue(
    open_page: Opener, live_server: ScriptedService, profile: Profile, *, unasked: bool
) -> None:
    call = live_server.start(profile)
    page = overlay(open_page, call)
    call.card()
    expect(cue(page)).to_be_visible()
    expect(page.locator(".card-why")).to_be_visible(visible=unasked)
    page.keyboard.press("w")
    page.reload()  # the choice is remembered, and goes before the profile
    expect(page.locator(".card-why")).to_be_visible(visible=not unasked)
    live_server.finish(call)


def test_what_the_call_needs_stands_where_no_card_does(
    open_page: Opener, call: ScriptedCall
) -> None:
    page = overlay(open_page, call)
    needs = page.locator(".need")
    expect(needs).to_have_count(6)
    expect(needs.nth(0)).to_have_text("What troubles them: known")
    expect(needs.nth(1)).to_have_text("What it costs them: raised, not settled")
    expect(needs.nth(4)).to_have_text("Their budget: not heard yet")
    box = needs.nth(4).bounding_box()
    told = tuple(
        line.model_copy(update={"standing": Standing.KNOWN}) if line.need is Need.BUDGET else line
        for line in CHECKLIST
    )
    call.told = {"checklist": told}
    expect(needs.nth(4)).to_have_text("Their budget: known")
    assert needs.nth(4).bounding_box() == box
    call.card()
    expect(cue(page)).to_be_visible()
    expect(needs.nth(4)).to_be_hidden()


def test_a_call_that_needs_nothing_has_no_list(open_page: Opener, call: ScriptedCall) -> None:
    call.told = {"checklist": ()}
    page = overlay(open_page, call)
    expect(page.get_by_text("What this call needs")).to_be_hidden()
    expect(page.get_by_text("A card appears here, in a pause.")).to_be_visible()


def test_a_card_moves_nothing_and_takes_no_focus(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call, width=360, height=480)
    places = ".ov-head, .card, .card-keys, .ov-share, .ov-foot"
    boxes = f"[...document.querySelectorAll('{places}')].map((e) => JSON.stringify(e.getBoundingClientRect()))"
    key(page, "Hide").focus()
    before = page.evaluate(boxes)
    name = call.card(LONG)
    expect(cue(page)).to_be_visible()
    assert page.evaluate(boxes) == before
    expect(key(page, "Hide")).to_be_focused()
    call.withdraw(name)
    expect(cue(page)).to_be_empty()
    assert page.evaluate(boxes) == before


def test_a_card_is_dismissed_by_key_and_by_click(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    dismissed = {}
    for press in (by_key("d"), by_key("Escape"), by_click("Dismiss")):
        name = call.card()
        expect(cue(page)).to_be_visible()
        press(page)
        expect(cue(page)).to_be_empty()
        dismissed[name] = Reaction.DISMISSED
        wait_until(page, lambda: call.view.dismissed == name)  # noqa: B023  waited for here
        wait_until(page, lambda: call.reactions() == dismissed)


def test_focus_on_a_card_that_goes_stays_in_its_place(
    open_page: Opener, call: ScriptedCall
) -> None:
    page = overlay(open_page, call)
    call.card()
    key(page, "Pin").focus()
    page.keyboard.press("d")
    expect(page.get_by_role("group", name="Card")).to_be_focused()


def test_a_pinned_card_stays(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call, stopped=True)
    for press in (by_key("p"), by_click("Pin")):
        name = call.card(ttl_ms=400)
        expect(cue(page)).to_be_visible()
        press(page)
        expect(key(page, "Pin")).to_have_attribute("aria-pressed", "true")
        wait_until(page, lambda: call.view.pinned == name)  # noqa: B023  waited for here
        call.withdraw(name, "expired")
        page.clock.run_for(1_600)  # past its life and the page's own grace
        expect(shown(page, "yes")).to_be_visible()
        press(page)
        wait_until(page, lambda: not call.view.pinned)
        call.withdraw(name, "expired")
        expect(shown(page, "no")).to_be_visible()
        page.clock.run_for(FADE_MS)
        expect(cue(page)).to_be_empty()


@pytest.mark.parametrize("away", ["s", "h", "o"])
def test_a_pinned_card_that_the_rep_sends_away_is_in_nobodys_view(
    open_page: Opener, call: ScriptedCall, away: str
) -> None:
    page = overlay(open_page, call)
    name = call.card()
    expect(cue(page)).to_be_visible()
    page.keyboard.press("p")
    wait_until(page, lambda: call.view.pinned == name)
    page.keyboard.press(away)
    expect(shown(page, "no")).to_be_attached()
    wait_until(page, lambda: not call.view.pinned)


def test_a_card_pinned_before_the_page_came_again_is_pinned_there(
    open_page: Opener, call: ScriptedCall
) -> None:
    page = overlay(open_page, call)
    name = call.card(ttl_ms=400)
    expect(cue(page)).to_be_visible()
    page.keyboard.press("p")
    wait_until(page, lambda: call.view.pinned == name)
    page = overlay(open_page, call, stopped=True)
    expect(cue(page)).to_be_visible()
    expect(key(page, "Pin")).to_have_attribute("aria-pressed", "true")
    page.clock.run_for(1_600)  # past its life and the page's own grace
    expect(shown(page, "yes")).to_be_visible()
    page.keyboard.press("p")
    wait_until(page, lambda: not call.view.pinned)


def test_a_card_goes_although_the_word_to_take_it_back_is_lost(
    open_page: Opener, call: ScriptedCall
) -> None:
    page = overlay(open_page, call, stopped=True)
    call.card(ttl_ms=300)
    expect(cue(page)).to_be_visible()
    page.clock.run_for(1_200)  # of its life and the page's own grace
    expect(shown(page, "yes")).to_be_visible()
    page.clock.run_for(100)
    expect(shown(page, "no")).to_be_visible()
    page.clock.run_for(FADE_MS)
    expect(cue(page)).to_be_empty()


def test_hidden_shows_nothing_and_is_remembered(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    page.keyboard.press("h")
    expect(line(page)).to_have_text("Hidden. I listen on and show nothing.")
    expect(page.locator(".ov-head")).to_be_hidden()
    wait_until(page, lambda: call.view.hidden)
    page.reload()
    expect(line(page)).to_have_text("Hidden. I listen on and show nothing.")
    expect(page.locator(".ov-time")).to_contain_text(
        "0:01"
    )  # connected, though it is not to be seen
    call.card()
    call.at = 2.0
    expect(page.locator(".ov-time")).to_contain_text("0:02")  # what is told after the card has come
    page.keyboard.press("h")
    expect(line(page)).to_have_text(LISTENING)
    expect(cue(page)).to_be_empty()
    wait_until(page, lambda: not call.view.hidden)
    key(page, "Hide").click()
    expect(line(page)).to_have_text("Hidden. I listen on and show nothing.")
    wait_until(page, lambda: call.view.hidden)


def test_hidden_holds_for_the_next_call_too(
    open_page: Opener, call: ScriptedCall, live_server: ScriptedService
) -> None:
    page = overlay(open_page, call)
    page.keyboard.press("h")
    following = live_server.start()
    page.goto(f"/overlay/{following.id}")
    wait_until(page, lambda: following.view.hidden)
    live_server.finish(following)


def test_snoozed_for_five_minutes_of_the_call(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    for second, press in ((1, by_key("s")), (2, by_click("Snooze"))):
        press(page)
        expect(line(page)).to_have_text(f"Snoozed until 5:0{second} of this call.")
        wait_until(page, lambda: call.view.snoozed_until >= 300)
        call.card()
        call.at = second + 1.0
        # what is told after the card has come
        expect(page.locator(".ov-time")).to_contain_text(f"0:0{second + 1}")
        expect(cue(page)).to_be_empty()
        page.keyboard.press("s")
        expect(line(page)).to_have_text(LISTENING)
        wait_until(page, lambda: not call.view.snoozed_until)


def test_a_snooze_ends_by_the_clock_of_the_call(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    page.keyboard.press("s")
    expect(line(page)).to_contain_text("Snoozed")
    call.at = 302.0
    expect(line(page)).to_have_text(LISTENING)


def test_useful_and_not_now_go_to_the_reps_own_file(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    useful = call.card()
    expect(cue(page)).to_be_visible()
    page.keyboard.press("u")
    expect(key(page, "Useful")).to_have_attribute("aria-pressed", "true")
    wait_until(page, lambda: call.reactions() == {useful: Reaction.USEFUL})
    call.withdraw(useful)
    expect(cue(page)).to_be_empty()
    later = call.card()
    key(page, "Not now").click()
    expect(cue(page)).to_be_empty()
    wait_until(page, lambda: call.reactions().get(later) == Reaction.NOT_NOW)


def test_letters_can_be_switched_off(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    key(page, "Keys").click()
    key(page, "Keys on").click()
    expect(key(page, "Keys off")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Escape")
    call.card()
    expect(cue(page)).to_be_visible()
    page.keyboard.press("d")
    assert page.locator(".card").get_attribute("data-shown") == "yes"
    page.keyboard.press("Escape")
    expect(cue(page)).to_be_empty()


def test_a_store_that_refuses_is_told_and_the_call_goes_on(
    open_page: Opener, call: ScriptedCall
) -> None:
    page = overlay(open_page, call)
    what = "the data folder takes no writes"
    call.told["unkept"] = what
    call.say(ErrorMessage(ts=call.at, code="store-read-only", what=what, goes_on=True))
    expect(line(page)).to_have_text(f"I coach on, but keep no record: {what}.")
    call.card("Ask what they can spend")
    expect(cue(page)).to_have_text("Ask what they can spend")
    call.told["unkept"] = ""
    expect(line(page)).to_have_text(LISTENING)  # the store has recovered


def test_rules_that_cannot_be_read_say_nothing_of_the_record(
    open_page: Opener, call: ScriptedCall
) -> None:
    page = overlay(open_page, call)
    what = "changed rules cannot be read: the former ones stay in force"
    call.say(ErrorMessage(ts=call.at, code="rule-invalid", what=what, goes_on=True))
    expect(line(page)).to_have_text(f"C{what[1:]}.")


def test_what_else_is_amiss_is_told_for_what_it_is(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    what = "a model did not load: I go by the words alone, not by what they mean"
    call.say(ErrorMessage(ts=call.at, code="model-altered", what=what, goes_on=True))
    expect(line(page)).to_have_text(f"I coach on, but {what}.")
    call.card("Ask what they can spend")
    expect(cue(page)).to_have_text("Ask what they can spend")


def test_what_looks_like_markup_is_text(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    hostile = "<img src=x onerror=alert(1)><b>now</b>"
    call.card(
        hostile, why="<script>alert(2)</script>", ask="&amp; \u202egnp.exe", skill="<svg/onload=1>"
    )
    expect(cue(page)).to_have_text(hostile)
    expect(page.locator(".card-why")).to_have_text("<script>alert(2)</script>")
    expect(page.locator(".card-ask")).to_have_text("&amp; \u202egnp.exe")
    assert (
        page.locator(
            ".card-text img, .card-text b, .card-text script, .card-text svg:not(.icon)"
        ).count()
        == 0
    )


def test_it_keeps_still_for_those_who_ask_for_that(open_page: Opener, call: ScriptedCall) -> None:
    durations = "getComputedStyle(document.querySelector('.card-face')).transitionDuration"
    assert overlay(open_page, call).evaluate(durations) == "0.14s"
    assert overlay(open_page, call, calm=True).evaluate(durations) == "0s"


def test_it_fits_and_can_be_hit(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    call.card()
    expect(cue(page)).to_be_visible()
    for width in (320, 420, 800, 1600):
        page.set_viewport_size({"width": width, "height": 480})
        assert page.evaluate("[innerWidth, document.documentElement.scrollWidth]") == [width] * 2
        sizes = page.evaluate(
            """[...document.querySelectorAll("button")]
              .filter((one) => one.checkVisibility({ visibilityProperty: true }))
              .map((one) => [one.offsetWidth, one.offsetHeight])"""
        )
        assert len(sizes) == 11
        assert min(side for size in sizes for side in size) >= 24
