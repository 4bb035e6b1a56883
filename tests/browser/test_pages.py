"""Home, the call under way, its review: each in a real browser, over the real service."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from copilot.cut_short import breaks_off
from copilot.delivery.messages import ErrorMessage
from copilot.kinds import Speaker
from copilot.storage.own import Stretch
from tests.browser.hands import wait_until
from tests.browser.scripted import STRETCHES

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Opener, Watch
    from tests.browser.scripted import ScriptedCall, ScriptedService

pytestmark = pytest.mark.browser


def call_page(open_page: Opener, call: ScriptedCall, **how: object) -> Page:
    """The page of a call under way, connected."""
    page = open_page(f"/call/{call.id}", **how)
    expect(page.locator(".timeline-time")).to_contain_text("/ 1:00")
    return page


def ended(live_server: ScriptedService) -> ScriptedCall:
    """A call with one card that is over and kept."""
    call = live_server.start()
    call.at = 43.0
    call.card()
    live_server.finish(call)
    return call


def review(open_page: Opener, call: ScriptedCall, **how: object) -> Page:
    """The review of an ended call, drawn."""
    page = open_page(f"/review/{call.id}", **how)
    expect(bars(page, "rep")).to_have_count(3)
    return page


def bars(page: Page, speaker: str) -> Locator:
    return page.locator(f".picture .bar-{speaker}")


def test_one_click_starts_a_sample_with_the_chosen_profile(
    open_page: Opener, live_server: ScriptedService
) -> None:
    page = open_page("/")
    page.get_by_role("radio", name="Senior").check()
    page.get_by_role("button", name="Play “A <i>made-up</i> call”").click()
    page.wait_for_url("**/call/*")
    call = live_server.find(page.url.rsplit("/", 1)[-1])
    expect(page.get_by_role("heading", level=1)).to_have_text("A <i>made-up</i> call")
    expect(page.locator(".chip")).to_have_text(["Discovery", "Sample call", "Senior profile"])
    page.goto("/")
    expect(page.get_by_role("radio", name="Senior")).to_be_checked()
    expect(page.get_by_role("link", name="Discovery call Sample Under way")).to_be_visible()
    live_server.finish(call)


def test_names_are_told_when_a_call_starts_and_remembered(
    open_page: Opener, live_server: ScriptedService
) -> None:
    page = open_page("/")
    page.get_by_text("Names that may come up").click()
    page.get_by_label("Names that may come up").fill("Quillmark,\nEilidh MacRae")
    page.get_by_role("button", name="Play “A <i>made-up</i> call”").click()
    page.wait_for_url("**/call/*")
    call = live_server.find(page.url.rsplit("/", 1)[-1])
    live = live_server.portal.call(live_server.services.calls.get, call.id)
    assert live.request.names == ("Quillmark", "Eilidh MacRae")
    page.goto("/")
    expect(page.get_by_label("Names that may come up")).to_have_value("Quillmark,\nEilidh MacRae")
    live_server.finish(call)


def test_the_picture_grows_with_what_is_heard(open_page: Opener, call: ScriptedCall) -> None:
    page = call_page(open_page, call)
    expect(bars(page, "rep")).to_have_count(0)
    call.hear()
    expect(bars(page, "rep")).to_have_count(3)
    expect(bars(page, "buyer")).to_have_count(2)
    expect(page.locator(".picture .late")).to_have_count(1)
    expect(page.locator(".picture .pause")).to_have_count(4)
    expect(page.get_by_text("112 · 39")).to_be_visible()
    call.told = {"buyer": "speaking"}
    expect(page.locator(".picture .bar-buyer.open")).to_have_count(1)


def test_what_no_picture_can_tell_apart_is_one_bar(open_page: Opener, call: ScriptedCall) -> None:
    page = call_page(open_page, call)
    murmurs = tuple(
        Stretch(speaker=Speaker.REP, start_s=1 + at / 50, end_s=1.01 + at / 50, words=1)
        for at in range(20)
    )
    call.hear((*murmurs, *STRETCHES[1:]))
    expect(bars(page, "buyer")).to_have_count(2)
    expect(bars(page, "rep")).to_have_count(3)
    expect(page.locator(".picture .late")).to_have_count(1)
    expect(page.get_by_text("108 · 39")).to_be_visible()  # all of them were counted


def test_four_hours_of_speech_take_a_bounded_picture(open_page: Opener) -> None:
    page = open_page("/")
    drawn = page.evaluate(
        """async () => {
          const { Stretches } = await import("/static/js/stretches.js");
          const drawn = (span_s, quiet_s, length_s, late) => {
            const stretches = new Stretches(300);
            for (let at = 0; at < 14400; at += span_s + quiet_s) {
              if (at > stretches.length_s) stretches.lengthen(length_s(at));
              stretches.add({ speaker: "rep", start_s: at, end_s: at + span_s, late: late(at) });
            }
            return stretches.all().length;
          };
          const never = () => false;
          const turns = { 1: () => 14400, 2: (at) => at + 300 };
          return {
            chatter: drawn(1, 1.4, turns[1], never),
            growing: drawn(1, 1.4, turns[2], never),
            apart: drawn(1, 9.7, turns[1], never),
            by_turns: drawn(9.7, 0.1, turns[1], (at) => Math.round(at / 9.8) % 2),
          };
        }"""
    )
    assert drawn == {"chatter": 1, "growing": 1, "apart": 1346, "by_turns": 1470}


def test_stretches_join_whatever_their_order(open_page: Opener) -> None:
    page = open_page("/")
    drawn = page.evaluate(
        """async () => {
          const { Stretches } = await import("/static/js/stretches.js");
          const stretches = new Stretches(1500);
          const add = (start_s, end_s, late = false) => stretches.add({ speaker: "buyer", start_s, end_s, late });
          add(0, 5);
          add(6.5, 9);  // 1.5 s later: to be seen
          add(5.5, 6);  // fills the gap
          add(20, 25);
          add(25.2, 30, true);  // came late, and long enough to be seen
          add(30.1, 30.4);
          return stretches.all().map(({ start_s, end_s, late }) => [start_s, end_s, late]);
        }"""
    )
    assert drawn == [[0, 9, False], [20, 25, False], [25.2, 30.4, True]]


def test_a_card_is_marked_and_stands_in_the_frame(open_page: Opener, call: ScriptedCall) -> None:
    page = call_page(open_page, call)
    call.card("Ask what they can spend")
    expect(page.locator(".frame .card-cue")).to_have_text("Ask what they can spend")
    expect(page.get_by_role("img", name="Card at 0:01: Ask what they can spend")).to_be_visible()
    page.keyboard.press("d")
    expect(page.locator(".frame .card-cue")).to_be_empty()


def test_measures_stand_beside_what_is_usual(open_page: Opener, call: ScriptedCall) -> None:
    page = call_page(open_page, call)
    measures = page.get_by_role("region", name="Measures")
    expect(measures.get_by_role("meter")).to_have_attribute("aria-valuetext", "58 %, usual 35–45 %")  # noqa: RUF001  as the page writes it
    call.at = 61.0
    expect(measures).to_contain_text("above the usual")
    expect(measures.locator(".honest")).to_be_hidden()
    call.told = {"late": 2, "dropped": 1}
    expect(measures.locator(".honest")).to_have_text(
        "2 stretches of speech came too late to use; 1 stretch was dropped to keep up."
    )


def test_the_script_is_text_and_comes_in_its_time(open_page: Opener, call: ScriptedCall) -> None:
    page = call_page(open_page, call)
    script = page.get_by_role("region", name="Sample script")
    expect(script).to_contain_text("<b>Hello</b> & welcome.")
    assert script.locator("b").count() == 0
    expect(script).not_to_contain_text("Not yet.")
    call.at = 30.5
    expect(script).to_contain_text("Not yet.")


def test_the_end_leads_to_the_review(open_page: Opener, call: ScriptedCall) -> None:
    page = call_page(open_page, call)
    call.card()
    call.say(breaks_off(call.at))
    page.get_by_role("button", name="End call").click()
    expect(page.get_by_role("heading", name="The call has ended")).to_be_visible()
    expect(page.locator(".over")).to_contain_text("73 %")
    expect(page.locator(".over")).to_contain_text("The recording breaks off before the end")
    page.get_by_role("link", name="Open review").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Discovery call")


def test_the_overlay_pops_out_and_comes_back(open_page: Opener, call: ScriptedCall) -> None:
    page = call_page(open_page, call)
    with page.context.expect_page() as opening:
        page.get_by_role("button", name="Pop out").click()
    own = opening.value
    call.card("Ask what they can spend")
    expect(own.locator(".card-cue")).to_have_text("Ask what they can spend")
    expect(page.get_by_text("The overlay stands in its own window.")).to_be_visible()
    own.keyboard.press("d")
    expect(own.locator(".card-cue")).to_be_empty()
    page.get_by_role("button", name="Bring it back").click()
    expect(page.locator(".frame .overlay")).to_be_visible()


def test_a_call_that_is_over_leads_to_its_review_or_says_so(
    open_page: Opener, live_server: ScriptedService, watch: Watch
) -> None:
    call = ended(live_server)
    live_server.services.calls.forget(call.id)
    page = open_page(f"/call/{call.id}")
    page.wait_for_url(f"**/review/{call.id}")
    page.goto("/call/3f0c1d2e-0000-4000-8000-000000000099")
    expect(page.get_by_role("heading", name="This call is not here")).to_be_visible()
    watch.said.clear()  # the browser logs each 404


def test_the_review_draws_the_call_and_lights_up_a_moment(
    open_page: Opener, live_server: ScriptedService
) -> None:
    page = review(open_page, ended(live_server))
    expect(bars(page, "buyer")).to_have_count(2)
    moment = page.locator(".moment")
    expect(moment).to_contain_text("Budget was not covered")
    expect(moment).to_contain_text("One thing to practise.")
    expect(moment).to_contain_text("You saw a card at 0:43.")
    page.get_by_role("button", name="Moment at 0:43: Budget was not covered").focus()
    expect(moment).to_have_class(re.compile(r"\blit\b"))
    expect(page.locator(".stem.lit")).to_have_count(2)  # the moment's own and its card's
    page.keyboard.press("Enter")
    expect(moment).to_be_focused()


def test_the_review_can_be_read_as_a_table(open_page: Opener, live_server: ScriptedService) -> None:
    page = review(open_page, ended(live_server))
    page.get_by_text("As a table").click()
    rows = page.get_by_role("row")
    expect(rows.nth(1)).to_have_text("0:00Nobody speaks1.0 s")
    expect(rows.filter(has_text="Card: Budget was not covered")).to_have_count(1)


def test_a_call_is_deleted_only_after_a_question(
    open_page: Opener, live_server: ScriptedService
) -> None:
    call = ended(live_server)
    page = review(open_page, call)
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Keep").click()
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    page.wait_for_url("**/review")
    expect(page.locator(f'a[href="/review/{call.id}"]')).to_have_count(0)
    assert live_server.portal.call(live_server.services.stores.moments.load_call, call.id) is None


def test_what_is_not_there_is_said_kindly(open_page: Opener, watch: Watch) -> None:
    page = open_page("/nowhere")
    expect(page.get_by_role("heading", name="There is nothing here")).to_be_visible()
    page.goto("/review/3f0c1d2e-0000-4000-8000-000000000099")
    expect(page.get_by_role("heading", name="This call is not here")).to_be_visible()
    watch.said.clear()  # the browser logs each 404


def test_a_script_that_is_not_ours_does_not_run(open_page: Opener, watch: Watch) -> None:
    page = open_page("/")
    expect(page.locator(".sample")).to_have_count(1)
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "globalThis.ran = true";
          document.body.append(script);
        }"""
    )
    wait_until(page, lambda: page.evaluate("refused.length > 0"))
    assert page.evaluate("[globalThis.ran, refused[0]]") == [None, "script-src-elem"]
    page.evaluate("refused.length = 0")
    watch.said.clear()


def test_a_withdrawn_call_says_that_it_is_gone_once_it_is(
    open_page: Opener, live_server: ScriptedService, watch: Watch
) -> None:
    call = live_server.start()
    page = call_page(open_page, call)
    # what is under way cannot be deleted, as little as what a store refuses to delete
    call.say(ErrorMessage(ts=call.at, code="consent-withdrawn", what="withdrawn", remedy=""))
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Its numbers are still on this disk")
    expect(page.locator(".notice")).to_have_text("The call is still under way. End it first.")
    live_server.finish(call)
    expect(heading).to_have_text("All of this call is gone", timeout=15_000)
    expect(page.get_by_role("link", name="Start another call")).to_be_focused()
    watch.said.clear()  # the browser logs the 409


@pytest.mark.parametrize(("calm", "how"), [(True, "auto"), (False, "smooth")])
def test_who_asked_for_less_motion_is_at_a_moment_at_once(
    open_page: Opener, live_server: ScriptedService, calm: bool, how: str
) -> None:
    page = review(open_page, ended(live_server), calm=calm)
    page.evaluate(
        "() => { Element.prototype.scrollIntoView = function ({ behavior }) { document.title = behavior; }; }"
    )
    page.locator(".picture .pin.of-moment").first.dispatch_event("click")
    expect(page).to_have_title(how)
