"""Facts: what can be named in spoken English, by a small grammar."""

from __future__ import annotations

from typing import Final

from copilot.coaching.glossary.entry import Entry
from copilot.conversation.fact import FactKind

_OF_WORDS: Final = "in every call, from the words"

_FACTS: Final[dict[FactKind, tuple[str, tuple[str, ...]]]] = {
    FactKind.DAY: (
        (
            "A day or a date. It is exact if it can go into a calendar: Tuesday, the fifth of May, end of "
            "month. Next week and soon are not."
        ),
        ("buyer: Could we talk again on Tuesday?",),
    ),
    FactKind.CLOCK: (
        "A time of day.",
        ("rep: Does three o'clock suit you?",),
    ),
    FactKind.MONEY: (
        "A sum of money. It is exact if its currency was said: forty thousand dollars.",
        ("buyer: That costs us forty thousand dollars a year.",),
    ),
    FactKind.DURATION: (
        "A span of time.",
        ("buyer: It takes us three hours every day.",),
    ),
    FactKind.PERCENT: (
        "A share in per cent.",
        ("buyer: Twenty percent of the orders come back.",),
    ),
    FactKind.COUNT: (
        "A number of things or people.",
        ("buyer: We have fifteen people in the warehouse.",),
    ),
}

FACTS: Final[tuple[Entry, ...]] = tuple(
    Entry(name=kind.value, says=says, example=example, known=_OF_WORDS)
    for kind, (says, example) in _FACTS.items()
)
"""Each kind of fact, in the order of `FactKind`."""
