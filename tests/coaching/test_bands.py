from __future__ import annotations

import pytest

from copilot.coaching.bands import BANDS, talk_band
from copilot.coaching.rulebook import Rulebook
from copilot.kinds import CallKind


@pytest.mark.parametrize("kind", CallKind)
def test_a_band_is_a_band_with_a_source_or_it_is_not_there(kind: CallKind) -> None:
    band = talk_band(kind)
    if band is None:
        assert kind not in BANDS
        return
    low, high = band
    assert 0.2 <= low < high <= 0.75
    assert BANDS[kind].source


def test_reps_talk_more_in_a_demo_than_in_a_discovery() -> None:
    discovery, demo = talk_band(CallKind.DISCOVERY), talk_band(CallKind.DEMO)
    assert discovery is not None
    assert demo is not None
    assert discovery[1] < demo[1]


def test_interviews_that_sell_nothing_have_none() -> None:
    assert talk_band(CallKind.CHURN_INTERVIEW) is None
    assert talk_band(CallKind.PRODUCT_FEEDBACK) is None


def test_where_the_kind_is_not_known_no_range_is_shown():
    assert Rulebook().talk_band(CallKind.UNKNOWN) is None
    assert Rulebook().talk_band(CallKind.DEMO) == BANDS[CallKind.DEMO]
