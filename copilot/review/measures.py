"""What the call measured: each in a sentence, beside what is usual, with a question about it.

The sentence says what happened. It never says whether that was good: the numbers were not in the
call, the rep was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from copilot.kinds import CallKind
from copilot.review.bands import MeasureName
from copilot.review.words import length, percent

if TYPE_CHECKING:
    from collections.abc import Callable

    from copilot.review.bands import Band, Bands
    from copilot.storage.records import KeptCall

# words of fewer voiced seconds say little of a pace
PACE_LEAST_S: Final = 10.0


WITHHELD: Final = "Withheld: your microphone heard the buyer too, and could not tell you apart."


class Unit(StrEnum):
    """What a value counts. A share is 0 to 1."""

    SHARE = "share"
    SECONDS = "seconds"
    COUNT = "count"
    WORDS_PER_MINUTE = "words_per_minute"


class Standing(StrEnum):
    """Where a value lies beside its range."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"
    NO_RANGE = "no_range"


@dataclass(frozen=True, slots=True, kw_only=True)
class BandView:
    """The range as the page shows it: bounds in the measure's unit, and in words."""

    low: float | None
    high: float | None
    text: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One line of the scorecard. `wonder` is a question to the rep, empty inside the range.

    `value` is None where there is none, and where bleed would make it wrong.
    """

    name: MeasureName
    label: str
    value: float | None
    unit: Unit
    shown: str
    band: BandView | None
    standing: Standing
    reading: str
    wonder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """How one measure is read. `sentence` has a place for the value as it is shown."""

    label: str
    unit: Unit
    value: Callable[[KeptCall], float | None]
    sentence: str
    absent: str
    below: str = ""
    above: str = ""
    of_the_rep: bool = True


def _pace(call: KeptCall) -> float | None:
    if call.rep_speech_s < PACE_LEAST_S:
        return None
    return call.rep_words * 60 / call.rep_speech_s


_KINDS: Final[dict[MeasureName, _Kind]] = {
    MeasureName.TALK_SHARE: _Kind(
        label="Your share of the talking",
        unit=Unit.SHARE,
        value=lambda call: call.rep_share,
        sentence="You spoke {} of the talking time",
        absent="There was too little speech for a share",
        below="Was there something of yours that they would have liked to hear?",
        above="What might the buyer have added with more room?",
    ),
    MeasureName.LONGEST_MONOLOGUE: _Kind(
        label="Your longest stretch",
        unit=Unit.SECONDS,
        value=lambda call: call.longest_rep_monologue_s,
        sentence="Your longest stretch without the buyer was {}",
        absent="You did not speak",
        above="Where in it could a question have stood?",
    ),
    MeasureName.BUYER_STRETCH: _Kind(
        label="The buyer's longest stretch",
        unit=Unit.SECONDS,
        value=lambda call: call.longest_buyer_stretch_s,
        sentence="The buyer's longest stretch was {}",
        absent="The buyer did not speak",
        below="Which question might have opened a longer story?",
        of_the_rep=False,
    ),
    MeasureName.QUESTIONS: _Kind(
        label="Questions you asked",
        unit=Unit.COUNT,
        value=lambda call: float(call.rep_questions),
        sentence="You asked {}",
        absent="You asked no question",
        below="Which answer would you have liked to hear more about?",
        above="Which of them brought the most?",
    ),
    MeasureName.RESPONSE_GAP: _Kind(
        label="Time before a reply",
        unit=Unit.SECONDS,
        value=lambda call: call.median_response_gap_s,
        sentence="Half of all replies, yours and theirs, came within {} of the last word",
        absent="Nobody replied to anybody",
    ),
    MeasureName.PACE: _Kind(
        label="Your pace",
        unit=Unit.WORDS_PER_MINUTE,
        value=_pace,
        sentence="You spoke {}",
        absent="You spoke too little for a pace",
    ),
}


_WITH_A_COLLEAGUE: Final[dict[MeasureName, _Kind]] = {
    MeasureName.LONGEST_MONOLOGUE: replace(
        _KINDS[MeasureName.LONGEST_MONOLOGUE],
        sentence="Your longest stretch without them was {}",
    ),
    MeasureName.BUYER_STRETCH: replace(
        _KINDS[MeasureName.BUYER_STRETCH],
        label="Their longest stretch",
        sentence="Their longest stretch was {}",
        absent="They did not speak",
    ),
    MeasureName.QUESTIONS: _KINDS[MeasureName.QUESTIONS],
    MeasureName.RESPONSE_GAP: _KINDS[MeasureName.RESPONSE_GAP],
}
"""Of a one-to-one: nobody in it is a buyer. The share is the mirror's (`copilot.review.mirror`)."""


def measures(call: KeptCall, bands: Bands) -> tuple[Measure, ...]:
    """Every measure of a call, in the order of the page. `bands` holds what is usual for it."""
    return tuple(_measure(name, call, bands.get(name)) for name in _kinds(call))


def _kinds(call: KeptCall) -> dict[MeasureName, _Kind]:
    return _WITH_A_COLLEAGUE if call.kind is CallKind.ONE_TO_ONE else _KINDS


def _measure(name: MeasureName, call: KeptCall, band: Band | None) -> Measure:
    kind = _kinds(call)[name]
    withheld = kind.of_the_rep and call.bleed.withholds
    value = None if withheld else kind.value(call)
    if band is not None and call.duration_s < band.least_s:
        band = None
    standing = _standing(value, kind.unit, band)
    return Measure(
        name=name,
        label=kind.label,
        value=value,
        unit=kind.unit,
        shown="–" if value is None else _shown(value, kind.unit),  # noqa: RUF001  a dash for none
        band=None if band is None else _band_view(band, kind.unit),
        standing=standing,
        reading=_withheld(call) if withheld else _reading(name, kind, value, band),
        wonder={Standing.BELOW: kind.below, Standing.ABOVE: kind.above}.get(standing, ""),
    )


def _withheld(call: KeptCall) -> str:
    return WITHHELD.replace("the buyer", "them") if call.kind is CallKind.ONE_TO_ONE else WITHHELD


def _reading(name: MeasureName, kind: _Kind, value: float | None, band: Band | None) -> str:
    if value is None:
        return f"{kind.absent}."
    if name is MeasureName.RESPONSE_GAP and value < 0:
        return "Half of all replies, yours and theirs, began before the other had finished."
    beside = "" if band is None else f"; {band.says}: {_range(band, kind.unit)}"
    return f"{kind.sentence.format(_in_sentence(value, kind.unit))}{beside}."


def _standing(value: float | None, unit: Unit, band: Band | None) -> Standing:
    if value is None or band is None:
        return Standing.NO_RANGE
    shown = _as_shown(value, unit)  # else "45 %" could stand above a range that ends at 45 %
    if band.low is not None and shown < band.low:
        return Standing.BELOW
    return Standing.ABOVE if band.high is not None and shown > band.high else Standing.WITHIN


def _as_shown(value: float, unit: Unit) -> float:
    if unit is Unit.SHARE:
        return round(value * 100) / 100
    if unit is Unit.SECONDS and abs(value) < 9.95:
        return round(value, 1)
    return float(round(value))


def _shown(value: float, unit: Unit) -> str:
    if unit is Unit.SHARE:
        return percent(value)
    if unit is Unit.SECONDS:
        return length(value)
    return f"{round(value)}" if unit is Unit.COUNT else f"{round(value)} words a minute"


def _in_sentence(value: float, unit: Unit) -> str:
    if unit is not Unit.COUNT:
        return _shown(value, unit)
    return {0: "no question", 1: "1 question"}.get(round(value), f"{round(value)} questions")


def _band_view(band: Band, unit: Unit) -> BandView:
    return BandView(low=band.low, high=band.high, text=_range(band, unit), source=band.source)


def _range(band: Band, unit: Unit) -> str:
    if band.low is None or band.high is None:
        if band.high is not None:
            return f"up to {_shown(band.high, unit)}"
        return f"{_shown(band.low, unit)} or more" if band.low is not None else "any"
    if unit is Unit.SHARE:
        return f"{round(band.low * 100)}-{percent(band.high)}"
    if unit is Unit.SECONDS:
        return f"{length(band.low)} to {length(band.high)}"
    return f"{round(band.low)}-{_shown(band.high, unit)}"
