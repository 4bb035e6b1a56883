"""An invitation that is dropped on the form, and is another call's."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.hearing import a_page, hearing_browser

if TYPE_CHECKING:
    from tests.browser.conftest import Watch
    from tests.browser.scripted import ScriptedService

pytestmark = pytest.mark.browser

STAMP = "%Y%m%dT%H%M%SZ"


def test_one_of_tomorrow_is_left_alone(live_server: ScriptedService, watch: Watch) -> None:
    ends = datetime.now(UTC) + timedelta(hours=23, minutes=30)
    lines = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//t//t//EN", "BEGIN:VEVENT", "UID:1"),
        f"DTSTAMP:{ends:{STAMP}}",
        f"DTSTART:{ends - timedelta(minutes=30):{STAMP}}",
        f"DTEND:{ends:{STAMP}}",
        *("ATTENDEE;CN=Eilidh MacRae:mailto:e@example.com", "END:VEVENT", "END:VCALENDAR", ""),
    )
    with hearing_browser() as browser, a_page(browser, live_server.origin, watch) as page:
        page.goto("/start")
        file = {"name": "a.ics", "mimeType": "text/calendar", "buffer": "\r\n".join(lines).encode()}
        page.locator("#invitation").set_input_files(file)  # type: ignore[arg-type]  # a mapping of the form that it takes
        told = page.locator(".drop")
        expect(told).to_contain_text(re.compile(r"That call ends .*at \d\d:\d\d"))
        expect(told).to_contain_text("nothing of it was taken")
        expect(told).not_to_contain_text("Eilidh")
        expect(page.get_by_label("Ends at")).to_have_value("")
