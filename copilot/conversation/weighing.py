"""Whether a kind was told at all: what a phrase found and what is meant, weighed together. Pure.

Phrases are sharp but know only the wordings that somebody thought of; the encoder's heads know what
is like their sentences, whatever the words, but are seldom sure of a lone one. So they are two
witnesses of one thing, with a few more: who speaks and whether it is a question, whether the clause
holds what the kind is about (a sum, a person, a time, an amount), whether it is of another firm or of
a meeting, and how much was meant of it in the turns just before. What they amount to is one chance. From
a half on the kind was told, be there a phrase or not; below it, a phrase alone is not believed.

Where no meanings are read, phrases are all there is, and stand as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from copilot.conversation import fitted
from copilot.conversation.cues.cue import Cue
from copilot.conversation.deciding import ASKED_ONLY
from copilot.conversation.hurting import amount
from copilot.conversation.scheduling import names_time
from copilot.conversation.signs import likelihood, log_odds
from copilot.events import Signal
from copilot.kinds import SignalDetail, SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from copilot.conversation.gist import Gist
    from copilot.conversation.offers import Voice
    from copilot.conversation.reading import Reading
    from copilot.events import Meaning

LATELY_TURNS: Final = 2
"""What was meant so many turns ago still bears on what is said now: a question, and its answer."""

_LEAST: Final = 0.005
"""Of a chance below it, or as near to 1, nothing more is believed."""


_CONTRARY: Final = {
    SignalKind.BUDGET: (Cue.ELSEWHERE, Cue.OTHER_BUDGET, Cue.OTHER_MONEY),
    SignalKind.PRICE: (Cue.ELSEWHERE, Cue.OTHER_MONEY, Cue.OWN_PRICES, Cue.DEAR_ELSEWHERE),
    SignalKind.DECISION_MAKER: (Cue.ELSEWHERE, Cue.OTHER_APPROVAL, Cue.JOINS),
    SignalKind.TIMELINE: (Cue.OTHER_TIMELINE, Cue.MEET, Cue.SUITS, Cue.FITS, Cue.TILL_THEN),
    SignalKind.PAIN_NUMBER: (Cue.GAIN, Cue.ROUTINE, Cue.NO_PAIN, Cue.BUDGET_SAID),
}
"""Moves of another firm, other money, a guest or a meeting, which mostly speak against it. What they count
was fitted: for a timeline and a pain with a number that is a little for it."""


def _sum(gist: Gist) -> bool:
    return gist.money or gist.number


def _amount(gist: Gist) -> bool:
    return amount(gist) or gist.number


def _person(gist: Gist) -> bool:
    return gist.has(Cue.PERSON)


_HOLDS: Final[dict[SignalKind, Callable[[Gist], bool]]] = {
    SignalKind.BUDGET: _sum,
    SignalKind.PRICE: _sum,
    SignalKind.DECISION_MAKER: _person,
    SignalKind.TIMELINE: names_time,
    SignalKind.PAIN_NUMBER: _amount,
}
"""What a clause about it names."""

HALF: Final = 0.5
"""From this chance on it was told."""


def evidence(strength: float) -> float:
    """How much a meaning speaks for its kind: 0 where it is not meant, about 1 at a half, 2 if sure."""
    return (log_odds(strength, _LEAST) + 5.3) / 5


@dataclass(frozen=True, slots=True)
class Lately:
    """How strongly each kind was meant in the latest turns of either side; no words."""

    turns: tuple[tuple[int, SignalKind, float], ...] = ()
    """Turn, kind and strength: one entry a turn and kind."""

    def of(self, kind: SignalKind) -> float:
        """How strongly a kind was meant."""
        return max((strength for _, one, strength in self.turns if one is kind), default=0.0)

    def at(self, turn: int) -> Lately:
        """What of it still bears on this turn."""
        return Lately(tuple(one for one in self.turns if turn - one[0] <= LATELY_TURNS))

    def after(self, meanings: Iterable[Meaning], turn: int) -> Lately:
        """The same once this was said in a turn."""
        kept = {(at, kind): strength for at, kind, strength in self.at(turn).turns}
        for one in meanings:
            if one.kind in fitted.TOLD:
                place = (turn, one.kind)
                kept[place] = max(one.strength, kept.get(place, 0.0))
        return Lately(tuple((*place, strength) for place, strength in kept.items()))


def weighed(
    signals: Iterable[Signal],
    meanings: Iterable[Meaning],
    voice: Voice,
    reading: Reading,
    lately: Lately,
) -> list[Signal]:
    """The signals of an utterance, without those not believed and with those that no phrase gave.

    A question that a phrase found stays, but counts for little: it was asked, if of something else.
    """
    strengths = {one.kind: one.strength for one in meanings if one.kind in fitted.TOLD}
    before = lately.at(voice.turn)
    kept, known = [], set()
    for signal in signals:
        if signal.kind not in strengths:
            kept.append(signal)
            continue
        kind = signal.kind
        chance = _chance(kind, strengths[kind], signal.strength, voice, reading, before.of(kind))
        if chance >= HALF:
            known.add(kind)
            kept.append(replace(signal, strength=max(signal.strength, chance)))
        elif signal.detail is SignalDetail.ASKED:
            known.add(kind)
            kept.append(replace(signal, strength=min(signal.strength, ASKED_ONLY)))
        else:
            known.add(kind)
    for kind, strength in strengths.items():
        if kind not in known:
            chance = _chance(kind, strength, 0.0, voice, reading, before.of(kind))
            if chance >= HALF:
                kept.append(_meant(kind, chance, voice, reading))
    return kept


def _meant(kind: SignalKind, chance: float, voice: Voice, reading: Reading) -> Signal:
    asked = voice.speaker is Speaker.REP and _asks(reading)
    return Signal(
        kind=kind,
        at=voice.at,
        speaker=voice.speaker,
        strength=chance,
        detail=SignalDetail.ASKED if asked else SignalDetail.TOLD,
    )


def _asks(reading: Reading) -> bool:
    return any(gist.asks for gist in reading.gists)


def told_signs(
    kind: SignalKind, meant: float, phrase: float, voice: Voice, reading: Reading, lately: float
) -> dict[str, float]:
    """All witnesses of a kind: each unit of `evidence` counts, and a phrase as far as it is sure."""
    asks, rep = _asks(reading), voice.speaker is Speaker.REP
    return {
        "meant": evidence(meant),
        "lately": evidence(lately),
        "phrase": phrase,
        "rep_asks": rep and asks,
        "rep_tells": rep and not asks,
        "buyer_asks": asks and not rep,
        "holds": not rep and any(_HOLDS[kind](gist) for gist in reading.gists),
        "contrary": reading.has(*_CONTRARY[kind]),
    }


def _chance(
    kind: SignalKind, meant: float, phrase: float, voice: Voice, reading: Reading, lately: float
) -> float:
    """How likely it is told here, 0 to 1, by all witnesses."""
    return likelihood(fitted.TOLD[kind], told_signs(kind, meant, phrase, voice, reading, lately))
