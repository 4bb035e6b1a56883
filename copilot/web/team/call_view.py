"""One shared call as a picture, its moments, and its measures beside what is usual. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from copilot.figures import clock
from copilot.recording import link
from copilot.review.bands import Band, MeasureName, usual_bands
from copilot.review.kind_words import KIND_WORDS
from copilot.review.neutral import (
    DISPUTE_NAMES,
    MEASURE_NAMES,
    NEXT_STEP_NAMES,
    SHARED_NAMES,
    how_clear,
    measured,
    topics,
)
from copilot.review.shared import NextStepState
from copilot.review.skills import SKILL_NAMES, SKILL_OF
from copilot.review.words import call_name, length, percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from copilot.review.shared import SharedCall, SharedMoment
    from copilot.storage.team.records import TeamBand
    from copilot.web.team.lines import Named
    from copilot.web.team.services import TeamServices


@dataclass(frozen=True, slots=True, kw_only=True)
class CallMoment:
    """One moment. `clear` is its strength in words.

    `measured` says what was compared, empty where that needs no saying. `means` is what its kind says, `practice` what its rule says after the call, never in one.
    """

    id: str
    kind: str
    title: str
    skill: str
    at_s: float
    at: str
    clear: str
    measured: str
    means: str
    practice: str
    annotation: str
    disputed: str
    recording: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBand:
    """What is usual, in the measure's unit and in words, and who says so."""

    low: float | None
    high: float | None
    text: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallMeasure:
    """One measure. `most` is the right end of its scale."""

    name: str
    label: str
    value: float | None
    shown: str
    band: CallBand | None
    most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class CameUp:
    """Whether something was spoken of; None where it was not listened for."""

    name: str
    yes: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallView:
    """The page of one call."""

    person: Named
    id: str
    name: str
    day: date
    reference: str
    ended: bool
    duration: str
    duration_s: float
    rep_share: float | None
    questions_by_third: tuple[int, int, int] | None
    price_first_s: float | None
    next_step_first_s: float | None
    next_step: str
    came_up: tuple[CameUp, ...]
    moments: tuple[CallMoment, ...]
    measures: tuple[CallMeasure, ...]
    recording: str


def call_view(
    call: SharedCall, person: Named, services: TeamServices, own_bands: Iterable[TeamBand]
) -> CallView:
    """The page. `own_bands` are the team's, and stand in for the shipped ones."""
    return CallView(
        person=person,
        id=call.id,
        name=call_name(call.kind),
        day=call.day,
        reference=call.reference,
        ended=call.ended,
        duration=length(call.duration_s),
        duration_s=call.duration_s,
        rep_share=call.rep_share,
        questions_by_third=call.questions_by_third,
        price_first_s=call.price_first_s,
        next_step_first_s=call.next_step_first_s,
        next_step=""
        if call.next_step is NextStepState.UNKNOWN
        else NEXT_STEP_NAMES[call.next_step],
        came_up=tuple(CameUp(name=name, yes=yes) for name, yes in topics(call)),
        moments=tuple(_moment(one, call, services) for one in call.moments if one.kind in SKILL_OF),
        measures=tuple(_measures(call, bands_in_force(call, own_bands))),
        recording=link(services.recording, reference=call.reference, at_s=0.0),
    )


def bands_in_force(call: SharedCall, own: Iterable[TeamBand]) -> dict[MeasureName, Band]:
    """The shipped bands of the call's kind, and the team's own in their place."""
    bands = usual_bands(call.kind)
    for band in own:
        if band.kind is call.kind:
            bands[band.measure] = Band(
                low=band.low, high=band.high, says="usual where we win", source=band.source
            )
    return bands


def _moment(moment: SharedMoment, call: SharedCall, services: TeamServices) -> CallMoment:
    rule = services.rules.get(moment.rule)
    means, practice = KIND_WORDS[moment.kind]
    return CallMoment(
        id=moment.id,
        kind=moment.kind.value,
        title=SHARED_NAMES[moment.kind],
        skill=SKILL_NAMES[SKILL_OF[moment.kind]],
        at_s=moment.at_s,
        at=clock(moment.at_s),
        clear=how_clear(moment),
        measured=measured(moment),
        means=means,  # of its kind: what a rule says in a card is between it and the rep
        practice=rule.practice if rule else practice,
        annotation=moment.annotation,
        disputed=DISPUTE_NAMES[moment.disputed] if moment.disputed else "",
        recording=link(services.recording, reference=call.reference, at_s=moment.at_s),
    )


def _whole(value: float) -> str:
    return f"{round(value)}"


_MEASURES: Final[
    tuple[tuple[MeasureName, Callable[[SharedCall], float | None], Callable[[float], str]], ...]
] = (
    (MeasureName.TALK_SHARE, lambda c: c.rep_share, percent),
    (
        MeasureName.LONGEST_MONOLOGUE,
        lambda c: c.longest_rep_monologue_s if c.tells_of_rep else None,
        length,
    ),
    (
        MeasureName.BUYER_STRETCH,
        lambda c: c.longest_buyer_stretch_s,
        length,
    ),
    (MeasureName.QUESTIONS, lambda c: float(c.rep_questions) if c.tells_of_rep else None, _whole),
    (MeasureName.RESPONSE_GAP, lambda c: c.median_response_gap_s, length),
)


def _measures(call: SharedCall, bands: dict[MeasureName, Band]) -> Iterable[CallMeasure]:
    for name, of, shown in _MEASURES:
        value, band = of(call), bands.get(name)
        if band is not None and call.duration_s < band.least_s:
            band = None
        ends = [value or 0.0, *((band.low or 0.0, band.high or 0.0) if band else ())]
        yield CallMeasure(
            name=name.value,
            label=MEASURE_NAMES[name],
            value=value,
            shown="–" if value is None else shown(value),  # noqa: RUF001  a dash for none
            band=None if band is None else _band(band, shown),
            most=1.0 if name is MeasureName.TALK_SHARE else max(*ends, 1e-6) * 1.25,
        )


def _band(band: Band, shown: Callable[[float], str]) -> CallBand:
    if band.low is not None and band.high is not None:
        text = f"{shown(band.low)} to {shown(band.high)}"
    elif band.high is not None:
        text = f"up to {shown(band.high)}"
    else:
        text = "any" if band.low is None else f"{shown(band.low)} or more"
    return CallBand(low=band.low, high=band.high, text=f"{band.says}: {text}", source=band.source)
