"""README's picture: a sample call in real time, taken in Chromium when its card has come.

    python benchmarks/picture.py [--sample NAME] [--dark]

Needs Chromium (``make browser``). Writes benchmarks/picture.png.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import sync_playwright

from benchmarks.live import service
from copilot.resources import samples_dir
from tests.browser.chromium import CHROMIUM

PICTURE = Path(__file__).resolve().parent / "picture.png"
WITHIN_MS = 240_000


def main() -> None:
    """Play the sample and take the picture two seconds after the card."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", default="vague-next-step")
    parser.add_argument("--dark", action="store_true")
    chosen = parser.parse_args()
    with service(samples_dir(), None, {}) as running, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(
            viewport={"width": 1280, "height": 860},
            color_scheme="dark" if chosen.dark else "light",
        )
        call = running.post("/api/calls", {"sample": chosen.sample, "profile": "core"})["call"]
        page.goto(f"http://127.0.0.1:{running.port}/call/{call}")
        # by its text: a polled script would be refused by the pages' own content policy
        page.locator(".card-cue", has_text="?").wait_for(timeout=WITHIN_MS)
        page.wait_for_timeout(2_000)
        page.screenshot(path=PICTURE)
        browser.close()
    print(f"written to {PICTURE.name}")


if __name__ == "__main__":
    main()
