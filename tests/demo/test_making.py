"""The whole team, made on all processors: some seconds."""

from __future__ import annotations

import pytest

from copilot.demo import making
from copilot.demo.example import SEED
from copilot.demo.making import make_team
from copilot.demo.stories import STORIES
from tests.demo.conftest import TODAY


def test_each_reps_calls_are_made_in_a_process_and_put_in_their_order(monkeypatch, played, team):
    monkeypatch.setattr(making, "STORIES", STORIES[:1])
    monkeypatch.setattr(making, "example_team", lambda calls, *, today, seed: (calls, today, seed))
    heard = []
    made: object = make_team(today=TODAY, told=lambda done, of: heard.append((done, of)))
    assert made == ([played[0]], TODAY, SEED)
    assert heard == [(1, 1)]


def test_rules_that_cannot_be_read_are_said(tmp_path, monkeypatch):
    from copilot.errors import RuleError

    monkeypatch.setattr(making, "STORIES", STORIES[:1])
    (tmp_path / "broken.yaml").write_text("id: [")
    with pytest.raises(RuleError):
        make_team(today=TODAY, rules=tmp_path)
