"""Each check is told with all of its keys, and the line to begin from is one that a rule may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.coaching.checks.measure import MeasureCheck
from copilot.coaching.conditions import JOINS, Node
from copilot.coaching.glossary.checks import EXAMPLES, checks
from copilot.coaching.yaml_text import read_yaml

if TYPE_CHECKING:
    from copilot.coaching.glossary.entry import Entry

CHECKS = checks()
NAMES = [field.alias or name for name, field in Node.model_fields.items()]


def test_each_check_is_told_once() -> None:
    assert [one.name for one in CHECKS] == NAMES
    assert list(EXAMPLES) == NAMES


@pytest.mark.parametrize("entry", CHECKS, ids=lambda one: one.name)
def test_no_definition_is_a_stub(entry: Entry) -> None:
    assert len(entry.says.split()) >= 4
    assert entry.says.endswith(".")
    assert all(len(part.says.split()) >= 3 for part in entry.parts), entry.parts
    assert bool(entry.parts) is (entry.name not in {one.rstrip("_") for one in JOINS})


@pytest.mark.parametrize("name", NAMES)
def test_its_example_is_a_condition(name: str) -> None:
    node = Node.model_validate(read_yaml(EXAMPLES[name].encode(), name).value)
    assert node.name.rstrip("_") == name


def test_a_key_says_what_may_stand_there_and_what_counts_if_it_is_left_out() -> None:
    keys = {one.name: {key.name: key for key in one.parts} for one in CHECKS}
    assert keys["phrase"]["within_s"].unit == "30 if left out"
    assert keys["phrase"]["any_of"].unit == "has to be given"
    assert keys["silence"]["after"].unit == "rep or buyer"
    assert keys["objection"]["state"].unit == "open or unmet or handled; open if left out"
    assert keys["ending"]["call_ended"].unit == "true if left out"
    assert list(keys["measure"]) == list(MeasureCheck.model_fields)
    assert "phrases" in {key.name for key in keys["sequence"]["steps"].parts}
    assert keys["response"]["none_of"].parts == ()
