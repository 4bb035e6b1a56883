from __future__ import annotations

from copilot.coaching.inline_tests import run_rule
from copilot.coaching.rulefile import read_rule
from copilot.coaching.template import template


def test_it_loads_as_experimental_and_its_cases_pass() -> None:
    text = template("price-too-early", schema="./rule.schema.json", cases=5, words=12)
    made = read_rule(text.encode(), "price-too-early.yaml")
    assert (made.id, made.title, made.maturity) == (
        "price-too-early", "Price too early", "experimental",
    )  # fmt: skip
    assert all(result.passed for result in run_rule(made))
    assert text.startswith("# yaml-language-server: $schema=./rule.schema.json\n")
    keys = ["id", "version", "skill", "kind", "when", "priority", "card", "practice", "sources"]
    lines = text.splitlines()
    for key in keys:
        place = next(number for number, line in enumerate(lines) if line.startswith(f"{key}:"))
        assert lines[place - 1].startswith("#") or not lines[place - 1], key
