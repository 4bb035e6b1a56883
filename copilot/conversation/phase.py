"""Where in its course a call stands, with how sure that is: a pure score that fades.

Each utterance adds to the phases that its moves speak for; what was added fades within a minute or
so. The highest is the phase, if it stands out; otherwise the phase is unknown. A call goes back and
forth, so no order is forced on it, save that it opens once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp
from typing import TYPE_CHECKING, Final

from copilot.conversation.cues.cue import Cue
from copilot.kinds import Phase, SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from copilot.conversation.gist import Gist
    from copilot.conversation.reading import Reading
    from copilot.events import Signal

PHASES: Final = (
    Phase.OPENING,
    Phase.DISCOVERY,
    Phase.PRESENTATION,
    Phase.PRICING,
    Phase.OBJECTION,
    Phase.CLOSING,
)

FADES_S: Final = 30.0
"""What was said counts e times less after so many seconds."""

OPENS_S: Final = 150.0
"""Greetings later than this open nothing."""

SURE_ENOUGH: Final = 0.4
"""Below this share of all that speaks for some phase, the phase is unknown."""

DOUBT: Final = 1.1
"""Counts for no phase: little evidence gives little confidence."""

_OBJECTIONS: Final = frozenset({SignalKind.PRICE_OBJECTION, SignalKind.OBJECTION})
_NEEDS: Final = frozenset(
    {
        SignalKind.PAIN, SignalKind.PAIN_NUMBER, SignalKind.DECISION_MAKER, SignalKind.TIMELINE,
        SignalKind.DECISION_PROCESS, SignalKind.DECISION_CRITERIA, SignalKind.COMPELLING_EVENT,
    }
)  # fmt: skip
_STEPS: Final = frozenset(
    {SignalKind.NEXT_STEP_PROPOSED, SignalKind.NEXT_STEP_AGREED, SignalKind.NEXT_STEP_VAGUE}
)
_SHOWS: Final = (Cue.PRODUCT_TALK, Cue.KIND_DEMO, Cue.STORY)

Scores = tuple[float, float, float, float, float, float]
_NONE: Final[Scores] = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseScore:
    """What speaks for each phase, in the order of `PHASES`, as of `at`."""

    at: float = 0.0
    scores: Scores = _NONE

    @property
    def confidence(self) -> float:
        """How sure the likeliest phase is, 0 to 1."""
        return max(self.scores) / (sum(self.scores) + DOUBT)

    def sure_of(self, phases: Collection[Phase]) -> float:
        """How sure it is, 0 to 1, that the call is in one of these, whichever of them."""
        theirs = (
            score for phase, score in zip(PHASES, self.scores, strict=True) if phase in phases
        )
        return sum(theirs) / (sum(self.scores) + DOUBT)

    @property
    def phase(self) -> Phase:
        """The likeliest phase, or UNKNOWN where it does not stand out."""
        if self.confidence < SURE_ENOUGH:
            return Phase.UNKNOWN
        return PHASES[self.scores.index(max(self.scores))]

    def reached(self, at: float) -> PhaseScore:
        """The same at a later time: what was said has faded."""
        if at <= self.at or not any(self.scores):
            return self
        kept = exp((self.at - at) / FADES_S)
        return replace(self, at=at, scores=_scores(score * kept for score in self.scores))

    def after(
        self, reading: Reading, speaker: Speaker, at: float, signals: Iterable[Signal]
    ) -> PhaseScore:
        """The score once this was said too."""
        faded = self.reached(at)
        added = dict.fromkeys(PHASES, 0.0)
        for gist in reading.gists:
            _add_moves(added, gist, speaker, opening=at <= OPENS_S)
        for signal in signals:
            _add_signal(added, signal)
        _add_shape(added, reading, speaker)
        grown = (
            score + min(added[phase], 4.0)
            for phase, score in zip(PHASES, faded.scores, strict=True)
        )
        return replace(faded, at=max(at, faded.at), scores=_scores(grown))


def _scores(values: Iterable[float]) -> Scores:
    opening, discovery, presentation, pricing, objection, closing = values
    return (opening, discovery, presentation, pricing, objection, closing)


def _add_moves(added: dict[Phase, float], gist: Gist, speaker: Speaker, *, opening: bool) -> None:
    if opening and gist.has(Cue.GREETS):
        added[Phase.OPENING] += 2.0
    if speaker is Speaker.REP:
        _add_reps(added, gist)
    elif gist.has(Cue.NO, Cue.STALL):
        added[Phase.OBJECTION] += 1.0
    if gist.has(Cue.CLOSING, Cue.FAREWELL, Cue.TILL_THEN):
        added[Phase.CLOSING] += 1.5
    elif gist.has(Cue.MEET, Cue.BUYS, Cue.ABOUT_NEXT):
        added[Phase.CLOSING] += 0.7


def _add_reps(added: dict[Phase, float], gist: Gist) -> None:
    """The rep asks, or shows, or tells of "us"."""
    if gist.asks:
        if not gist.checks_back:
            added[Phase.DISCOVERY] += 1.5 if gist.asks_openly else 0.7
    elif gist.has(*_SHOWS):
        added[Phase.PRESENTATION] += 1.0
    elif gist.own:
        added[Phase.PRESENTATION] += 0.3


def _add_signal(added: dict[Phase, float], signal: Signal) -> None:
    if signal.kind in {SignalKind.PRICE, SignalKind.BUDGET, SignalKind.CONCESSION}:
        added[Phase.PRICING] += 2.0
    elif signal.kind in _OBJECTIONS:
        added[Phase.OBJECTION] += 3.0
    elif signal.kind is SignalKind.BRUSH_OFF:
        added[Phase.OBJECTION] += 1.5
    elif signal.kind in _NEEDS:
        added[Phase.DISCOVERY] += 1.0
    elif signal.kind in _STEPS:
        added[Phase.CLOSING] += 1.5
    elif signal.kind is SignalKind.OVERVIEW:
        added[Phase.PRESENTATION] += 2.0
    elif signal.kind is SignalKind.WRAP_UP:
        added[Phase.CLOSING] += signal.strength


def _add_shape(added: dict[Phase, float], reading: Reading, speaker: Speaker) -> None:
    """Who tells at length: the rep presents, the buyer is being discovered."""
    words = sum(gist.words for gist in reading.gists if not gist.asks)
    if words < 15:
        return
    if speaker is Speaker.BUYER:
        added[Phase.DISCOVERY] += 0.8
    elif reading.questions == 0 and words >= 30:
        added[Phase.PRESENTATION] += 0.8
