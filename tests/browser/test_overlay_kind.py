"""What kind a call is taken for, and who says so, in its own place of the overlay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from copilot.delivery.messages import KindLine
from copilot.kinds import CallKind, KindFrom
from tests.browser.hands import overlay

if TYPE_CHECKING:
    from tests.browser.conftest import Opener
    from tests.browser.scripted import ScriptedCall

pytestmark = pytest.mark.browser


def test_a_kind_that_is_heard_is_told_in_its_own_place_and_moves_nothing(
    open_page: Opener, call: ScriptedCall
) -> None:
    page = overlay(open_page, call)
    kind = page.locator(".ov-kind")
    expect(kind).to_have_text("Kind of call not known: no usual share")
    box = kind.bounding_box()
    heard = KindLine(kind=CallKind.DEMO, source=KindFrom.HEARD, confidence=0.97)
    call.told = {"kind": heard, "talk_band": (0.45, 0.65)}
    expect(kind).to_have_text("Demo \u00b7 heard, 0.9 sure")
    assert kind.bounding_box() == box
    expect(page.locator(".ov-share .band")).to_be_visible()
    said = KindLine(kind=CallKind.FOLLOW_UP, source=KindFrom.SET_UP, confidence=1.0)
    call.told = {"kind": said}
    expect(kind).to_have_text("Follow-up \u00b7 from set-up")
