"""A call from its first click to its review, in Chromium, in real time, through the page that hears it.

    python benchmarks/browser.py [--audio DIR] [--only NAME] [--headed]

The sample calls (or the recordings in ``DIR``, as `benchmarks.reference` reads them) are played into
the page in place of microphone and shared tab, both sides from one clock; all that follows is the
product's: worklet, socket, recogniser, rules, overlay. The rules are those of `benchmarks.probe`,
which want four cards a minute.

``start_to_listening`` is the time that the pages and the service take, with no hand that hesitates:
from the click on "Start a call" to the overlay that says that it listens. ``pause_to_painted`` is
measured inside of the page: from the start of the silence, by the reference's own times, to the
frame in which the card was drawn. Of it, ``pause_to_choice`` is the sound of the pause that the service
had heard as it chose the card, and ``choice_to_painted`` the rest. Of that, ``played_to_sent`` is how
old the newest sample of a piece is as the piece leaves the page, and ``message_to_painted`` is from a
card's message to that frame.
``script_percent`` is the processor's time of the page's main thread in scripts, all of them: capture,
overlay, picture; the audio thread is in ``browser_cores`` with the rest of Chromium.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
from playwright.sync_api import expect, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import probe
from benchmarks.live import service
from benchmarks.reference import Reference, load
from benchmarks.report import Report
from tests.browser.chromium import CHROMIUM

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "copilot" / "samples"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--autoplay-policy=no-user-gesture-required"]
LISTENING = "Listening. I speak up only in a pause."
REVIEW = "async (call) => (await fetch(`/api/calls/${call}`)).json()"
WARM_S = 60.0
"""Until then pages and engine are still settling and the page fills its ring; counted is what comes after."""


@dataclass(slots=True)
class Seen:
    """What all calls have shown so far."""

    listening_s: list[float] = field(default_factory=list)
    painted_ms: list[float] = field(default_factory=list)
    chosen_ms: list[float] = field(default_factory=list)
    choice_ms: list[float] = field(default_factory=list)
    sent_ms: list[float] = field(default_factory=list)
    drawn_ms: list[float] = field(default_factory=list)
    cards: int = 0
    in_voice: int = 0
    script_s: float = 0.0
    browser_s: float = 0.0
    counted_s: float = 0.0
    heap_mb: list[float] = field(default_factory=list)
    calls: int = 0
    reviews: list[dict[str, Any]] = field(default_factory=list)
    """What is kept of each call, as its review page is told."""


def play(browser: Browser, origin: str, reference: Reference, channel: int, seen: Seen) -> None:
    """One call, from the first page to its review."""
    context = browser.new_context(base_url=origin, permissions=["microphone"])
    page = context.new_page()
    script = (HERE / "browser_page.js").read_text(encoding="utf-8")
    script = script.replace('"SAMPLE"', f'"{reference.name}"')
    page.add_init_script(script.replace("repChannel: 0", f"repChannel: {channel}"))
    page.goto("/")
    began = time.monotonic()
    page.get_by_role("link", name="Start a call", exact=True).first.click()
    page.get_by_role("button", name="Share the call’s sound").click()
    page.get_by_role("button", name="Start listening").click()
    expect(page.locator(".ov-line")).to_have_text(LISTENING, timeout=20_000)
    seen.listening_s.append(time.monotonic() - began)
    page.evaluate("bench.play()")
    _count(page, reference, seen)
    _measure(page, reference, seen)
    page.get_by_role("button", name="End call").click()
    page.wait_for_url("**/review/*")
    call = page.url.rsplit("/", 1)[-1]
    seen.reviews.append(page.evaluate(REVIEW, call))
    context.close()
    seen.calls += 1


def _count(page: Page, reference: Reference, seen: Seen) -> None:
    """Sit through the call; what the page used of the machine meanwhile."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.wait_for_timeout(1000 * min(WARM_S, reference.duration_s / 3))
    before, used, wall = _metrics(cdp), _browser_s(), time.monotonic()
    page.wait_for_timeout(max(0.0, _until_end_ms(page, reference)))
    after = _metrics(cdp)
    seen.script_s += after["ScriptDuration"] - before["ScriptDuration"]
    seen.browser_s += _browser_s() - used
    seen.counted_s += time.monotonic() - wall
    seen.heap_mb.append((after["JSHeapUsedSize"] - before["JSHeapUsedSize"]) / 1e6)


def _until_end_ms(page: Page, reference: Reference) -> float:
    now_ms: float = page.evaluate("performance.now() - bench.zero_ms")
    return 1000 * reference.duration_s + 500 - now_ms


def _metrics(cdp: CDPSession) -> dict[str, float]:
    """The page's counters, with no garbage in its heap."""
    cdp.send("HeapProfiler.collectGarbage")
    told: dict[str, Any] = cdp.send("Performance.getMetrics")
    return {one["name"]: float(one["value"]) for one in told["metrics"]}


def _browser_s() -> float:
    """CPU seconds of Chromium, all its processes together."""
    used = 0.0
    for child in psutil.Process().children(recursive=True):
        try:
            if "chrom" in child.name():
                times = child.cpu_times()
                used += times.user + times.system
        except psutil.NoSuchProcess:
            continue
    return used


def _measure(page: Page, reference: Reference, seen: Seen) -> None:
    zero_ms: float = page.evaluate("bench.zero_ms")
    seen.sent_ms += page.evaluate("bench.sent_ms")
    for card in page.evaluate("bench.cards"):
        painted_ms, chosen_ms = card["painted_ms"], card["chosen_ms"]
        seen.drawn_ms.append(painted_ms - card["arrived_ms"])
        seen.cards += 1
        began_s = reference.pause_start((painted_ms - zero_ms) / 1000)
        if began_s is None:
            seen.in_voice += 1
        else:
            began_ms = zero_ms + 1000 * began_s
            seen.painted_ms.append(painted_ms - began_ms)
            seen.chosen_ms.append(chosen_ms - began_ms)
            seen.choice_ms.append(painted_ms - chosen_ms)


def tell(seen: Seen, report: Report) -> None:
    """All of it as figures."""
    report.add("clicks_to_listening", 3, "clicks", seen.calls)
    report.spread("start_to_listening", seen.listening_s, "s")
    report.spread("pause_to_painted", seen.painted_ms, "ms")
    report.spread("pause_to_choice", seen.chosen_ms, "ms")
    report.spread("choice_to_painted", seen.choice_ms, "ms")
    report.spread("played_to_sent", seen.sent_ms, "ms")
    report.spread("message_to_painted", seen.drawn_ms, "ms")
    report.add(
        "painted_in_voice_percent", 100 * seen.in_voice / max(1, seen.cards), "%", seen.cards
    )
    counted_s = max(1e-9, seen.counted_s)
    report.add("script_percent", 100 * seen.script_s / counted_s, "%", round(counted_s))
    report.add("browser_cores", seen.browser_s / counted_s, "cores", round(counted_s))
    hours = counted_s / 3600
    report.add("heap_growth", sum(seen.heap_mb), "MB", seen.calls)
    report.add("heap_growth_hourly", sum(seen.heap_mb) / hours, "MB/h", seen.calls)
    report.note("the clicks are those on our pages: the browser's own choice of a tab comes on top")


def main() -> None:
    """Run it; the figures go to ``benchmarks/results/browser.json`` too."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--audio", type=Path, default=SAMPLES)
    parser.add_argument("--only", default="")
    parser.add_argument("--headed", action="store_true")
    asked = parser.parse_args()
    references, skipped = load(asked.audio)
    chosen = [one for one in references if asked.only in one.name]
    report, seen = Report("browser"), Seen()
    for line in skipped:
        report.note(line)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        rules = probe.write_rules(Path(folder))
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            headless=not asked.headed,
            args=ARGUMENTS,
            ignore_default_args=["--mute-audio"],
        )
        with service(asked.audio, rules, probe.SETTINGS) as running:
            origin = f"http://127.0.0.1:{running.port}"
            for reference in chosen:
                print(f"# playing {reference.name}, {reference.duration_s:.0f} s", flush=True)
                play(browser, origin, reference, _rep_channel(reference), seen)
        browser.close()
    tell(seen, report)
    report.write()


def _rep_channel(reference: Reference) -> int:
    told = json.loads((reference.folder / f"{reference.name}.json").read_text(encoding="utf-8"))
    return int(told["channels"]["agent"])


if __name__ == "__main__":
    main()
