"""What gives a side its sound comes back by itself, or says since when it is silent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import CHROMIUM
from tests.browser.hearing import a_page, begin, hearing_browser, side, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Watch
    from tests.browser.scripted import ScriptedService

    Opening = Callable[..., AbstractContextManager[Page]]

pytestmark = pytest.mark.browser

REFUSED = """
const devices = navigator.mediaDevices;
const works = devices.getUserMedia.bind(devices);
globalThis.refusal = "{name}";
devices.getUserMedia = (wishes) => {{
  if (refusal) throw new DOMException("", refusal);
  return works(wishes);
}};
"""
PERMISSION = """
globalThis.permission = Object.assign(new EventTarget(), { state: "granted" });
navigator.permissions.query = async () => permission;
"""
SHARED = """
navigator.mediaDevices.getDisplayMedia = async () => {
  const context = new AudioContext();
  globalThis.far = new GainNode(context, { gain: 0.4 });
  const voice = new OscillatorNode(context, { frequency: 330 });
  const place = context.createMediaStreamDestination();
  voice.connect(far).connect(place);
  voice.start();
  return place.stream;
};
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}: `make browser`, or name one in COPILOT_CHROMIUM")
    with hearing_browser() as chromium:
        yield chromium


@pytest.fixture
def opening(browser: Browser, live_server: ScriptedService, watch: Watch) -> Opening:
    return lambda init="", **how: a_page(browser, live_server.origin, watch, init, **how)


def test_a_microphone_that_another_program_held_comes_back_by_itself(opening: Opening) -> None:
    with opening(REFUSED.format(name="NotReadableError")) as page:
        page.goto("/start")
        expect(words(page, "You")).to_contain_text("Another program holds the microphone.")
        page.evaluate("refusal = ''")
        expect(words(page, "You")).to_have_text("I hear you.")


def test_a_microphone_that_is_allowed_again_comes_back_by_itself(opening: Opening) -> None:
    with opening(PERMISSION + REFUSED.format(name="NotAllowedError")) as page:
        page.goto("/start")
        expect(words(page, "You")).to_contain_text("Your browser keeps the microphone")
        page.evaluate("refusal = ''; permission.dispatchEvent(new Event('change'))")
        expect(words(page, "You")).to_have_text("I hear you.")


def test_a_share_whose_sound_dies_says_since_when(opening: Opening) -> None:
    with opening(SHARED) as page:
        begin(page)
        again = side(page, "The buyer").get_by_role("button", name="Share again")
        expect(again).to_be_hidden()
        page.evaluate("far.gain.value = 0")
        told = re.compile(r"^Silent to the last bit since 0:\d\d\. Share again if they are")
        expect(words(page, "The buyer")).to_have_text(told)
        expect(again).to_be_visible()
        page.evaluate("far.gain.value = 0.4")
        expect(words(page, "The buyer")).to_have_text("I hear them.")
        expect(again).to_be_hidden()


def test_a_tab_that_is_silent_before_the_call_is_no_trouble(opening: Opening) -> None:
    with opening(SHARED.replace("gain: 0.4", "gain: 0")) as page:
        page.goto("/start")
        page.get_by_role("button", name="Share the call’s sound").click()
        silent = "Connected. It moves as soon as somebody speaks."
        expect(words(page, "The buyer")).to_have_text(silent)
        page.wait_for_timeout(5000)  # longer than a silent share is told of in a call
        expect(words(page, "The buyer")).to_have_text(silent)
