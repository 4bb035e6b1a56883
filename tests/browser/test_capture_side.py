"""One side of a call at the instants that no device would keep to by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.scripted import ScriptedService

pytestmark = pytest.mark.browser

MADE_UP = """
const { CaptureSide } = await import("/static/js/capture-side.js");
const settled = () => new Promise((next) => setTimeout(next));
const devices = navigator.mediaDevices;
const asked = [];
let known = [];
devices.getUserMedia = () => new Promise((give, refuse) => asked.push({ give, refuse }));
devices.enumerateDevices = async () => known;
const permission = Object.assign(new EventTarget(), { state: "granted" });
navigator.permissions.query = async () => permission;
const side = new CaptureSide("rep", { give: async () => undefined }, () => undefined);
void side.use({ kind: "input", device: "" });
await settled();
const refused = async (name) => {
  asked.at(-1).refuse(new DOMException("", name));
  await settled();
};
"""


@pytest.fixture
def page(browser: Browser, live_server: ScriptedService) -> Iterator[Page]:
    """A page of the service, whose devices a test makes up."""
    context = browser.new_context(base_url=live_server.origin)
    page = context.new_page()
    page.goto("/welcome")
    yield page
    context.close()


def run(page: Page, body: str) -> Any:
    return page.evaluate(f"async () => {{ {MADE_UP} {body} }}")


def test_a_device_that_comes_while_it_is_asked_for_is_asked_for_again(page: Page) -> None:
    told = run(
        page,
        """
        known = [{ kind: "audioinput", deviceId: "one", label: "" }];
        devices.dispatchEvent(new Event("devicechange"));
        await settled();
        await refused("NotFoundError");
        const again = asked.length;
        await refused("NotFoundError"); // nothing came meanwhile: it waits
        return { again, last: asked.length, standing: side.standing };
        """,
    )
    assert told == {"again": 2, "last": 2, "standing": "missing"}


def test_a_permission_that_comes_while_it_is_asked_for_is_taken(page: Page) -> None:
    told = run(
        page,
        """
        permission.dispatchEvent(new Event("change"));
        await refused("NotAllowedError");
        const again = asked.length;
        await refused("NotAllowedError");
        return { again, last: asked.length, standing: side.standing };
        """,
    )
    assert told == {"again": 2, "last": 2, "standing": "denied"}


def test_what_is_unmuted_is_not_taken_for_dead_at_once(page: Page) -> None:
    told = run(
        page,
        """
        const track = Object.assign(new EventTarget(), { muted: false, getSettings: () => ({}), stop: () => undefined });
        asked[0].give({ getAudioTracks: () => [track], getTracks: () => [track] });
        await settled();
        const standings = [side.standing];
        for (const event of ["mute", "unmute"]) {
          side.sounded_ms -= 60_000;
          track.dispatchEvent(new Event(event));
          side.level(0);
          standings.push(side.standing);
        }
        return standings;
        """,
    )
    assert told == ["live", "muted", "live"]
