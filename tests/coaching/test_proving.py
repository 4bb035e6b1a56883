"""A stable rule's own cases, played, and where each that goes wrong stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.coaching.proving import failures, prove
from copilot.coaching.rulefile import read_rule
from copilot.coaching.schema import MIN_CASES
from copilot.errors import RuleTestFailed
from tests.coaching.make import rule_text

if TYPE_CHECKING:
    from pathlib import Path

    from copilot.coaching.schema import Rule


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sample.yaml"


def written(path: Path, maturity: str, *, when: str = "{always: true}") -> Rule:
    """A rule on disk whose first half of cases must fire, and the others must stay quiet."""
    lines = ["tests:"]
    for expected in ("fires", "quiet"):
        lines.append(f"  {expected}:")
        lines += [
            f"    - {{name: {expected} {number}, by_line: 1, lines: ['rep: hello']}}"
            for number in range(MIN_CASES)
        ]
    changes = (("maturity: experimental", f"maturity: {maturity}"), ("{always: true}", when))
    path.write_text(rule_text(*changes, add="\n".join(lines) + "\n"), encoding="utf-8")
    return read_rule(path.read_bytes(), str(path))


def test_each_failure_names_its_line(path: Path) -> None:
    found = failures(written(path, "stable"), path)
    text = path.read_text(encoding="utf-8").splitlines()
    assert len(found) == MIN_CASES
    for number, one in enumerate(found):
        file, line = one.where.rsplit(":", 1)
        assert file == str(path)
        assert f"quiet {number}," in text[int(line) - 1]
        assert one.what.startswith(f"'quiet {number}' must stay quiet: it wanted a card")


def test_what_must_fire_and_does_not_is_named_too(path: Path) -> None:
    found = failures(written(path, "stable", when="{signal: {kind: price}}"), path)
    assert [one.what for one in found] == [
        f"'fires {number}' must fire: it stayed quiet" for number in range(MIN_CASES)
    ]


def test_one_that_is_not_called_stable_may_fail(path: Path) -> None:
    assert failures(written(path, "experimental"), path) == []


def test_all_failures_come_as_one_error(path: Path) -> None:
    rule = written(path, "stable")
    with pytest.raises(RuleTestFailed, match=f"{MIN_CASES} problems"):
        prove([(rule, path)], path.parent)
    prove([], path.parent)
