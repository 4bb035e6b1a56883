"""What people typed for a one-to-one, as far as it fits the page: agenda, what is in the way, asks, actions.

What is left out is counted in a sentence, so that nothing goes missing without a word. A line stands as
it was typed while the page has room; on a full one each is cut to about one printed line.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from typing import TYPE_CHECKING, Final

from copilot.review.brief_parts import cut, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.review.brief_values import Action, AgendaItem, BriefInput

MOST_AGENDA: Final = 6
MOST_BLOCKERS: Final = 3
MOST_ASKS: Final = 3
MOST_ACTIONS: Final = 5

LINE_CHARS: Final = 90
"""Of typed text, about one line of the printed page."""

ROOM_LINES: Final = 12
"""Printed lines of typed text that a page has room for whole: fewer than it holds of cut ones, since what
is in the way and what they ask stand in columns of half the width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The four lists, and a sentence beside each where it has more, or nothing of the rep's."""

    agenda: tuple[AgendaItem, ...]
    agenda_says: str
    blockers: tuple[str, ...]
    blockers_say: str
    asks: tuple[AgendaItem, ...]
    asks_say: str
    actions: tuple[Action, ...]
    actions_say: str


def typed(given: BriefInput) -> Typed:
    """The rep's own first; of actions the open ones, those due first."""
    agenda = cut(_reps_first(given.agenda), MOST_AGENDA)
    blockers = cut(given.blockers, MOST_BLOCKERS)
    asks = cut(_reps_first(given.asks), MOST_ASKS)
    actions = cut(sorted(given.actions, key=_by_due), MOST_ACTIONS)
    lines = [*blockers, *(one.text for part in (agenda, asks, actions) for one in part)]
    most = LINE_CHARS if _printed_lines(lines) > ROOM_LINES else max(map(len, lines), default=0)
    return Typed(
        agenda=tuple(replace(one, text=short(one.text, most)) for one in agenda),
        agenda_says=_agenda_says(given),
        blockers=tuple(short(one, most) for one in blockers),
        blockers_say=_more(given.blockers, MOST_BLOCKERS),
        asks=tuple(replace(one, text=short(one.text, most)) for one in asks),
        asks_say=_more(given.asks, MOST_ASKS),
        actions=tuple(replace(one, text=short(one.text, most)) for one in actions),
        actions_say=_more(given.actions, MOST_ACTIONS),
    )


def _reps_first(items: Sequence[AgendaItem]) -> Sequence[AgendaItem]:
    return sorted(items, key=lambda item: not item.by_rep)


def _by_due(action: Action) -> tuple[bool, date]:
    return action.done, action.due or date.max


def _printed_lines(lines: Sequence[str]) -> int:
    return sum(ceil(len(line) / LINE_CHARS) for line in lines)


def _agenda_says(given: BriefInput) -> str:
    more = _more(given.agenda, MOST_AGENDA)
    if any(item.by_rep for item in given.agenda):
        return more
    return f"Nothing from {given.rep_name} yet. Begin with: what is on your mind? {more}".rstrip()


def _more(items: Sequence[object], most: int) -> str:
    left = len(items) - most
    return f"{left} more in the running document." if left > 0 else ""
