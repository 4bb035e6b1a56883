"""A call under way in numbers: what is kept of it now and then, so that it can go on. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from copilot.bleed import Bleed
from copilot.conversation.measures import Side
from copilot.events import FRAME_SECONDS

if TYPE_CHECKING:
    from copilot.conversation.measures import Measures


@dataclass(frozen=True, slots=True, kw_only=True)
class SideNumbers:
    """One side's sums so far; seconds of voice, counts of the rest."""

    voiced_s: float = 0.0
    words: int = 0
    turns: int = 0
    questions: int = 0
    open_questions: int = 0
    late: int = 0
    longest_s: float = 0.0
    longest_words: int = 0

    @classmethod
    def of(cls, side: Side) -> SideNumbers:
        """The sums of one side."""
        return cls(
            voiced_s=side.voiced_s,
            words=side.words,
            turns=side.turns,
            questions=side.questions,
            open_questions=side.open_questions,
            late=side.late_utterances,
            longest_s=side.longest_stretch_s,
            longest_words=side.longest_stretch_words,
        )

    @property
    def side(self) -> Side:
        """A side that goes on from them."""
        return Side(
            voiced_s=self.voiced_s,
            words=self.words,
            turns=self.turns,
            questions=self.questions,
            open_questions=self.open_questions,
            late_utterances=self.late,
            longest_stretch_s=self.longest_s,
            longest_stretch_words=self.longest_words,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A call under way in numbers, as of `until_s` seconds of its audio. `dropped` are cards."""

    until_s: float
    rep: SideNumbers = field(default_factory=SideNumbers)
    buyer: SideNumbers = field(default_factory=SideNumbers)
    bleed_s: float = 0.0
    bleed_told_apart: float = 1.0
    repeated_s: float = 0.0
    late: int = 0
    lost_frames: int = 0
    dropped: int = 0

    @classmethod
    def of(
        cls, measures: Measures, *, until_s: float, lost_frames: int = 0, dropped: int = 0
    ) -> Snapshot:
        """What is kept of a call's measures."""
        return cls(
            until_s=until_s,
            rep=SideNumbers.of(measures.rep),
            buyer=SideNumbers.of(measures.buyer),
            bleed_s=measures.sound_bleed.seconds,
            bleed_told_apart=measures.sound_bleed.confidence,
            repeated_s=measures.repeated_s,
            late=measures.late_utterances,
            lost_frames=lost_frames,
            dropped=dropped,
        )

    @property
    def frame(self) -> int:
        """The frame from which on sound is wanted."""
        return max(0, int(self.until_s / FRAME_SECONDS))

    @property
    def bleed(self) -> Bleed:
        """What the sound gave away of the buyer in the rep's microphone."""
        return Bleed(seconds=self.bleed_s, confidence=self.bleed_told_apart)
