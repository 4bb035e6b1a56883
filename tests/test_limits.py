"""The table of bounds is whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from copilot.limits import LIMITS, limit

PACKAGE = Path(__file__).resolve().parent.parent / "copilot"


@pytest.mark.parametrize("name", LIMITS)
def test_each_bound_has_a_number_a_counter_and_a_reason(name):
    bound = LIMITS[name]
    assert bound.value > 0
    assert bound.unit
    assert bound.counter
    assert bound.why


@pytest.mark.parametrize("name", LIMITS)
def test_each_bound_is_kept_somewhere(name):
    used = re.compile(rf"\blimit\(\s*\"{name}\"|LIMITS\[\"{name}\"\]")
    users = [
        path for path in PACKAGE.rglob("*.py") if used.search(path.read_text(encoding="utf-8"))
    ]
    assert users


def test_a_bound_that_is_not_there_is_an_error():
    with pytest.raises(KeyError):
        limit("queue_of_hope")
