"""Warnings to who writes a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from copilot.coaching.advice import advice
from copilot.coaching.rulefile import read_rule
from copilot.kinds import SignalKind
from tests.coaching.make import rule_text

if TYPE_CHECKING:
    from pathlib import Path

QUIET = "quiet: [{name: quiet, lines: ['rep: hello']}]"
FIRES = "fires: [{name: loud, lines: ['rep: hello']}]"
CASES = f"tests: {{{QUIET}, {FIRES}}}\n"
FIRM = ("{always: true}", "{all: [{signal: {kind: price}}, {silence: {at_least_s: 3}}]}")


def told(path: Path, *changes: tuple[str, str], add: str = CASES, times: int = 1) -> list[str]:
    path.write_text(rule_text(*changes, add=add), encoding="utf-8")
    found = read_rule(path.read_bytes(), str(path))
    return list(advice([(found, path)] * times, frozenset({"listening", "questions"})))


def test_what_rests_on_too_little_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    [line] = told(path)
    assert line.startswith(f"warning: {path}:7: rests on no evidence — ask for two things")
    [line] = told(path, ("{always: true}", "{signal: {kind: price}}"))
    assert "rests on one piece of evidence, price — " in line
    assert told(path, FIRM) == []


def test_a_skill_that_nobody_else_has_is_told_with_the_nearest(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    [line] = told(path, FIRM, ("skill: listening", "skill: listning"))
    assert line == (
        f"warning: {path}:4: no other rule has the skill 'listning' — did you mean listening?"
    )
    [line] = told(path, FIRM, ("skill: listening", "skill: discovery"))
    assert line.endswith("— others have listening, questions")
    assert told(path, FIRM, ("skill: listening", "skill: rapport"), times=2) == []


def test_a_rule_without_a_case_is_told(tmp_path: Path) -> None:
    [line] = told(tmp_path / "sample.yaml", FIRM, add="")
    assert ":1: no case says when it fires or stays quiet" in line
    [line] = told(tmp_path / "sample.yaml", FIRM, add=f"tests: {{{QUIET}}}\n")
    assert ":13: no case says when it fires, so one that never does would pass" in line
    [line] = told(tmp_path / "sample.yaml", FIRM, add=f"tests: {{{FIRES}}}\n")
    assert ":13: no case says when it stays quiet, so one that always fires would pass" in line


def test_a_meaning_that_nothing_judges_is_told(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    when = "{all: [{not: {meaning: {kind: evaded}}}, {absent: {meanings: [question, pain]}}, {always: true}]}"
    path.write_text(rule_text(("{always: true}", when), add=CASES), encoding="utf-8")
    found = read_rule(path.read_bytes(), str(path))
    heads = frozenset({SignalKind.PAIN})
    lines = [
        line
        for line in advice([(found, path)], frozenset({"listening"}), heads)
        if "nothing judges" in line
    ]
    assert [line.split("'")[1] for line in lines] == ["evaded", "question"]
    assert "ask for `signal: {kind: evaded}`" in lines[0]
