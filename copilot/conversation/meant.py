"""What an utterance means, whatever its words: a second witness where no phrase was found. Pure.

The encoder's heads (`copilot.meaning`) were trained on sentences of our own, and know what is like
those. A phrase that is found says more, so a meaning only speaks up where no phrase did, if it is sure,
and only for kinds in which it found what phrases miss more often than it was wrong
(`benchmarks/understanding.py` prints both, with and ``--without-meaning``). It counts for no more than
its strength.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from copilot.conversation.pushback import Pushback
from copilot.events import Signal
from copilot.kinds import SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copilot.conversation.offers import Voice
    from copilot.events import Meaning

TRUSTED: Final = frozenset(
    {
        SignalKind.PRICE_OBJECTION,
        SignalKind.PAIN_NUMBER,
        SignalKind.TIMELINE,
    }
)


def meant_signals(
    meanings: Iterable[Meaning], found: Iterable[Signal], voice: Voice
) -> Iterator[Signal]:
    """Signals that no phrase gave; only the buyer's own words count, pushing back apart."""
    if voice.speaker is Speaker.REP:
        return
    known = {signal.kind for signal in found}
    for one in meanings:
        alone = one.kind in TRUSTED and one.kind not in known
        if alone and one.sure and one.kind is not SignalKind.PRICE_OBJECTION:
            yield Signal(kind=one.kind, at=voice.at, speaker=voice.speaker, strength=one.strength)


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
