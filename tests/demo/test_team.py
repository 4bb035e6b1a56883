from __future__ import annotations

from copilot.demo.team import TEAM_NAME


def test_it_says_of_itself_that_it_is_invented(team):
    assert "invented" in TEAM_NAME
    assert {person.team for person in team.people if person.team} == {TEAM_NAME}
