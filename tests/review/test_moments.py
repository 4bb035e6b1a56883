from __future__ import annotations

import pytest
from hypothesis import given

from copilot.kinds import MomentKind
from copilot.review.moments import RuleWords, moment_views
from copilot.storage.records import KeptMoment, rule_key
from tests.review.calls import kept_moment, moments

RULE = RuleWords(
    id="no-next-step",
    title="A step with a date",
    skill="closing",
    why="Nothing was agreed that both could hold each other to.",
    ask="Which day suits you?",
    practice="Offer two days.",
)
WORDS = {rule_key(RULE.id): RULE}


def test_a_moment_speaks_with_the_words_of_its_rule() -> None:
    [view] = moment_views([kept_moment()], WORDS)
    assert (view.rule, view.title, view.skill) == (RULE.id, RULE.title, RULE.skill)
    assert (view.means, view.ask, view.practice) == (RULE.why, RULE.ask, RULE.practice)
    assert (view.at, view.at_s) == ("28:20", 1700.0)


@pytest.mark.parametrize("kind", MomentKind)
def test_a_moment_whose_rule_is_gone_still_says_what_it_was(kind: MomentKind) -> None:
    [view] = moment_views([kept_moment(kind=kind)], {})
    assert view.rule == ""
    assert view.title
    assert view.means.endswith(".")
    assert view.practice.endswith(".")


def test_a_share_says_what_it_was_beside() -> None:
    shared = kept_moment(kind=MomentKind.TALK_SHARE_HIGH, value=0.713, compared_with=0.6)
    [view] = moment_views([shared], {})
    assert view.measured == "You had 71 % of the talking time; at most 60 % is usual"
    [other] = moment_views([kept_moment(value=0.713, compared_with=0.6)], {})
    assert other.measured == ""


def test_they_stand_in_the_order_of_the_call() -> None:
    views = moment_views([kept_moment(at, at_s=at) for at in (30.0, 10.0, 20.0)], {})
    assert [view.at_s for view in views] == [10.0, 20.0, 30.0]


def test_the_clearest_is_the_one_to_begin_with() -> None:
    views = moment_views(
        [
            kept_moment(1, at_s=10.0, strength=0.4),
            kept_moment(2, at_s=20.0, strength=0.9),
            kept_moment(3, at_s=30.0, strength=0.9),
            kept_moment(4, at_s=40.0, strength=1.0, kind=MomentKind.PROBE),
        ],
        {},
    )
    assert [view.focus for view in views] == [False, True, False, False]


@given(moments)
def test_of_any_moments_at_most_one_has_the_focus(found: list[KeptMoment]) -> None:
    views = moment_views(found, {})
    assert {view.id for view in views} == {moment.id for moment in found}
    real = [moment for moment in found if moment.kind is not MomentKind.PROBE]
    assert sum(view.focus for view in views) == bool(real)
    assert [view.at_s for view in views] == sorted(view.at_s for view in views)
