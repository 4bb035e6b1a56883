from __future__ import annotations

import pytest

from copilot.coaching.bands import talk_band
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
    assert talk_band(kind) == (None if band is None else (band.low, band.high))


def test_where_nobody_counted_there_is_none() -> None:
    assert usual_bands(CallKind.CHURN_INTERVIEW) == {}
    assert MeasureName.QUESTIONS not in usual_bands(CallKind.DEMO)
    assert MeasureName.PACE not in usual_bands(CallKind.DISCOVERY)


def test_gongs_questions_are_those_of_a_discovery_call() -> None:
    band = usual_bands(CallKind.DISCOVERY)[MeasureName.QUESTIONS]
    assert (band.low, band.high) == (11, 14)
