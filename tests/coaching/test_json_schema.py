"""The schema that editors use and the validator that rules meet say the same."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from copilot.coaching.json_schema import DIALECT, rule_schema
from copilot.coaching.schema import CUE_WORDS, MIN_CASES, Rule
from copilot.coaching.template import template
from copilot.coaching.yaml_text import read_yaml
from copilot.resources import rules_dir
from tests.coaching.make import rule_text
from tests.coaching.schema_check import fits

if TYPE_CHECKING:
    from collections.abc import Iterator

SCHEMA = rule_schema()
SHIPPED = {path.name: path.read_bytes() for path in sorted(rules_dir().glob("*.yaml"))}
NEW = template("sample", schema="rule.schema.json", cases=MIN_CASES, words=CUE_WORDS).encode()
EVERYTHING = rule_text(
    (
        "when: {always: true}",
        (
            "when: {all: [{sequence: {steps: [{kind: price}, {phrases: [word]}]}}, {meaning: {kind: pain}},"
            " {absent: {phrases: [word], speaker: rep, by_s: 600}}, {absent: {meanings: [pain]}}, {response: {to: {phrases: [word]}, none_of: [{phrases: [word]}]}}, {response: {to: price, any_of: [question, {kind: price, detail: told}]}}, {not: {silence:"
            " {at_least_s: 4}}}, {fact: {kind: day}}, {phase: {any_of: [pricing]}}, {objection: {any_of:"
            " [price, timing]}}, {context: {personas: [user]}}, {measure: {name: rep_share, over: {demo: 0.9,"
            " default: 0.5}}}, {measure: {name: rep_share, under: 1}}]}"
        ),
    ),
    add="applies: {calls: all, phases: [closing], personas: [user]}\n"
    "tests: {quiet: [{name: a case, lines: ['rep: yes', {buyer: 3}, {rep: no, means: {pain: 1}}]}]}\n",
).encode()


def plain(raw: bytes) -> Any:
    return read_yaml(raw, "sample.yaml").value


def accepted(value: Any) -> bool:
    try:
        Rule.model_validate(value)
    except ValidationError:
        return False
    return True


def paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    steps = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for step, inner in steps:
        yield (*path, step)
        yield from paths(inner, (*path, step))


def put(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    changed = copy.deepcopy(value)
    place = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = new
    return changed


@pytest.mark.parametrize(
    "raw", [*SHIPPED.values(), NEW, EVERYTHING], ids=[*SHIPPED, "new", "everything"]
)
def test_what_loads_fits(raw: bytes) -> None:
    value = plain(raw)
    assert accepted(value)
    assert fits(value, SCHEMA, SCHEMA)


@pytest.mark.parametrize("nonsense", [{"nonsense": True}, ["nonsense"], "", None, -1, False])
def test_what_is_wrong_is_wrong_for_both(nonsense: Any) -> None:
    value = plain(EVERYTHING)
    for path in paths(value):
        changed = put(value, path, nonsense)
        # what may be left out may be null for the validator; an editor need not offer it
        if nonsense is not None and accepted(changed):
            assert fits(changed, SCHEMA, SCHEMA), path
        elif not accepted(changed):
            assert not fits(changed, SCHEMA, SCHEMA), path


def test_an_unknown_key_is_unknown_everywhere() -> None:
    value = plain(EVERYTHING)
    for path in paths(value):
        here = value
        for step in path:
            here = here[step]
        if isinstance(here, dict):
            changed = put(value, path, {**here, "nonsense": 1})
            assert not fits(changed, SCHEMA, SCHEMA), path
            assert not accepted(changed), path


def test_it_is_json_of_the_dialect_that_it_names() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert SCHEMA["$schema"] == DIALECT


def test_each_key_is_described_and_each_word_of_a_closed_set_explained() -> None:
    for part in parts(SCHEMA):
        for key, inner in part.get("properties", {}).items():
            assert len(inner["description"].split()) >= 3, key
        if "enum" in part:
            assert len(part["enumDescriptions"]) == len(part["enum"]), part["enum"]
            assert all(len(says.split()) >= 2 for says in part["enumDescriptions"])


def test_each_check_has_a_line_to_begin_from() -> None:
    for name, check in SCHEMA["$defs"]["Node"]["properties"].items():
        (example,) = check["examples"]
        assert accepted(put(plain(EVERYTHING), ("when",), {name: example})), name


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """All schemas within a schema; what is named `properties` there holds keys of a rule."""
    if isinstance(schema, dict):
        yield schema
    inside = schema.values() if isinstance(schema, dict) else schema
    for one in inside:
        if isinstance(one, dict | list):
            yield from parts(one)
