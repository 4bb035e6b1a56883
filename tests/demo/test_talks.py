from __future__ import annotations

from copilot.demo.stories import STORIES
from copilot.review.agreements import Party
from copilot.review.cadence import Emphasis, Rhythm
from tests.demo.conftest import TODAY


def test_nine_of_ten_meetings_were_held_and_none_that_is_to_come(team):
    past = [one for one in team.meetings if one.plan.day < TODAY]
    held = [one for one in past if one.held_on is not None]
    assert 0.85 <= len(held) / len(past) < 1.0
    assert all(one.held_on is None for one in team.meetings if one.plan.day >= TODAY)
    assert len({one.plan.uid for one in team.meetings}) == len(team.meetings)


def test_each_rep_has_a_rhythm_and_one_a_way_back(team):
    assert len({one.rep for one in team.rhythms}) == len(STORIES)
    rhythms = {one.rhythm for one in team.rhythms}
    assert rhythms == set(Rhythm)
    assert {one.done for one in team.milestones} == {True, False}


def test_in_a_week_not_all_talks_are_about_the_same(team):
    coming: dict[str, Emphasis] = {}
    for one in team.meetings:
        if one.plan.day >= TODAY:
            coming.setdefault(one.rep, one.plan.emphasis)
    assert set(coming.values()) == set(Emphasis)


def test_most_of_the_agenda_is_the_reps(team):
    own = sum(one.by is Party.REP for one in team.agenda)
    assert own / len(team.agenda) > 0.85
    assert any(one.talked_on is None for one in team.agenda)


def test_actions_have_an_owner_on_either_side(team):
    assert {one.owner for one in team.actions} == set(Party)
    assert any(one.done_on for one in team.actions)
    assert any(one.done_on is None for one in team.actions)


def test_an_action_is_for_a_working_day_after_it_was_noted_and_done_by_then(team):
    for one in team.actions:
        assert one.due is not None
        assert one.on < one.due
        assert one.due.weekday() < 5
        assert one.done_on is None or one.on < one.done_on <= min(one.due, TODAY)
