"""Whether the coaching happens: three numbers a team, about the programme and nobody in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class ProgrammeMeasure(StrEnum):
    """The three."""

    COMPLETION = "completion"
    REP_DRIVEN = "rep_driven"
    FOLLOW_THROUGH = "follow_through"


@dataclass(frozen=True, slots=True, kw_only=True)
class RepProgramme:
    """One rep's counts over the span. Never published.

    One-to-ones `planned` (their day has passed, not called off by the rep) and `held`; agenda items,
    and those that the rep put there; agreements that came due, and those done.
    """

    rep: str
    planned: int
    held: int
    agenda_items: int
    agenda_items_by_rep: int
    agreements_due: int
    agreements_done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeNumber:
    """One number: `percent` is None where fewer than K people stand behind it; `aim` in percent."""

    name: ProgrammeMeasure
    title: str
    percent: int | None
    aim: int
    says: str
    formula: str
    source: str


def programme(reps: Iterable[RepProgramme]) -> tuple[ProgrammeNumber, ...]:
    """The three of one team."""
    raise NotImplementedError
