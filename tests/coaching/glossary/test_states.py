"""The small sets of words are those that the keys of a rule take."""

from __future__ import annotations

from typing import get_args

from copilot.coaching.cases import Case
from copilot.coaching.checks.next_step import Level
from copilot.coaching.checks.objection import ObjectionCheck
from copilot.coaching.glossary import states
from copilot.coaching.schema import Rule, Settling
from copilot.kinds import Speaker


def test_each_word_is_defined_and_nothing_else() -> None:
    assert list(states.SPEAKERS_SAY) == list(Speaker)
    assert list(states.NEXT_STEPS_SAY) == list(get_args(Level))
    for words, shape, key in (
        (states.OBJECTIONS_SAY, ObjectionCheck, "state"),
        (states.MATURITY_SAY, Rule, "maturity"),
        (states.SETTLE_SAY, Settling, "settle"),
    ):
        assert list(words) == list(get_args(shape.model_fields[key].annotation)), key
    kept = get_args(get_args(Case.model_fields["moment"].annotation)[0])
    assert list(states.KEPT_SAY) == list(kept)
