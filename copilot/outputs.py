"""What a call's path asks to be done or told: one frozen value each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from copilot.coaching.answer import Answer
from copilot.coaching.gate import Gone

if TYPE_CHECKING:
    from copilot.events import Moment, SpeechSegment, Suggestion, Utterance
    from copilot.kinds import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Decode:
    """To be done: turn this stretch into words. A tentative one may be forgotten again."""

    segment: SpeechSegment


@dataclass(frozen=True, slots=True, kw_only=True)
class Forget:
    """To be done: the tentative stretch with this key went on, its words are void."""

    key: tuple[Speaker, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """To be told: a stretch was decoded, and how many of its words are new. Only numbers leave the call."""

    utterance: Utterance
    new_words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A moment that stands."""

    moment: Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A card comes into view."""

    card: Suggestion


Output = Decode | Forget | Found | Said | Shown | Gone | Answer
"""What there is to be done or told, in the order in which it came about."""
