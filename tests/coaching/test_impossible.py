"""What can never hold is refused as the rule is read."""

from __future__ import annotations

import pytest

from copilot.errors import RuleInvalid
from tests.coaching.make import rule


def read(when: str) -> None:
    rule(("{always: true}", f"{{{when}}}"))


@pytest.mark.parametrize(
    ("when", "told"),
    [
        (
            "all: [{next_step: {at_least: specific}}, {next_step: {at_most: none}}]",
            "next_step at_least specific and at_most none",
        ),
        ("time: {elapsed_at_least_s: 60, elapsed_at_most_s: 30}", "elapsed at_least 60 and at_most 30"),
        (
            "all: [{time: {progress_at_least: 0.9}}, {all: [{time: {progress_at_most: 0.5}}]}]",
            "progress at_least 0.9 and at_most 0.5",
        ),
        (
            "any: [{always: true}, {all: [{measure: {name: turns, over: 5}}, {measure: {name: turns, under: 5}}]}]",
            "turns over 5 and under 5",
        ),
    ],
)  # fmt: skip
def test_bounds_that_nothing_keeps(when: str, told: str) -> None:
    with pytest.raises(RuleInvalid, match=f"can never hold: it asks for {told}"):
        read(when)


@pytest.mark.parametrize(
    "when",
    [
        "all: [{next_step: {at_least: vague}}, {next_step: {at_most: vague}}]",
        "any: [{next_step: {at_least: specific}}, {next_step: {at_most: none}}]",
        "time: {elapsed_at_least_s: 30, elapsed_at_most_s: 30}",
        "all: [{measure: {name: turns, over: 5}}, {measure: {name: turns, under: 9}}]",
        "all: [{measure: {name: turns, over: 5}}, {measure: {name: rep_questions, under: 3}}]",
        "all: [{measure: {name: turns, over: {demo: 9}}}, {measure: {name: turns, under: 5}}]",
    ],
)
def test_bounds_that_leave_room(when: str) -> None:
    read(when)


@pytest.mark.parametrize(
    ("bound", "told"),
    [
        ("over: 65", "over 65, and rep_share goes from 0 to 1: write 0.65"),
        ("over: 1.2", "over 1.2, and rep_share goes from 0 to 1$"),
        ("over: 1", "over 1, and rep_share"),
        ("under: {demo: 40, default: 0.4}", "under 40, and rep_share goes from 0 to 1: write 0.4"),
    ],
)
def test_a_share_is_no_percentage(bound: str, told: str) -> None:
    with pytest.raises(RuleInvalid, match=told):
        read(f"measure: {{name: rep_share, {bound}}}")


def test_a_share_may_leave_out_one_kind_of_call() -> None:
    read("measure: {name: rep_share, over: {demo: 1, default: 0.6}}")
    read("measure: {name: voiced_s, over: 65}")


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("signal: {kind: pain, detail: incumbent}", "asks for pain with 'incumbent', and it has asked or told"),
        (
            "sequence: {steps: [{kind: wrap_up, detail: told}, {kind: price}]}",
            "asks for wrap_up with 'told', and it has no detail",
        ),
        ("objection: {any_of: [price, open]}", "asks for objection with 'open', and it has timing or"),
        ("phase: {any_of: [closing, unknown]}", "any_of.1 is unknown"),
        ("context: {personas: [unknown]}", "personas.0 is unknown"),
    ],
)  # fmt: skip
def test_what_never_comes_is_not_asked_for(when: str, told: str) -> None:
    with pytest.raises(RuleInvalid, match=told):
        read(when)


@pytest.mark.parametrize(
    ("applies", "told"),
    [
        ("personas: [user, unknown]", "personas.1 is unknown"),
        ("phases: [unknown]", "phases.0 is unknown"),
        ("calls: [demo], except_calls: [demo]", "leaves no kind of call"),
    ],
)
def test_a_rule_applies_to_something(applies: str, told: str) -> None:
    with pytest.raises(RuleInvalid, match=told):
        rule(add=f"applies: {{{applies}}}\n")
