"""What other programs' hunger for CPU does to a call: how late, how honest, how soon it is over.

    python benchmarks/contention.py [--audio DIR] [--calls 2] [--greedy 1,2,8,24] [--seconds 25]

Calls run in real time on a real service while, one phase after the other, so many greedy processes
of equal priority take what they can get: none, one (a core), two (both cores), and many more than
there are cores; then none again. Lateness is from the end of a stretch, by the service's own
account, to the message that tells its words, or that they were given up. ``recovery`` is from the
end of the last greedy process to the last words that came later than 1 s, or the last state that
showed the banner ``behind``, whichever is later.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import crowd, extracts, plot, probe
from benchmarks.latency import SAMPLES
from benchmarks.live import service
from benchmarks.reference import load
from benchmarks.report import RESULTS, Report, machine, percentile

if TYPE_CHECKING:
    from benchmarks.live import Received

LATE_MS = 1000.0
RECOVERY_S = 20.0
"""Sound after the last phase, in which everything is to be as before."""


@dataclass(slots=True)
class Phase:
    """One stretch of time with so many greedy processes."""

    greedy: int
    began: float = 0.0
    ended: float = 0.0
    lateness_ms: list[float] = field(default_factory=list)
    given_up: int = 0
    states: int = 0
    behind: int = 0


def _devour() -> None:
    while True:
        pass


def contend(phases: list[Phase], seconds: float) -> None:
    """Live through the phases, and note when each was."""
    for phase in phases:
        hungry = [multiprocessing.Process(target=_devour, daemon=True) for _ in range(phase.greedy)]
        for one in hungry:
            one.start()
        phase.began = time.time()
        time.sleep(seconds)
        for one in hungry:
            one.kill()
        for one in hungry:
            one.join()
        phase.ended = time.time()


def sort_in(received: list[Received], phases: list[Phase]) -> None:
    """Give each message of a call to the phase in which it came."""
    for at, message, lateness_ms in timed(received):
        for phase in phases:
            if not phase.began <= at < phase.ended:
                continue
            if message["type"] == "heard":
                phase.lateness_ms.append(lateness_ms)
                phase.given_up += bool(message["late"])
            else:
                phase.states += 1
                phase.behind += message["banner"] == "behind"


def timed(received: list[Received]) -> list[tuple[float, dict[str, object], float]]:
    """Words and states: when they came, and how long after the sound that they are about."""
    zeros = [
        float(str(zero)) / 1000
        for one in received
        if (zero := one.message.get("audio_zero_unix_ms")) is not None
    ]
    if not zeros:
        return []
    found = []
    for one in received:
        kind = one.message["type"]
        if kind in {"heard", "state"}:
            about = float(str(one.message["end_s" if kind == "heard" else "ts"]))
            found.append((one.at_unix_s, one.message, 1000 * (one.at_unix_s - zeros[0] - about)))
    return found


def recovery_s(calls: list[list[Received]], ended: float) -> float:
    """Seconds from the end of the contention to the last sign of it."""
    signs = [0.0]
    for received in calls:
        for at, message, lateness_ms in timed(received):
            late = message["type"] == "heard" and lateness_ms > LATE_MS
            if at > ended and (late or message.get("banner") == "behind"):
                signs.append(at - ended)
    return max(signs)


def tell(phases: list[Phase], report: Report) -> None:
    """Print what each phase did."""
    for number, phase in enumerate(phases):
        name = f"greedy_{phase.greedy}" if number < len(phases) - 1 else "afterwards"
        if not phase.lateness_ms:
            report.note(f"{name}: no words")
            continue
        count = len(phase.lateness_ms)
        report.spread(f"{name}_lateness", phase.lateness_ms, "ms")
        report.add(f"{name}_lateness_max", max(phase.lateness_ms), "ms", count)
        report.add(f"{name}_given_up_percent", 100 * phase.given_up / count, "%", count)
        behind = 100 * phase.behind / max(1, phase.states)
        report.add(f"{name}_behind_banner_percent", behind, "%", phase.states)
        on_time = [one for one in phase.lateness_ms if one <= LATE_MS]
        report.add(f"{name}_within_1_s_percent", 100 * len(on_time) / count, "%", count)
    named = {
        f"{phase.greedy} greedy" if number < len(phases) - 1 else "afterwards": phase.lateness_ms
        for number, phase in enumerate(phases)
        if phase.lateness_ms
    }
    bars = {
        name: {"p95": percentile(values, 95), "max": max(values)} for name, values in named.items()
    }
    plot.bars(RESULTS / "contention.svg", "lateness of words", "ms", bars, LATE_MS)
    worst = [one for phase in phases for one in phase.lateness_ms]
    report.add("lateness_p95_of_all", percentile(worst, 95), "ms", len(worst))


def main() -> None:
    """Run the calls and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--audio", type=Path, default=SAMPLES, help="recordings with JSON")
    parser.add_argument("--calls", type=int, default=2, help="calls at once")
    parser.add_argument("--greedy", default="1,2,8,24", help="processes in each phase")
    parser.add_argument("--seconds", type=float, default=25.0, help="length of a phase")
    chosen = parser.parse_args()
    report = Report("contention")
    report.note(machine())
    phases = [Phase(greedy=0), *(Phase(greedy=int(one)) for one in chosen.greedy.split(","))]
    seconds = len(phases) * chosen.seconds + RECOVERY_S + 5.0
    with tempfile.TemporaryDirectory() as folder:
        pieces, rules = Path(folder) / "pieces", Path(folder) / "rules"
        pieces.mkdir()
        rules.mkdir()
        references, _ = load(chosen.audio)
        names = extracts.cut(references, pieces, count=chosen.calls, seconds=seconds)
        with service(pieces, probe.write_rules(rules), probe.SETTINGS) as running:
            played = crowd.play(running, names, seconds, lambda: contend(phases, chosen.seconds))
    calls = list(played.received.values())
    phases.append(Phase(greedy=0, began=phases[-1].ended + 5.0, ended=time.time()))
    for received in calls:
        sort_in(received, phases)
    tell(phases, report)
    recovered = recovery_s(calls, phases[-2].ended)
    report.add("recovery", recovered, "s", len(calls))
    dropped = sum(float(str(one[-1].message.get("dropped_utterances", 0))) for one in calls)
    report.add("dropped_utterances", dropped, "utterances", len(calls))
    if played.broken:
        report.note(f"{played.broken} of {len(names)} calls broke off")
    print(f"# written to {report.write().name}")


if __name__ == "__main__":
    main()
