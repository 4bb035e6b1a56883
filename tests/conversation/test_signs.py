"""Signs weighed together."""

from __future__ import annotations

import math

import pytest

from copilot.conversation.signs import chance, likelihood, log_odds, odds


def test_odds_are_even_at_a_half_and_never_without_end():
    assert log_odds(0.5) == pytest.approx(0.0)
    assert log_odds(0.0) == pytest.approx(-log_odds(1.0))
    assert math.isfinite(log_odds(0.0))


def test_signs_add_up_to_a_likelihood():
    assert likelihood({"base": 0.0}, {}) == pytest.approx(0.5)
    assert likelihood({"base": 0.0, "meant": 1.0}, {"meant": log_odds(0.8)}) == pytest.approx(0.8)
    weights = {"base": -1.0, "asked": 1.0, "named": 2.0}
    assert odds(weights, {"asked": True, "named": False}) == pytest.approx(0.0)
    assert likelihood(weights, {"asked": True, "named": False}) == pytest.approx(0.5)


def test_a_sign_without_a_weight_is_an_error():
    with pytest.raises(KeyError):
        odds({"base": 0.0}, {"asked": True})


def test_a_chance_is_that_of_its_odds_and_none_is_nearer_to_an_end_than_said():
    assert chance(log_odds(0.8)) == pytest.approx(0.8)
    assert chance(log_odds(0.0, 0.1)) == pytest.approx(0.1)
    assert chance(log_odds(1.0, 0.1)) == pytest.approx(0.9)
