"""A call that this page hears: reload, another tab, a service that restarts, a share that ends, consent withdrawn."""

from __future__ import annotations

import time
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import psutil
import pytest
from playwright.sync_api import expect

from tests.browser.axe import unfit_anywhere
from tests.browser.chromium import HOW_TO_GET_IT, WINDOWLESS
from tests.browser.hands import BLIND, LISTENING, line, wait_until
from tests.browser.hearing import a_page, begin, hearing_browser, side, words
from tests.browser.standalone import parent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from copilot.capturing import Capturing
    from tests.browser.conftest import Watch
    from tests.browser.scripted import ScriptedService
    from tests.browser.standalone import Parent

    Opening = Callable[..., AbstractContextManager[Page]]

pytestmark = pytest.mark.browser

CAUGHT_UP_MS = 60_000  # what was said meanwhile is heard first, and a busy machine hears slowly
NEAR_S = 0.3  # what is on its way, and the time that asking takes
MOVED_MS = 32  # as far as a moment may be from its time
SHARE = "Share the call’s sound"
GONE = "All of this call is gone"
ELSEWHERE = "Another page hears this call. It can go on here once that one is closed."
RESTARTED = "I was restarted and listen on. What was said before I do not know."
FAR = """
async () => {
  document.title = "The far end";
  const context = new AudioContext();
  const voice = new OscillatorNode(context, { frequency: 330 });
  voice.connect(new GainNode(context, { gain: 0.4 })).connect(context.destination);
  voice.start();
  await context.resume();
}
"""


PLACED = """
globalThis.placed = [];
const send = WebSocket.prototype.send;
WebSocket.prototype.send = function (body) {
  if (body instanceof ArrayBuffer) {
    const end = Number(new DataView(body).getBigUint64(8, true)) + (body.byteLength - 16) / 2;
    placed.push(Date.now() - end / 16); // when the call's first sample was, by this piece
  }
  return send.call(this, body);
};
"""
"""Of what goes to the service, at which time of the clock its call began."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not WINDOWLESS.exists():
        pytest.skip(HOW_TO_GET_IT)
    with hearing_browser("--auto-select-tab-capture-source-by-title=The far end") as chromium:
        yield chromium


@pytest.fixture
def opening(browser: Browser, live_server: ScriptedService, watch: Watch) -> Opening:
    return lambda init="", **how: _with_far_end(browser, live_server.origin, watch, init, **how)


@contextmanager
def _with_far_end(browser, origin, watch, init="", **how):
    """A page whose browser has a second tab, in which the buyer's voice plays."""
    with a_page(browser, origin, watch, init, **how) as page:
        far = page.context.new_page()
        far.goto("/welcome")
        far.evaluate(FAR)
        page.bring_to_front()
        yield page


def capturing(service: ScriptedService, call: str) -> Capturing:
    return service.services.calls.get(call).request.capturing


def strip(page: Page) -> Locator:
    """What is said of the way to the service."""
    return page.locator(".listening-foot > [role=status]")


def zero_ms(page: Page, call: str) -> float:
    """When the call's first sample was, as the tab remembers it."""
    remembered = f"JSON.parse(sessionStorage['copilot.capture.{call}']).zero_unix_ms"
    # not `wait_for_function`, which asks a second time by eval, as the page's policy forbids
    wait_until(page, lambda: page.evaluate(remembered))
    kept: float = page.evaluate(remembered)
    return kept


def elapsed_s(page: Page) -> int:
    """What the page says of the call's length."""
    minutes, seconds = page.locator(".timeline-time").inner_text().split(":")
    return 60 * int(minutes) + int(seconds)


def keeps_time(page: Page, heard: Capturing, zero: float) -> None:
    """The call's sound is as far as the clock is."""
    wait_until(page, lambda: abs((time.time() - zero / 1000) - heard.source.at_s) < NEAR_S)


def began_ms(page: Page) -> float:
    """When the call's first sample was, by the earliest of many pieces of sound."""
    wait_until(page, lambda: page.evaluate("placed.length > 200"))
    began: float = page.evaluate("Math.min(...placed)")
    return began


def gone_on(page: Page, heard: Capturing) -> None:
    """After a reload the rep's side is heard again without a click."""
    expect(words(page, "You")).to_have_text("I hear you.")
    expect(page.locator(".listening")).to_have_attribute("data-standing", "live")
    wait_until(page, lambda: heard.connected and heard.view.rep == "none")


def test_both_sides_of_a_real_share_are_heard_and_a_reload_goes_on(
    opening: Opening, live_server: ScriptedService
) -> None:
    with opening() as page:
        call = begin(page)
        heard = capturing(live_server, call)
        expect(words(page, "The buyer")).to_have_text("I hear them.")
        wait_until(page, lambda: heard.listening.rep.heard and heard.listening.buyer.heard)
        zero = zero_ms(page, call)
        keeps_time(page, heard, zero)
        page.reload()
        gone_on(page, heard)
        expect(page.get_by_role("button", name="Go on listening")).to_be_hidden()
        side(page, "The buyer").get_by_role("button", name=SHARE).click()
        expect(line(page)).to_have_text(LISTENING)  # once it has caught up
        assert capturing(live_server, call) is heard
        keeps_time(page, heard, zero)
        expect(words(page, "The buyer")).to_have_text("I hear them.")


def test_reloads_do_not_move_what_is_heard(opening: Opening, live_server: ScriptedService) -> None:
    with opening(PLACED) as page:
        call = begin(page)
        heard = capturing(live_server, call)
        began, zero = began_ms(page), zero_ms(page, call)
        for _ in range(2):
            page.reload()
            gone_on(page, heard)
            # a busy machine's pieces come late for a while; what was moved stays so
            wait_until(page, lambda: abs(began_ms(page) - began) <= MOVED_MS)
            wait_until(page, lambda: abs(zero_ms(page, call) - zero) <= MOVED_MS)


def test_a_reload_waits_for_a_click_where_the_microphone_would_be_asked_for(
    opening: Opening,
) -> None:
    with opening() as page:
        begin(page)
        page.context.clear_permissions()
        page.reload()
        expect(strip(page)).to_contain_text("This page was loaded anew")
        page.get_by_role("button", name="Go on listening").click()
        expect(line(page)).to_have_text(LISTENING)


def test_a_page_loaded_anew_takes_the_call_from_nobody(
    opening: Opening, live_server: ScriptedService
) -> None:
    with opening() as page:
        call = begin(page)
        kept = page.evaluate("JSON.stringify({ ...sessionStorage })")
        twin = page.context.new_page()  # as a tab that is duplicated
        twin.add_init_script(f"Object.assign(sessionStorage, {kept})")
        twin.goto(f"/call/{call}")
        expect(strip(twin)).to_have_text(ELSEWHERE)
        twin.wait_for_timeout(1000)
        expect(strip(twin)).to_have_text(ELSEWHERE)
        expect(page.locator(".listening")).to_have_attribute("data-standing", "live")


def test_another_tab_sees_that_the_call_is_heard_here_and_goes_on_after_it(
    opening: Opening, live_server: ScriptedService
) -> None:
    with opening() as page:
        call = begin(page)
        other = page.context.new_page()
        other.goto(f"/call/{call}")
        expect(strip(other)).to_have_text(ELSEWHERE)
        expect(other.get_by_role("button", name="Go on listening")).to_be_hidden()
        expect(other.get_by_role("button", name="End call")).to_be_visible()
        heard = capturing(live_server, call)
        assert heard.connected
        page.goto("/welcome")  # it hears nothing any more: so the other may
        other.get_by_role("button", name="Go on listening").click()
        expect(strip(other)).to_contain_text("I hear your microphone")
        page.goto(f"/call/{call}")
        expect(strip(page)).to_have_text(ELSEWHERE)
        page.wait_for_timeout(6000)  # longer than a page waits for the one before
        other.close(run_before_unload=False)
        expect(page.get_by_role("button", name="Go on listening")).to_be_visible()


def test_it_goes_on_in_a_hidden_tab(opening: Opening, live_server: ScriptedService) -> None:
    with opening() as page:
        call = begin(page)
        heard = capturing(live_server, call)
        other = page.context.new_page()
        other.goto("/welcome")
        other.bring_to_front()
        at = heard.source.at_s
        wait_until(other, lambda: heard.source.at_s > at + 1.0)


@pytest.mark.parametrize("reloaded", [False, True])
def test_consent_withdrawn_wipes_within_a_second(
    opening: Opening, live_server: ScriptedService, *, reloaded: bool
) -> None:
    with opening() as page:
        call = begin(page)
        live = live_server.services.calls.get(call)
        expect(page.locator(".card-cue")).to_have_text("A cue.")
        if reloaded:
            page.context.clear_permissions()
            page.reload()
            expect(page.get_by_role("button", name="Go on listening")).to_be_visible()
        before_s = idle_s()
        page.get_by_role("button", name="Consent withdrawn").click()
        wait_until(page, live.over.is_set)
        took_s = idle_s() - before_s
        expect(page.get_by_role("heading", level=1)).to_have_text(GONE)
        stores = live_server.services.stores
        assert live_server.portal.call(stores.moments.load_call, call) is None
        assert live_server.portal.call(stores.private.load_call, call) is None
        stored = page.evaluate("JSON.stringify({ ...sessionStorage })")
        assert call not in stored
        assert took_s < 1.0


def idle_s() -> float:
    """Time as it passes for whoever waits: none, while this machine has other things to do."""
    idle: float = psutil.cpu_times().idle / psutil.cpu_count()
    return idle


def test_a_share_that_ends_is_said_and_can_be_made_again(
    opening: Opening, live_server: ScriptedService
) -> None:
    shared = """
    const share = navigator.mediaDevices.getDisplayMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getDisplayMedia = async (wishes) => (globalThis.shared = await share(wishes));
    """
    with opening(shared) as page:
        call = begin(page)
        page.evaluate("shared.getAudioTracks()[0].dispatchEvent(new Event('ended'))")
        expect(words(page, "The buyer")).to_contain_text("The share has ended.")
        heard = capturing(live_server, call)
        wait_until(page, lambda: heard.view.buyer == "ended")
        side(page, "The buyer").get_by_role("button", name="Share again").click()
        expect(line(page)).to_have_text(LISTENING)
        wait_until(page, lambda: heard.view.buyer == "none")


def test_a_call_that_ends_by_itself_tells_no_numbers_before_the_rep_was_asked(
    opening: Opening, live_server: ScriptedService
) -> None:
    with opening() as page:
        call = begin(page)
        live_server.portal.call(live_server.services.calls.stop, call)
        over = page.locator(".over")
        expect(over).to_contain_text("Your own view comes first")
        expect(over).not_to_contain_text("Your share")
        expect(page.get_by_role("region", name="Measures")).to_be_hidden()
        assert unfit_anywhere(page) == []
        over.get_by_role("link", name="Open review").click()
        expect(page.get_by_role("heading", name="how did that go?")).to_be_visible()


@pytest.fixture(scope="module")
def services() -> Iterator[Parent]:
    with parent() as process:
        yield process


@pytest.mark.timeout(180)
@pytest.mark.parametrize("in_peace", [True, False])
def test_a_service_that_ends_or_is_killed_is_given_the_call_again(
    browser: Browser, services: Parent, watch: Watch, tmp_path: Path, *, in_peace: bool
) -> None:
    with ExitStack() as opened:
        with services.service(tmp_path, in_peace=in_peace) as origin:
            page = opened.enter_context(_with_far_end(browser, origin, watch, noisy=True))
            call = begin(page)
            zero = zero_ms(page, call)
        expect(strip(page)).to_contain_text("The connection is gone.")
        expect(line(page)).to_have_text(BLIND)
        with services.service(tmp_path, int(origin.rsplit(":", 1)[1])):
            expect(strip(page)).to_contain_text("I hear your microphone", timeout=CAUGHT_UP_MS)
            expect(strip(page)).to_contain_text("Copilot was restarted")
            expect(line(page)).to_have_text(RESTARTED)
            assert zero_ms(page, call) == pytest.approx(zero, abs=1000 * NEAR_S)
            wait_until(page, lambda: abs(elapsed_s(page) - (time.time() - zero / 1000)) < 2)
            page.get_by_role("button", name="End call").click()
            page.wait_for_url(f"**/review/{call}")


def test_it_is_fit_for_everybody(opening: Opening) -> None:
    with opening() as page:
        begin(page)
        assert unfit_anywhere(page) == []
        page.context.clear_permissions()
        page.reload()
        expect(page.get_by_role("button", name="Go on listening")).to_be_visible()
        assert unfit_anywhere(page) == []
