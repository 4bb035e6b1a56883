"""A page may bring what it held back, and beyond that no more than can have sounded."""

from __future__ import annotations

import pytest

from copilot.errors import AudioFrameRefused
from copilot.limits import limit
from copilot.web.budget import SPEED, Budget

BURST = limit("capture_burst_seconds")


def test_a_page_may_bring_at_once_what_it_held_back():
    budget = Budget(now=100.0)
    budget.spend(BURST, 100.0)
    with pytest.raises(AudioFrameRefused):
        budget.spend(0.02, 100.0)


def test_a_microphone_may_go_on_for_ever():
    budget = Budget(now=0.0)
    budget.spend(BURST - 1, 0.0)
    for second in range(1, 10_000):
        budget.spend(1.0, float(second))


@pytest.mark.parametrize("speed", [2.0, 4.8, 100.0])
def test_who_claims_a_rate_that_is_not_true_is_found_out(speed):
    budget = Budget(now=0.0)
    within = int(BURST / (speed - SPEED))
    for now in range(1, within + 1):
        budget.spend(speed, float(now))
    with pytest.raises(AudioFrameRefused):
        budget.spend(2 * speed, within + 1.0)


def test_a_clock_that_stands_still_earns_nothing():
    budget = Budget(now=5.0)
    budget.spend(BURST, 4.0)
    with pytest.raises(AudioFrameRefused):
        budget.spend(1.0, 5.0)
