from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.kinds import CallKind
from copilot.review.bands import Band, MeasureName, usual_bands
from copilot.review.measures import Measure, Standing, measures
from tests.review.calls import any_call, kept_call

if TYPE_CHECKING:
    from copilot.storage.records import KeptCall

SHARE = {
    MeasureName.TALK_SHARE: Band(low=0.3, high=0.45, says="usual for a demo", source="a study")
}
# what a page that judges would say
JUDGING = re.compile(
    r"\b(bad|badly|poor|wrong|should|must|fail\w*|weak|good|great|well done|too (much|long|many|few)"
    r"|only|score|verdict|rank\w*|better|worse|improve|unfortunately|mistake)\b",
    re.IGNORECASE,
)


def one(name: MeasureName, call: KeptCall, bands: dict[MeasureName, Band] | None = None) -> Measure:
    found = measures(call, usual_bands(call.kind) if bands is None else bands)
    return next(measure for measure in found if measure.name is name)


def test_every_measure_is_there_in_order() -> None:
    assert [measure.name for measure in measures(kept_call(), {})] == list(MeasureName)


def test_the_talk_share_in_words() -> None:
    call = kept_call(rep_share=0.58)
    measure = one(MeasureName.TALK_SHARE, call)
    assert measure.reading == (
        "You spoke 58 % of the talking time; usual for a discovery call: 30-45 %."
    )
    assert (measure.shown, measure.standing) == ("58 %", Standing.ABOVE)
    assert measure.wonder.endswith("?")
    assert measure.band is not None
    assert "Gangly" in measure.band.source


@pytest.mark.parametrize(
    ("share", "standing"),
    [
        (0.29, Standing.BELOW), (0.2949, Standing.BELOW), (0.296, Standing.WITHIN),
        (0.3, Standing.WITHIN), (0.45, Standing.WITHIN), (0.4549, Standing.WITHIN),
        (0.456, Standing.ABOVE), (None, Standing.NO_RANGE),
    ],
)  # fmt: skip
def test_a_standing_is_that_of_the_number_one_sees(share: float | None, standing: Standing) -> None:
    assert one(MeasureName.TALK_SHARE, kept_call(rep_share=share), SHARE).standing is standing


def test_inside_the_range_there_is_nothing_to_wonder_about() -> None:
    assert one(MeasureName.TALK_SHARE, kept_call(rep_share=0.4), SHARE).wonder == ""


def test_without_a_range_none_is_made_up() -> None:
    measure = one(MeasureName.TALK_SHARE, kept_call(kind=CallKind.CHURN_INTERVIEW))
    assert (measure.band, measure.standing) == (None, Standing.NO_RANGE)
    assert measure.reading == "You spoke 60 % of the talking time."


def test_what_bleed_makes_wrong_is_withheld_and_says_so() -> None:
    call = kept_call(bleed_s=75.0, bleed_told_apart=0.2)
    for name in MeasureName:
        measure = one(name, call)
        theirs = name is MeasureName.BUYER_STRETCH
        assert (measure.value is None) is not theirs
        assert ("Withheld" in measure.reading) is not theirs
        assert theirs or (measure.shown, measure.wonder) == ("–", "")  # noqa: RUF001  the page's dash
    assert one(MeasureName.TALK_SHARE, replace(call, bleed_told_apart=0.9)).value is not None


def test_what_was_not_measured_says_so() -> None:
    call = kept_call(rep_share=None, median_response_gap_s=None, rep_speech_s=2.0)
    for name in (MeasureName.TALK_SHARE, MeasureName.RESPONSE_GAP, MeasureName.PACE):
        measure = one(name, call)
        assert measure.value is None
        assert measure.reading.endswith(".")
        assert not re.search(r"\d", measure.reading + measure.shown)


@pytest.mark.parametrize(
    ("changes", "name", "reading"),
    [
        (
            {"longest_rep_monologue_s": 200.4}, MeasureName.LONGEST_MONOLOGUE,
            "Your longest stretch without the buyer was 3 min 20 s; usual: up to 2 min 30 s.",
        ),
        (
            {"longest_buyer_stretch_s": 40.0}, MeasureName.BUYER_STRETCH,
            "The buyer's longest stretch was 40 s; usual where deals are won: 50 s or more.",
        ),
        (
            {"rep_questions": 1}, MeasureName.QUESTIONS,
            "You asked 1 question; discovery calls that succeeded most had: 11-14.",
        ),
        (
            {"rep_questions": 0, "duration_s": 200.0}, MeasureName.QUESTIONS,
            "You asked no question.",
        ),
        (
            {"median_response_gap_s": 0.44}, MeasureName.RESPONSE_GAP,
            "Half of all replies, yours and theirs, came within 0.4 s of the last word.",
        ),
        (
            {"median_response_gap_s": -0.3}, MeasureName.RESPONSE_GAP,
            "Half of all replies, yours and theirs, began before the other had finished.",
        ),
        ({"rep_words": 1500}, MeasureName.PACE, "You spoke 150 words a minute."),
    ],
)  # fmt: skip
def test_the_others_in_words(changes: dict[str, float], name: MeasureName, reading: str) -> None:
    assert one(name, kept_call(**changes)).reading == reading


def test_a_short_call_is_not_held_against_whole_ones() -> None:
    whole, short = kept_call(rep_questions=3), kept_call(rep_questions=3, duration_s=240.0)
    assert one(MeasureName.QUESTIONS, whole).standing is Standing.BELOW
    assert one(MeasureName.QUESTIONS, short).standing is Standing.NO_RANGE
    assert one(MeasureName.QUESTIONS, short).band is None


def test_a_range_in_seconds_and_an_open_one() -> None:
    closed = Band(low=40.0, high=90.0, says="usual", source="a study")
    nothing = Band(low=None, high=None, says="usual", source="a study")
    texts = [
        measure.band.text
        for band in (closed, nothing)
        if (
            measure := one(
                MeasureName.BUYER_STRETCH, kept_call(), {MeasureName.BUYER_STRETCH: band}
            )
        ).band
    ]
    assert texts == ["40 s to 1 min 30 s", "any"]


@given(any_call)
def test_any_call_is_read_without_judging(call: KeptCall) -> None:
    for measure in measures(call, usual_bands(call.kind)):
        assert measure.label
        assert measure.shown
        assert measure.reading.endswith(".")
        assert "{" not in measure.reading
        assert not JUDGING.search(f"{measure.label} {measure.reading} {measure.wonder}")
        outside = measure.standing in {Standing.BELOW, Standing.ABOVE}
        assert outside or not measure.wonder


@given(any_call, st.sampled_from(CallKind))
def test_a_range_changes_nothing_but_what_stands_beside(call: KeptCall, kind: CallKind) -> None:
    for with_band, without in zip(
        measures(call, usual_bands(kind)), measures(call, {}), strict=True
    ):
        assert (with_band.value, with_band.shown) == (without.value, without.shown)
        assert with_band.reading.startswith(without.reading.removesuffix("."))


def test_in_a_one_to_one_nobody_is_a_buyer() -> None:
    withheld = {"bleed_s": 60.0, "bleed_told_apart": 0.1}
    for changes in ({}, withheld):
        call = kept_call(kind=CallKind.ONE_TO_ONE, **changes)
        said = [f"{one.label} {one.reading} {one.wonder}" for one in measures(call, {})]
        assert said
        assert not [line for line in said if "uyer" in line]
