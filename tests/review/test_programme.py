from __future__ import annotations

from dataclasses import replace

import pytest

from copilot.review.programme import ProgrammeMeasure, RepProgramme, programme
from copilot.review.published import K

ONE = RepProgramme(
    rep="r", planned=4, held=4, agenda_items=4, agenda_items_by_rep=3, agreements_due=4,
    agreements_done=3,
)  # fmt: skip


def team(people=K, **changes):
    return [replace(ONE, rep=f"r{number}", **changes) for number in range(people)]


def test_three_numbers_about_a_team():
    found = {one.name: one for one in programme(team())}
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
    completion = programme(reps)[0]
    assert (completion.percent, completion.shown) == (None, "")
    assert "about nobody" in completion.says


def test_one_who_makes_most_of_it_is_not_shown_as_a_team():
    assert programme([*team(K - 1), replace(ONE, planned=40)])[0].percent is None


def test_none_at_all_is_shown_as_few():
    assert programme(team(held=0))[0].shown == "5 % or less"


@pytest.mark.parametrize("one", programme(team()))
def test_each_has_its_formula_source_and_aim(one):
    assert "÷" in one.formula
    assert one.source
    assert 0 < one.aim < 100
