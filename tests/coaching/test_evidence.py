"""What a rule rests on, and when that is too little for a card."""

from __future__ import annotations

import pytest

from copilot.coaching.evidence import too_little
from copilot.coaching.rulebook import Rulebook
from copilot.resources import rules_dir
from tests.coaching.make import rule

PHRASE = "{phrase: {any_of: ['send me'], speaker: buyer}}"


def least(when: str, add: str = "") -> set[str] | None:
    found = too_little(rule(("{always: true}", when), add=add))
    return None if found is None else set(found)


@pytest.mark.parametrize(
    ("when", "rests_on"),
    [
        ("{always: true}", set()),
        (PHRASE, {"phrase buyer"}),
        (f"{{all: [{PHRASE}, {{next_step: {{at_most: proposed}}}}]}}", {"phrase buyer"}),
        (f"{{all: [{PHRASE}, {{not: {{signal: {{kind: price}}}}}}]}}", {"phrase buyer"}),
        (f"{{all: [{PHRASE}, {{absent: {{any_of: [budget]}}}}]}}", {"phrase buyer"}),
        (f"{{all: [{PHRASE}, {{time: {{elapsed_at_most_s: 90}}}}]}}", {"phrase buyer"}),
        (f"{{all: [{PHRASE}, {{measure: {{name: rep_questions, under: 2}}}}]}}", {"phrase buyer"}),
        (f"{{all: [{PHRASE}, {{measure: {{name: since_rep_question_s, under: 30}}}}]}}", {"phrase buyer"}),
        (f"{{all: [{PHRASE}, {{measure: {{name: rep_questions_per_10_min, under: 2}}}}]}}", {"phrase buyer"}),
        (f"{{all: [{PHRASE}, {{context: {{competitors_known: true}}}}]}}", {"phrase buyer"}),
        ("{all: [{signal: {kind: price}}, {meaning: {kind: price}}]}", {"price"}),
        (f"{{any: [{{all: [{PHRASE}, {{signal: {{kind: price}}}}]}}, {PHRASE}]}}", {"phrase buyer"}),
        ("{ending: {wrap_up_strength: 0.6}}", {"wrap_up"}),
        ("{measure: {name: rep_share, over: 0.6}}", {"measure rep_share"}),
        ("{silence: {at_least_s: 4}}", {"silence"}),
        ("{objection: {state: unmet}}", {"objection"}),
    ],
)  # fmt: skip
def test_too_little_for_a_card(when: str, rests_on: set[str]) -> None:
    assert least(when) == rests_on


@pytest.mark.parametrize(
    "when",
    [
        f"{{all: [{PHRASE}, {{measure: {{name: since_rep_question_s, over: 30}}}}]}}",
        "{all: [{signal: {kind: price}}, {fact: {kind: money}}]}",
        "{signal: {kind: pain, at_least: 2}}",
        "{response: {to: price, none_of: [question]}}",
        "{sequence: {steps: [{kind: price_objection}, {phrases: ['discount']}]}}",
        "{objection: {state: unmet, after_turns: 1}}",
        f"{{all: [{PHRASE}, {{next_step: {{at_least: vague}}}}]}}",
        "{time: {progress_at_least: 0.9}}",
        "{absent: {any_of: [budget], by_s: 600}}",
        "{ending: {}}",
    ],
)
def test_enough(when: str) -> None:
    assert least(when) is None


def test_the_phases_that_a_rule_is_bound_to_count() -> None:
    assert least(PHRASE, add="applies: {phases: [closing]}\n") is None


def test_the_shipped_rules_rest_on_enough() -> None:
    weak = {one.id: too_little(one) for one in Rulebook.load(rules_dir()).rules}
    assert {name: found for name, found in weak.items() if found is not None} == {}
