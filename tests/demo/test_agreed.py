from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from copilot.demo.agreed import agreed
from copilot.demo.stories import STORIES
from copilot.review.agreement_check import check
from copilot.review.agreements import AgreementKind, AgreementState, Party, skill_in_work
from copilot.review.diagnosis import Ending, follow
from tests.demo.conftest import TODAY


def test_every_agreement_is_one_by_the_editors_own_check(team):
    for one in team.agreements:
        found = check(
            one.text, kind=one.kind, due=one.due, today=one.proposed_on, support=one.support
        )
        assert found.ready, (one.text, found.findings)


def test_they_are_balanced_and_most_were_done(team):
    kinds = Counter(one.kind for one in team.agreements)
    assert set(kinds) == set(AgreementKind)
    states = Counter(one.state for one in team.agreements)
    assert states[AgreementState.DONE] > 2 * states[AgreementState.NOT_DONE] > 0
    assert states[AgreementState.PROPOSED] < states[AgreementState.AGREED]
    assert all(one.proposed_by is Party.REP for one in team.agreements)


@pytest.mark.parametrize("day", range(16, 23))
def test_whatever_day_of_the_week_it_is_each_works_on_an_agreed_skill(day):
    today = date(2026, 3, day)
    for place, story in enumerate(STORIES):
        found = agreed("r", story, place, today=today).agreements
        assert skill_in_work(found)
        waits = [one for one in found if one.state is AgreementState.PROPOSED]
        assert len(waits) == place % 2
        assert all(one.proposed_on <= today < one.due for one in waits)


def test_nothing_is_closed_in_the_future_and_each_rep_has_some(team):
    assert all(one.closed_on is None or one.closed_on <= TODAY for one in team.agreements)
    assert len({one.rep for one in team.agreements}) == len(STORIES)


def test_a_miss_is_followed_to_an_end(team):
    missed = {one.id for one in team.agreements if one.state is AgreementState.NOT_DONE}
    assert team.diagnoses
    for one in team.diagnoses:
        assert one.agreement in missed
        end = follow(one.tree, one.path)
        assert isinstance(end, Ending)
        assert (end.cause, end.help) == (one.cause, one.help)


def test_scorecards_begin_with_the_reps_own(team):
    assert any(card.confirmed for card in team.scorecards)
    assert all(card.own for card in team.scorecards if card.proposal)
    assert all(card.own_on is None or card.own_on <= TODAY for card in team.scorecards)
