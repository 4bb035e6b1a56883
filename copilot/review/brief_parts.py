"""Parts of a brief: what was agreed, the numbers in three lines, and one skill to work on."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from copilot.review.agreements import AgreementState, due_for_review, skill_in_work
from copilot.review.brief_values import CommitmentLine, FocusLine, NumberLine
from copilot.review.drills import drill
from copilot.review.pipeline import MoveKind
from copilot.review.skills import SKILL_NAMES, SKILL_OF, Skill
from copilot.review.weeks import day_name
from copilot.review.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from copilot.review.agreements import Agreement
    from copilot.review.brief_values import BriefInput
    from copilot.review.indicators import Indicator
    from copilot.review.shared import SharedCall

T = TypeVar("T")

MOST_COMMITMENTS: Final = 4
MOST_NUMBERS: Final = 3
MISSED_DAYS: Final = 14
LEAST_FOCUS_CALLS: Final = 3
"""Ours: in fewer calls a skill came up by chance."""

SHORT_CHARS: Final = 180
"""Of typed text so much is on the page: four lines of agreements must leave room for a talk."""


LINE_CHARS: Final = 90
"""Of a line of the agenda, of what is in the way and of an action: about one line of the printed page."""


def cut(items: Sequence[T], most: int) -> Sequence[T]:
    """The first ones."""
    return items[:most]


def short(text: str, most: int = SHORT_CHARS) -> str:
    """Typed text in one line, ended where it would take too much of the page."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def commitments(given: BriefInput) -> tuple[CommitmentLine, ...]:
    """What is due, what was missed lately, what is under way, what waits to be accepted."""
    return tuple(cut(list(_lines(given)), MOST_COMMITMENTS))


def commitments_say(given: BriefInput, *, shown: int) -> str:
    """A sentence where there is nothing, or more than fits."""
    if not shown:
        return "Nothing is agreed at the moment. What would be worth agreeing on today?"
    left = sum(1 for _ in _lines(given)) - shown
    return f"{counted(left, 'more agreement')} on the agreements page." if left else ""


def _lines(given: BriefInput) -> Iterator[CommitmentLine]:
    due = due_for_review(given.agreements, given.day)
    for one in due:
        yield _line(one, "What happened?", _due_words(one.due, given.day))
    followed = {one.carried_from for one in given.agreements}
    since = given.day - timedelta(days=MISSED_DAYS)
    for one in _by_day(given, AgreementState.NOT_DONE):
        if one.id not in followed and one.closed_on is not None and one.closed_on >= since:
            asks = "It did not come off. What would help: support, an experiment, a smaller step?"
            yield _line(one, asks, f"was due on {day_name(one.due)}")
    for one in _by_day(given, AgreementState.AGREED):
        if one.due > given.day:
            yield _line(one, "How is it going?", f"due on {day_name(one.due)}")
    for one in _by_day(given, AgreementState.PROPOSED):
        waits = given.manager_name if one.rep_accepted_on else given.rep_name
        yield CommitmentLine(
            agreement=one.id,
            committed=f"Proposed: “{short(one.text)}”",
            asks=f"It waits for {waits}. Does it still fit?",
            due=f"for {day_name(one.due)}",
        )


def _by_day(given: BriefInput, state: AgreementState) -> list[Agreement]:
    found = [one for one in given.agreements if one.state is state]
    return sorted(found, key=lambda one: (one.due, one.id))


def _line(one: Agreement, asks: str, due: str) -> CommitmentLine:
    return CommitmentLine(
        agreement=one.id, committed=f"You committed to: “{short(one.text)}”", asks=asks, due=due
    )


def _due_words(due: date, today: date) -> str:
    return "due today" if due == today else f"was due on {day_name(due)}"


def number_lines(given: BriefInput, shown: Sequence[Indicator]) -> tuple[NumberLine, ...]:
    """Three at most: the pace, what moved, and of the indicators the one that asks for a look."""
    lines = []
    if given.pace is not None:
        lines.append(NumberLine(title="Pace", says=given.pace.says))
    if moved := _moved(given):
        lines.append(NumberLine(title="Deals", says=moved))
    lines += [NumberLine(title=one.title, says=one.says) for one in _in_order(shown)]
    return tuple(cut(lines, MOST_NUMBERS))


def _in_order(shown: Sequence[Indicator]) -> list[Indicator]:
    """Those that say something, the furthest from its floor first; then the others, as they stand."""
    known = [one for one in shown if one.value is not None]
    known.sort(key=lambda one: (one.value or 0.0) - one.floor)
    return [*known, *(one for one in shown if one.value is None and one.n)]


_MOVED: Final[dict[MoveKind, str]] = {
    MoveKind.NEW: "new",
    MoveKind.STAGE: "in another stage",
    MoveKind.AMOUNT: "at another amount",
    MoveKind.CLOSE_DAY: "with another close date",
    MoveKind.WON: "won",
    MoveKind.LOST: "lost",
    MoveKind.GONE: "not in the export any more",
}


def _moved(given: BriefInput) -> str:
    counts = Counter(move.kind for move in given.deals_moved)
    parts = [f"{counts[kind]} {words}" for kind, words in _MOVED.items() if counts[kind]]
    if quiet := len(given.deals_quiet):
        parts.append(f"{quiet} quiet for two weeks or more")
    if not parts:
        return ""
    since = given.deals_since
    when = "In the newest export" if since is None else f"Since {day_name(since)}"
    return f"{when}: {', '.join(parts)}."


def focus_line(given: BriefInput, recent: Sequence[SharedCall], *, turn: int) -> FocusLine | None:
    """The skill of a running agreement, else what came up most; the rep's own choice is not known here."""
    skill, why = _focus(given, recent)
    if skill is None:
        return None
    return FocusLine(skill=skill, title=SKILL_NAMES[skill], why=why, drill=drill(skill, turn))


def _focus(given: BriefInput, recent: Sequence[SharedCall]) -> tuple[Skill | None, str]:
    agreed = skill_in_work(given.agreements)
    if agreed is not None:
        return agreed, "It is what you two agreed on."
    counts = Counter(skill for call in recent for skill in _skills(call))
    if not counts:
        return None, ""
    order = list(Skill)
    skill = max(counts, key=lambda one: (counts[one], -order.index(one)))
    if counts[skill] < LEAST_FOCUS_CALLS:
        return None, ""
    return skill, f"It came up in {counts[skill]} of {counted(len(recent), 'call')}."


def _skills(call: SharedCall) -> set[Skill]:
    """Those of the call's moments that the rep does not dispute."""
    return {
        SKILL_OF[one.kind] for one in call.moments if one.disputed is None and one.kind in SKILL_OF
    }
