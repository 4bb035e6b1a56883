"""Several calls at once on one running service, each followed by an overlay of its own."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import psutil

from benchmarks.live import Load

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.live import Received, Service

APART_S = 0.7
"""Calls start so far apart, and so never in step."""


@dataclass(slots=True)
class Crowd:
    """What came of it: per call all that its overlay had, and what was used meanwhile.

    `service_cores`, `worker_cores` and `client_cores` are means over the time in which all calls
    were under way; the clients are the benchmark itself, on the same machine.
    """

    received: dict[str, list[Received]] = field(default_factory=dict)
    broken: int = 0
    service_cores: float = 0.0
    worker_cores: float = 0.0
    client_cores: float = 0.0
    rss_peak_mb: float = 0.0


def play(
    running: Service, names: list[str], seconds: float, meanwhile: Callable[[], None] | None = None
) -> Crowd:
    """Play all recordings, `seconds` long each, and follow each to its end.

    `meanwhile` is called once when all are under way, in a thread of its own.
    """
    crowd = Crowd()
    load = Load(0.0, 0.0, 0.0)

    def follow(number: int, name: str) -> None:
        time.sleep(number * APART_S)
        try:
            crowd.received[name] = running.follow(name, "core", load)
        except OSError:  # refused or cut off: said, and in no figure
            crowd.broken += 1

    threads = [threading.Thread(target=follow, args=one) for one in enumerate(names)]
    for thread in threads:
        thread.start()
    time.sleep(len(names) * APART_S + 1.0)
    if meanwhile is not None:
        threads.append(threading.Thread(target=meanwhile))
        threads[-1].start()
    before, began = _cpu_s(running), time.monotonic()
    time.sleep(max(1.0, seconds - len(names) * APART_S - 2.0))
    wall = time.monotonic() - began
    crowd.service_cores, crowd.worker_cores, crowd.client_cores = (
        (after - past) / wall for after, past in zip(_cpu_s(running), before, strict=True)
    )
    for thread in threads:
        thread.join()
    crowd.rss_peak_mb = load.rss_peak_mb
    return crowd


def _cpu_s(running: Service) -> tuple[float, float, float]:
    """CPU seconds so far of the service, of its workers, and of ourselves."""
    service, *workers = running.tree()
    spent = [sum(one.cpu_times()[:2]) for one in (service, *workers, psutil.Process())]
    return spent[0], sum(spent[1:-1]), spent[-1]


def lags_ms(received: list[Received]) -> list[float]:
    """How far behind its own sound each state of a call came: what frames and the loop cost."""
    lags = []
    for one in received:
        zero = one.message.get("audio_zero_unix_ms")
        if one.message["type"] == "state" and isinstance(zero, float):
            lags.append(one.at_unix_s * 1000 - zero - 1000 * float(str(one.message["ts"])))
    return lags
