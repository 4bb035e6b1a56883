"""``copilot rules names``: what is printed of the glossary, and for tools."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from copilot.cli import app
from copilot.coaching.glossary.topics import TOPICS
from copilot.names_cli import PANEL

RUNNER = CliRunner()


def rules(*arguments, code=0):
    result = RUNNER.invoke(app, ["rules", *arguments], env={"COLUMNS": "200"})
    assert result.exit_code == code, result.output
    return result.output


def test_the_commands_stand_together_in_the_help():
    told = rules("--help")
    panel = told[told.index(PANEL) :]
    assert [topic for topic in ("names", *TOPICS) if f" {topic} " not in panel] == []


@pytest.mark.parametrize("topic", TOPICS)
def test_every_name_that_a_rule_may_use_is_printed(topic):
    told = rules(topic)
    assert told.startswith(f"{topic}: ")
    assert told in rules("names")
    (only,) = json.loads(rules(topic, "--json")).items()
    assert only[0] == topic
    assert all(f"\n{one['name']}" in told for one in only[1])


def test_one_name_is_looked_up_and_a_slip_is_told():
    assert "buyer's own money" in (told := rules("names", "budget"))
    assert "meanings: " in told
    assert "\nprice_objection" not in told
    assert "in the shipped rules: authority-unknown, budget-skipped" in told
    assert "did you mean budget?" in rules("signals", "bugdet", code=2)
