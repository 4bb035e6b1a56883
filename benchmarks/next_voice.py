"""Who speaks next, and when: how often a voice begins per second of silence. Pure.

This is what a card risks at an instant: the chance that somebody begins in the next few hundredths
of a second. Counted on reference turns: after whose turn, and for how long both have been silent.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from benchmarks.reference import merge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.reference import Reference
    from benchmarks.report import Report

BANDS_S: Final = (0.25, 0.5, 0.7, 1.0, 1.5)


def tell(prefix: str, references: Sequence[Reference], report: Report) -> None:
    """Print, for each side that has stopped and each that may begin, how often it does."""
    began: Counter[tuple[str, str, float]] = Counter()
    silent_s: defaultdict[tuple[str, float], float] = defaultdict(float)
    for reference in references:
        for holder, follower, length_s in _silences(reference):
            for low, high in itertools.pairwise(BANDS_S):
                silent_s[holder, low] += max(0.0, min(length_s, high) - low)
                began[holder, follower, low] += low <= length_s < high
    for holder, follower in itertools.product(("rep", "buyer"), repeat=2):
        for low, high in itertools.pairwise(BANDS_S):
            times, seconds = began[holder, follower, low], silent_s[holder, low]
            band = f"{round(1000 * low)}_to_{round(1000 * high)}ms"
            name = f"{prefix}after_{holder}_{follower}_begins_{band}"
            report.add(name, times / max(1e-9, seconds), "per_s", times)


def _silences(reference: Reference) -> Iterator[tuple[str, str, float]]:
    """Both-silent stretches outside turns: who had spoken, who began, and how long it was."""
    ends = {end: side for side, spans in reference.turns.items() for _, end in spans}
    starts = {start: side for side, spans in reference.turns.items() for start, _ in spans}
    spoken = merge([*reference.turns["rep"], *reference.turns["buyer"]], 0.0)
    for before, after in itertools.pairwise(spoken):
        yield ends[before[1]], starts[after[0]], after[0] - before[1]
