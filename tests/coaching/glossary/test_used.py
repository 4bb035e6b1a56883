"""A name is found in the rules that use it, wherever it stands."""

from __future__ import annotations

import pytest

from copilot.coaching.glossary.used import used_in
from tests.coaching.make import rule

OWN = rule(
    (
        "{always: true}",
        "{all: [{response: {to: pain, none_of: [question]}}, {not: {measure: {name: turns, over: 3}}}]}",
    ),
    add="applies: {calls: [demo], personas: [user]}\nlimits: {after_s: 30}\n",
)


@pytest.mark.parametrize(
    "name",
    ["response", "pain", "question", "not", "measure", "turns", "demo", "user", "probe", "after_s"],
)
def test_a_rule_that_uses_it_is_named(name: str) -> None:
    assert used_in([OWN], name) == ("sample",)


@pytest.mark.parametrize("name", ["budget", "stands_s", "sample", "discovery", "listening"])
def test_and_no_other(name: str) -> None:
    assert used_in([OWN], name) == ()
