"""Starting a call: the form and what it remembers, both sides and what may be wrong with them, consent first."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from benchmarks import page_weight
from copilot.kinds import CallKind, Persona, Profile
from tests.browser.axe import unfit_anywhere
from tests.browser.chromium import CHROMIUM, HOW_TO_GET_IT
from tests.browser.hands import LISTENING, cue, line, wait_until
from tests.browser.hearing import a_page, hearing_browser, ready, side, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Watch
    from tests.browser.scripted import ScriptedService

    Opening = Callable[..., AbstractContextManager[Page]]

pytestmark = pytest.mark.browser

PAGE_BYTES = 150 * 1000
REFUSED = """
navigator.mediaDevices.getUserMedia = async () => {{ throw new DOMException("", "{name}"); }};
"""
UNTICKED = """
const share = navigator.mediaDevices.getDisplayMedia.bind(navigator.mediaDevices);
globalThis.ticked = false;
navigator.mediaDevices.getDisplayMedia = (wishes) => share({ ...wishes, audio: ticked ? wishes.audio : false });
"""
MADE_UP = """
globalThis.streams = [];
navigator.mediaDevices.getUserMedia = async (wishes) => {
  globalThis.asked = wishes;
  const context = new AudioContext();
  const gain = new GainNode(context, { gain: globalThis.loudness ?? 0.5 });
  const voice = new OscillatorNode(context, { frequency: 220 });
  const place = context.createMediaStreamDestination();
  voice.connect(gain).connect(place);
  voice.start();
  addEventListener("pointerdown", () => context.resume());
  streams.push({ stream: place.stream, gain });
  return place.stream;
};
"""


# without windows Chromium gives its devices other names on each page
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(HOW_TO_GET_IT)
    with hearing_browser(path=CHROMIUM) as chromium:
        yield chromium


@pytest.fixture
def opening(browser: Browser, live_server: ScriptedService, watch: Watch) -> Opening:
    return lambda init="", **how: a_page(browser, live_server.origin, watch, init, **how)


def test_three_clicks_from_the_first_page_to_a_card_and_one_to_the_review(
    opening: Opening, live_server: ScriptedService
) -> None:
    with opening() as page:
        page.goto("/")
        page.get_by_role("link", name="Start a call", exact=True).first.click()
        ready(page)  # the second click shares the sound
        page.get_by_role("button", name="Start listening").click()
        page.wait_for_url("**/call/*")
        expect(line(page)).to_have_text(LISTENING)
        expect(page.locator(".chip")).to_have_text(["Discovery", "Live call", "Core profile"])
        expect(cue(page)).to_have_text("A cue.")
        page.get_by_role("button", name="End call").click()
        page.wait_for_url("**/review/*")
        expect(page.get_by_role("heading", level=1)).to_have_text("Discovery call")


def test_nothing_leaves_the_page_before_everyone_knows(
    opening: Opening, live_server: ScriptedService
) -> None:
    before = len(live_server.services.calls.all())
    with opening() as page:
        sockets: list[str] = []
        posts: list[str] = []
        page.on("websocket", lambda socket: sockets.append(socket.url))
        page.on("request", lambda one: posts.append(one.url) if one.method != "GET" else None)
        page.goto("/start")
        ready(page)
        assert (sockets, posts) == ([], [])
        assert len(live_server.services.calls.all()) == before


def test_the_form_remembers_all_but_the_name_the_reference_and_the_end(
    opening: Opening, live_server: ScriptedService
) -> None:
    with opening() as page:
        page.goto("/start")
        page.get_by_label("Kind of call").select_option(label="Negotiation")
        page.get_by_label("Who they are").select_option(label="Procurement")
        page.get_by_label("Competitors in play").fill("Quillmark, Umbra")
        page.get_by_label("Buyer’s name").fill("Eilidh MacRae")
        page.get_by_role("radio", name="Senior").check()
        page.get_by_role("button", name="45 min").click()
        page.get_by_text("More: names").click()
        page.get_by_label("Reference").fill("006Q-1 / b")
        ready(page)
        page.get_by_role("button", name="Start listening").click()
        page.wait_for_url("**/call/*")
        request = live_server.services.calls.all()[-1].request
        assert (request.kind, request.profile) == (CallKind.NEGOTIATION, Profile.SENIOR)
        assert request.persona is Persona.PROCUREMENT
        assert request.competitors == ("Quillmark", "Umbra")
        assert request.names[0] == "Eilidh MacRae"
        assert request.setup is not None
        assert request.setup.reference == "006Q-1 / b"
        assert request.scheduled_end_s is not None
        # the end is typed as a time of day: its minute may have begun just before the click
        assert 44 * 60 <= request.scheduled_end_s <= 45.1 * 60
        stored = page.evaluate(
            "JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage })"
        )
        assert "Eilidh" not in stored
        expect(line(page)).to_have_text(LISTENING)
        page.get_by_role("button", name="End call").click()
        page.wait_for_url("**/review/*")
        page.goto("/start")
        expect(page.get_by_label("Kind of call")).to_have_value("negotiation")
        expect(page.get_by_label("Who they are")).to_have_value("procurement")
        expect(page.get_by_label("Competitors in play")).to_have_value("Quillmark, Umbra")
        expect(page.get_by_role("radio", name="Senior")).to_be_checked()
        expect(page.get_by_label("Buyer’s name")).to_have_value("")
        expect(page.get_by_label("Ends at")).to_have_value("")


def test_an_invitation_sets_the_end_and_lends_its_names(opening: Opening, watch: Watch) -> None:
    ends = datetime.now(UTC) + timedelta(minutes=31)
    stamp = "%Y%m%dT%H%M%SZ"
    lines = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//t//t//EN", "BEGIN:VEVENT", "UID:1"),
        f"DTSTAMP:{ends:{stamp}}",
        f"DTSTART:{ends - timedelta(minutes=30):{stamp}}",
        f"DTEND:{ends:{stamp}}",
        *("SUMMARY:Top secret", "ATTENDEE;CN=Eilidh MacRae:mailto:e@example.com"),
        *("END:VEVENT", "END:VCALENDAR", ""),
    )
    with opening() as page:
        page.goto("/start")
        invitation = {
            "name": "a.ics",
            "mimeType": "text/calendar",
            "buffer": "\r\n".join(lines).encode(),
        }
        page.locator("#invitation").set_input_files(invitation)  # type: ignore[arg-type]  # a mapping of the form that it takes
        expect(page.locator(".drop")).to_contain_text("Eilidh MacRae")
        expect(page.locator("#ends-note")).to_contain_text(re.compile("in 3[01] minutes"))
        assert "Top secret" not in page.content()
        page.get_by_role("button", name="Leave them out").click()
        expect(page.locator(".drop")).not_to_contain_text("Eilidh MacRae")
        broken = {"name": "b.ics", "mimeType": "text/calendar", "buffer": b"no calendar"}
        page.locator("#invitation").set_input_files(broken)  # type: ignore[arg-type]  # a mapping of the form that it takes
        expect(page.locator(".drop")).to_contain_text("No invitation:")
        watch.said.clear()  # the browser logs the refusal


def test_a_one_to_one_asks_for_less_and_says_what_runs(opening: Opening) -> None:
    with opening() as page:
        page.goto("/start")
        page.get_by_label("Kind of call").select_option(value="one_to_one")
        expect(page.get_by_text("Only the talk meter runs")).to_be_visible()
        expect(page.get_by_label("Competitors in play")).to_be_hidden()
        expect(side(page, "The buyer").get_by_role("heading")).to_have_text("The other person")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("NotAllowedError", "Your browser keeps the microphone from this page."),
        ("NotFoundError", "There is no microphone."),
        ("NotReadableError", "Another program holds the microphone."),
    ],
)
def test_why_there_is_no_microphone_is_said(opening: Opening, name: str, told: str) -> None:
    with opening(REFUSED.format(name=name)) as page:
        page.goto("/start")
        expect(words(page, "You")).to_contain_text(told)
        expect(page.locator("#start-note")).to_have_text("Your microphone comes first.")
        page.get_by_role("button", name="Start listening").click(force=True)  # it says why not
        expect(side(page, "You").get_by_role("button")).to_be_focused()


def test_a_share_without_its_sound_is_noticed(opening: Opening) -> None:
    with opening(UNTICKED) as page:
        page.goto("/start")
        page.get_by_role("button", name="Share the call’s sound").click()
        expect(words(page, "The buyer")).to_contain_text("leave “Also share tab audio” on")
        page.evaluate("ticked = true")
        page.get_by_role("button", name="Share again").click()
        expect(words(page, "The buyer")).to_have_text("I hear them.")


def test_a_dead_microphone_is_noticed_and_back_by_itself(opening: Opening) -> None:
    with opening("globalThis.loudness = 0;" + MADE_UP) as page:
        page.goto("/start")
        page.get_by_role("heading", level=1).click()
        expect(words(page, "You")).to_contain_text("gives no sound at all")
        wait_until(page, lambda: page.evaluate("streams.length > 1"))  # it was opened anew
        page.evaluate("streams.at(-1).gain.gain.value = 0.5")
        expect(words(page, "You")).to_have_text("I hear you.")


def test_a_microphone_that_is_unplugged_comes_back_by_itself(opening: Opening) -> None:
    with opening(MADE_UP) as page:
        page.goto("/start")
        page.get_by_role("heading", level=1).click()
        expect(words(page, "You")).to_have_text("I hear you.")
        page.evaluate(
            """() => {
              globalThis.works = navigator.mediaDevices.getUserMedia;
              navigator.mediaDevices.getUserMedia = async () => { throw new DOMException("", "NotFoundError"); };
              streams[0].stream.getAudioTracks()[0].dispatchEvent(new Event("ended"));
            }"""
        )
        expect(words(page, "You")).to_contain_text("There is no microphone.")
        page.evaluate(
            """() => {
              navigator.mediaDevices.getUserMedia = works;
              navigator.mediaDevices.dispatchEvent(new Event("devicechange"));
            }"""
        )
        expect(words(page, "You")).to_have_text("I hear you.")


def test_a_muted_track_says_so_until_it_is_back(opening: Opening) -> None:
    with opening(MADE_UP) as page:
        page.goto("/start")
        page.get_by_role("heading", level=1).click()
        expect(words(page, "You")).to_have_text("I hear you.")
        said = "streams[0].stream.getAudioTracks()[0].dispatchEvent(new Event(name))"
        page.evaluate(f"(name) => {said}", "mute")
        expect(words(page, "You")).to_contain_text("muted by its own switch")
        page.evaluate(f"(name) => {said}", "unmute")
        expect(words(page, "You")).to_have_text("I hear you.")


def test_a_second_input_can_be_the_buyer_and_is_remembered(opening: Opening) -> None:
    with opening() as page:
        page.goto("/start")
        expect(words(page, "You")).to_have_text("I hear you.")
        page.get_by_role("radio", name="Second input").check()
        line_ = page.get_by_label("Input for the buyer")
        line_.select_option(label="Fake Audio Input 2")
        expect(words(page, "The buyer")).to_have_text("I hear them.")
        page.goto("/start")
        expect(words(page, "The buyer")).to_have_text("I hear them.")
        asked = page.evaluate("localStorage['copilot.sound']")
        assert json.loads(asked)["far"] == "input"


def test_the_microphone_is_asked_for_without_the_loudspeakers_voice(opening: Opening) -> None:
    with opening(MADE_UP) as page:
        page.goto("/start")
        page.get_by_role("heading", level=1).click()
        expect(words(page, "You")).to_have_text("I hear you.")
        audio = page.evaluate("asked.audio")
        assert (audio["echoCancellation"], audio["autoGainControl"]) == (True, False)


def test_the_sentence_can_be_chosen_and_copied(opening: Opening) -> None:
    with opening(permissions=["microphone", "clipboard-read", "clipboard-write"]) as page:
        page.goto("/start")
        page.get_by_role("radio", name="All must agree").check()
        page.get_by_role("button", name="Copy").click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "Does each of you agree?" in copied
        page.reload()
        expect(page.get_by_role("radio", name="All must agree")).to_be_checked()


def test_the_first_visit_is_shown_around_once(opening: Opening) -> None:
    with opening() as page:
        page.goto("/")
        tour = page.get_by_role("region", name="How Copilot works")
        expect(tour).to_contain_text("1 of 3")
        tour.get_by_role("button", name="Next").click()
        expect(tour.get_by_role("heading", name="What it never does")).to_be_focused()
        tour.get_by_role("button", name="Back").click()
        expect(tour).to_contain_text("1 of 3")
        tour.get_by_role("button", name="Skip").click()
        expect(tour).to_have_count(0)
        page.reload()
        expect(page.get_by_role("heading", name="A quiet word, in the pause.")).to_be_visible()
        expect(tour).to_have_count(0)
        page.get_by_role("link", name="How it works").click()
        for _ in range(2):
            page.get_by_role("button", name="Next").click()
        page.get_by_role("main").get_by_role("link", name="Start a call").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Start a call")


def test_it_is_fit_for_everybody(opening: Opening) -> None:
    with opening() as page:
        page.goto("/start")
        expect(words(page, "You")).to_have_text("I hear you.")
        page.get_by_text("More: names").click()
        assert unfit_anywhere(page) == []
        page.goto("/welcome")
        for _ in range(2):
            assert unfit_anywhere(page) == []
            page.get_by_role("button", name="Next").click()
        assert unfit_anywhere(page) == []


def test_starting_and_the_call_together_weigh_little() -> None:
    names = page_weight.files()
    assert {"js/capture-worklet.js", "js/call-page.js", "css/start.css"} <= names
    assert page_weight.weight(names) <= PAGE_BYTES


def test_it_can_be_done_by_keys_alone(opening: Opening) -> None:
    with opening() as page:
        page.goto("/start")
        expect(words(page, "You")).to_have_text("I hear you.")
        page.get_by_role("button", name="Share the call’s sound").focus()
        page.keyboard.press("Enter")
        expect(words(page, "The buyer")).to_have_text("I hear them.")
        page.get_by_role("button", name="Start listening").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/call/*")
        expect(line(page)).to_have_text(LISTENING)
        begun = page.url
        page.get_by_role("button", name="End call").focus()
        page.keyboard.press("Enter")
        page.wait_for_url(begun.replace("/call/", "/review/"))
