"""Signs weighed together."""

from __future__ import annotations

import math

import pytest

from copilot.conversation.signs import chance, likelihood, log_odds


def test_odds_are_even_at_a_half_and_never_without_end():
    assert log_odds(0.5) == pytest.approx(0.0)
    assert log_odds(0.0) == pytest.approx(-log_odds(1.0))
    assert math.isfinite(log_odds(0.0))


def test_signs_add_up_to_a_likelihood():
    assert likelihood((), 0.0) == pytest.approx(0.5)
    assert likelihood([(1.0, log_odds(0.8))], 0.0) == pytest.approx(0.8)
    assert likelihood([(1.0, True), (2.0, False)], -1.0) == pytest.approx(0.5)


def test_a_chance_is_that_of_its_odds_and_none_is_nearer_to_an_end_than_said():
    assert chance(log_odds(0.8)) == pytest.approx(0.8)
    assert chance(log_odds(0.0, 0.1)) == pytest.approx(0.1)
    assert chance(log_odds(1.0, 0.1)) == pytest.approx(0.9)
