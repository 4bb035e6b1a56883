"""A drill whose buyer is changed while the rep answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.chromium import CHROMIUM
from tests.browser.hands import wait_until
from tests.browser.hearing import a_page, hearing_browser
from tests.browser.own_service import OwnService, own_service, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.browser.conftest import Watch

pytestmark = pytest.mark.browser

STREAMS = """
globalThis.tracks = [];
const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = async (wishes) => {
  const stream = await open(wishes);
  tracks.push(...stream.getTracks());
  return stream;
};
"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}: `make browser`, or name one in COPILOT_CHROMIUM")
    with hearing_browser() as chromium:
        yield chromium


@pytest.fixture(scope="module")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnService]:
    with own_service(tmp_path_factory.mktemp("own"), [words("What makes you say that?")]) as own:
        yield own


def test_an_answer_to_one_buyer_is_none_to_the_next(
    browser: Browser, live_server: OwnService, watch: Watch
) -> None:
    with a_page(browser, live_server.origin, watch, STREAMS) as page:
        posts: list[str] = []
        page.on("request", lambda one: posts.append(one.url) if one.method == "POST" else None)
        page.goto("/practice#price-objection")
        buyer = page.locator(".buyer-line")
        expect(buyer).not_to_be_empty()
        before = buyer.inner_text()
        page.get_by_role("button", name="Answer aloud").click()
        expect(page.locator(".by-voice")).to_contain_text("1 s")
        page.get_by_role("button", name="Another buyer").click()
        expect(buyer).not_to_have_text(before)
        answer = page.get_by_role("button", name="Answer aloud")
        expect(answer).to_have_attribute("aria-pressed", "false")
        wait_until(page, lambda: page.evaluate("tracks.every((one) => one.readyState === 'ended')"))
        expect(page.locator(".by-voice")).to_have_text("Answer aloud")
        assert [url for url in posts if "/spoken" in url] == []
