"""How long to wait before the next try: twice as long each time, up to a bound, at random.

The wait is a random part of the whole (the "full jitter" of AWS's architecture blog, 2015), so that
many machines whose server comes back do not all come at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST_SECONDS: Final = 2.0
MOST_SECONDS: Final = 900.0
LEAST_PART: Final = 0.25
"""Not less than that of the whole, so that a server that refuses is not asked in a loop."""


def wait_s(failures: int, chance: Callable[[], float]) -> float:
    """Seconds before the try after so many failures. `chance` gives numbers from 0 to 1."""
    doublings = min(max(failures, 1) - 1, 32)
    whole = min(FIRST_SECONDS * 2**doublings, MOST_SECONDS)
    return float(whole * (LEAST_PART + (1 - LEAST_PART) * chance()))
