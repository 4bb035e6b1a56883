"""`phrase`: one of some patterns was said, by one side, within the last seconds."""

from __future__ import annotations

from functools import cached_property
from math import inf
from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import Field

from copilot.coaching.checks.patterns import Patterns, Phrases, first_in
from copilot.coaching.finding import Finding, Why
from copilot.coaching.inputs import EARLY_S, PHRASES, WORDS, until
from copilot.coaching.part import Part, Seconds
from copilot.coaching.scene import RECALL_S
from copilot.kinds import Speaker

if TYPE_CHECKING:
    from copilot.coaching.inputs import Lasting
    from copilot.coaching.scene import Scene
    from copilot.events import Utterance


class Match(NamedTuple):
    """Places in `any_of` and `none_of`, from 0, of the patterns that occur in what ended `at`."""

    wanted: int
    unwanted: int | None
    at: float


class PhraseCheck(Part):
    """Holds when an utterance of `speaker` (either, if unset) matches `any_of` and no `none_of`.

    Patterns are RE2, without regard to case. Without a match it stays silent if words of the window
    came late or its sound is missing: the phrase may be among them.
    """

    any_of: Annotated[Patterns, Field(min_length=1)]
    """Patterns (RE2, in single quotes), of which one must be in an utterance."""
    none_of: Patterns = ()
    """Patterns of which none may be in that same utterance."""
    speaker: Speaker | None = None
    """Who said it; either if left out."""
    within_s: Annotated[Seconds, Field(gt=0, le=RECALL_S)] = 30.0
    """In the last so many seconds."""

    @cached_property
    def _wanted(self) -> Phrases:
        return Phrases(self.any_of)

    @cached_property
    def _unwanted(self) -> Phrases:
        return Phrases(self.none_of)

    def look(self, scene: Scene) -> Finding:
        """See whether it was said."""
        since, unheard = scene.at - self.within_s, not scene.sound_for(self.within_s)
        for one, matched in scene.recalled(since):
            if self._counts(one, matched):
                return Finding(holds=True, why=(Why.PHRASE,))
            unheard = unheard or (one.late and self._is_asked(one))
        return Finding(holds=None if unheard else False, why=(Why.PHRASE,))

    def which(self, scene: Scene) -> Match | None:
        """The patterns that the newest utterance has which counts, or else would; for explaining."""
        outvoted: Match | None = None
        for one, _ in scene.recalled(scene.at - self.within_s):
            wanted = first_in(self.any_of, one) if self._is_asked(one) else None
            if wanted is None:
                continue
            found = Match(wanted=wanted, unwanted=first_in(self.none_of, one), at=one.end)
            if found.unwanted is None:
                return found
            outvoted = outvoted or found
        return outvoted

    def lasts(self, scene: Scene, *, holds: bool) -> Lasting:
        """No lasts until more is said; yes until the newest that counts is too long ago.

        Yes is also asked for when more is said: what is recalled has a bound.
        """
        if not holds:
            return until(PHRASES)
        ends = (one.end for one, matched in scene.recalled(0.0) if self._counts(one, matched))
        return until(WORDS, next(ends, -inf) + self.within_s - EARLY_S)

    @property
    def patterns(self) -> tuple[str, ...]:
        """All that are looked for."""
        return (*self.any_of, *self.none_of)

    def _counts(self, one: Utterance, matched: frozenset[str] | None) -> bool:
        """Whether it has one of the patterns, and none of the others."""
        return (
            self._is_asked(one)
            and self._wanted.found(one, matched)
            and not self._unwanted.found(one, matched)
        )

    def _is_asked(self, utterance: Utterance) -> bool:
        return self.speaker in {None, utterance.speaker}
