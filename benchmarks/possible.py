"""What could have been had: the pauses that a gate with perfect knowledge of the turns would take."""

from __future__ import annotations

import bisect
import itertools
from typing import TYPE_CHECKING, Final

from benchmarks.reference import merge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.reference import Reference, Span

SILENCES_S: Final = (0.25, 0.35, 0.5)
"""Both sides silent for so long. Words are known after a quarter of a second at the earliest."""


def instants(reference: Reference, silence_s: float) -> list[float]:
    """When both sides have been silent for so long and still are, outside every turn."""
    voiced = merge([*reference.voiced["rep"], *reference.voiced["buyer"]], 0.0)
    return [
        before[1] + silence_s
        for before, after in itertools.pairwise(voiced)
        if after[0] - before[1] > silence_s
        and not any(reference.in_turn(side, before[1] + silence_s) for side in reference.turns)
    ]


def possible(reference: Reference, waits: Sequence[Span], silence_s: float) -> int:
    """How many of the waits hold such an instant."""
    moments = instants(reference, silence_s)
    found = 0
    for since, until in waits:
        place = bisect.bisect_left(moments, since)
        found += place < len(moments) and moments[place] < until
    return found
