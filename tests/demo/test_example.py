from __future__ import annotations

from dataclasses import replace

from copilot.demo.calls import calls_of
from copilot.demo.deals import of_owner, snapshots
from copilot.demo.example import example_team
from copilot.demo.stories import MANAGERS, STORIES
from copilot.storage.team.records import Role
from tests.demo.conftest import TODAY


def test_the_same_seed_and_day_give_the_same_team(played, team):
    again = example_team([played.get(place, ()) for place in range(len(STORIES))], today=TODAY)
    assert again == team


def test_the_same_seed_plays_the_same_calls_and_another_one_others(rulebook):
    story = replace(STORIES[4], calls=(1, 0, 0, 0, 0, 1))
    deals = of_owner(snapshots(STORIES, seed=1, today=TODAY)[-1][1], story.name)

    def calls(seed):
        return tuple(calls_of(story, seed=seed, today=TODAY, rulebook=rulebook, deals=deals))

    assert calls(1) == calls(1)
    assert {one.duration_s for one in calls(1)}.isdisjoint(one.duration_s for one in calls(2))


def test_people_come_before_those_whose_manager_they_are(team):
    known = set()
    for person in team.people:
        assert person.manager is None or person.manager in known
        known.add(person.id)
    assert sum(person.role is Role.MANAGER for person in team.people) == len(MANAGERS)
    [administrator] = [person for person in team.people if person.role is Role.ADMIN]
    assert administrator.manager is None
    assert {one.person for one in team.calls} <= known
