"""What the calls of won deals look like here, beside those of lost ones. Nothing causal is claimed.

The words; the numbers, and why they single out nobody, are in `won_calls`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.coaching.bands import TalkBand
from copilot.review.effect import size_word
from copilot.review.published import K
from copilot.review.won_calls import PatternName
from copilot.review.words import CALL_NAMES, a_call, length, percent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from copilot.kinds import CallKind
    from copilot.review.intervals import Interval
    from copilot.review.won_calls import Figures


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """The figures of one measure in words.

    `text` writes the band, `middle_text` its middle, and `lost_text` the middle of the lost ones, empty
    where they are too few.
    """

    name: PatternName
    kind: CallKind
    title: str
    low: float
    middle: float
    high: float
    text: str
    middle_text: str
    lost_middle: float | None
    lost_text: str
    effect: float | None
    interval: Interval | None
    won: int
    lost: int
    says: str
    source: str

    @property
    def people(self) -> int:
        """So many made the won calls, or more."""
        return K


@dataclass(frozen=True, slots=True, kw_only=True)
class KindPatterns:
    """All of one kind of call, from calls up to a day."""

    kind: CallKind
    patterns: tuple[Pattern, ...]
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    title: str
    write: Callable[[float], str]


_MEASURES: Final[dict[PatternName, _Measure]] = {
    PatternName.TALK_SHARE: _Measure(title="The rep's share of the talking", write=percent),
    PatternName.QUESTIONS: _Measure(
        title="Questions that the rep asked", write=lambda value: f"{value:.0f}"
    ),
    PatternName.QUESTION_SPREAD: _Measure(
        title="Of the rep's questions, those in the third with the fewest", write=percent
    ),
    PatternName.PRICE_FIRST: _Measure(
        title="How far into the call a price first came", write=percent
    ),
    PatternName.NEXT_STEP_FIRST: _Measure(
        title="How far into the call a next step first came", write=percent
    ),
    PatternName.BUYER_STRETCH: _Measure(title="The buyer's longest stretch", write=length),
}


def kind_patterns(kind: CallKind, figures: Sequence[Figures], *, until: date) -> KindPatterns:
    """What is told of one kind, in words: its figures, from calls up to that day."""
    lost = max((one.lost for one in figures), default=0)
    return KindPatterns(
        kind=kind,
        patterns=tuple(_pattern(kind, one) for one in figures),
        says=f"From about {max(one.won for one in figures)} {_calls(kind)} of won deals and"
        f" {f'about {lost}' if lost else 'too few'} of lost ones, of {K} people or more, up to"
        f" {until.day} {until:%B %Y}. What goes with winning need not be why: won deals may have been"
        " different from the start.",
    )


def range_text(name: PatternName, low: float | None, high: float | None) -> str:
    """A range of that measure in words; None is open to that side."""
    write = _MEASURES[name].write
    if low is not None and high is not None:
        return f"{write(low)} to {write(high)}"
    if high is not None:
        return f"up to {write(high)}"
    return "" if low is None else f"{write(low)} or more"


def team_talk_band(pattern: Pattern) -> TalkBand | None:
    """The team's own band of the talk share, to stand for the shipped one; None of other measures.

    A quartile of won calls on each side, widened to ten points where they agree more than that.
    """
    if pattern.name is not PatternName.TALK_SHARE:
        return None
    missing = max(0.0, 0.10 - (pattern.high - pattern.low)) / 2
    return TalkBand(
        low=round(max(0.0, pattern.low - missing), 2),
        high=round(min(1.0, pattern.high + missing), 2),
        source=f"your team: the middle half of about {pattern.won} {_calls(pattern.kind)} of won deals",
    )


def _pattern(kind: CallKind, figures: Figures) -> Pattern:
    measure = _MEASURES[figures.name]
    of_lost = f"about {figures.lost}" if figures.lost else "none"
    return Pattern(
        name=figures.name,
        kind=kind,
        title=measure.title,
        low=figures.low,
        middle=figures.middle,
        high=figures.high,
        text=range_text(figures.name, figures.low, figures.high),
        middle_text=measure.write(figures.middle),
        lost_middle=figures.lost_middle,
        lost_text="" if figures.lost_middle is None else measure.write(figures.lost_middle),
        effect=figures.effect,
        interval=figures.interval,
        won=figures.won,
        lost=figures.lost,
        says=_says(measure, kind, figures),
        source=f"your team's calls: about {figures.won} of won deals, {of_lost} of lost ones;"
        " calls of one person are alike, so the true interval is wider",
    )


def _says(measure: _Measure, kind: CallKind, figures: Figures) -> str:
    half = (
        f"Half of the won {_calls(kind)} lie in about this band; the middle is"
        f" {measure.write(figures.middle)}."
    )
    if figures.effect is None or figures.interval is None or figures.lost_middle is None:
        return f"{half} Too few lost ones to compare with."
    of_lost = measure.write(figures.lost_middle)
    if figures.interval.low <= 0 <= figures.interval.high:
        return f"{half} Lost ones are not clearly different ({of_lost})."
    side = "higher" if figures.effect > 0 else "lower"
    if of_lost == measure.write(figures.middle):  # as it is rounded, and not in their order
        return (
            f"{half} The middle of lost ones is about the same; all in all won ones lie {side}, a"
            f" {size_word(figures.effect)} difference."
        )
    return (
        f"{half} In {a_call(kind)} that was lost it is {of_lost}: won ones lie"
        f" {side}, a {size_word(figures.effect)} difference."
    )


def _calls(kind: CallKind) -> str:
    name = CALL_NAMES[kind]
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
