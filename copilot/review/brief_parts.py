"""Parts of a brief: what was agreed, the numbers in three lines, and one skill to work on."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, Final, TypeVar

from copilot.figures import counted
from copilot.review.agreements import AgreementState, due_for_review, skill_in_work
from copilot.review.brief_values import CommitmentLine, FocusLine, NumberLine
from copilot.review.drills import drill
from copilot.review.pipeline import MoveKind
from copilot.review.skills import SKILL_NAMES, SKILL_OF, Skill
from copilot.review.weeks import day_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from copilot.review.agreements import Agreement
    from copilot.review.brief_values import BriefInput
    from copilot.review.indicators import Indicator
    from copilot.review.shared import SharedCall

T = TypeVar("T")

MOST_COMMITMENTS: Final = 4
MOST_NUMBERS: Final = 3
MISSED_DAYS: Final = 14
"""What was not done since the last two one-to-ones is still worth a word."""

FOCUS_DAYS: Final = 28
"""A skill to work on is one that came up lately: what a rep has mended since is not brought up again."""

LEAST_FOCUS_CALLS: Final = 3
"""Ours: in fewer calls a skill came up by chance."""

SHORT_CHARS: Final = 180
"""Of typed text so much is on the page: four lines of agreements must leave room for a talk."""


def cut(items: Sequence[T], most: int) -> Sequence[T]:
    """The first ones."""
    return items[:most]


def short(text: str, most: int = SHORT_CHARS) -> str:
    """Typed text in one line, ended after a word where it would take too much of the page."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    whole, space, _ = line[:most].rpartition(" ")
    # one long word, such as an address, is cut within
    kept = whole if space and len(whole) >= most // 2 else line[: most - 1]
    return f"{kept.rstrip()}…"


def commitments(given: BriefInput) -> tuple[CommitmentLine, ...]:
    """What is due, what was missed lately, what is under way, what waits to be accepted."""
    return tuple(cut([*_agreed(given), *_proposed(given)], MOST_COMMITMENTS))


def agreed_shown(given: BriefInput) -> int:
    """How many of these lines are about what both agreed on: of a proposal nothing has become yet."""
    return min(sum(1 for _ in _agreed(given)), MOST_COMMITMENTS)


def missed(given: BriefInput) -> bool:
    """Whether something that was agreed did not come off lately."""
    return any(one.state is AgreementState.NOT_DONE for one in _closed_lately(given))


def commitments_say(given: BriefInput, *, shown: int) -> str:
    """A sentence where there is nothing, or more than fits."""
    if not shown:
        return "Nothing is agreed at the moment. What would be worth agreeing on today?"
    left = sum(1 for part in (_agreed, _proposed) for _ in part(given)) - shown
    return f"{counted(left, 'more agreement')} on the agreements page." if left else ""


def _closed_lately(given: BriefInput) -> Iterator[Agreement]:
    since = given.today - timedelta(days=MISSED_DAYS)
    return (one for one in given.agreements if one.closed_on is not None and one.closed_on >= since)


def _agreed(given: BriefInput) -> Iterator[CommitmentLine]:
    due = due_for_review(given.agreements, given.day)
    for one in due:
        yield _line(one, "What happened?", _due_words(one.due, given.day))
    followed = {one.carried_from for one in given.agreements}
    for one in _by_day(_closed_lately(given), AgreementState.NOT_DONE):
        if one.id not in followed:
            asks = "It did not come off. What would help: support, an experiment, a smaller step?"
            yield _line(one, asks, f"was due on {day_name(one.due)}")
    for one in _by_day(given.agreements, AgreementState.AGREED):
        if one.due > given.day:
            yield _line(one, "How is it going?", f"due on {day_name(one.due)}")


def _proposed(given: BriefInput) -> Iterator[CommitmentLine]:
    for one in _by_day(given.agreements, AgreementState.PROPOSED):
        waits = given.manager_name if one.rep_accepted_on else given.rep_name
        yield CommitmentLine(
            agreement=one.id,
            committed=f"Proposed: “{short(one.text)}”",
            asks=f"It waits for {waits}. Does it still fit?",
            due=f"for {day_name(one.due)}",
        )


def _by_day(agreements: Iterable[Agreement], state: AgreementState) -> list[Agreement]:
    found = [one for one in agreements if one.state is state]
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
    return f"{_when(given.deals_since, given.deals_on)}: {', '.join(parts)}."


def _when(since: date | None, on: date | None) -> str:
    """Of which exports: they are seldom of the day that the brief is made on."""
    if on is None:
        return "In the newest export"
    if since is None:
        return f"In the export of {day_name(on)}"
    return f"From {day_name(since)} to {day_name(on)}"


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
    since = given.today - timedelta(days=FOCUS_DAYS)
    lately = [call for call in recent if call.day > since]
    counts = Counter(skill for call in lately for skill in _skills(call))
    if not counts:
        return None, ""
    order = list(Skill)
    skill = max(counts, key=lambda one: (counts[one], -order.index(one)))
    if counts[skill] < LEAST_FOCUS_CALLS:
        return None, ""
    return skill, f"It came up in {counts[skill]} of {counted(len(lately), 'call')}."


def _skills(call: SharedCall) -> set[Skill]:
    """Those of the call's moments that the rep does not dispute."""
    return {
        SKILL_OF[one.kind] for one in call.moments if one.disputed is None and one.kind in SKILL_OF
    }
