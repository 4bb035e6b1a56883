from __future__ import annotations

from copilot.demo.stories import MANAGERS, STORIES, WEEKS
from copilot.review.kanon import K


def test_there_are_ten_reps_and_each_manager_has_some():
    assert len(STORIES) == len({story.name for story in STORIES}) == 10
    assert {story.manager for story in STORIES} == set(range(len(MANAGERS)))


def test_one_manager_has_enough_people_for_a_trend_and_the_other_has_not():
    counts = [sum(story.manager == place for story in STORIES) for place in range(len(MANAGERS))]
    assert counts[0] >= K > counts[1]


def test_each_has_calls_in_each_week_and_enough_to_say_something():
    for story in STORIES:
        assert len(story.calls) == WEEKS
        assert sum(story.calls) >= 10


def test_who_improves_moves_from_week_to_week_and_who_is_steady_does_not():
    chiara = next(story for story in STORIES if story.name.startswith("Chiara"))
    steps = [chiara.habits(week).step for week in range(WEEKS)]
    assert steps == sorted(steps)
    assert steps[-1] - steps[0] > 0.5
    assert STORIES[0].habits(0) == STORIES[0].habits(WEEKS - 1)
