"""What an utterance means, whatever its words, where it is asked for by kind. Pure.

What was told at all is weighed with the phrases (`copilot.conversation.weighing`); here is how likely
a kind is meant, and a price pushed back on without a phrase (`benchmarks/understanding.py` prints
figures with and ``--without-meaning``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.conversation.pushback import Pushback
from copilot.kinds import SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.conversation.offers import Voice
    from copilot.events import Meaning


def meant_strength(meanings: Iterable[Meaning], kind: SignalKind) -> float:
    """How likely a kind is meant; 0 where meanings are not read."""
    return max((one.strength for one in meanings if one.kind is kind), default=0.0)


def known_strength(meanings: Iterable[Meaning], kind: SignalKind) -> float | None:
    """How likely a kind is meant; None where it was not judged."""
    return max((one.strength for one in meanings if one.kind is kind), default=None)


def meant_pushback(
    meanings: Iterable[Meaning],
    pushed: tuple[Pushback, ...],
    voice: Voice,
    *,
    price_in_play: bool,
) -> tuple[Pushback, ...]:
    """The pushbacks with one to the price, if that is meant and nothing else was pushed back on.

    Only where a price is talked of: "it's free money, the sun is free" is like one, and is none.
    """
    if voice.speaker is Speaker.REP or pushed or not price_in_play:
        return pushed
    kind = SignalKind.PRICE_OBJECTION
    return tuple(
        Pushback(kind=kind, strength=one.strength)
        for one in meanings
        if one.kind is kind and one.sure
    )
