from __future__ import annotations

from copilot.demo.calls import ASKED_IF_LOST, habits_of, planned
from copilot.demo.deals import LOST, of_owner, snapshots
from copilot.demo.example import SEED
from copilot.demo.stories import STORIES, WEEKS
from copilot.review.shared import NextStepState
from tests.demo.conftest import TODAY


def test_calls_come_by_day_each_with_an_id_of_its_own(played):
    for calls in played.values():
        assert [call.day for call in calls] == sorted(call.day for call in calls)
        assert len({call.id for call in calls}) == len(calls)
        assert len({one.id for call in calls for one in call.moments}) == sum(
            len(call.moments) for call in calls
        )


def test_calls_before_the_last_week_are_about_deals_that_ended_since():
    rows = snapshots(STORIES, seed=SEED, today=TODAY)[-1][1]
    over = {row.reference for row in rows if row.ended}
    early: list[str] = []
    late: list[str] = []
    for story in STORIES:
        for one in planned(story, seed=SEED, today=TODAY, deals=of_owner(rows, story.name)):
            (late if one.week == WEEKS - 1 else early).append(one.reference)
    assert sum(one in over for one in early) > 0.75 * len(early)
    assert sum(one in over for one in late) < 0.1 * len(late)


def test_less_is_asked_in_talks_about_deals_that_were_lost_and_in_no_others():
    rows = snapshots(STORIES, seed=SEED, today=TODAY)[-1][1]
    lost = {row.reference for row in rows if row.ended == LOST}
    seen = set()
    for story in STORIES:
        for one in planned(story, seed=SEED, today=TODAY, deals=of_owner(rows, story.name)):
            usual, here = story.habits(one.week), habits_of(story, one)
            assert here.asks == usual.asks * (ASKED_IF_LOST if one.lost else 1)
            assert one.lost is (one.reference in lost) or not one.reference
            seen.add(one.lost)
    assert seen == {True, False}


def test_a_story_shows_in_the_calls(played):
    fine, improving = played[0], played[2]
    assert sum(call.next_step is NextStepState.SPECIFIC for call in fine) >= 0.9 * len(fine)
    half = len(improving) // 2
    early, late = (
        sum(call.next_step is NextStepState.SPECIFIC for call in part)
        for part in (improving[:half], improving[half:])
    )
    assert late > early
    moments = [sum(len(call.moments) for call in calls) for calls in (fine, improving)]
    assert moments[0] < moments[1]


def test_most_calls_carry_the_reference_of_a_deal(played):
    linked = [bool(call.reference) for call in played[0]]
    assert sum(linked) > len(linked) / 2
    assert len(linked) == sum(STORIES[0].calls)
