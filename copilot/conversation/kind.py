"""What sort of call this is where nobody said so before it. Pure and conservative.

Only what people say of the call itself counts ("the reason for my call", "your renewal is coming
up"), each sort at most so often; where two sorts compete or little was said, the kind is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from copilot.conversation.cues.cue import Cue
from copilot.kinds import CallKind, Speaker

if TYPE_CHECKING:
    from copilot.conversation.reading import Reading

KINDS: Final[dict[Cue, CallKind]] = {
    Cue.KIND_COLD: CallKind.COLD_CALL,
    Cue.KIND_FOLLOW_UP: CallKind.FOLLOW_UP,
    Cue.KIND_RENEWAL: CallKind.RENEWAL,
    Cue.KIND_EXPANSION: CallKind.EXPANSION,
    Cue.KIND_DEMO: CallKind.DEMO,
    Cue.KIND_NEGOTIATION: CallKind.NEGOTIATION,
    Cue.KIND_PRICING: CallKind.PRICING,
    Cue.KIND_CLOSING: CallKind.CLOSING,
    Cue.KIND_INBOUND: CallKind.INBOUND_INQUIRY,
    Cue.KIND_ESCALATION: CallKind.ESCALATION,
    Cue.KIND_SECURITY: CallKind.SECURITY_REVIEW,
    Cue.KIND_CHURN: CallKind.CHURN_INTERVIEW,
    Cue.KIND_FEEDBACK: CallKind.PRODUCT_FEEDBACK,
    Cue.KIND_CONSULTATION: CallKind.CONSULTATION,
    Cue.KIND_RETAIL: CallKind.RETAIL,
}
_ORDER: Final = (*KINDS.values(), CallKind.DISCOVERY)
_PLACE: Final = {kind: place for place, kind in enumerate(_ORDER)}
_CUES: Final = frozenset(KINDS)

EARLY_S: Final = 120.0
"""In the first two minutes people say what they called for; it counts double."""

_EARLY: Final = frozenset({CallKind.COLD_CALL, CallKind.INBOUND_INQUIRY, CallKind.FOLLOW_UP})
"""These show only then: later "last time" and "how can I help" say nothing of the call."""

MOST: Final = 4.0
"""More mentions of one sort do not make it surer."""

ASKED: Final = 0.15
"""What an open question of the rep's adds to discovery."""

DOUBT: Final = 2.0
"""Counts for no kind: two mentions alone stay below `SURE_ENOUGH`."""

SURE_ENOUGH: Final = 0.55


@dataclass(frozen=True, slots=True, kw_only=True)
class KindGuess:
    """A kind of call and how sure it is; `given` if it was said before the call."""

    kind: CallKind
    confidence: float
    given: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KindScore:
    """What speaks for each kind so far, in the order of the table."""

    scores: tuple[float, ...] = (0.0,) * len(_ORDER)

    def after(self, reading: Reading, speaker: Speaker, at: float) -> KindScore:
        """The score once this was said too."""
        said = _cues(reading)
        opens = reading.open_questions if speaker is Speaker.REP else 0
        if not said and not opens:
            return self
        scores = list(self.scores)
        for cue in said:
            kind = KINDS[cue]
            if kind in _EARLY and at > EARLY_S:
                continue
            scores[_PLACE[kind]] += 2.0 if at <= EARLY_S else 1.0
        scores[_PLACE[CallKind.DISCOVERY]] += ASKED * opens
        return replace(self, scores=tuple(min(MOST, score) for score in scores))

    def guess(self, given: CallKind) -> KindGuess:
        """The likeliest kind, or UNKNOWN; one that was given always wins."""
        if given is not CallKind.UNKNOWN:
            return KindGuess(kind=given, confidence=1.0, given=True)
        best = max(self.scores)
        confidence = best / (sum(self.scores) + DOUBT)
        kind = _ORDER[self.scores.index(best)] if confidence >= SURE_ENOUGH else CallKind.UNKNOWN
        return KindGuess(kind=kind, confidence=confidence)


def _cues(reading: Reading) -> frozenset[Cue]:
    """The sorts of call that the utterance speaks of, each once."""
    return _CUES & frozenset(cue for gist in reading.gists for cue in gist.cues)
