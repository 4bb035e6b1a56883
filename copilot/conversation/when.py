"""Days, deadlines and times of the clock, as people say them on a call.

The question that this grammar answers is whether a time is one to be held to: "Tuesday", "by end
of week", "the fourteenth" and "half past two" are, "next week" and "soon" are not, and "last
Tuesday" or "on Tuesdays" are no times to meet at all.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from copilot.conversation.fact import Fact
from copilot.conversation.numerals import ORDINAL_WORDS, SMALL_WORDS
from copilot.conversation.time_forms import FORMS, MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS: Final = {
    "DAY": WEEKDAYS,
    "MONTH": MONTHS,
    "NUM": frozenset({*SMALL_WORDS, "#"}),
    "ORD": frozenset({*ORDINAL_WORDS, "#th"}),
}


@cache
def _by_head() -> dict[str, re.Pattern[str]]:
    """For each word that a time may begin with, its forms as one pattern."""
    forms: dict[str, list[str]] = {}
    for index, form in enumerate(FORMS):
        words = {word for head in form.heads.split() for word in _KINDS.get(head, {head})}
        for word in words:
            forms.setdefault(word, []).append(f"(?P<f{index}>{form.pattern})")
    return {word: re.compile(rf"(?:{'|'.join(some)})\b") for word, some in forms.items()}


def times_in(text: str) -> Iterator[Fact]:
    """The times that a clause names, in order, never overlapping."""
    place, busy, by_head = 0, 0, _by_head()
    for start, word in enumerate(text.split(" ")):
        pattern = by_head.get(_head(word))
        found = pattern.match(text, place) if pattern and start >= busy else None
        if found is not None:
            form = FORMS[int((found.lastgroup or "f0")[1:])]
            busy = start + found[0].count(" ") + 1
            yield Fact(kind=form.kind, start=start, end=busy, exact=form.exact, tense=form.tense)
        place += len(word) + 1


def _head(word: str) -> str:
    if word[:1].isdigit():
        return "#th" if word[-2:] in {"st", "nd", "rd", "th"} else "#"  # codespell:ignore nd
    return word
