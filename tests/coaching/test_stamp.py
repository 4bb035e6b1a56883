"""What a rep accepts a rule by: the same for the same rule, another for any other."""

from __future__ import annotations

import re

import pytest
from pydantic import TypeAdapter, ValidationError

from copilot.coaching import schema, stamp
from copilot.coaching.stamp import Stamp, stamp_of, version_of
from copilot.kinds import COACHED
from tests.coaching.make import RULE, rule


def test_a_stamp_is_the_version_and_a_digest() -> None:
    assert re.fullmatch(r"1-[0-9a-f]{16}", stamp_of(rule()))
    assert stamp_of(rule()) == stamp_of(rule())


@pytest.mark.parametrize(
    "change",
    [
        ("version: 1", "version: 2"),
        ("What matters most here?", "What matters here?"),
        ("priority: 50", "priority: 51"),
        ("when: {always: true}", "when: {ending: {}}"),
    ],
)
def test_whatever_a_rule_says_is_in_it(change: tuple[str, str]) -> None:
    assert stamp_of(rule(change)) != stamp_of(rule())


def test_another_release_gives_the_same_for_the_same_file() -> None:
    """Fails when a digest changes that reps have accepted rules by."""
    assert stamp_of(rule()) == "1-f4de94b8c2a500f2"


def test_all_calls_stay_all_when_a_release_knows_another_kind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    everywhere = "applies: {calls: all}\n"
    before = stamp_of(rule(add=everywhere))
    for module in (schema, stamp):
        monkeypatch.setattr(module, "COACHED", COACHED[1:])
    assert stamp_of(rule(add=everywhere)) == before
    assert stamp_of(rule(add="applies: {calls: [demo]}\n")) != before
    assert stamp_of(rule()) != before


def test_remarks_and_the_order_of_keys_are_not_in_it() -> None:
    (one,) = [line for line in RULE.splitlines() if line.startswith("priority")]
    moved = (f"{one}\n", ""), ("practice:", f"{one}  # later\npractice:")
    assert stamp_of(rule(*moved)) == stamp_of(rule())


@pytest.mark.parametrize(
    ("written", "read"), [(2, "2"), ("31", "31"), ("2-9f86d081884c7d65", "2-9f86d081884c7d65")]
)
def test_a_stamp_may_be_written_out_or_be_a_version_alone(written: object, read: str) -> None:
    assert TypeAdapter(Stamp).validate_python(written) == read


@pytest.mark.parametrize(
    "written",
    [True, 0, -1, 1.5, None, "", "0", "2-", "2-9F86D081884C7D65", "2-9f86", "two", "\uff12"],
)
def test_anything_else_is_none(written: object) -> None:
    with pytest.raises(ValidationError, match="names no version of a rule"):
        TypeAdapter(Stamp).validate_python(written)


@pytest.mark.parametrize(("stamp", "version"), [("2", 2), ("31-9f86d081884c7d65", 31)])
def test_the_version_is_its_beginning(stamp: str, version: int) -> None:
    assert version_of(stamp) == version
