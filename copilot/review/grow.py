"""GROW questions for a moment or a deal: goal, reality, options, will.

Whitmore, "Coaching for Performance" (1992). The bank (`grow_words`) takes turns by week, so that two
one-to-ones about the same kind of moment ask differently, and rep and manager see the same ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.review import grow_words as words
from copilot.review.skills import SKILL_OF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copilot.kinds import MomentKind
    from copilot.review.pipeline import MoveKind

STEPS: Final = ("goal", "reality", "options", "will")


@dataclass(frozen=True, slots=True, kw_only=True)
class GrowQuestion:
    """One question and the step of GROW that it belongs to: goal, reality, options, will."""

    step: str
    asks: str


def about_moment(kind: MomentKind, turn: int) -> tuple[GrowQuestion, ...]:
    """Four questions about a moment; `turn` is the week's number. A probe has none."""
    skill = SKILL_OF.get(kind)
    if skill is None:
        return ()
    return _grow(
        words.GOALS[skill], words.REALITY[kind], words.OPTIONS[skill], words.WILL, turn=turn
    )


def about_quiet_deal(turn: int) -> tuple[GrowQuestion, ...]:
    """Four about a deal in which nothing happens."""
    return _grow(words.DEAL_GOALS, words.QUIET_REALITY, words.DEAL_OPTIONS, words.WILL, turn=turn)


def about_move(kind: MoveKind, turn: int) -> tuple[GrowQuestion, ...]:
    """Four about a deal that moved."""
    return _grow(
        words.DEAL_GOALS, words.MOVED_REALITY[kind], words.DEAL_OPTIONS, words.WILL, turn=turn
    )


def about_career(turn: int) -> tuple[GrowQuestion, ...]:
    """Four about where the rep wants to go."""
    return _set(words.CAREER, turn)


def about_strength(turn: int) -> tuple[GrowQuestion, ...]:
    """Four about what goes well."""
    return _set(words.STRENGTH, turn)


def _set(bank: Sequence[tuple[str, str]], turn: int) -> tuple[GrowQuestion, ...]:
    """One of the sets of four that stand one after the other."""
    at = len(STEPS) * (turn % (len(bank) // len(STEPS)))
    return tuple(GrowQuestion(step=step, asks=asks) for step, asks in bank[at : at + len(STEPS)])


def _grow(*banks: Sequence[str], turn: int) -> tuple[GrowQuestion, ...]:
    return tuple(
        GrowQuestion(step=step, asks=bank[turn % len(bank)])
        for step, bank in zip(STEPS, banks, strict=True)
    )
