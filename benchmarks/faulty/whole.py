"""What befalls a whole page and all of its calls: it is loaded anew, its machine sleeps, its network or its service goes."""

from __future__ import annotations

import signal
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import psutil

from benchmarks.faulty.batch import ENDS_S, HEARD_S, Outcome, ask, finished, kept, left
from benchmarks.faulty.noise import find
from copilot.events import FRAME_SECONDS
from copilot.kinds import SPEAKERS

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from playwright.sync_api import Page

    from benchmarks.faulty.service import Recording

CALM_S: Final = 1.5
OFFLINE_S: Final = 30.0
GONE: Final = "The connection is gone"
WITHIN_S: Final = 60.0


@dataclass(slots=True)
class Struck:
    """What was done to a page, in Unix time: when it began, when all was there again, and what that cost.

    `costs` says whether sound is lost while it lasts; else all of it has to come.
    """

    began_ms: float
    over_ms: float
    costs: bool


def _now_ms() -> float:
    return time.time() * 1000


def sleeps(page: Page, _service: Recording, chance: np.random.Generator) -> Struck:
    """Every process of the browser stands still."""
    browser = [one for one in psutil.Process().children(recursive=True) if "chrom" in one.name()]
    began_ms = _now_ms()
    for one in browser:
        one.send_signal(signal.SIGSTOP)
    time.sleep(chance.uniform(2.0, 5.0))
    for one in browser:
        one.send_signal(signal.SIGCONT)
    return Struck(began_ms, ask(page, "keepTime"), costs=True)


def is_loaded_anew(page: Page, _service: Recording, _chance: np.random.Generator) -> Struck:
    """The rep reloads the page, and shares the other side again."""
    before = ask(page, "standing")
    began_ms = _now_ms()
    page.reload()
    wanted = [
        {"number": one["number"], "id": one["call"], "late_ms": one["late_ms"]} for one in before
    ]
    ask(page, "severalAgain", wanted)
    return Struck(began_ms, _now_ms(), costs=True)


def goes_offline(page: Page, service: Recording, _chance: np.random.Generator) -> Struck:
    """Thirty seconds without a connection."""
    began_ms = _now_ms()
    service.portal.call(service.wire.cut)
    page.wait_for_timeout(1000 * OFFLINE_S)
    service.portal.call(service.wire.heal)
    return Struck(began_ms, _now_ms(), costs=False)


def falls_silent(page: Page, service: Recording, chance: np.random.Generator) -> Struck:
    """The connection swallows everything, and looks open."""
    began_ms = _now_ms()
    service.portal.call(service.wire.swallow)
    page.wait_for_timeout(1000 * chance.uniform(3.0, 9.0))
    service.portal.call(service.wire.heal)
    return Struck(began_ms, _now_ms(), costs=False)


def loses_its_service(page: Page, service: Recording, chance: np.random.Generator) -> Struck:
    """The service ends, and is started again after a while."""
    began_ms = _now_ms()
    service.end()
    page.wait_for_timeout(1000 * chance.uniform(0.5, 4.0))
    service.begin()
    return Struck(began_ms, _now_ms(), costs=False)


PAGES: Final[dict[str, Callable[[Page, Recording, np.random.Generator], Struck]]] = {
    "sleep": sleeps,
    "reload": is_loaded_anew,
    "offline": goes_offline,
    "half_open": falls_silent,
    "restart": loses_its_service,
}


def with_page(
    page: Page, service: Recording, name: str, count: int, first: int, chance: np.random.Generator
) -> list[Outcome]:
    """So many calls, and what became of each."""
    ask(page, "several", count, first)
    page.wait_for_timeout(1000 * (CALM_S + chance.random()))
    struck = PAGES[name](page, service, chance)
    back_ms = _until_live(page, service)
    page.wait_for_timeout(1000 * CALM_S)
    ended = ask(page, "endAll")
    return [_outcome(name, one, struck, back_ms, page, service) for one in ended]


def _until_live(page: Page, service: Recording) -> float:
    """When the last of the calls was heard again, and all that was said meanwhile with it."""
    until = time.monotonic() + WITHIN_S
    back_ms = 0.0
    while time.monotonic() < until:
        page.wait_for_timeout(100)
        told = ask(page, "standing")
        if any(one["standing"] != "live" for one in told):
            continue
        back_ms = back_ms or _now_ms()
        if all(_behind_s(one, service) < 1.0 for one in told):
            break
    return back_ms


def _behind_s(one: dict[str, Any], service: Recording) -> float:
    record = service.records.get(one["call"])
    heard = min((len(frames) for frames in record.sides.values()), default=0) if record else 0
    return (_now_ms() - float(one["zero_ms"])) / 1000 - heard * FRAME_SECONDS


def _outcome(
    name: str,
    one: dict[str, Any],
    struck: Struck,
    back_ms: float,
    page: Page,
    service: Recording,
) -> Outcome:
    record = finished(page, service, one["call"])
    sides = {side: find(record.sound(side), side) for side in SPEAKERS}
    end_s = min(side.places.size for side in sides.values()) * FRAME_SECONDS - ENDS_S
    spans = {side: [(0.0, end_s)] for side in SPEAKERS}
    if struck.costs:
        begin_s, over_s = ((at - one["zero_ms"]) / 1000 for at in (struck.began_ms, struck.over_ms))
        spans = {side: [(0.0, begin_s - HEARD_S), (over_s + HEARD_S, end_s)] for side in SPEAKERS}
    said = [word["at_ms"] for word in one["said"] if word["text"].startswith(GONE)]
    told_ms = min((at for at in said if at >= struck.began_ms), default=None)
    return Outcome(
        name=name,
        told_s=None if told_ms is None else (told_ms - struck.began_ms) / 1000,
        back_s=max(0.0, back_ms - struck.over_ms) / 1000 if back_ms else None,
        left=left(sides, spans),
        kept=kept(one["given"], record),
        starved_ms=one["starved_ms"],
    )
