"""What a clause names that next steps and money turn on: days, times, sums, spans, shares.

Facts hold no words and no amounts: a kind, how sharp it is, and where it stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.conversation.amounts import amounts_in
from copilot.conversation.when import times_in

if TYPE_CHECKING:
    from copilot.conversation.fact import Fact


def facts_in(text: str) -> tuple[Fact, ...]:
    """The facts of one clause in plain words, by where they begin."""
    found = [*times_in(text), *amounts_in(text)]
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end)))
