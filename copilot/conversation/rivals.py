"""Rival offers in play: who says so, what was asked before, and which talk of rivals is none."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from copilot.conversation.cues.cue import Cue
from copilot.conversation.names import Hints, spoken_as
from copilot.events import Signal
from copilot.kinds import SignalDetail, SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from copilot.conversation.gist import Gist
    from copilot.conversation.offers import Voice
    from copilot.conversation.reading import Reading

ANSWER_TURNS: Final = 1
"""What the buyer says in the turn after "who else are you looking at?" answers it."""

_NAMED: Final = SignalDetail.NAMED
_GENERIC: Final = SignalDetail.GENERIC
_INCUMBENT: Final = SignalDetail.INCUMBENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """Names of rivals that were typed before the call, and what the rep has asked about rivals."""

    names: tuple[str, ...] = field(default=(), repr=False)
    asked_turn: int | None = None
    asked_for: SignalDetail | None = None

    @classmethod
    def begin(cls, names: Iterable[str]) -> Rivals:
        """Before the call's first sound."""
        return cls(names=spoken_as(names))

    def hints(self, speaker: Speaker) -> Hints:
        """Which names to expect of what this side says next."""
        waits = speaker is Speaker.BUYER and self.asked_turn is not None
        return Hints(rivals=self.names, asked=waits)

    def asked(self, voice: Voice) -> SignalDetail | None:
        """What the rep asked for a moment ago: other offers, or what is used now."""
        asked = self.asked_turn
        if asked is None or voice.speaker is Speaker.REP or voice.turn - asked > ANSWER_TURNS:
            return None
        return self.asked_for

    def after(self, reading: Reading, voice: Voice) -> Rivals:
        """The same once this was said too."""
        if voice.speaker is Speaker.BUYER:
            old = self.asked_turn is not None and voice.turn - self.asked_turn > ANSWER_TURNS
            return replace(self, asked_turn=None, asked_for=None) if old else self
        for gist in reversed(reading.gists):
            if gist.has(Cue.RIVALS_ASKED) and gist.asks and not gist.has(Cue.PRODUCT_TALK):
                return replace(self, asked_turn=voice.turn, asked_for=_GENERIC)
            if gist.has(Cue.INCUMBENT_ASKED) and gist.asks:
                return replace(self, asked_turn=voice.turn, asked_for=_INCUMBENT)
        return replace(self, asked_turn=None, asked_for=None)


def rival_signals(reading: Reading, voice: Voice, rivals: Rivals) -> Iterator[Signal]:
    """A rival offer, once an utterance, the surest."""
    judged = [one for gist in reading.gists if (one := rival(gist, voice, rivals)) is not None]
    if judged:
        strength, detail = max(judged)
        yield Signal(
            kind=SignalKind.COMPETITOR,
            at=voice.at,
            speaker=voice.speaker,
            strength=strength,
            detail=detail,
        )


def rival(gist: Gist, voice: Voice, rivals: Rivals) -> tuple[float, SignalDetail] | None:
    """How sure it is that the clause puts a rival offer in play, and what it tells of it."""
    if voice.speaker is Speaker.REP:
        return _told_by_the_rep(gist)
    if gist.has(Cue.OWN_MARKET):
        return None
    answer = _answer(gist, rivals.asked(voice))
    told = (one for one in (_told(gist, cue, found) for cue, found in _TELLS) if one is not None)
    return max(filter(None, (answer, next(told, None))), default=None)


_TELLS: Final = (
    (Cue.RIVAL_KNOWN, (1.0, _NAMED)),
    (Cue.RIVAL_NAMED, (0.9, _NAMED)),
    (Cue.INCUMBENT_NAMED, (0.7, _INCUMBENT)),
    (Cue.INCUMBENT, (0.8, _INCUMBENT)),
    (Cue.RIVALS, (0.8, _GENERIC)),
)
"""From the plainest to the loosest; the first counts."""


def _told(
    gist: Gist, cue: Cue, found: tuple[float, SignalDetail]
) -> tuple[float, SignalDetail] | None:
    if not gist.has(cue) or (cue is Cue.RIVAL_KNOWN and gist.has(Cue.TOOL_TALK)):
        return None
    if cue is Cue.INCUMBENT and gist.has(Cue.REFUSES):
        return None  # "we decided to go with another provider"
    return found


def _answer(gist: Gist, asked: SignalDetail | None) -> tuple[float, SignalDetail] | None:
    if asked is None or gist.asks:
        return None
    if gist.has(Cue.NAMES_SOMEBODY):
        return 0.8, (_NAMED if asked is _GENERIC else _INCUMBENT)
    if asked is _GENERIC and gist.has(Cue.ADMITS_RIVALS) and not gist.has(Cue.NO):
        return 0.7, _GENERIC
    return None


def _told_by_the_rep(gist: Gist) -> tuple[float, SignalDetail] | None:
    """The rep's talk of rivals is mostly pitch; only a known name, told of the buyer, counts."""
    if gist.has(Cue.PRODUCT_TALK, Cue.TOOL_TALK) or not gist.has(Cue.RIVAL_KNOWN):
        return None
    return 0.8, _NAMED
