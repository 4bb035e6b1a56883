"""Pauses that were taken too soon, and pauses that were let go, against reference turns. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.reference import Reference, Span

NATURAL_S: Final = 1.0
"""A silence of both sides outside anybody's turn that is this long is one that nobody would miss:
shorter ones a careful gate may let go."""


def premature(reference: Reference, at: float) -> bool:
    """Whether a card at `at` came in a silence inside somebody's turn: it was not over."""
    inside = any(reference.in_turn(side, at) for side in reference.turns)
    return inside and not any(reference.in_voice(side, at) for side in reference.voiced)


def missed(reference: Reference, waits: Sequence[Span], shown: Sequence[float]) -> tuple[int, int]:
    """Of the natural pauses during which a card waited: how many got none, and how many there were.

    `waits` are the spans in which a card waited, from its moment to its showing or its end.
    """
    without = offered = 0
    for start, end in reference.natural_pauses(NATURAL_S):
        if not any(since <= start and until > start for since, until in waits):
            continue
        offered += 1
        without += not any(start <= at < end for at in shown)
    return without, offered
