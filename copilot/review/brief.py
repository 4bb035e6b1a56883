"""The one-to-one on one page, the same for rep and manager. Its parts stand in the order of the talk.

Agreements first ("You committed to …", "What happened?"), then the rep's own agenda, three lines of
numbers, one or two things to go deep on, one skill with a drill, what is in the way, what they ask of
each other, and who does what by when. The emphasis takes turns (deal, skill, deal, career). Where the indicators stand and nothing is
flagged the brief says so proudly, and asks for nothing: attention by exception (features.md, row 37).

The same input gives the same brief, on whoever's page. It holds so much of each list as fits one page.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from copilot.review.agreements import AgreementState
from copilot.review.brief_parts import (
    LINE_CHARS,
    commitments,
    commitments_say,
    cut,
    focus_line,
    number_lines,
    short,
)
from copilot.review.brief_topics import begins_with, topics
from copilot.review.brief_values import (
    Action,
    AgendaItem,
    Brief,
    BriefInput,
    CommitmentLine,
    FocusLine,
    NumberLine,
    Topic,
)
from copilot.review.cadence import Emphasis, emphasis_for, standing, turn_on
from copilot.review.flagged import pick
from copilot.review.grow import GrowQuestion
from copilot.review.grow_words import WILL
from copilot.review.indicators import calls_within, indicators
from copilot.review.weeks import DAYS, week_number, week_of
from copilot.review.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.review.flagged import WeekPick

__all__ = [
    "CALLS_BACK",
    "Action",
    "AgendaItem",
    "Brief",
    "BriefInput",
    "CommitmentLine",
    "FocusLine",
    "GrowQuestion",
    "NumberLine",
    "Topic",
    "make_brief",
]

INDICATOR_DAYS: Final = 28
"""Numbers are of four weeks: enough calls to say something, and recent enough to do something about."""

CALLS_BACK: Final = timedelta(days=INDICATOR_DAYS - 1)
"""A brief looks at no call that is older than that on its day."""

RECENT_DAYS: Final = 14
"""What was not done since the last two one-to-ones is still worth a word."""

MOST_AGENDA: Final = 6
MOST_BLOCKERS: Final = 3
MOST_ASKS: Final = 3
MOST_ACTIONS: Final = 5

_HANDS_OFF: Final = (
    "The numbers stand, and nothing needs ten minutes. Stop hovering: ask what they want to try next,"
    " and give the time back."
)
_ABOUT: Final[dict[Emphasis | None, str]] = {
    Emphasis.DEAL: "This time: one deal to go deep on.",
    Emphasis.SKILL: "This time: one skill to work on.",
    Emphasis.CAREER: "This time: where you want to go.",
    None: "This time: what works, and how to keep it.",
}


def make_brief(given: BriefInput) -> Brief:
    """The brief for this day; the same input gives the same brief."""
    turn = week_number(given.day)
    since = given.day - timedelta(days=INDICATOR_DAYS - 1)
    recent = calls_within(given.calls, first=since, last=given.day)
    shown = indicators(recent, given.agreements, since=since)
    flagged = _pick(given)
    emphasis = given.emphasis or emphasis_for(turn_on(given.day))
    hands_off = standing(shown) is True and flagged.flagged is None and not _missed(given)
    lines = commitments(given)
    found = topics(given, recent, flagged, emphasis, turn=turn, hands_off=hands_off)
    return Brief(
        rep=given.rep,
        rep_name=given.rep_name,
        manager_name=given.manager_name,
        day=given.day,
        emphasis=emphasis,
        headline=_headline(begins_with(found), len(lines), hands_off=hands_off),
        hands_off=hands_off,
        commitments=lines,
        commitments_say=commitments_say(given, shown=len(lines)),
        agenda=_reps_first(given.agenda, MOST_AGENDA),
        agenda_says=_agenda_says(given),
        numbers=number_lines(given, shown),
        topics=found,
        focus=focus_line(given, recent, turn=turn),
        blockers=tuple(short(one, LINE_CHARS) for one in cut(given.blockers, MOST_BLOCKERS)),
        blockers_ask="What is in your way that I could move?",
        asks=_reps_first(given.asks, MOST_ASKS),
        asks_ask="What do you need from me, and by when?",
        actions=tuple(
            replace(one, text=short(one.text, LINE_CHARS))
            for one in cut(sorted(given.actions, key=lambda one: one.done), MOST_ACTIONS)
        ),
        will_ask=WILL[(turn + 2) % len(WILL)],  # another than the topics end on
        indicators=shown,
        pick=flagged,
    )


def _reps_first(items: Iterable[AgendaItem], most: int) -> tuple[AgendaItem, ...]:
    """So many of what either typed, each in about one line."""
    found = cut(sorted(items, key=lambda item: not item.by_rep), most)
    return tuple(replace(item, text=short(item.text, LINE_CHARS)) for item in found)


def _pick(given: BriefInput) -> WeekPick:
    """This week's flagged call, else last week's, else the newest that has calls."""
    this = pick(given.calls, week=week_of(given.day))
    last = pick(given.calls, week=week_of(given.day) - timedelta(days=DAYS))
    if this.flagged or last.flagged:
        return this if this.flagged else last
    return this if this.shared or not last.shared else last


def _missed(given: BriefInput) -> bool:
    since = given.day - timedelta(days=RECENT_DAYS)
    return any(
        one.state is AgreementState.NOT_DONE
        and one.closed_on is not None
        and one.closed_on >= since
        for one in given.agreements
    )


def _headline(begins: Emphasis | None, agreed: int, *, hands_off: bool) -> str:
    if hands_off:
        return _HANDS_OFF
    if not agreed:
        return _ABOUT[begins]
    return f"First what became of {counted(agreed, 'agreement')}. {_ABOUT[begins]}"


def _agenda_says(given: BriefInput) -> str:
    if not any(item.by_rep for item in given.agenda):
        return f"Nothing from {given.rep_name} yet. Begin with: what is on your mind?"
    left = len(given.agenda) - MOST_AGENDA
    return f"{counted(left, 'more item')} in the running document." if left > 0 else ""
