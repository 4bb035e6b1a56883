"""The buyer's objections so far: of which kind, when, and whether the rep has dealt with them.

A conversation that tracks them itself is asked; one that does not gives signals, and an objection
counts as handled when a ``handled`` signal followed it before the next objection came.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from copilot.kinds import SignalDetail, SignalKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.events import Signal


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """One objection; `kind` is its signal's detail, ``price`` where it is about money."""

    kind: SignalDetail | Literal["price"] | None
    at: float
    handled: bool = False


def objections_in(signals: Iterable[Signal]) -> tuple[Objection, ...]:
    """The objections that the signals tell of, the oldest first."""
    found: list[Objection] = []
    for signal in signals:
        if signal.kind is SignalKind.PRICE_OBJECTION:
            found.append(Objection(kind="price", at=signal.at))
        elif signal.kind is SignalKind.OBJECTION:
            found.append(Objection(kind=signal.detail, at=signal.at))
        elif signal.kind is SignalKind.HANDLED and found:
            found[-1] = Objection(kind=found[-1].kind, at=found[-1].at, handled=True)
    return tuple(found)
