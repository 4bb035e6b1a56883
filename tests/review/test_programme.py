from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copilot.review.programme import (
    SETTLE,
    ProgrammeMeasure,
    RepProgramme,
    month_told,
    programme,
    shares,
)
from copilot.review.published import K

ONE = RepProgramme(
    rep="r", planned=4, held=4, agenda_items=4, agenda_items_by_rep=3, agreements_due=4,
    agreements_done=3,
)  # fmt: skip
ADA, BEN = frozenset({"Ada"}), frozenset({"Ben"})


def team(people=K, **changes):
    return [replace(ONE, rep=f"r{number}", **changes) for number in range(people)]


def told(reps):
    return programme(shares(reps))


def test_three_numbers_about_a_team():
    found = {one.name: one for one in told(team())}
    assert {name: one.percent for name, one in found.items()} == {
        ProgrammeMeasure.COMPLETION: 95,
        ProgrammeMeasure.REP_DRIVEN: 75,
        ProgrammeMeasure.FOLLOW_THROUGH: 75,
    }
    completion = found[ProgrammeMeasure.COMPLETION]
    assert completion.shown == "95 % or more"
    assert completion.says == "They happen. That is most of the work."
    assert found[ProgrammeMeasure.FOLLOW_THROUGH].says.endswith("?")


@pytest.mark.parametrize("reps", [team(K - 1), team(planned=1, held=1), []])
def test_about_a_few_nothing_is_said(reps):
    completion = told(reps)[0]
    assert (completion.percent, completion.shown) == (None, "")
    assert "about nobody" in completion.says


def test_one_who_makes_most_of_it_is_not_shown_as_a_team():
    assert told([*team(K - 1), replace(ONE, planned=40)])[0].percent is None


def test_what_a_manager_can_take_away_leaves_nobody_alone():
    """Four of five report to one manager, who knows their one-to-ones: the fifth would be what is left."""
    mixed = [*team(4, managers=ADA), replace(ONE, rep="fifth", held=0, managers=BEN)]
    assert shares(mixed) == {}
    # of seven the seventh is left out, and the six stand for themselves
    seven = [*team(6, managers=ADA), replace(ONE, rep="seventh", held=0, managers=BEN)]
    assert shares(seven) == shares(team(6))


def test_none_at_all_is_shown_as_few():
    assert told(team(held=0))[0].shown == "5 % or less"


@pytest.mark.parametrize("one", told(team()))
def test_each_has_its_formula_source_and_aim(one):
    assert "÷" in one.formula
    assert one.source
    assert 0 < one.aim < 100


@given(st.dates(date(2000, 1, 1), date(2099, 1, 1)))
def test_the_month_that_is_told_is_over_and_settled_and_is_the_last_of_those(today):
    month = month_told(today)
    following = (month + timedelta(days=31)).replace(day=1)
    assert month.day == 1
    assert following + SETTLE <= today
    assert (following + timedelta(days=31)).replace(day=1) + SETTLE > today


COUNTED = {
    ProgrammeMeasure.COMPLETION: ("planned", "held"),
    ProgrammeMeasure.REP_DRIVEN: ("agenda_items", "agenda_items_by_rep"),
    ProgrammeMeasure.FOLLOW_THROUGH: ("agreements_due", "agreements_done"),
}


@settings(max_examples=1000)
@given(
    st.binary(min_size=5, max_size=12),
    st.sampled_from(ProgrammeMeasure),
    st.sampled_from(["", "Ada", "Ben"]),
)
def test_no_number_moves_with_what_fewer_than_five_strangers_did(people, measure, viewer):
    """Whoever moves a number by doing all that they did not: those whom a viewer does not see are five."""
    drawn = [
        RepProgramme(
            rep=f"r{place}", planned=byte % 6, held=0, agenda_items=byte // 6 % 6,
            agenda_items_by_rep=0, agreements_due=byte // 36 % 6, agreements_done=0,
            managers=(ADA, ADA, BEN, ADA | BEN, frozenset())[byte % 5],
        )
        for place, byte in enumerate(people)
    ]  # fmt: skip
    before = shares(drawn).get(measure)
    of, hits = COUNTED[measure]

    def moves(one):
        doing = replace(one, **{hits: getattr(one, of)})
        return shares(doing if other is one else other for other in drawn).get(measure) != before

    strangers = [one for one in drawn if viewer not in one.managers and getattr(one, of)]
    moving = [one for one in strangers if before is not None and moves(one)]
    assert not moving or len(moving) >= K
