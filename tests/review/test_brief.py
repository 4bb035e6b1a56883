from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from copilot.review.agreements import Party, not_done
from copilot.review.brief import (
    CALLS_BACK,
    MOST_ACTIONS,
    MOST_AGENDA,
    MOST_ASKS,
    MOST_BLOCKERS,
    Action,
    AgendaItem,
    BriefInput,
    make_brief,
)
from copilot.review.brief_parts import LINE_CHARS
from copilot.review.cadence import Emphasis
from tests.review.briefs import FLAGGED, GOOD, TODAY, fine, given
from tests.review.team import agreed, call

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


def test_an_ask_is_not_in_the_way():
    brief = make_brief(given())
    assert brief.blockers == ("legal takes a week",)
    assert [(one.text, one.by_rep) for one in brief.asks] == [
        ("join on Thursday", True), ("the quarter's plan by Monday", False),
    ]  # fmt: skip
    assert brief.asks_ask.endswith("?")


def test_last_weeks_call_is_flagged_while_this_week_has_none():
    brief = make_brief(given(day=TODAY + timedelta(days=7)))
    assert brief.pick.flagged
    assert brief.pick.flagged.call == FLAGGED.id


def test_old_calls_are_not_in_the_numbers():
    old = tuple(call(n, day=TODAY - timedelta(days=29)) for n in range(12))
    assert all(one.value is None for one in make_brief(given(calls=old, agreements=())).indicators)


@pytest.mark.parametrize("later", [0, 3, 14])
def test_calls_before_its_four_weeks_change_nothing(later):
    recent = (*GOOD, FLAGGED, call(60, day=TODAY - CALLS_BACK, moments=FLAGGED.moments))
    before = TODAY - CALLS_BACK - timedelta(days=1)
    old = tuple(call(70 + n, day=before, moments=FLAGGED.moments) for n in range(12))
    day = TODAY + timedelta(days=later)
    assert make_brief(given(calls=(*old, *recent), day=day)) == make_brief(
        given(calls=recent, day=day)
    )


def test_typed_lines_are_about_one_of_the_printed_page():
    long = "typed at length " * 19
    brief = make_brief(
        given(
            agenda=(AgendaItem(text=long),), blockers=(long,), asks=(AgendaItem(text=long),),
            actions=(Action(text=long, owner="Kim"),),
        )
    )  # fmt: skip
    shown = [brief.agenda[0].text, brief.blockers[0], brief.asks[0].text, brief.actions[0].text]
    assert all(len(text) <= LINE_CHARS and text.endswith("…") for text in shown)


def test_a_brief_of_nothing_is_still_a_talk():
    nothing = BriefInput(rep="r", rep_name="Kim", manager_name="Sam", day=TODAY)
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
        given(
            agenda=tuple(AgendaItem(text=str(n)) for n in range(20)),
            actions=tuple(Action(text=str(n), owner="Kim") for n in range(20)),
            blockers=("x",) * 20,
            asks=(AgendaItem(text="x"),) * 20,
            agreements=tuple(agreed(str(n)) for n in range(20)),
        )
    )
    assert (len(many.agenda), len(many.actions)) == (MOST_AGENDA, MOST_ACTIONS)
    assert many.agenda_says == "14 more items in the running document."
    assert many.commitments_say == "16 more agreements on the agreements page."
    assert (len(many.blockers), len(many.asks)) == (MOST_BLOCKERS, MOST_ASKS)
    assert len(many.commitments) == 4
