"""One objection and what becomes of it, as rep and buyer talk on.

An objection is met with a question, value or other terms; that the buyer softens, or goes on to
something else, shows that it is handled. A plain discount gives way and meets nothing, and "I will
ask my manager" puts it off. No words are kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, Final

from copilot.conversation.cues.cue import Cue
from copilot.kinds import SignalDetail, SignalKind

if TYPE_CHECKING:
    from copilot.conversation.gist import Gist
    from copilot.conversation.offers import Voice
    from copilot.conversation.pushback import Pushback
    from copilot.conversation.reading import Reading

PATIENCE_TURNS: Final = 8
"""An objection that nobody came back to for so many turns is past; as long as a proposal is kept."""

CALM_TURNS: Final = 2
"""After so many turns in which the buyer does not come back to it, the buyer has gone on."""


class Level(IntEnum):
    """How far an objection is handled."""

    NO = 0
    PARTLY = 1
    YES = 2


class Met(StrEnum):
    """How the rep met it, the best so far. The last three do not meet it."""

    ASKED = "asked"
    VALUE = "value"
    TERMS = "terms"
    CONCEDED = "conceded"
    DEFERRED = "deferred"
    GAVE_IN = "gave_in"


_MEETS: Final = frozenset({Met.ASKED, Met.VALUE, Met.TERMS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """One objection: to the price, or of the kind in `detail`.

    `met_at` is when the rep first responded, `calm` how many of the buyer's turns did not come back
    to it since, `settled` that its level is final.
    """

    kind: SignalKind
    at: float
    turn: int
    strength: float
    detail: SignalDetail | None = None
    level: Level = Level.NO
    met: Met | None = None
    met_at: float | None = None
    calm_turn: int | None = None
    calm: int = 0
    settled: bool = False

    @property
    def to_price(self) -> bool:
        """Whether it pushes back on price, cost or value for money."""
        return self.kind is SignalKind.PRICE_OBJECTION

    @property
    def handled(self) -> bool:
        """Whether it was met, and the buyer softened or went on."""
        return self.level is Level.YES


def answered(one: Objection, reading: Reading, voice: Voice) -> Objection:
    """The objection after the rep's words."""
    if one.settled or voice.turn - one.turn > PATIENCE_TURNS:
        return one
    met = response(reading)
    if met is None:
        return one
    first_at = one.met_at if one.met_at is not None else voice.at
    if one.met in _MEETS:
        return one
    return replace(one, met=met, met_at=first_at)


def response(reading: Reading) -> Met | None:
    """How the rep's words meet an objection, if they do."""

    def makes(*cues: Cue) -> bool:
        return any(gist.has(*cues) for gist in reading.gists)

    if makes(Cue.GIVES_IN):
        return Met.GAVE_IN
    if makes(Cue.DEFERS):
        return Met.DEFERRED
    # without stops a question in mid-flow shows in its words alone
    asks = bool(reading.questions) or any(
        gist.has(Cue.ASKS, Cue.ASKS_OPENLY) and not gist.has(Cue.CHECKS_BACK, Cue.TELLS)
        for gist in reading.gists
    )
    traded = any(gist.conditional for gist in reading.gists)
    if makes(Cue.CONCEDES) and not (makes(Cue.OFFERS_TERMS) or traded or asks):
        return Met.CONCEDED
    if makes(Cue.OFFERS_TERMS, Cue.CONCEDES):
        return Met.TERMS
    if asks:
        return Met.ASKED
    return Met.VALUE if makes(Cue.ARGUES_VALUE) else None


def heard(
    one: Objection, reading: Reading, voice: Voice, pushed: tuple[Pushback, ...]
) -> Objection:
    """The objection after more of the buyer's words."""
    silent = reading.murmur or not reading.gists
    if one.settled or one.turn == voice.turn or silent:
        return one
    if voice.turn - one.turn > PATIENCE_TURNS:
        return replace(one, settled=True)
    if pushed:
        return _pushed_again(one, pushed)
    if one.met not in _MEETS and one.met is not Met.CONCEDED:
        return one
    return _calmer(one, reading, voice)


def _calmer(one: Objection, reading: Reading, voice: Voice) -> Objection:
    """Met, and the buyer does not push again: softer, or gone on to something else, or neither."""
    softer = any(_softens(gist) for gist in reading.gists)
    if one.met is Met.CONCEDED:
        return replace(one, level=Level.PARTLY, settled=True) if softer else one
    if any(gist.has(Cue.INSISTS, Cue.STALL) for gist in reading.gists):
        return replace(one, level=Level.PARTLY)
    if softer:
        return replace(one, level=Level.YES, settled=True)
    if one.calm_turn == voice.turn:
        return one
    calm = one.calm + 1
    goes_on = calm >= CALM_TURNS or _asks_of_something_else(reading)
    level = Level.YES if goes_on else Level.PARTLY
    return replace(one, level=level, settled=goes_on, calm=calm, calm_turn=voice.turn)


def _pushed_again(one: Objection, pushed: tuple[Pushback, ...]) -> Objection:
    """Met, and it did not help: a refusal shows that nothing did."""
    if one.met not in _MEETS:
        return replace(one, settled=True)
    refused = any(new.detail is SignalDetail.REFUSAL for new in pushed)
    return replace(one, level=Level.NO if refused else Level.PARTLY, settled=True)


def _softens(gist: Gist) -> bool:
    return gist.has(Cue.SOFTENS, Cue.PRICE_PLEASES) or (
        gist.has(Cue.FITS, Cue.YES) and not gist.asks and not gist.has(Cue.HEDGE)
    )


def _asks_of_something_else(reading: Reading) -> bool:
    return any(gist.asks and not gist.checks_back for gist in reading.gists) and not any(
        gist.has(Cue.PRICE_ASKED, Cue.PRICE_WORD, Cue.PRICE_DOUBTED) for gist in reading.gists
    )
