"""Which kind of call is in force, who says so, and since when. Pure.

What the rep said before the call always wins, and then nothing is guessed. Else a kind is heard once
what is said of the call makes it `SURE`, from the utterance on that did: audio time, so the same call
has the same kind at any speed, and nothing of before is seen in its light.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from copilot.conversation.kind import KindScore
from copilot.kinds import CallKind, KindFrom

if TYPE_CHECKING:
    from copilot.conversation.reading import Reading
    from copilot.kinds import Speaker

SURE: Final = 0.75
"""From here on a kind is heard: one plain mark. Ours, by `benchmarks/kinds.py`: in two of twenty calls that
nothing was mended on one was heard so, in ten of forty-eight others, and always rightly. With hints
worth half of a plain mark one in five of the guesses below it was wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KindNow:
    """The kind of call in force since `since_s`, UNKNOWN where nobody says.

    `confidence`, 0 to 1, is 1 where a person said it and 0 where nobody did.
    """

    kind: CallKind = CallKind.UNKNOWN
    source: KindFrom = KindFrom.NOBODY
    confidence: float = 0.0
    since_s: float = 0.0


UNKNOWN_KIND: Final = KindNow()


def told_before(kind: CallKind) -> KindNow:
    """What the rep said before the call, if anything."""
    if kind is CallKind.UNKNOWN:
        return UNKNOWN_KIND
    return KindNow(kind=kind, source=KindFrom.SET_UP, confidence=1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardKind:
    """What speaks for each kind so far, and the kind that was heard."""

    score: KindScore = field(default_factory=KindScore)
    now: KindNow = UNKNOWN_KIND

    def after(self, reading: Reading, speaker: Speaker, at: float) -> HeardKind:
        """The kind once this was said too."""
        score = self.score.after(reading, speaker, at)
        if score is self.score:
            return self
        return replace(self, score=score, now=_heard(self.now, score, at))


def _heard(before: KindNow, score: KindScore, at: float) -> KindNow:
    guess = score.guess
    if guess.confidence < SURE:
        return before
    since_s = before.since_s if guess.kind is before.kind else at
    return KindNow(
        kind=guess.kind, source=KindFrom.HEARD, confidence=guess.confidence, since_s=since_s
    )
