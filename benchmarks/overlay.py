"""What the overlay costs the rep's machine, and how soon a card is seen, in Chromium.

    python benchmarks/overlay.py [--sample NAME] [--hours 2] [--only cost|memory]

*Cost*: a sample is played in real time by a real service while the overlay stands open, with rules that
want far more cards than a coach would (`probe`). The browser's own counters say what part of a core its
scripts, its layout and all its tasks took, in processor's time (no other page is open), and the page
says how long a card took from the socket to the screen: until the frame after the one in which its
words stood there.

*Memory*: a call of hours is told to the page that hears it as fast as the page takes it (`overlay_feed`),
and its sound, which is made up, goes through the page's own ring and socket at the same speed
(`overlay_page.js`). Every five minutes of it garbage is collected; the heap, the memory of its buffers,
the nodes and the listeners are counted. The slope is Theil and Sen's of what follows the first ten
minutes: zero between its bounds means that nothing was seen to grow.

Needs Chromium (``make browser``).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import anyio
from playwright.async_api import async_playwright
from playwright.sync_api import sync_playwright

from benchmarks import probe
from benchmarks.live import service
from benchmarks.overlay_feed import Feed, feeding
from benchmarks.report import Report
from benchmarks.slope import slope, warm_up_s
from copilot.resources import samples_dir
from tests.browser.chromium import CHROMIUM

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.async_api import CDPSession as AsyncSession
    from playwright.sync_api import CDPSession, Page

HERE = Path(__file__).resolve().parent
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LOOK_EVERY_S = 300.0
WITHIN_S = 600.0
MIB = 1024**2

PAINTED = """
globalThis.painted = [];
const arrived = new Map();
const receive = WebSocket.prototype.addEventListener;
WebSocket.prototype.addEventListener = function (type, take, ...more) {
  if (type !== "message") return receive.call(this, type, take, ...more);
  return receive.call(this, type, (event) => {
    const message = JSON.parse(event.data);
    if (message.type === "suggest") arrived.set(message.text, performance.now());
    take(event);
  }, ...more);
};
addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
  const text = document.querySelector(".card-cue")?.textContent;
  const since = arrived.get(text);
  if (since === undefined) return;
  arrived.delete(text);
  requestAnimationFrame(() => setTimeout(() => painted.push(performance.now() - since)));
}).observe(document, { subtree: true, childList: true, characterData: true }));
"""
"""Run before the page's own scripts: when a card's message came, and when its words were painted."""


@dataclass(frozen=True, slots=True)
class Counters:
    """What the browser has counted of one page; times in seconds."""

    wall_s: float
    script_s: float
    layout_s: float
    tasks_s: float

    @classmethod
    def of(cls, session: CDPSession) -> Counters:
        """As it stands now."""
        said = session.send("Performance.getMetrics")["metrics"]
        value = {one["name"]: float(one["value"]) for one in said}
        return cls(
            wall_s=time.monotonic(),
            script_s=value["ScriptDuration"],
            layout_s=value["LayoutDuration"] + value["RecalcStyleDuration"],
            tasks_s=value["TaskDuration"],
        )


def main() -> None:
    """Measure what was asked for, and write it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", default="vague-next-step")
    parser.add_argument("--hours", type=float, default=2.0)
    parser.add_argument("--only", choices=["cost", "memory"])
    chosen = parser.parse_args()
    report = Report("overlay")
    if chosen.only != "memory":
        cost(report, chosen.sample)
    if chosen.only != "cost":
        anyio.run(memory, report, chosen.hours * 3600)
    report.write()


def cost(report: Report, sample: str) -> None:
    """A sample in real time, from the overlay's first state to the call's end."""
    with (
        tempfile.TemporaryDirectory() as folder,
        service(samples_dir(), probe.write_rules(Path(folder)), probe.SETTINGS) as running,
        _page() as page,
    ):
        call = running.post("/api/calls", {"sample": sample, "profile": "core"})["call"]
        page.goto(f"http://127.0.0.1:{running.port}/overlay/{call}")
        page.locator(".need").first.wait_for()
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        before = Counters.of(session)
        page.locator(".ov-line", has_text="ended").wait_for(timeout=WITHIN_S * 1000)
        after = Counters.of(session)
        painted: list[float] = page.evaluate("painted")
    wall_s = after.wall_s - before.wall_s
    events = round(wall_s)
    for name, used in (
        ("script", after.script_s - before.script_s),
        ("layout", after.layout_s - before.layout_s),
        ("tasks", after.tasks_s - before.tasks_s),
    ):
        report.add(f"overlay_{name}_of_a_core", 100 * used / wall_s, "%", events)
    report.spread("message_to_painted", painted, "ms")


async def memory(report: Report, length_s: float) -> None:
    """A call of so many seconds, heard and told; what its page holds as time goes by."""
    feed = Feed()
    held: list[tuple[float, dict[str, float]]] = []
    with tempfile.TemporaryDirectory() as folder:
        async with feeding(Path(folder), feed) as address, async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            page = await browser.new_page(viewport={"width": 1280, "height": 800})
            await page.add_init_script(path=HERE / "overlay_page.js")
            await page.goto(f"{address.origin}/start")
            await page.get_by_role("button", name="Allow the microphone").click()
            await page.get_by_role("button", name="Share the call’s sound").click()
            await page.get_by_role("button", name="Start listening").click()
            await page.locator(".need").first.wait_for()
            session = await page.context.new_cdp_session(page)
            await session.send("Performance.enable")
            while feed.until_s < length_s:
                feed.until_s += LOOK_EVERY_S
                await page.evaluate("(until_s) => bench.sound(until_s)", feed.until_s)
                while feed.reached_s < feed.until_s:  # noqa: ASYNC110  it is told so by the feed alone
                    await anyio.sleep(0.1)
                await page.wait_for_timeout(500)
                held.append((feed.reached_s, await _held(session)))
            told = await page.locator(".timeline-time").inner_text()
            frames = await page.evaluate("bench.frames")
            await browser.close()
    report.note(f"the page's clock at the end: {told}; {frames} frames of sound")
    for name, unit, per in (
        ("heap", "MiB", MIB),
        ("buffers", "MiB", MIB),
        ("nodes", "nodes", 1),
        ("listeners", "listeners", 1),
    ):
        values = [(at, one[name] / per) for at, one in held]
        report.add(f"{name}_first", values[0][1], unit, 1)
        report.add(f"{name}_last", values[-1][1], unit, 1)
        warm = [(at / 3600, value) for at, value in values if at >= warm_up_s(length_s)]
        grows = slope(warm)
        if grows is None:
            report.note(f"{name}: too few looks for a slope")
            continue
        report.add(f"{name}_growth", grows.value, f"{unit}/hour", grows.points)
        report.add(f"{name}_growth_low", grows.low, f"{unit}/hour", grows.points)
        report.add(f"{name}_growth_high", grows.high, f"{unit}/hour", grows.points)


async def _held(session: AsyncSession) -> dict[str, float]:
    """What the page holds, once its garbage is collected."""
    await session.send("HeapProfiler.collectGarbage")
    counted = (await session.send("Performance.getMetrics"))["metrics"]
    value = {one["name"]: float(one["value"]) for one in counted}
    heap = await session.send("Runtime.getHeapUsage")
    return {
        "heap": float(heap["usedSize"]),
        "buffers": float(heap["backingStorageSize"]),
        "nodes": value["Nodes"],
        "listeners": value["JSEventListeners"],
    }


@contextmanager
def _page() -> Iterator[Page]:
    """A page of the overlay's size in a browser of its own."""
    with sync_playwright() as playwright:
        browser: Any = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 420, "height": 460})
        page.add_init_script(PAINTED)
        yield page
        browser.close()


if __name__ == "__main__":
    main()
