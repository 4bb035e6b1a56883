"""How one call is heard: pages come and go, and what the overlay is told follows."""

from __future__ import annotations

import pytest

from copilot.capturing import Capturing
from copilot.carried import FRESH
from copilot.kinds import Speaker
from tests.test_carried import CARRIED

pytestmark = pytest.mark.anyio


async def test_one_page_at_a_time():
    capturing = Capturing()
    assert not capturing.connected
    first = capturing.attach()
    second = capturing.attach()
    assert first.replaced.is_set()
    capturing.detach(first)
    assert capturing.connected
    capturing.detach(second)
    assert not capturing.connected


async def test_the_view_says_consent_page_and_sides():
    capturing = Capturing()
    assert capturing.view.consent == "awaited"
    capturing.attach()
    capturing.say(given=True)
    capturing.side(Speaker.BUYER, "unplugged")
    view = capturing.view
    assert (view.consent, view.connected, view.buyer, view.rep) == (
        "given", True, "unplugged", "none",
    )  # fmt: skip
    assert not view.catching_up
    assert not view.restarted
    assert capturing.changed.is_set()
    assert capturing.decided.is_set()


async def test_a_call_that_goes_on_asks_from_where_it_was():
    capturing = Capturing(CARRIED)
    capturing.source.set_rate(48_000)
    assert capturing.restarted
    assert capturing.lacks(Speaker.REP) == CARRIED.snapshot.frame * 512 * 3
    assert capturing.safe(Speaker.REP) <= capturing.lacks(Speaker.REP) + 512 * 3
    assert not Capturing(FRESH).restarted
