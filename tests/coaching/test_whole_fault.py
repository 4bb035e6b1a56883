from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.coaching.rulefile import rule_or_problems
from copilot.coaching.schema import Rule
from copilot.coaching.whole_fault import faults
from tests.coaching.make import rule_text

if TYPE_CHECKING:
    from copilot.coaching.yaml_plain import Value

MEASURE = "when: {measure: {name: turns, over: 3, withins: 3}}"


def told(*changes: tuple[str, str]) -> list[str]:
    found = rule_or_problems(rule_text(*changes).encode(), "sample.yaml")
    assert not isinstance(found, Rule)
    return [str(one).partition("] ")[2].partition(" — ")[0] for one in found]


def test_unknown_keys_are_told_at_every_level_at_once() -> None:
    assert told(("priority: 50", "prority: 50"), ("when: {always: true}", MEASURE)) == [
        "sample.yaml:7: unknown key 'withins'",
        "sample.yaml:8: unknown key 'prority'",
    ]


def test_what_stands_under_a_misspelt_key_is_looked_at_too() -> None:
    lines = told(("when: {always: true}", "when: {signl: {kind: 3, withinn_s: 3}}"))
    assert lines[:2] == [
        "sample.yaml:7: unknown key 'signl'",
        "sample.yaml:7: unknown key 'withinn_s'",
    ]
    assert lines[2].startswith("sample.yaml:7: when.signl.kind is 3")


def test_what_only_follows_from_a_key_without_a_near_one_is_not_told() -> None:
    assert told(("priority: 50", "qqqqq: 50")) == ["sample.yaml:8: unknown key 'qqqqq'"]
    assert told(("{always: true}", "{qqqqq: 3}")) == ["sample.yaml:7: unknown key 'qqqqq'"]


def test_a_key_whose_near_one_is_there_is_left_out() -> None:
    changes = ("version: 1", "version: 1\nversoin: x")
    assert told(changes) == ["sample.yaml:3: unknown key 'versoin'"]


def test_the_values_stay_as_they_are() -> None:
    value: Value = {"prority": 50}
    assert faults(Rule, value)
    assert value == {"prority": 50}
