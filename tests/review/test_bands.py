from __future__ import annotations

import pytest

from copilot.coaching.bands import TalkBand
from copilot.coaching.rulebook import Rulebook
from copilot.kinds import CallKind
from copilot.review.bands import MeasureName, usual_bands


@pytest.mark.parametrize("kind", CallKind)
def test_a_range_says_who_says_so(kind: CallKind) -> None:
    for name, band in usual_bands(kind).items():
        assert band.source, name
        assert band.says, name
        assert band.low is not None or band.high is not None
        if band.low is not None and band.high is not None:
            assert band.low < band.high


@pytest.mark.parametrize("kind", CallKind)
def test_the_review_has_the_overlays_range(kind: CallKind) -> None:
    band = usual_bands(kind).get(MeasureName.TALK_SHARE)
    shown = Rulebook().talk_band(kind)
    assert (shown and shown.ends) == (None if band is None else (band.low, band.high))


def test_where_nobody_counted_there_is_none() -> None:
    assert usual_bands(CallKind.CHURN_INTERVIEW) == {}


def test_a_range_of_the_rules_stands_for_the_shipped_one_and_says_so() -> None:
    own = TalkBand(low=0.2, high=0.4, source="twenty calls of ours")
    band = usual_bands(CallKind.DEMO, own)[MeasureName.TALK_SHARE]
    assert (band.low, band.high, band.source) == (0.2, 0.4, "twenty calls of ours")
    assert band.says != usual_bands(CallKind.DEMO)[MeasureName.TALK_SHARE].says
    assert MeasureName.TALK_SHARE in usual_bands(CallKind.CHURN_INTERVIEW, own)


def test_where_the_kind_is_not_known_nothing_is_usual() -> None:
    assert usual_bands(CallKind.UNKNOWN) == {}
    own = TalkBand(low=0.3, high=0.5, source="The team's rule for calls of no kind.")
    assert MeasureName.TALK_SHARE in usual_bands(CallKind.UNKNOWN, own)


def test_measures_that_a_kind_of_call_has_no_range_for() -> None:
    assert MeasureName.QUESTIONS not in usual_bands(CallKind.DEMO)
    assert MeasureName.PACE not in usual_bands(CallKind.DISCOVERY)


def test_gongs_questions_are_those_of_a_discovery_call() -> None:
    band = usual_bands(CallKind.DISCOVERY)[MeasureName.QUESTIONS]
    assert (band.low, band.high) == (11, 14)
