"""What an utterance means, whatever its words: a second witness where no phrase was found. Pure.

The encoder's heads (`copilot.meaning`) were trained on sentences of our own, and know what is like
those. A phrase that is found says more, so a meaning only speaks up where no phrase did, if it is sure,
and only for kinds in which it found what phrases miss more often than it was wrong
(`benchmarks/understanding.py` prints both, with and ``--without-meaning``). It counts for no more than
its strength. Pushing back is told by its meaning and other signs weighed together
(`copilot.conversation.pushback_signs`), and those may outweigh a phrase.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.conversation.cues.cue import Cue
from copilot.conversation.pushback import Pushback
from copilot.events import Signal
from copilot.kinds import SignalDetail, SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copilot.conversation.offers import Voice
    from copilot.conversation.reading import Reading
    from copilot.events import Meaning

TRUSTED: Final = frozenset(
    {
        SignalKind.PAIN_NUMBER,
        SignalKind.TIMELINE,
        SignalKind.DECISION_MAKER,
        SignalKind.BUDGET,
    }
)

_SURELY: Final = {
    SignalKind.BUDGET: 0.4,
    SignalKind.DECISION_MAKER: 0.9,
    SignalKind.PAIN_NUMBER: 0.85,
}
"""How sure it must be at least, beyond the head's own threshold, where nothing leads to it.

Ours. Of a budget: with heads that had not seen the writer, the F1 of three writers' calls was best from
here to 0.25, and the fourth's was then 0.77, where phrases that had not seen them reached 0.36. A
decision maker gained as much there, but is then found in calls that have none."""

_COUNTS_FOR: Final = {SignalKind.BUDGET: 0.6}
"""What is believed of a budget counts for no less than a loose phrase: of calls in which it was believed
four in five had one, though a lone sentence is less likely than that."""

ASKED_FOR: Final = 0.5
"""How sure it must be where the rep has just asked for it: the question is a witness too."""

_NOT_WITH: Final = {
    SignalKind.BUDGET: (Cue.ELSEWHERE, Cue.OTHER_BUDGET, Cue.OTHER_MONEY, Cue.PRICE_WORD),
    SignalKind.DECISION_MAKER: (Cue.ELSEWHERE, Cue.OTHER_APPROVAL, Cue.JOINS),
    SignalKind.TIMELINE: (Cue.OTHER_TIMELINE, Cue.MEET, Cue.SUITS, Cue.FITS, Cue.TILL_THEN),
}
"""Moves beside which it must not be believed: of another firm, of other money, of a guest."""


def meant_strength(meanings: Iterable[Meaning], kind: SignalKind) -> float:
    """How likely a kind is meant; 0 where meanings are not read."""
    return max((one.strength for one in meanings if one.kind is kind), default=0.0)


def meant_signals(
    meanings: Iterable[Meaning],
    found: Iterable[Signal],
    voice: Voice,
    reading: Reading,
    asked: frozenset[SignalKind] = frozenset(),
) -> Iterator[Signal]:
    """Signals that no phrase gave; only the buyer's own words count, pushing back apart."""
    if voice.speaker is Speaker.REP:
        return
    known = {signal.kind for signal in found}
    for one in meanings:
        alone = one.kind in TRUSTED and one.kind not in known
        if alone and _believed(one, reading, asked):
            strength = max(one.strength, _COUNTS_FOR.get(one.kind, 0.0))
            yield Signal(kind=one.kind, at=voice.at, speaker=voice.speaker, strength=strength)


def _believed(one: Meaning, reading: Reading, asked: frozenset[SignalKind]) -> bool:
    """Whether it is sure enough for its kind, and nothing that was said speaks against it.

    A budget is a sum: without money or a number in the words it is not believed.
    """
    least = ASKED_FOR if one.kind in asked else _SURELY.get(one.kind, 0.0)
    contrary = _NOT_WITH.get(one.kind, ())
    if not one.sure or one.strength < least or any(gist.has(*contrary) for gist in reading.gists):
        return False
    return one.kind is not SignalKind.BUDGET or any(
        gist.money or gist.number or gist.has(Cue.BUDGET_WORD) for gist in reading.gists
    )


LIKELY: Final = 0.35
"""So likely by all signs something is pushed back on, though no phrase was found. Ours: with meanings of
heads that had not seen the writer, the F1 of 126 strangers' calls was best at 0.25 to 0.35 for the price
(0.45; 0.42 on six writers whose calls had no part in the weights), and from there on half of the finds
were right, as nearly were those of anything else."""

PRICE_UNLIKELY: Final = 0.1
"""Less likely than this a phrase of the price is not believed either, unless it answers what is in the way."""

OTHER_UNMEANT: Final = 0.1
"""A phrase of anything else whose meaning is weaker is not believed: of those few in ten were right."""

SHORT_WORDS: Final = 9
"""But in so few words it is: "I'd rather think about it first" has no room for another meaning. Nor is one
doubted who must ask a partner first, however long it is told: its meaning is that of a decision."""

COUNTS_FOR: Final = 0.6
"""What is believed by its signs counts for no less than a loose phrase: it was right as often."""


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
    kept = tuple(one for one in pushed if not _doubted(one, likely))
    kinds = {one.kind for one in kept}
    price, other = SignalKind.PRICE_OBJECTION, SignalKind.OBJECTION
    if price not in kinds and likely.price >= LIKELY and not likely.another:
        return (Pushback(kind=price, strength=max(likely.price, COUNTS_FOR)), *kept)
    if not kinds and likely.other >= LIKELY:
        strength = max(likely.other, COUNTS_FOR)
        return (Pushback(kind=other, strength=strength, detail=SignalDetail.FIT),)
    return kept


def _doubted(one: Pushback, likely: Likely) -> bool:
    if one.kind is SignalKind.PRICE_OBJECTION:
        return likely.price < PRICE_UNLIKELY and not likely.asked
    long = likely.words > SHORT_WORDS and one.detail is not SignalDetail.AUTHORITY
    return long and likely.meant < OTHER_UNMEANT
