"""What the overlay says of itself, and how it holds on to its call."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from copilot.delivery.messages import Bleeding, Capture, Talk
from tests.browser.conftest import Watch, opener
from tests.browser.hands import BLIND, LISTENING, cue, line, overlay, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Route, WebSocketRoute

    from tests.browser.conftest import Opener
    from tests.browser.scripted import ScriptedCall, ScriptedService

    Standing = tuple[Page, ScriptedCall]

pytestmark = pytest.mark.browser

STARTING = "Starting. I listen in a moment."
AWAY = "The page that listens is away: I am blind until it is back."
BEHIND = "Words are running late: I stay quiet until I catch up."
SAID_FOR_MS = 3_000
HEARD = Capture(consent="given", connected=True)


def heard(**but: object) -> dict[str, object]:
    """A live call whose sound comes, but for this."""
    return {"capture": HEARD.model_copy(update=but)}


@pytest.fixture(scope="module")
def one_overlay(browser: Browser, live_server: ScriptedService) -> Iterator[Standing]:
    """One overlay for all that may be told of a call, in any order; its clock stands still."""
    watch, call = Watch(), live_server.start()
    with opener(browser, live_server.origin, watch) as open_page:
        yield overlay(open_page, call, stopped=True), call
    live_server.finish(call)


@pytest.fixture
def standing(one_overlay: Standing) -> Iterator[Standing]:
    """That overlay; when the test is over nothing is the matter with the call any more."""
    page, call = one_overlay
    yield one_overlay
    call.told = {}
    go_on(page, call)
    page.clock.fast_forward(SAID_FOR_MS)
    expect(line(page)).to_have_text(LISTENING)


def go_on(page: Page, call: ScriptedCall) -> None:
    """A second of the call: what it says of itself from here on is what it is told to."""
    call.at += 1
    expect(page.locator(".ov-time")).to_contain_text(f"0:{call.at:02.0f} ")


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"banner": "hears_nothing", "buyer": "silent"}, "I hear nothing from the buyer's side."),
        ({"banner": "hears_nothing", "rep": "lost"}, "I hear nothing from your side."),
        ({"banner": "behind"}, BEHIND),
        ({"banner": "wordless"}, "I hear voices, but none of the words come to me."),
        ({"banner": "blind"}, "I am blind: no words reach me. I stay quiet."),
        ({"banner": "starting"}, STARTING),
        (
            {"bleed": Bleeding(seconds=20.0, confidence=0.9)},
            "Your microphone hears the buyer. I leave that out.",
        ),
        (
            {
                "bleed": Bleeding(seconds=20.0, confidence=0.2, withheld=True),
                "talk": Talk(rep=None, buyer=None),
            },
            "Your microphone hears the buyer: I cannot measure you.",
        ),
        ({"banner": "starting"} | heard(consent="awaited", connected=False), STARTING),
        ({"banner": "blind"} | heard(connected=False), AWAY),
        ({"banner": "starting"} | heard(consent="awaited", connected=False, restarted=True), AWAY),
        (
            {"banner": "blind"} | heard(rep="unplugged"),
            "Your microphone is gone: I do not hear you.",
        ),
        (
            {"banner": "blind"} | heard(buyer="unticked"),
            "The call is shared without its sound: I do not hear the buyer.",
        ),
        (heard(rep="muted"), "Your microphone is muted on this machine: I do not hear you."),
        (
            {"banner": "blind"} | heard(rep="denied", buyer="ended"),
            "I hear neither side: look at the page of the call.",
        ),
        (
            {"banner": "hears_nothing"} | heard(buyer="silent"),
            "I hear nothing from the buyer's side.",
        ),
        (heard(catching_up=True), "I am catching up with what was said: no card until then."),
        (
            heard(restarted=True),
            "I was restarted and listen on. What was said before I do not know.",
        ),
    ],
    ids=[
        *("no buyer", "no rep", "behind", "wordless", "blind", "starting", "bleed", "withheld"),
        *("beginning", "page away", "page away after a restart", "unplugged", "unticked", "muted"),
        *("both", "silent", "catching up", "restarted"),
    ],
)
def test_it_says_how_it_stands(standing: Standing, told: dict[str, object], words: str) -> None:
    page, call = standing
    call.told = told
    go_on(page, call)
    page.clock.run_for(1_000)  # so long it says nothing of catching up
    expect(line(page)).to_have_text(words)


def test_being_behind_is_said_until_it_is_no_flash(standing: Standing) -> None:
    page, call = standing
    call.told = {"banner": "behind"}
    expect(line(page)).to_have_text(BEHIND)
    call.told = {}
    go_on(page, call)
    expect(line(page)).to_have_text(BEHIND)


def test_a_buyer_who_is_polite_is_no_trouble(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    call.told = heard(buyer="silent") | {"checklist": ()}
    expect(page.get_by_text("A card appears here, in a pause.")).to_be_visible()
    expect(line(page)).to_have_text(LISTENING)


def test_silence_is_blindness_within_two_seconds(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call, stopped=True)
    call.mute = True
    call.at = 7.0
    call.say(call.state())
    expect(page.locator(".ov-time")).to_contain_text("0:07")  # the last word
    page.clock.run_for(1_500)
    expect(line(page)).to_have_text(LISTENING)
    page.clock.run_for(500)
    expect(line(page)).to_have_text(BLIND)
    call.mute = False
    expect(line(page)).to_have_text(LISTENING)


def test_a_cut_socket_is_told_and_resumed(
    open_page: Opener, call: ScriptedCall, watch: Watch
) -> None:
    page = open_page("/review")
    sockets: list[WebSocketRoute] = []
    cut = False

    def between(socket: WebSocketRoute) -> None:
        sockets.append(socket)
        if cut:
            socket.close()
        else:
            socket.connect_to_server()

    page.route_web_socket(re.compile("/ws/overlay/"), between)
    page.goto(f"/overlay/{call.id}")
    expect(line(page)).to_have_text(LISTENING)
    gone = call.card("A card from before")
    expect(cue(page)).to_have_text("A card from before")
    cut = True
    sockets[0].close()
    expect(line(page)).to_have_text(BLIND)
    call.withdraw(gone, "dismissed")
    cut = False
    expect(line(page)).to_have_text(LISTENING)
    expect(cue(page)).to_be_empty()
    assert len(sockets) > 2  # it tried more than once while it was cut off
    assert len(call.hub._sessions) == 1  # the same overlay came back, not another one
    watch.said.clear()


def test_a_wish_from_before_there_is_a_socket_is_not_lost(
    open_page: Opener, call: ScriptedCall
) -> None:
    page = overlay(open_page, call)
    page.keyboard.press("h")
    wait_until(page, lambda: call.view.hidden)
    held: list[Route] = []
    page.route("**/session/ticket", lambda route: held.append(route))  # noqa: PLW0108  Playwright marks the function
    page.reload()
    wait_until(page, lambda: held)
    page.keyboard.press("h")
    held[0].continue_()
    wait_until(page, lambda: not call.view.hidden)


def test_two_windows_of_a_call_agree(open_page: Opener, call: ScriptedCall) -> None:
    page = overlay(open_page, call)
    other = page.context.new_page()
    other.add_init_script("globalThis.refused = []")
    other.goto(f"/overlay/{call.id}")
    expect(line(other)).to_have_text(LISTENING)
    page.keyboard.press("s")
    expect(line(other)).to_contain_text("Snoozed")
    other.keyboard.press("s")
    expect(line(page)).to_have_text(LISTENING)
