from __future__ import annotations

import pytest
from pydantic import ValidationError

from copilot.coaching.conditions import Node
from copilot.coaching.finding import Why
from copilot.kinds import SignalKind
from tests.coaching.make import scene, signal

NEVER = {"time": {"elapsed_at_least_s": 9_999}}
LATE = {"absent": {"any_of": ["budget"]}}
ALWAYS = {"always": True}


def node(value: object) -> Node:
    return Node.model_validate(value)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (ALWAYS, True),
        ({"all": [ALWAYS, ALWAYS]}, True),
        ({"all": [ALWAYS, NEVER]}, False),
        ({"any": [NEVER, ALWAYS]}, True),
        ({"any": [NEVER, NEVER]}, False),
        ({"not": NEVER}, True),
        ({"not": {"any": [NEVER, {"all": [ALWAYS, {"not": NEVER}]}]}}, False),
        ({"all": [ALWAYS, LATE]}, None),
        ({"not": LATE}, None),
        ({"any": [LATE, ALWAYS]}, True),
        ({"all": [LATE, NEVER]}, False),
    ],
)
def test_checks_are_joined(condition: object, expected: bool | None) -> None:
    blind = scene(100, last_late=99.0, late_s=2.0)
    assert node(condition).look(blind).holds is expected


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        ({"phrase": {"any_of": ["hello"]}}, Why.PHRASE),
        ({"signal": {"kind": "budget"}}, Why.SIGNAL),
        ({"absent": {"any_of": ["budget"]}}, Why.ABSENT),
        ({"measure": {"name": "voiced_s", "over": 1}}, Why.MEASURE),
        ({"next_step": {"at_most": "vague"}}, Why.NEXT_STEP),
        ({"time": {"elapsed_at_least_s": 1}}, Why.TIME),
        ({"ending": {}}, Why.ENDING),
        ({"meaning": {"kind": "pain"}}, Why.MEANING),
        ({"sequence": {"steps": [{"kind": "price"}, {"kind": "budget"}]}}, Why.SEQUENCE),
        ({"response": {"to": "price", "any_of": ["question"]}}, Why.RESPONSE),
        ({"silence": {"at_least_s": 4}}, Why.SILENCE),
        ({"fact": {"kind": "day"}}, Why.FACT),
        ({"objection": {}}, Why.OBJECTION),
        ({"phase": {"any_of": ["pricing"]}}, Why.PHASE),
        ({"context": {"personas": ["economic"]}}, Why.CONTEXT),
        (ALWAYS, Why.ALWAYS),
    ],
)
def test_each_kind_of_check_is_asked_and_says_who_it_is(condition: object, why: Why) -> None:
    assert node(condition).look(scene()).why == (why,)


@pytest.mark.parametrize(
    "condition",
    [
        {},
        {"all": []},
        {"all": [{}]},
        {"always": False},
        {**ALWAYS, **NEVER},
        {"time": {}},
        {"all": 3},
    ],
)
def test_what_is_no_condition(condition: object) -> None:
    with pytest.raises(ValidationError):
        node(condition)


def test_a_signal_that_was_seen_ends_an_absence_even_where_words_are_late() -> None:
    seen = scene(100, last_late=99.0, late_s=2.0, signals=(signal(SignalKind.BUDGET),))
    assert node(LATE).look(seen).holds is False
