"""What README says is so: commands, targets, paths, the rule in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from copilot.cli import app
from copilot.coaching.inline_tests import run_all
from copilot.coaching.rulebook import Rulebook
from copilot.setting_names import exists, is_setting
from copilot.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_each_command_that_is_named_exists_with_its_options():
    runner = CliRunner()
    named = re.findall(
        r"copilot ((?:run|replay|listen|export|doctor|models|rules|brief|team)(?: check| test| explain| new| coverage| schema| demo| serve| add| ticket| audit)?)((?: [^`\n]*)?)`",
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
    assert commands == {
        "run", "replay", "listen", "export", "doctor", "models", "rules", "team", "brief",
    }  # fmt: skip
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


def test_each_setting_that_is_named_exists():
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "copilot").rglob("*.py")}
    texts |= {path: path.read_text(encoding="utf-8") for path in ROOT.glob("*.md")}
    groups = "|".join(Settings.model_fields)
    dotted = re.compile(rf"`((?:{groups})\.[a-z_]+(?:\.[a-z_]+)?)`")
    folders = re.compile(r"`([a-z_]+_dir)`")
    variable = re.compile(r"\bCOPILOT_[A-Z_]+__[A-Z_]+\b")
    wrong = []
    for path, text in texts.items():
        if path.suffix == ".md":
            wrong += [
                name for name in dotted.findall(text) + folders.findall(text) if not exists(name)
            ]
        wrong += [name for name in variable.findall(text) if not is_setting(name)]
    assert dotted.findall(README)
    assert wrong == []


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
