"""Each measure that a rule can name has a definition, a unit, a number, and when it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest

from copilot.coaching.checks.measure import Name
from copilot.coaching.glossary.measures import MEASURES

if TYPE_CHECKING:
    from copilot.coaching.glossary.entry import Entry


def test_each_measure_is_defined_once() -> None:
    assert [one.name for one in MEASURES] == list(get_args(Name))


@pytest.mark.parametrize("entry", MEASURES, ids=lambda one: one.name)
def test_no_definition_is_a_stub(entry: Entry) -> None:
    assert len(entry.says.split()) >= 4
    assert entry.says.endswith(".")
    assert entry.unit
    assert entry.known
    (number,) = entry.example
    assert float(number.partition(":")[0]) >= 0


@pytest.mark.parametrize("entry", MEASURES, ids=lambda one: one.name)
def test_its_unit_is_the_one_in_its_name(entry: Entry) -> None:
    ends = {"_s": "seconds", "_share": "share, 0 to 1", "_ratio": "ratio", "_words": "words"}
    for end, unit in ends.items():
        if entry.name.endswith(end) and not entry.name.endswith("per_s"):
            assert entry.unit == unit
