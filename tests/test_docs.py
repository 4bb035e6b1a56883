"""What README says is so: commands, targets, paths, the rule in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from copilot.cli import app
from copilot.coaching.inline_tests import run_all
from copilot.coaching.rulebook import Rulebook

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_each_command_that_is_named_exists_with_its_options():
    runner = CliRunner()
    named = re.findall(
        r"copilot ((?:run|replay|doctor|models|rules)(?: check| test| explain| new| coverage| schema)?)((?: [^`\n]*)?)`",
        README,
    )
    assert named
    for command, rest in named:
        result = runner.invoke(app, [*command.split(), "--help"], env={"COLUMNS": "200"})
        assert result.exit_code == 0, command
        for option in re.findall(r"--[a-z-]+", rest):
            assert option in result.output, (command, option)


def test_every_command_is_named():
    output = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "200"}).output
    commands = set(re.findall(r"^│ ([a-z]+) ", output, re.MULTILINE))
    assert commands == {"brief", "doctor", "listen", "models", "replay", "rules", "run", "team"}
    assert {one for one in commands if f"copilot {one}" not in README} == set()


def test_each_make_target_that_is_named_exists():
    targets = set(
        re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )
    named = set(re.findall(r"make ([a-z]+)", README))
    assert {"run", "test"} <= named <= targets


def test_each_path_that_is_named_exists():
    named = set(re.findall(r"`((?:copilot|tests|rules|models|benchmarks)/[\w./-]*)`", README))
    named |= set(re.findall(r"\]\(([\w./-]+)\)", README))
    assert named
    assert {path for path in named if not (ROOT / path).exists()} == set()


def test_the_rule_in_it_loads_and_passes_its_cases(tmp_path):
    [text] = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    name = re.search(r"^id: (\S+)", text, re.MULTILINE)
    assert name is not None
    (tmp_path / f"{name.group(1)}.yaml").write_text(text, encoding="utf-8")
    report = run_all(Rulebook.load(tmp_path))
    assert report.results
    assert report.passed, list(report.lines())


def test_it_is_short():
    assert len(README.splitlines()) < 200


@pytest.mark.parametrize("word", ["TODO", "FIXME", "coming soon", "FIGURES"])
def test_nothing_in_it_is_left_to_be_done(word):
    assert word not in README
