"""Signs weighed together."""

from __future__ import annotations

import math

import pytest

from copilot.conversation.signs import odds, weighed


def test_odds_are_even_at_a_half_and_never_without_end():
    assert odds(0.5) == pytest.approx(0.0)
    assert odds(0.0) == pytest.approx(-odds(1.0))
    assert math.isfinite(odds(0.0))


def test_signs_add_up_to_a_likelihood():
    assert weighed((), 0.0) == pytest.approx(0.5)
    assert weighed([(1.0, odds(0.8))], 0.0) == pytest.approx(0.8)
    assert weighed([(1.0, True), (2.0, False)], -1.0) == pytest.approx(0.5)
