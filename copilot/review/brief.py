"""The one-to-one on one page, the same for rep and manager. Its parts stand in the order of the talk.

Agreements first ("You committed to …", "What happened?"), then the rep's own agenda, three lines of
numbers, one or two things to go deep on, one skill with a drill, what is in the way, what they ask of
each other, and who does what by when. The emphasis takes turns (deal, skill, deal, career). Where the indicators stand and nothing is
flagged the brief says so proudly, and asks for nothing: attention by exception (features.md, row 37).

Its questions and drills change from week to week and from rep to rep: a manager has ten of these in a
week. The same input gives the same brief, on whoever's page. It holds so much of each list as fits one page.
"""

from __future__ import annotations

from typing import Final
from zlib import crc32

from copilot.figures import counted
from copilot.review.brief_parts import (
    agreed_shown,
    commitments,
    commitments_say,
    focus_line,
    missed,
    number_lines,
)
from copilot.review.brief_topics import begins_with, topics
from copilot.review.brief_typed import typed
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
from copilot.review.flagged import pick_shown
from copilot.review.grow import GrowQuestion
from copilot.review.grow_words import WILL
from copilot.review.indicators import calls_within, indicators
from copilot.review.weeks import first_shown, week_number

__all__ = [
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
    # other questions for each rep of a week
    turn = week_number(given.day) + crc32(given.rep.encode())
    since = first_shown(given.today)
    recent = calls_within(given.calls, first=since, last=given.today)
    shown = indicators(recent, given.agreements, since=since)
    flagged = pick_shown(recent, today=given.today)
    emphasis = given.emphasis or emphasis_for(turn_on(given.day))
    hands_off = standing(shown) is True and flagged.flagged is None and not missed(given)
    lines = commitments(given)
    written = typed(given)
    found = topics(given, recent, flagged, emphasis, turn=turn, hands_off=hands_off)
    return Brief(
        rep=given.rep,
        rep_name=given.rep_name,
        manager_name=given.manager_name,
        day=given.day,
        emphasis=emphasis,
        headline=_headline(begins_with(found), agreed_shown(given), hands_off=hands_off),
        hands_off=hands_off,
        commitments=lines,
        commitments_say=commitments_say(given, shown=len(lines)),
        agenda=written.agenda,
        agenda_says=written.agenda_says,
        numbers=number_lines(given, shown),
        topics=found,
        focus=focus_line(given, recent, turn=turn),
        blockers=written.blockers,
        blockers_say=written.blockers_say,
        blockers_ask="What is in your way that I could move?",
        asks=written.asks,
        asks_say=written.asks_say,
        asks_ask="What do you need from me, and by when?",
        actions=written.actions,
        actions_say=written.actions_say,
        will_ask=WILL[(turn + 2) % len(WILL)],  # another than the topics end on
        indicators=shown,
        pick=flagged,
    )


def _headline(begins: Emphasis | None, agreed: int, *, hands_off: bool) -> str:
    if hands_off:
        return _HANDS_OFF
    if not agreed:
        return _ABOUT[begins]
    return f"First what became of {counted(agreed, 'agreement')}. {_ABOUT[begins]}"
