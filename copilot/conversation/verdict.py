"""How sure a clause is of one signal, and whether it asks or tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.kinds import SignalDetail

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Verdict:
    """`strength` is 0 to 1; `detail` tells whether it was asked or told."""

    strength: float
    detail: SignalDetail


def asked(strength: float) -> Verdict:
    """It was asked for."""
    return Verdict(strength, SignalDetail.ASKED)


def told(strength: float) -> Verdict:
    """It was told."""
    return Verdict(strength, SignalDetail.TOLD)


def surest(verdicts: Iterable[Verdict | None]) -> Verdict | None:
    """The verdict with the greatest strength; of equals the first."""
    found = [verdict for verdict in verdicts if verdict is not None]
    return max(found, key=lambda verdict: verdict.strength, default=None)
