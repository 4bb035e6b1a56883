"""How every benchmark says what it found: ``name value unit`` lines, and the same as JSON."""

from __future__ import annotations

import json
import math
import os
import platform
import statistics
from dataclasses import asdict, dataclass, field
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "results"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: its unit, and on how many events it rests."""

    name: str
    value: float
    unit: str
    events: int

    def __str__(self) -> str:
        return f"{self.name} {self.value:.4g} {self.unit} (n={self.events})"


@dataclass(slots=True)
class Report:
    """The figures of one run, printed as they come."""

    benchmark: str
    figures: list[Figure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, name: str, value: float, unit: str, events: int) -> None:
        """Print one figure and keep it."""
        figure = Figure(name, value, unit, events)
        self.figures.append(figure)
        print(figure, flush=True)

    def spread(self, name: str, values: list[float], unit: str) -> None:
        """Median and 95th percentile of `values`; a line that says so when there are none."""
        if not values:
            self.note(f"{name}: no events")
            return
        self.add(f"{name}_median", statistics.median(values), unit, len(values))
        self.add(f"{name}_p95", percentile(values, 95), unit, len(values))

    def share(self, name: str, hits: int, of: int, apart: int) -> None:
        """A percentage, and the 95 % interval that is left open by those events that are `apart`.

        Events that repeat one another do not make a figure surer.
        """
        low, high = wilson(hits / max(1, of), apart)
        self.add(f"{name}_percent", 100 * hits / max(1, of), "%", of)
        self.add(f"{name}_percent_low", 100 * low, "%", of)
        self.add(f"{name}_percent_high", 100 * high, "%", of)

    def note(self, line: str) -> None:
        """Print a remark and keep it."""
        self.notes.append(line)
        print(f"# {line}", flush=True)

    def write(self) -> Path:
        """Write the run as JSON beside the benchmarks and return where."""
        RESULTS.mkdir(exist_ok=True)
        path = RESULTS / f"{self.benchmark}.json"
        document = {
            "benchmark": self.benchmark,
            "machine": machine(),
            "figures": [asdict(figure) for figure in self.figures],
            "notes": self.notes,
        }
        path.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
        return path


def wilson(share: float, of: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share, which is honest for few events and for none."""
    if of == 0:
        return 0.0, 1.0
    z = 1.96
    middle = share + z * z / (2 * of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    scale = 1 + z * z / of
    low, high = (middle - half) / scale, (middle + half) / scale
    return max(0.0, round(low, 9)), min(1.0, round(high, 9))


def percentile(values: list[float], percent: float) -> float:
    """Nearest-rank percentile: a value that was really seen."""
    ranked = sorted(values)
    return ranked[max(0, -(-len(ranked) * int(percent) // 100) - 1)]


def machine() -> str:
    """What it ran on, in words that name no place."""
    model = platform.processor() or platform.machine()
    for line in _lines(Path("/proc/cpuinfo")):
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    return (
        f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    )


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
