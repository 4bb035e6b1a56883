"""How many calls at once one machine carries: real time, both channels live, real overlays.

    python benchmarks/capacity.py [--audio DIR] [--calls 1,2,4,8,12,16,20] [--seconds 60] [--runs 3]

Each call is another minute of the recordings (the samples, or those in ``DIR``; see
`benchmarks.reference`), with rules that want a card at every natural pause. For each number of
calls: from the reference's start of a pause to the card at its client, from the reference's end of
speech to its words, how far the states of a call lag behind its sound, cores kept busy, and what
came late or was dropped. Each figure is the median of the runs; ``_noise`` is the largest less the
smallest. ``calls_at_once`` is the largest number at which 95 of 100 cards came within 1.5 s and no
more than one stretch in a hundred was late.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import crowd, extracts, plot, probe
from benchmarks.latency import SAMPLES, Seen, measure
from benchmarks.live import Service, service
from benchmarks.reference import Reference, load
from benchmarks.report import RESULTS, Report, machine, percentile

CARD_P95_MS = 1500.0
OFTEN_S = 8.0
"""A card is wanted every two seconds, so that a minute has enough of them."""

LATE_PERCENT = 1.0
"""More words late than that, and the cards that did come in time prove nothing."""


def main() -> None:
    """Step through the numbers of calls and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--audio", type=Path, default=SAMPLES, help="recordings with JSON")
    parser.add_argument("--calls", default="1,2,4,8,12,16,20", help="numbers of calls to try")
    parser.add_argument("--seconds", type=float, default=60.0, help="length of each call")
    parser.add_argument("--runs", type=int, default=3, help="of each number")
    chosen = parser.parse_args()
    numbers = sorted(int(one) for one in chosen.calls.split(","))
    report = Report("capacity")
    report.note(machine())
    references, _ = load(chosen.audio)
    steps: dict[int, list[Step]] = {}
    with tempfile.TemporaryDirectory() as folder:
        pieces, rules = Path(folder) / "pieces", Path(folder) / "rules"
        pieces.mkdir()
        rules.mkdir()
        names = extracts.cut(references, pieces, count=numbers[-1], seconds=chosen.seconds)
        parts = {one.name: one for one in load(pieces)[0]}
        probing = probe.write_rules(rules, wait_s=OFTEN_S)
        with service(pieces, probing, probe.SETTINGS) as running:
            for number in numbers:
                now = [parts[name] for name in names[:number]]
                steps[number] = [one_step(running, now) for _ in range(chosen.runs)]
                tell(number, steps[number], report)
    carried = [number for number, runs in steps.items() if all(run.carried for run in runs)]
    report.add("calls_at_once", max(carried, default=0), "calls", len(numbers) * chosen.runs)
    picture(steps)
    print(f"# written to {report.write().name}")


@dataclass(slots=True)
class Step:
    """What one run with so many calls brought: figures by name with their unit, and the verdict."""

    figures: dict[str, tuple[float, str]]
    cards: int
    utterances: int
    broken: int
    carried: bool


def one_step(running: Service, parts: list[Reference]) -> Step:
    """So many calls at once, once."""
    seen, dropped, lags = Seen(), 0.0, []
    played = crowd.play(running, [one.name for one in parts], parts[0].duration_s)
    for part in parts:
        received = played.received.get(part.name)
        if not received:
            continue
        measure(part, received, seen)
        dropped += float(str(received[-1].message.get("dropped_utterances", 0)))
        lags += crowd.lags_ms(received)
    late = 100 * seen.late / max(1, seen.utterances)
    minutes = len(played.received) * parts[0].duration_s / 60
    figures = {
        **_spread("pause_to_card", seen.pause_to_card_ms),
        **_spread("speech_end_to_words", seen.words_ms),
        **_spread("frame_lag", lags),
        "late_utterances_percent": (late, "%"),
        "dropped_utterances": (dropped, "utterances"),
        "cards_a_minute": (seen.cards / max(0.1, minutes), "cards"),
        "service_cores": (played.service_cores, "cores"),
        "worker_cores": (played.worker_cores, "cores"),
        "client_cores": (played.client_cores, "cores"),
        "rss_peak_mb": (played.rss_peak_mb, "MB"),
    }
    broken = seen.broken + played.broken
    p95 = figures.get("pause_to_card_p95", (float("inf"), ""))[0]
    carried = p95 <= CARD_P95_MS and late <= LATE_PERCENT and not broken
    return Step(figures, seen.cards, seen.utterances, broken, carried)


def _spread(name: str, values: list[float]) -> dict[str, tuple[float, str]]:
    if not values:
        return {}
    return {
        f"{name}_median": (statistics.median(values), "ms"),
        f"{name}_p95": (percentile(values, 95), "ms"),
    }


def tell(number: int, runs: list[Step], report: Report) -> None:
    """Print the medians of the runs, and the noise of what is judged by."""
    for name, (_, unit) in runs[0].figures.items():
        values = [run.figures[name][0] for run in runs if name in run.figures]
        events = sum(run.cards if "card" in name else run.utterances for run in runs)
        report.add(f"calls_{number}_{name}", statistics.median(values), unit, events)
        if name.endswith("_p95") and len(values) > 1:
            noise = max(values) - min(values)
            report.add(f"calls_{number}_{name}_noise", noise, unit, len(values))
    broken = sum(run.broken for run in runs)
    if broken:
        report.note(f"{broken} calls broke off")


def picture(steps: dict[int, list[Step]]) -> None:
    """Lateness over the number of calls."""
    series = {
        name: [
            (float(number), statistics.median(run.figures[name][0] for run in runs))
            for number, runs in steps.items()
            if all(name in run.figures for run in runs)
        ]
        for name in ("pause_to_card_p95", "speech_end_to_words_p95")
    }
    path = RESULTS / "capacity.svg"
    plot.lines(path, "calls at once", ("calls", "ms"), series, CARD_P95_MS)


if __name__ == "__main__":
    main()
