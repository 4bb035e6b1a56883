"""The buyer's voice in the rep's microphone, as two numbers: what the whole path knows of it.

They are found by `copilot.audio.bleed`, from the sound, and `copilot.conversation.overheard`, from
the words. Nobody is told more, or less, than these.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MATTERS_S: Final = 5.0
"""Less of the buyer in the rep's microphone changes no measure that anybody would act on."""

TOLD_APART: Final = 0.5
"""Told apart for less than this part of it, the rep's measures are withheld (benchmarks/bleed.py
prints both for each condition)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bleed:
    """How much of the buyer the rep's microphone heard, from the loudspeaker.

    `confidence`, 0 to 1, is the part of those seconds in which the buyer's voice was told apart
    from the rep's; 1 where there was none.
    """

    seconds: float = 0.0
    confidence: float = 1.0

    @property
    def withholds(self) -> bool:
        """Whether there was so much, so badly told apart, that the rep's numbers would be wrong."""
        return self.seconds >= MATTERS_S and self.confidence < TOLD_APART

    def with_repeats(self, seconds: float) -> Bleed:
        """The same with as much again that only its words gave away: it was not told apart."""
        if seconds <= 0:
            return self
        told_apart_s = self.confidence * self.seconds
        both_s = self.seconds + seconds
        return Bleed(seconds=both_s, confidence=told_apart_s / both_s)
