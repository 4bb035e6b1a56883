"""What an utterance means, whatever its words: a second witness where no phrase was found. Pure.

The encoder's heads (`copilot.meaning`) were trained on sentences of our own, and know what is like
those. A phrase that is found says more, so a meaning only speaks up where no phrase did, and only for
kinds in which it was seldom wrong on sentences of trades that it had not seen
(`models/train_meaning.py` prints each one's precision). It counts for no more than it is sure.
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

LEAST: Final = {
    SignalKind.PRICE_OBJECTION: 0.7,
    SignalKind.COMPETITOR: 0.75,
    SignalKind.PAIN_NUMBER: 0.7,
    SignalKind.TIMELINE: 0.8,
    SignalKind.DECISION_MAKER: 0.9,
}
"""How sure a meaning must be to count alone. Ours; `benchmarks/understanding.py` prints what it does."""


def meant_signals(
    meanings: Iterable[Meaning], found: Iterable[Signal], voice: Voice
) -> Iterator[Signal]:
    """Signals that no phrase gave; only the buyer's own words count, pushing back apart."""
    if voice.speaker is Speaker.REP:
        return
    known = {signal.kind for signal in found}
    for one in meanings:
        least = LEAST.get(one.kind)
        if one.kind is SignalKind.PRICE_OBJECTION or least is None or one.kind in known:
            continue
        if one.strength >= least:
            yield Signal(kind=one.kind, at=voice.at, speaker=voice.speaker, strength=one.strength)


def meant_pushback(
    meanings: Iterable[Meaning], pushed: tuple[Pushback, ...], voice: Voice
) -> tuple[Pushback, ...]:
    """The pushbacks with one to the price, if that is meant and nothing else was pushed back on."""
    if voice.speaker is Speaker.REP or pushed:
        return pushed
    kind = SignalKind.PRICE_OBJECTION
    sure = max((one.strength for one in meanings if one.kind is kind), default=0.0)
    return (Pushback(kind=kind, strength=sure),) if sure >= LEAST[kind] else ()
