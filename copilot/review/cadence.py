"""How often rep and manager meet: by tenure and by what was agreed, less as the evidence allows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, time

    from copilot.review.indicators import Indicator


class Rhythm(StrEnum):
    """How often. MILESTONES is agreed by both, for a while, with dated steps; nothing infers it."""

    RAMPING = "ramping"
    CORE = "core"
    SENIOR = "senior"
    MILESTONES = "milestones"


class Emphasis(StrEnum):
    """What a one-to-one goes deep on; they take turns."""

    DEAL = "deal"
    SKILL = "skill"
    CAREER = "career"


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A dated step of the way back: typed by both, done or not."""

    text: str
    due: date
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceProposal:
    """A rhythm, its meetings and the reason, for rep and manager to take or leave."""

    rhythm: Rhythm
    days_between: tuple[int, ...]
    minutes: int
    why: str
    review_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OneToOne:
    """One planned meeting. `uid` stays when it moves; `sequence` rises with each change."""

    uid: str
    day: date
    starts_at: time
    minutes: int
    emphasis: Emphasis
    sequence: int = 0
    cancelled: bool = False


def propose(
    *,
    tenure_start: date,
    today: date,
    indicators: Iterable[Indicator] = (),
    milestones: Iterable[Milestone] = (),
) -> CadenceProposal:
    """How often to meet from today, and until when to look again."""
    raise NotImplementedError


def schedule(
    proposal: CadenceProposal, *, pair: str, first: date, until: date, starts_at: time
) -> tuple[OneToOne, ...]:
    """The meetings from `first` to `until`, on working days. `pair` names whose they are, for the uids."""
    raise NotImplementedError


def moved(meeting: OneToOne, *, day: date, starts_at: time) -> OneToOne:
    """Another day or hour: the same uid, the next sequence."""
    raise NotImplementedError


def cancelled(meeting: OneToOne) -> OneToOne:
    """Called off, and so said to calendars that hold it."""
    raise NotImplementedError
