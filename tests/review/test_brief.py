from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from copilot.review.agreements import Party, not_done
from copilot.review.brief import (
    BriefInput,
    make_brief,
)
from copilot.review.cadence import Emphasis
from copilot.review.indicators import indicators
from copilot.review.weeks import first_shown
from tests.review.briefs import FLAGGED, GOOD, TODAY, fine, given
from tests.review.team import agreed, agreement, call

MISSED = not_done(agreed("m"), Party.REP, TODAY - timedelta(days=3))


def test_the_parts_stand_in_the_order_of_the_talk():
    brief = make_brief(given(emphasis=Emphasis.DEAL))
    assert brief.commitments[0].agreement == "due"
    assert [item.text for item in brief.agenda] == ["my territory", "forecast"]
    assert 1 <= len(brief.numbers) <= 3
    assert 1 <= len(brief.topics) <= 2
    assert brief.focus is None
    assert [one.text for one in brief.actions] == ["call legal", "done one"]
    assert brief.blockers_ask.endswith("?")
    assert brief.will_ask not in {q.asks for topic in brief.topics for q in topic.questions}
    assert brief.headline == "First what became of 2 agreements. This time: one deal to go deep on."


def test_the_same_input_gives_the_same_brief_whatever_the_order():
    other = given(calls=(FLAGGED, *reversed(GOOD)), agreements=tuple(reversed(given().agreements)))
    assert make_brief(other) == make_brief(given())


def test_fine_means_stop_hovering():
    brief = make_brief(fine())
    assert brief.hands_off
    assert "Stop hovering" in brief.headline
    assert [topic.title for topic in brief.topics] == ["What works"]


@pytest.mark.parametrize(
    "changes",
    [
        {"agreements": ()},
        {"agreements": (), "calls": GOOD[:5]},
        {"agreements": (MISSED,), "calls": GOOD},
    ],
)
def test_a_flagged_call_too_few_calls_or_a_miss_are_worth_a_talk(changes):
    assert not make_brief(given(**changes)).hands_off


@pytest.mark.parametrize("ahead", [0, 3, 7, 10, 13])
def test_the_meeting_may_be_next_week_and_the_calls_are_of_today(ahead):
    day = TODAY + timedelta(days=ahead)
    brief = make_brief(given(day=day, agreements=()))
    assert not brief.hands_off
    assert brief.pick.flagged
    assert brief.pick.flagged.call == FLAGGED.id
    assert brief.day == day
    missed = make_brief(given(day=day, calls=GOOD, agreements=(MISSED,)))
    assert not missed.hands_off
    assert [line.agreement for line in missed.commitments] == ["m"]


def test_what_falls_due_by_the_meeting_is_asked_about():
    soon = agreed("soon", due=TODAY + timedelta(days=6))
    line = make_brief(given(day=TODAY + timedelta(days=10), agreements=(soon,))).commitments[0]
    assert (line.agreement, line.asks) == ("soon", "What happened?")


def test_its_numbers_are_those_of_the_pages():
    """Whoever opens the brief beside the page reads the same shares: of the same weeks."""
    old = tuple(call(30 + n, day=first_shown(TODAY) + timedelta(days=n)) for n in range(5))
    brief = make_brief(given(calls=(*old, *GOOD[:5]), day=TODAY + timedelta(days=9)))
    shown = indicators((*old, *GOOD[:5]), given().agreements, since=first_shown(TODAY))
    assert brief.indicators == shown
    assert shown[0].n == 10
    assert shown[0].says in {line.says for line in brief.numbers}


def test_two_calls_a_week_are_enough_to_stop_hovering():
    two_a_week = tuple(
        call(10 * week + n, day=first_shown(TODAY) + timedelta(weeks=week, days=n))
        for week in range(8)
        for n in range(2)
    )
    assert make_brief(replace(fine(), calls=two_a_week)).hands_off


def test_of_a_proposal_nothing_has_become():
    assert make_brief(given(agreements=(agreement("p"),))).headline.startswith("This time:")
    both = make_brief(given(agreements=(agreement("p"), agreed("a"))))
    assert both.headline.startswith("First what became of 1 agreement.")


@pytest.mark.parametrize("step", [7, 14])
def test_without_a_plan_the_emphasis_takes_turns_all_the_same(step):
    """Three weeks running, and three times every second week."""
    days = [TODAY + timedelta(days=step * number) for number in range(8)]
    seen = [make_brief(given(day=day)).emphasis for day in days]
    assert all(len(set(seen[place : place + 3])) > 1 for place in range(len(seen) - 2))
    assert set(seen) == set(Emphasis)


@pytest.mark.parametrize("emphasis", Emphasis)
def test_a_planned_one_has_the_emphasis_of_its_plan(emphasis):
    assert make_brief(given(emphasis=emphasis)).emphasis is emphasis


def test_of_ten_briefs_in_a_week_not_all_ask_the_same():
    asked = {
        tuple(one.asks for one in make_brief(given(rep=f"rep {n}")).topics[0].questions)
        for n in range(10)
    }
    assert len(asked) > 1


def test_an_ask_is_not_in_the_way():
    brief = make_brief(given())
    assert brief.blockers == ("legal takes a week",)
    assert [(one.text, one.by_rep) for one in brief.asks] == [
        ("join on Thursday", True), ("the quarter's plan by Monday", False),
    ]  # fmt: skip
    assert brief.asks_ask.endswith("?")


def test_last_weeks_call_is_flagged_while_this_week_has_none():
    brief = make_brief(given(today=TODAY + timedelta(days=7)))
    assert brief.pick.flagged
    assert brief.pick.flagged.call == FLAGGED.id


def test_old_calls_are_not_in_the_numbers():
    old = tuple(call(n, day=first_shown(TODAY) - timedelta(days=1)) for n in range(12))
    assert all(one.value is None for one in make_brief(given(calls=old, agreements=())).indicators)


@pytest.mark.parametrize("later", [0, 3, 14])
def test_calls_before_its_weeks_change_nothing(later):
    first = first_shown(TODAY)
    recent = (*GOOD, FLAGGED, call(60, day=first, moments=FLAGGED.moments))
    before = first - timedelta(days=1)
    old = tuple(call(70 + n, day=before, moments=FLAGGED.moments) for n in range(12))
    day = TODAY + timedelta(days=later)
    assert make_brief(given(calls=(*old, *recent), day=day)) == make_brief(
        given(calls=recent, day=day)
    )


def test_a_brief_of_nothing_is_still_a_talk():
    nothing = BriefInput(rep="r", rep_name="Kim", manager_name="Sam", today=TODAY, day=TODAY)
    brief = make_brief(replace(nothing, emphasis=Emphasis.DEAL))
    assert brief.commitments == ()
    assert brief.numbers == ()
    assert brief.emphasis is Emphasis.DEAL  # and there is none
    assert brief.headline == "This time: where you want to go."
    assert "no deal to look at" in brief.topics[0].why
    assert brief.commitments_say.endswith("?")
    assert brief.agenda_says.startswith("Nothing from Kim yet.")
    assert len(brief.topics) == 1
    assert not brief.hands_off
    assert brief.pick.says == "No call was shared."


def test_no_list_outgrows_its_page():
    many = make_brief(
        given(blockers=("x",) * 20, agreements=tuple(agreed(str(n)) for n in range(20)))
    )
    assert many.commitments_say == "16 more agreements on the agreements page."
    assert many.blockers_say == "17 more in the running document."
    assert len(many.commitments) == 4
