"""Commands that are read when they are asked for are there as if they had been all along."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from copilot.cli import app
from copilot.later_commands import LATER


@pytest.mark.parametrize("command", LATER)
def test_help_names_it_and_it_explains_itself_under_its_own_name(command):
    assert f"│ {command} " in CliRunner().invoke(app, ["--help"]).output
    explained = CliRunner().invoke(app, [command, "--help"])
    assert explained.exit_code == 0
    assert f" {command} [OPTIONS]" in explained.output
    assert "completion" not in explained.output


def test_what_nobody_named_is_no_command():
    result = CliRunner().invoke(app, ["teem"])
    assert result.exit_code == 2
    assert "teem" in result.output


def test_a_service_that_starts_reads_nothing_of_the_teams_server():
    loaded = "import sys, copilot.cli, copilot.service; print(*sys.modules)"
    modules = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {one for one in modules if one.startswith(("copilot.web.team", "copilot.team_cli"))}
