from __future__ import annotations

from dataclasses import replace

import pytest

from copilot.review.brief_topics import topics
from copilot.review.cadence import Emphasis
from copilot.review.flagged import pick
from copilot.review.pipeline import Move, MoveKind
from tests.review.briefs import DEAL, FLAGGED, GOOD, given
from tests.review.team import MONDAY


def found(made, emphasis, *, hands_off=False):
    flagged = pick(made.calls, week=MONDAY)
    return topics(made, made.calls, flagged, emphasis, turn=5, hands_off=hands_off)


@pytest.mark.parametrize(
    ("emphasis", "titles"),
    [
        (Emphasis.DEAL, ["Acme rollout", "Discovery call on Monday 30 November, from 20:00"]),
        (Emphasis.SKILL, ["Discovery call on Monday 30 November, from 20:00", "Acme rollout"]),
        (
            Emphasis.CAREER,
            ["Where you want to go", "Discovery call on Monday 30 November, from 20:00"],
        ),
    ],
)
def test_two_topics_in_the_order_of_the_emphasis(emphasis, titles):
    made = found(given(), emphasis)
    assert [topic.title for topic in made] == titles
    assert all(len(topic.questions) == 4 for topic in made)
    assert made[0].questions[3].asks != made[1].questions[3].asks or emphasis is Emphasis.CAREER


def test_a_moment_is_shown_where_it_is_with_what_the_rep_wrote():
    moment = found(given(), Emphasis.SKILL)[0]
    assert (moment.call, moment.moment, moment.at_s) == (FLAGGED.id, "no_next_step-1", 1200.0)
    assert moment.annotation == "They had to run"


def test_a_quiet_deal_says_how_long_and_what_it_stands_for():
    deal = found(given(), Emphasis.DEAL)[0]
    assert deal.why == "Nothing has happened in it for 21 days, and it stands for 9,000 EUR."
    assert deal.reference == "9"


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (MoveKind.STAGE, "It went from “Demo” to “Contract”."),
        (MoveKind.CLOSE_DAY, "The close date moved from Demo to Contract."),
        (MoveKind.LOST, "It closed as lost, from “Demo”."),
    ],
)
def test_a_deal_that_moved_is_asked_about_by_how(kind, why):
    move = Move(kind=kind, deal=DEAL, before="Demo", after="Contract")
    made = found(given(deals_quiet=(), deals_moved=(move,)), Emphasis.DEAL)
    assert made[0].why == why


def test_new_deals_are_no_topic_and_a_nameless_one_has_its_reference():
    new = Move(kind=MoveKind.NEW, deal=DEAL)
    assert (
        found(given(calls=GOOD, deals_quiet=(), deals_moved=(new,)), Emphasis.DEAL)[0].title
        == "What works"
    )
    nameless = Move(kind=MoveKind.LOST, deal=replace(DEAL, name=""), before="Demo")
    assert found(given(deals_quiet=(), deals_moved=(nameless,)), Emphasis.DEAL)[0].title == "9"


def test_hands_off_asks_about_what_works():
    assert [topic.title for topic in found(given(), Emphasis.DEAL, hands_off=True)] == [
        "What works"
    ]
