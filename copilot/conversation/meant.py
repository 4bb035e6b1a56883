"""What an utterance means, whatever its words, where it is asked for by kind. Pure.

What was told at all is weighed with the phrases in `copilot.conversation.weighing`; here is how likely a
kind is meant, and what is pushed back on where all signs of it speak for or against that
(`copilot.conversation.pushback_signs`). `benchmarks/understanding.py` prints figures with and
``--without-meaning``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from copilot.conversation.pushback import Pushback
from copilot.kinds import SignalDetail, SignalKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from copilot.events import Meaning


def meant_strength(meanings: Iterable[Meaning], kind: SignalKind) -> float:
    """How likely a kind is meant; 0 where meanings are not read."""
    return max((one.strength for one in meanings if one.kind is kind), default=0.0)


def known_strength(meanings: Iterable[Meaning], kind: SignalKind) -> float | None:
    """How likely a kind is meant; None where it was not judged."""
    return max((one.strength for one in meanings if one.kind is kind), default=None)


LIKELY: Final = 0.35
"""So likely by all signs something is pushed back on, though no phrase was found. Ours, chosen with
the weights before these; ``models/fit_witnesses.py`` prints the F1 at it."""

PRICE_UNLIKELY: Final = 0.1
"""Less likely than this a phrase of the price is not believed either, unless it answers what is in the way."""

OTHER_UNMEANT: Final = 0.1
"""A phrase of anything else whose meaning is weaker is not believed: of those few in ten were right."""

SHORT_WORDS: Final = 9
"""But in so few words it is: "I'd rather think about it first" has no room for another meaning. Nor is one
doubted who must ask a partner first, however long it is told: its meaning is that of a decision."""

COUNTS_FOR: Final = 0.6
"""What is believed by its signs counts for no less than a loose phrase: it was right as often."""


BOTH_SAY: Final = 0.5
"""A phrase is as sure as it says where all signs make it likelier than not; else it counts for a loose
one. A card that rests on it may ask for both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """How likely the buyer pushes back by all signs: on the price, and on anything else.

    `meant` is how likely anything else is meant; all are 0 where no meaning was read. `another` if the
    price is of another thing ("the rates are dear here"), `asked` if the rep has just asked what is in
    the way, and `words` how many were said.
    """

    price: float
    other: float
    meant: float
    another: bool = False
    asked: bool = False
    words: int = 0


def meant_pushback(pushed: tuple[Pushback, ...], likely: Likely) -> tuple[Pushback, ...]:
    """The pushbacks with those that all signs speak for, and without those they speak against."""
    if not likely.price:
        return pushed
    kept = tuple(_as_sure(one, likely) for one in pushed if not _doubted(one, likely))
    kinds = {one.kind for one in kept}
    price, other = SignalKind.PRICE_OBJECTION, SignalKind.OBJECTION
    if price not in kinds and likely.price >= LIKELY and not likely.another:
        return (Pushback(kind=price, strength=max(likely.price, COUNTS_FOR)), *kept)
    if not kinds and likely.other >= LIKELY:
        strength = max(likely.other, COUNTS_FOR)
        return (Pushback(kind=other, strength=strength, detail=SignalDetail.FIT),)
    return kept


def _as_sure(one: Pushback, likely: Likely) -> Pushback:
    by_signs = likely.price if one.kind is SignalKind.PRICE_OBJECTION else likely.other
    if by_signs >= BOTH_SAY or likely.asked:
        return one
    return replace(one, strength=min(one.strength, COUNTS_FOR))


def _doubted(one: Pushback, likely: Likely) -> bool:
    if one.kind is SignalKind.PRICE_OBJECTION:
        return likely.price < PRICE_UNLIKELY and not likely.asked
    long = likely.words > SHORT_WORDS and one.detail is not SignalDetail.AUTHORITY
    return long and likely.meant < OTHER_UNMEANT
