"""The weights as they were written: every set has its base, and what is meant always speaks for its kind."""

from __future__ import annotations

import pytest

from copilot.conversation import fitted, weighing
from copilot.kinds import SignalKind

SETS: dict[str, dict[str, float]] = {
    **{str(kind): weights for kind, weights in fitted.TOLD.items()},
    "left_open": fitted.LEFT_OPEN,
    "rival": fitted.RIVAL,
    "price_objection": fitted.PRICE_OBJECTION,
    "other_objection": fitted.OTHER_OBJECTION,
    "yes": fitted.YES,
    "settled": fitted.SETTLED,
    "firm": fitted.FIRM,
}


@pytest.mark.parametrize("name", SETS)
def test_every_set_has_its_base_and_no_weight_runs_away(name):
    weights = SETS[name]
    assert "base" in weights
    assert all(abs(one) < 12 for one in weights.values())


@pytest.mark.parametrize("kind", fitted.TOLD)
def test_what_is_meant_and_what_a_phrase_finds_speak_for_a_kind(kind):
    weights = fitted.TOLD[kind]
    assert weights["meant"] > 1
    assert weights["phrase"] > 1
    assert weights["lately"] > 0


def test_what_was_told_is_what_is_weighed():
    assert set(fitted.TOLD) == {
        SignalKind.BUDGET,
        SignalKind.PRICE,
        SignalKind.DECISION_MAKER,
        SignalKind.TIMELINE,
        SignalKind.PAIN_NUMBER,
    }
    assert weighing.HALF == 0.5


def test_agreement_and_a_day_speak_for_a_firm_step_and_a_brush_off_against_it():
    assert fitted.YES["agreed"] > 0
    assert fitted.YES["proposed"] > 0
    assert fitted.SETTLED["agreed"] > 0 > fitted.SETTLED["brushed"]
    assert fitted.FIRM["day"] > 0 > fitted.FIRM["hedged"]
