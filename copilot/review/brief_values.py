"""What a brief is made of, and what it is: plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from copilot.review.agreements import Agreement
    from copilot.review.cadence import Emphasis
    from copilot.review.flagged import WeekPick
    from copilot.review.grow import GrowQuestion
    from copilot.review.indicators import Indicator
    from copilot.review.pipeline import Move, Pace, QuietDeal
    from copilot.review.shared import SharedCall
    from copilot.review.skills import Skill


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """What somebody wants to talk about; typed."""

    text: str
    by_rep: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that somebody does by a day; typed. `owner` is a name as it is shown."""

    text: str
    owner: str
    due: date | None = None
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefInput:
    """All that a brief is made of: one rep's, and nobody else's.

    `rep_name` and `manager_name` as they are shown. `today` is the day it is made on, which calls and
    what was missed lately count back from; `day` is that of the meeting, which agreements fall due by.
    `calls` of the weeks that pages show (`weeks.WEEKS_SHOWN`); older ones change nothing.
    `deals_moved` from the export of `deals_since` to that of `deals_on`, `deals_quiet` and `pace` where
    a pipeline was imported. `emphasis` is that of the meeting where one is planned.
    """

    rep: str
    rep_name: str
    manager_name: str
    today: date
    day: date
    calls: tuple[SharedCall, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    blockers: tuple[str, ...] = ()
    asks: tuple[AgendaItem, ...] = ()
    actions: tuple[Action, ...] = ()
    deals_since: date | None = None
    deals_on: date | None = None
    deals_moved: tuple[Move, ...] = ()
    deals_quiet: tuple[QuietDeal, ...] = ()
    pace: Pace | None = None
    emphasis: Emphasis | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentLine:
    """An agreement as it is asked about: ``You committed to …``, and ``What happened?``."""

    agreement: str
    committed: str
    asks: str
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLine:
    """One of at most three lines of numbers."""

    title: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A moment or a deal to go deep on. `call` and `at_s` where it is a call's, `reference` a deal's."""

    title: str
    why: str
    questions: tuple[GrowQuestion, ...]
    call: str | None = None
    moment: str | None = None
    at_s: float | None = None
    reference: str = ""
    annotation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusLine:
    """One skill to work on, and one drill for it."""

    skill: Skill
    title: str
    why: str
    drill: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One page. `headline` says in a sentence what this one-to-one is about.

    What ends in `_say` or `_says` stands beside a list that has more than fits, or nothing in it.
    `hands_off`: the indicators are fine, nothing is flagged, and `headline` says so proudly.
    """

    rep: str
    rep_name: str
    manager_name: str
    day: date
    emphasis: Emphasis
    headline: str
    hands_off: bool
    commitments: tuple[CommitmentLine, ...]
    commitments_say: str
    agenda: tuple[AgendaItem, ...]
    agenda_says: str
    numbers: tuple[NumberLine, ...]
    topics: tuple[Topic, ...]
    focus: FocusLine | None
    blockers: tuple[str, ...]
    blockers_say: str
    blockers_ask: str
    asks: tuple[AgendaItem, ...]
    asks_say: str
    asks_ask: str
    actions: tuple[Action, ...]
    actions_say: str
    will_ask: str
    indicators: tuple[Indicator, ...]
    pick: WeekPick
