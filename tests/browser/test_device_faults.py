"""A seeded share of `benchmarks/device_faults.py`: each fault of a device once, and a machine that sleeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from benchmarks.faulty.batch import DEVICES, Outcome, a_page, judged, with_devices
from benchmarks.faulty.service import recording
from benchmarks.faulty.whole import with_page
from tests.browser.chromium import HOW_TO_GET_IT, WINDOWLESS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from benchmarks.faulty.service import Recording

    Standing = tuple[Page, Recording]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not WINDOWLESS.exists(), reason=HOW_TO_GET_IT),
]

SEED = 7
TOLD_S = 2.0
DEAD_S = 4.5
"""Of a share: who is muted gives silence to the last bit too, so it is told later."""
MOVED_MS = 32.0
SLEPT_MS = 500.0
"""Who did not step over a sleep of two seconds or more would be further off."""
SLOW = {"busy"}
"""It comes back at the next try, in eight seconds: `tests.browser.test_sides` has it."""


@pytest.fixture
def standing(tmp_path: Path) -> Iterator[Standing]:
    with recording(tmp_path) as service, a_page(service.origin) as page:
        yield page, service


def came(outcome: Outcome) -> bool:
    """Whether all that the browser gave to the page arrived, and nothing else: so it is on any machine."""
    return outcome.kept.given > 0 and (outcome.kept.dropped, outcome.kept.strange) == (0, 0)


def test_each_fault_of_a_device_is_told_and_costs_what_it_took(standing: Standing) -> None:
    page, service = standing
    chance = np.random.default_rng(SEED)
    faults = [(name, int(chance.integers(2**31))) for name in DEVICES if name not in SLOW]
    outcomes = with_devices(page, service, faults, 0)
    assert [one for one in outcomes if one.told_s is None or one.back_s is None] == []
    assert [one for one in outcomes if one.left.doubled_ms or not came(one)] == []
    # on a machine with too much to do nobody hears it when it was, or says anything in time
    for one in judged(outcomes):
        assert one.left.moved_ms <= MOVED_MS, one
        assert (one.told_s or 0) < (DEAD_S if one.name == "share_silent" else TOLD_S), one


def test_a_machine_that_sleeps_loses_its_sleep_alone(standing: Standing) -> None:
    page, service = standing
    outcomes = with_page(page, service, "sleep", 4, 0, np.random.default_rng(SEED))
    assert [one for one in outcomes if one.back_s is None or one.left.doubled_ms] == []
    assert [one for one in outcomes if not came(one)] == []
    # how finely it is placed depends on when this machine calls: `test_worklet` says when it does
    assert [one for one in outcomes if one.left.moved_ms > SLEPT_MS + one.starved_ms] == []
