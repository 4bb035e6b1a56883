"""Which calls are judged."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.understood.split import chosen_calls
from tests.benchmarks.understood.make import call

CALLS = [replace(call(), id=name) for name in ("a", "b", "c")]


@pytest.fixture
def split(tmp_path):
    path = tmp_path / "held-out.txt"
    path.write_text("b  # by lot\n\nz\n", encoding="utf-8")
    return path


def test_without_a_split_all_are_judged():
    calls, how = chosen_calls(CALLS, None, hold_out=False)
    assert [one.id for one in calls] == ["a", "b", "c"]
    assert how == "all 3 calls"


def test_what_is_held_out_is_left_out_or_alone(split):
    seen, how = chosen_calls(CALLS, split, hold_out=False)
    assert [one.id for one in seen] == ["a", "c"]
    assert "2 calls that are not held out of 3" in how
    assert "1 of them not here" in how
    unseen, _ = chosen_calls(CALLS, split, hold_out=True)
    assert [one.id for one in unseen] == ["b"]


def test_holding_out_needs_to_be_told_what(split):
    with pytest.raises(SystemExit, match="--split"):
        chosen_calls(CALLS, None, hold_out=True)
    with pytest.raises(SystemExit, match="no labelled call"):
        chosen_calls(CALLS[1:2], split, hold_out=False)
