"""`absent`: nobody has given a signal, or said some words, in the whole call or in its last seconds."""

from __future__ import annotations

from functools import cached_property
from math import inf
from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from copilot.coaching.checks.patterns import Patterns, Phrases
from copilot.coaching.finding import Finding, Why
from copilot.coaching.inputs import PHRASES, WORDS, signals, until
from copilot.coaching.memory import Meant, meaning_of
from copilot.coaching.part import AT, Part, Seconds
from copilot.conversation.unheard import BLIND_RECENT_S, BLIND_SHARE
from copilot.kinds import SPEAKERS, SignalKind, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from copilot.coaching.inputs import Lasting
    from copilot.coaching.memory import Mark
    from copilot.coaching.scene import Scene
    from copilot.events import Utterance

_LOOKED_FOR = ("any_of", "phrases", "meanings")


class Found(NamedTuple):
    """What was said last of that which should be absent, and when, in seconds of the call."""

    at: float
    mark: Mark | SignalKind

    @property
    def kind(self) -> SignalKind | None:
        """The signal, or the meaning, that it was; None of a phrase."""
        if isinstance(self.mark, SignalKind):
            return self.mark
        return self.mark.kind if isinstance(self.mark, Meant) else None


class AbsentCheck(Part):
    """Holds when nothing of what it lists was ever said (by `speaker`, if set), and the call was heard.

    It may list signals (`any_of`), phrases of your own and meanings; a single one that was seen settles
    it for good, however long ago. With `within_s` only the last seconds count, and the call must have
    lasted that long; with `by_s` it is not asked before that time of the call. Where words came late,
    sound is missing or a side never had a word it stays silent: what was not heard was not necessarily
    not said. So it does of meanings that nothing judged, since no encoder is there.
    """

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": [name]} for name in _LOOKED_FOR]}
    )

    any_of: Annotated[tuple[SignalKind, ...], Field(min_length=1)] | None = None
    """Signals, none of which may have come: see `copilot rules signals`."""
    phrases: Annotated[Patterns, Field(min_length=1)] | None = None
    """Words of your own, as patterns (RE2), none of which may have been said."""
    meanings: Annotated[tuple[SignalKind, ...], Field(min_length=1)] | None = None
    """Meanings, none of which may have been said in whatever words: see `copilot rules meanings`."""
    strength_at_least: Annotated[float, Field(strict=True, gt=0, le=1)] | None = None
    """How sure a meaning must be to count as said, 0 to 1; 0.5 if left out."""
    speaker: Speaker | None = None
    """Whose words count; both if left out."""
    within_s: Annotated[Seconds, Field(gt=0)] | None = None
    """Only the last so many seconds count; the whole call if left out."""
    by_s: Seconds | None = None
    """Not asked before this second of the call: 600 is minute ten."""

    @model_validator(mode="after")
    def _lists_something(self) -> AbsentCheck:
        if not any(getattr(self, name) for name in _LOOKED_FOR):
            raise PydanticCustomError(
                "one_of",
                "lists nothing: give signals (any_of), phrases or meanings that must not have come",
            )
        if self.strength_at_least is not None and self.meanings is None:
            raise PydanticCustomError(
                "no_meaning",
                "is for meanings, and there are none here: leave it out",
                {AT: "strength_at_least"},
            )
        return self

    @cached_property
    def _phrases(self) -> Phrases:
        return Phrases(self.phrases or ())

    def look(self, scene: Scene) -> Finding:
        """See whether it is still missing."""
        if scene.at < self.earliest_s or self._seen(scene):
            return Finding(holds=False, why=(Why.ABSENT,))
        known = self._heard(scene) and self._judged(scene)
        return Finding(holds=True if known else None, why=(Why.ABSENT,))

    def lasts(self, scene: Scene, *, holds: bool) -> Lasting:
        """Yes lasts until one is seen, no for ever or until the last one is long enough ago."""
        if holds:
            inputs = signals(self.any_of or ())
            inputs |= PHRASES if self.phrases else 0
            return until(inputs | (WORDS if self.meanings else 0))
        if scene.at < self.earliest_s:
            return until(0, self.earliest_s)
        if self.within_s is None:
            return until(0)
        found = self.found(scene)
        return until(0, self.within_s + (0.0 if found is None else found.at))

    @property
    def earliest_s(self) -> float:
        """The time of the call before which it is not asked, in seconds."""
        return max(self.by_s or 0.0, self.within_s or 0.0)

    @property
    def patterns(self) -> tuple[str, ...]:
        """All that are looked for."""
        return self.phrases or ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What must be remembered for it longer than words are."""
        return (*self.patterns, *self._meant)

    def found(self, scene: Scene) -> Found | None:
        """What of it was said last, in the whole call; None if nothing was."""
        return max(self._all(scene), key=lambda one: one.at, default=None)

    @property
    def _meant(self) -> tuple[Meant, ...]:
        strength = self.strength_at_least or 0.5
        return tuple(Meant(kind, strength) for kind in self.meanings or ())

    @property
    def _speakers(self) -> tuple[Speaker, ...]:
        return SPEAKERS if self.speaker is None else (self.speaker,)

    def counts(self, found: Found, scene: Scene) -> bool:
        """Whether it was said in the window."""
        return self.within_s is None or scene.at - found.at <= self.within_s

    def place(self, found: Found) -> int | None:
        """Which of the phrases it was, from 0; None of a signal or a meaning."""
        if found.kind is not None or self.phrases is None:
            return None
        return self.phrases.index(str(found.mark))

    def _seen(self, scene: Scene) -> bool:
        found = self.found(scene)
        return found is not None and self.counts(found, scene)

    def _all(self, scene: Scene) -> Iterator[Found]:
        """The last time of each signal; the words that are recalled; and those remembered."""
        for kind in self.any_of or ():
            last = scene.conversation.seen.last(kind, self.speaker)
            if last is not None:
                yield Found(last, kind)
        for mark in self.marks:
            last = scene.memory.last_of(mark, self._speakers)
            if last is not None:
                yield Found(last, mark)
        for one, matched in scene.recalled(0.0) if self.marks else ():
            if one.speaker in self._speakers:
                yield from (Found(one.end, mark) for mark in self._in(one, matched))

    def _in(self, one: Utterance, matched: frozenset[str] | None) -> Iterator[Mark]:
        said = self._phrases.first(one, matched)
        if said is not None:
            yield said
        for mark in self._meant:
            if (meaning_of(one, mark.kind) or 0.0) >= mark.strength:
                yield mark

    def _heard(self, scene: Scene) -> bool:
        if self.within_s is None:
            return scene.heard
        return scene.conversation.both_had_words and scene.heard_for(self.within_s)

    def _judged(self, scene: Scene) -> bool:
        """Whether somebody judged what was meant: in the window, or of the whole call nearly all of it."""
        return all(self._was_judged(scene, mark.kind) for mark in self._meant)

    def _was_judged(self, scene: Scene, kind: SignalKind) -> bool:
        recent = [
            one
            for one, _ in scene.recalled(0.0)
            if one.speaker in self._speakers and not one.late and meaning_of(one, kind) is None
        ]
        memory, keys = scene.memory, [(kind, who) for who in self._speakers]
        last = max(
            (
                *(one.end for one in recent),
                *(memory.unjudged_at[key] for key in keys if key in memory.unjudged_at),
            ),
            default=-inf,
        )
        if self.within_s is not None:
            return scene.at - last > self.within_s
        measures = scene.conversation.measures
        spoken_s = sum(measures.side(who).voiced_s for who in self._speakers)
        unjudged_s = sum(one.voiced_s for one in recent)
        unjudged_s += sum(memory.unjudged_s.get(key, 0.0) for key in keys)
        return unjudged_s <= BLIND_SHARE * spoken_s and scene.at - last >= BLIND_RECENT_S
