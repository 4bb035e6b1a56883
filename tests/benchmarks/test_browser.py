"""A sample call from its first click to its review: Chromium, the pages, the engine, in real time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from benchmarks import probe
from benchmarks.browser import ARGUMENTS, SAMPLES, Seen, play
from benchmarks.live import service
from benchmarks.reference import load
from tests.browser.chromium import CHROMIUM, HOW_TO_GET_IT

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.browser,
    pytest.mark.engine,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not CHROMIUM.exists(), reason=HOW_TO_GET_IT),
]


def test_a_sample_is_heard_from_its_first_click_to_its_review(tmp_path: Path) -> None:
    (reference,) = (one for one in load(SAMPLES)[0] if one.name == "canary")
    seen = Seen()
    with (
        sync_playwright() as playwright,
        service(SAMPLES, probe.write_rules(tmp_path), probe.SETTINGS) as running,
    ):
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=ARGUMENTS, ignore_default_args=["--mute-audio"]
        )
        # it ends on the page of the review
        play(browser, f"http://127.0.0.1:{running.port}", reference, 0, seen)
        browser.close()
    (review,) = seen.reviews
    # how many cards there is room for is the machine's affair; what was heard is not
    assert review["shares"]["rep"] == pytest.approx(reference.talk_share_rep(), abs=0.1)
