"""The manager's own talk share in one-to-ones: the same meter, for the manager's eyes alone.

Shares are of voiced seconds, as in every call, from the manager's own machine; nothing of this is in
the team's store. A share says how the time was split, and not how good a listener somebody is.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Final

from copilot.review.words import percent

if TYPE_CHECKING:
    from collections.abc import Sequence

LECTURE: Final = 0.8
"""From this share on, a one-to-one is a lecture (features.md, row 35)."""

EVEN: Final = 0.5
"""Ours: a one-to-one is the rep's, so the rep has at least half of it."""

LATEST: Final = 8
"""Of so many before the latest the middle is taken: two months of weekly ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirror:
    """The latest share, from 0 to 1, the middle of those before, and what it may mean."""

    latest: float | None
    usual: float | None
    meetings: int
    says: str
    asks: str


def mirror(own_shares: Sequence[float]) -> Mirror:
    """Of the manager's shares in their one-to-ones, the oldest first."""
    if not own_shares:
        return Mirror(
            latest=None,
            usual=None,
            meetings=0,
            says="No one-to-one has been measured yet.",
            asks="How much of the last one do you think was yours?",
        )
    latest, before = own_shares[-1], own_shares[-1 - LATEST : -1]
    usual = median(before) if before else None
    says = f"You had {percent(latest)} of the talk"
    says += "." if usual is None else f"; {percent(usual)} is usual for you."
    return Mirror(
        latest=latest, usual=usual, meetings=len(own_shares), says=says, asks=_asks(latest)
    )


def _asks(latest: float) -> str:
    if latest >= LECTURE:
        return "From 80 % on it is a lecture. Which question would you open with next time?"
    if latest > EVEN:
        return "Where did you answer something that they could have answered themselves?"
    return "They had the floor. What did you hear that you would have missed?"
