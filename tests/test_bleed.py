"""Bleed as two numbers, and when they say that nothing of the rep can be measured."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.bleed import MATTERS_S, TOLD_APART, Bleed

SECONDS = st.floats(0, 14_400)
SHARES = st.floats(0, 1)


@pytest.mark.parametrize(
    ("seconds", "confidence", "withholds"),
    [
        (0.0, 1.0, False),
        (MATTERS_S, TOLD_APART, False),
        (MATTERS_S, TOLD_APART - 0.01, True),
        (MATTERS_S - 0.1, 0.0, False),
        (600.0, 0.9, False),
    ],
)
def test_only_much_bleed_that_was_not_told_apart_withholds(seconds, confidence, withholds):
    assert Bleed(seconds=seconds, confidence=confidence).withholds is withholds


def test_what_only_words_gave_away_was_not_told_apart():
    both = Bleed(seconds=30.0, confidence=0.8).with_repeats(10.0)
    assert both.seconds == 40.0
    assert both.confidence == pytest.approx(0.6)
    assert Bleed().with_repeats(6.0).withholds


@given(SECONDS, SHARES, SECONDS)
def test_repeats_never_make_it_look_better(seconds, confidence, repeated):
    bleed = Bleed(seconds=seconds, confidence=confidence)
    both = bleed.with_repeats(repeated)
    assert both.seconds == pytest.approx(seconds + repeated)
    assert 0.0 <= both.confidence <= confidence + 1e-9
    assert both.withholds or not bleed.withholds
