"""Every fault of devices, page, machine and network, at random instants of calls in Chromium: what is left of them.

    python benchmarks/device_faults.py [--rounds 50] [--only NAME] [--at-once 10] [--seed 1]

The product's capture, worklet, side cards, sockets and doors, in real time, many calls in one page;
microphones and shares are noise of which every 32 ms say where they belong (`benchmarks.faulty`). Of
each fault, the worst of all rounds: how long until the page says it (``told``) and until the sound
is there again after what was gone came back (``back``), what is ``lost`` though a device gave it,
what came twice (``doubled``), and how far any frame lies from its place (``moved``). ``never`` counts
calls in which the page did not say it, or the sound did not come back; ``starved`` those in which the
browser's audio threads were given too little time for ``lost`` and ``moved`` to mean anything. Of what
the browser did give to the page's audio thread from the call's beginning to its end, sample by
sample, in starved calls too: what did not arrive (``dropped``), and what arrived that was not given
there (``strange``). Of a call whose page is loaded anew that is known from the new page's first
sample on. ``witnessed`` is the least of any call's sides of which it is known.

A silent share is told of after four seconds on purpose: who is muted gives silence to the last bit
too. A sleep and a reload say nothing. ``busy`` comes back at the next try: after eight seconds at most.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.faulty.batch import DEVICES, Outcome, a_page, judged, with_devices
from benchmarks.faulty.service import recording
from benchmarks.faulty.whole import PAGES, with_page
from benchmarks.report import Report
from copilot.events import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from benchmarks.faulty.service import Recording

SAY_NOTHING = {"sleep", "reload"}


def tell(report: Report, name: str, outcomes: list[Outcome]) -> None:
    """The worst of what became of these."""
    count = len(outcomes)
    told = [one.told_s for one in outcomes if one.told_s is not None]
    back = [one.back_s for one in outcomes if one.back_s is not None]
    wants = count if name not in SAY_NOTHING else 0
    never = sum(one.told_s is None for one in outcomes[:wants]) + count - len(back)
    report.add(f"{name}_never", never, "calls", count)
    if told:
        report.add(f"{name}_told", max(told), "s", len(told))
    if back:
        report.add(f"{name}_back", max(back), "s", len(back))
    report.add(f"{name}_doubled", max(one.left.doubled_ms for one in outcomes), "ms", count)
    fed = judged(outcomes)
    witnessed_s = min(one.kept.given for one in outcomes) / SAMPLE_RATE_HZ
    report.add(f"{name}_witnessed", witnessed_s, "s", count)
    for kind in ("dropped", "strange"):
        worst = max(getattr(one.kept, kind) for one in outcomes)
        report.add(f"{name}_{kind}", worst, "samples", count)
    report.add(f"{name}_starved", count - len(fed), "calls", count)
    if fed:
        report.add(f"{name}_lost", max(one.left.lost_ms for one in fed), "ms", len(fed))
        report.add(f"{name}_moved", max(one.left.moved_ms for one in fed), "ms", len(fed))


def play(
    page: Page, service: Recording, name: str, count: int, first: int, chance: np.random.Generator
) -> list[Outcome]:
    """So many calls with that fault, at once."""
    if name in PAGES:
        return with_page(page, service, name, count, first, chance)
    faults = [(name, int(chance.integers(2**31))) for _ in range(count)]
    return with_devices(page, service, faults, first)


def main() -> None:
    """Play what was asked for; the figures go to ``benchmarks/results/device_faults.json`` too."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=50, help="of each fault")
    parser.add_argument("--only", choices=[*DEVICES, *PAGES])
    parser.add_argument("--at-once", type=int, default=10, help="calls in the page")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    report, chance = Report("device_faults"), np.random.default_rng(asked.seed)
    with tempfile.TemporaryDirectory() as folder, recording(Path(folder)) as service:
        for name in [asked.only] if asked.only else [*DEVICES, *PAGES]:
            outcomes: list[Outcome] = []
            while len(outcomes) < asked.rounds:
                count = min(asked.at_once, asked.rounds - len(outcomes))
                with a_page(service.origin) as page:
                    outcomes += play(page, service, name, count, len(outcomes), chance)
                service.records.clear()
            tell(report, name, outcomes)
    report.write()


if __name__ == "__main__":
    main()
