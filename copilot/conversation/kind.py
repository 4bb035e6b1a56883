"""What sort of call this is where nobody said so before it. Pure and conservative.

Only what people say of the call itself counts, at its beginning, where they say it: that nobody
expects the call, that a screen is shown, that a contract is to be renewed. Those three sorts can be
told so; a discovery, a follow-up or a negotiation gives itself away by nothing that other calls do
not have (`benchmarks/kinds.py`), and stays unknown. `copilot.conversation.kind_now` says what is
made of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from copilot.conversation.cues.cue import Cue
from copilot.kinds import CallKind, Speaker

if TYPE_CHECKING:
    from copilot.conversation.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a move says of the sort of call: how much from each side, until so many seconds of it."""

    kind: CallKind
    until_s: float
    rep: float = 0.0
    buyer: float = 0.0

    def weight(self, speaker: Speaker, at: float) -> float:
        """How much it says from this side at this time."""
        if at > self.until_s:
            return 0.0
        return self.rep if speaker is Speaker.REP else self.buyer


PLAIN, HINT = 2.0, 0.7
"""What a plain mark is worth and a hint: two hints do not make one ("I could show you a demo")."""

MARKS: Final[dict[Cue, Mark]] = {
    Cue.KIND_COLD: Mark(kind=CallKind.COLD_CALL, until_s=90.0, rep=PLAIN, buyer=PLAIN),
    Cue.COLD_HINT: Mark(kind=CallKind.COLD_CALL, until_s=90.0, rep=HINT, buyer=HINT),
    Cue.DEMO_SCREEN: Mark(kind=CallKind.DEMO, until_s=180.0, rep=PLAIN, buyer=HINT),
    Cue.KIND_DEMO: Mark(kind=CallKind.DEMO, until_s=180.0, rep=HINT),
    Cue.KIND_RENEWAL: Mark(kind=CallKind.RENEWAL, until_s=180.0, rep=PLAIN, buyer=HINT),
    Cue.RENEWAL_HINT: Mark(kind=CallKind.RENEWAL, until_s=180.0, rep=HINT),
}
"""A buyer tells of other contracts and other screens, too: of those a plain mark is a hint. Ours;
`benchmarks/kinds.py` says how often they are right."""

KINDS: Final = tuple(dict.fromkeys(mark.kind for mark in MARKS.values()))
"""What can be heard."""

_PLACE: Final = {kind: place for place, kind in enumerate(KINDS)}
_CUES: Final = frozenset(MARKS)

MOST: Final = 4.0
"""More mentions of one sort do not make it surer."""

DOUBT: Final = 0.5
"""Counts for no kind: a plain mark alone is 0.8 sure, two of them or more 0.89."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindGuess:
    """The likeliest kind of call so far, and how sure it is, 0 to 1."""

    kind: CallKind
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class KindScore:
    """What speaks for each kind so far, in the order of `KINDS`."""

    scores: tuple[float, ...] = (0.0,) * len(KINDS)

    def after(self, reading: Reading, speaker: Speaker, at: float) -> KindScore:
        """The score once this was said too, up to `at` seconds of the call.

        Of what one utterance says of a kind the plainest counts: it may be one misheard word.
        """
        said = _CUES & frozenset(cue for gist in reading.gists for cue in gist.cues)
        if not said:
            return self
        new = [0.0] * len(KINDS)
        for cue in said:
            place = _PLACE[MARKS[cue].kind]
            new[place] = max(new[place], MARKS[cue].weight(speaker, at))
        if not any(new):
            return self
        scores = (min(MOST, had + more) for had, more in zip(self.scores, new, strict=True))
        return replace(self, scores=tuple(scores))

    @property
    def guess(self) -> KindGuess:
        """The likeliest kind; UNKNOWN before anything speaks for one."""
        best = max(self.scores)
        kind = KINDS[self.scores.index(best)] if best else CallKind.UNKNOWN
        return KindGuess(kind=kind, confidence=best / (sum(self.scores) + DOUBT))
