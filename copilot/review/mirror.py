"""The manager's own talk share in one-to-ones: the same meter, for the manager's eyes alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

LECTURE: Final = 0.8
"""From this share on, a one-to-one is a lecture (features.md, row 35)."""


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
    raise NotImplementedError
