"""Many calls at once in one page, each with a fault of its own, and what is left of each at the service."""

from __future__ import annotations

import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from playwright.sync_api import sync_playwright

from benchmarks.faulty.noise import find, noise
from benchmarks.faulty.witness import Kept, compare, told
from copilot.events import FRAME_SECONDS, SAMPLE_RATE_HZ
from copilot.kinds import SPEAKERS, Speaker
from tests.browser.chromium import WINDOWLESS, arguments

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Page

    from benchmarks.faulty.noise import Found
    from benchmarks.faulty.service import Record, Recording

HERE: Final = Path(__file__).resolve().parent
TYPES: Final = {".js": "text/javascript", ".f32": "application/octet-stream"}

DEVICES: Final = (
    *("unplugged", "muted", "dead", "format", "denied", "busy"),
    *("share_ended", "unticked", "cancelled", "share_silent"),
)
"""As `page.js` does them."""

HEARD_S: Final = 0.15
"""A device's sound is so long on its way to the place in the call that it has, at the most."""

PER_MS: Final = SAMPLE_RATE_HZ / 1000

STARVED_MS: Final = 12.0
"""Two looks at a clock that moves in steps of 10 ms differ by less than this if it was given its time."""

ENDS_S: Final = 0.2
"""Of a call's end nothing is judged: what is under way as it ends may be cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What of a call's sound is lost though its device gave it, came twice, or lies how far off."""

    lost_ms: float
    doubled_ms: float
    moved_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one call.

    `told_s` is from the fault to the page's words, `back_s` from the return of what was gone until
    it is heard again; None: never. `starved_ms` is how long the browser's audio threads were given no
    time, as on a machine with more to do than it can: of that sound is lost and late, whoever hears.
    `kept` is what came of that which the browser did give to the page, on any machine.
    """

    name: str
    told_s: float | None
    back_s: float | None
    left: Left
    kept: Kept
    starved_ms: float


def judged(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Those in which all that is lost or late is the page's doing."""
    return [one for one in outcomes if one.starved_ms < STARVED_MS]


@contextmanager
def a_page(origin: str) -> Iterator[Page]:
    """A page of the service with noise for devices, in a browser of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=WINDOWLESS,
            args=arguments("--autoplay-policy=no-user-gesture-required"),
            ignore_default_args=["--mute-audio"],
        )
        page = browser.new_page(base_url=origin, viewport={"width": 1280, "height": 900})
        for name in ("world.js", "page.js"):
            _serve(page, name, (HERE / name).read_bytes())
        for speaker in SPEAKERS:
            _serve(page, f"noise-{speaker.value}.f32", noise(speaker).tobytes())
        page.goto("/welcome")
        yield page
        browser.close()


def _serve(page: Page, name: str, body: bytes) -> None:
    page.route(
        f"**/static/js/{name}",
        lambda route: route.fulfill(body=body, content_type=TYPES[Path(name).suffix]),
    )


def ask(page: Page, call: str, *arguments: object) -> Any:
    """What a function of `page.js` comes to."""
    body = f"async (a) => (await import('/static/js/page.js')).{call}(...a)"
    return page.evaluate(body, list(arguments))


def with_devices(
    page: Page, service: Recording, faults: Sequence[tuple[str, int]], first: int
) -> list[Outcome]:
    """A call for each fault and seed, all at once."""
    wanted = [{"name": name, "seed": seed} for name, seed in faults]
    played = ask(page, "batch", wanted, first)
    return [device_outcome(one, finished(page, service, one["call"])) for one in played]


def finished(page: Page, service: Recording, call: str, within_s: float = 10.0) -> Record:
    """What came of a call, once its end has come through."""
    until = time.monotonic() + within_s
    record, held = service.records[call], -1
    while time.monotonic() < until:
        before, held = held, len(record.sides[Speaker.REP])
        if before == held:
            break
        page.wait_for_timeout(300)
    return record


def device_outcome(one: dict[str, Any], record: Record) -> Outcome:
    """Judge one call of which a device had a fault."""
    struck, zero_ms = Speaker(one["side"]), one["zero_ms"]
    begin_s, given_s = ((one[at] - zero_ms) / 1000 for at in ("struck_ms", "given_ms"))
    sides = {side: find(record.sound(side), side) for side in SPEAKERS}
    end_s = min(side.places.size for side in sides.values()) * FRAME_SECONDS - ENDS_S
    again_s = sides[struck].first_s(given_s)
    spans = {
        struck.other: [(0.0, end_s)],
        struck: [(0.0, begin_s - HEARD_S), (end_s if again_s is None else again_s, end_s)],
    }
    told_ms = one["told_ms"]
    return Outcome(
        name=one["name"],
        told_s=None if told_ms is None else (told_ms - one["struck_ms"]) / 1000,
        back_s=None if again_s is None or one["back_ms"] is None else max(0.0, again_s - given_s),
        left=left(sides, spans),
        kept=kept(one["given"], record),
        starved_ms=one["starved_ms"],
    )


def kept(given: dict[str, Any], record: Record) -> Kept:
    """What of both sides' sound came through, of what `page.js` says was given."""
    first = given["first"]
    sides = [compare(told(given[side]), record.sound(side)[first:]) for side in SPEAKERS]
    dropped, strange = sum(one.dropped for one in sides), sum(one.strange for one in sides)
    return Kept(min(one.given for one in sides), dropped, strange)


def left(sides: dict[Speaker, Found], spans: dict[Speaker, list[tuple[float, float]]]) -> Left:
    """What of these parts is missing, came twice, and lies elsewhere."""
    parts = [(sides[side], span) for side in sides for span in spans[side]]
    slips = [found.slips(*span) for found, span in parts]
    lost_s = sum(found.lost_s(*span) for found, span in parts)
    return Left(
        lost_ms=1000 * lost_s + sum(missing for missing, _ in slips) / PER_MS,
        doubled_ms=sum(twice for _, twice in slips) / PER_MS,
        moved_ms=max(found.moved_ms(*span) for found, span in parts),
    )
