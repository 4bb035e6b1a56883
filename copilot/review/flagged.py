"""The one call of a rep's week that is worth ten minutes, and why; or none, said gladly."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from copilot.kinds import CallKind
    from copilot.review.shared import SharedCall


class FlagReason(StrEnum):
    """Why a call is worth listening to together; closed."""

    NO_NEXT_STEP = "no_next_step"
    ONE_SIDED = "one_sided"
    NO_BUDGET = "no_budget"
    BUYER_QUIET = "buyer_quiet"
    PRICE_MOVED = "price_moved"
    OBJECTION_OPEN = "objection_open"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlaggedCall:
    """One call, where to begin (`from_s` to `until_s` of its audio, ten minutes at most) and with what.

    `moment` is the id of the moment that it begins at, if one does. `weight` orders candidates of one
    rep; it is no score and is not shown.
    """

    call: str
    day: date
    kind: CallKind
    reason: FlagReason
    why: str
    question: str
    from_s: float
    until_s: float
    weight: float
    moment: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPick:
    """A rep's week: how many calls were looked at, the one that is flagged if any, and the sentence."""

    week: date
    calls: int
    flagged: FlaggedCall | None
    says: str


def pick(calls: Iterable[SharedCall], *, week: date) -> WeekPick:
    """The pick of one rep's calls in the week that begins on the Monday `week`."""
    raise NotImplementedError
