from __future__ import annotations

from collections import Counter
from decimal import Decimal

from copilot.demo.deals import DEALS_EACH, QUOTA
from copilot.demo.stories import STORIES, WEEKS
from copilot.review.deal_file import read_deals
from copilot.review.outcomes import read_outcomes
from copilot.review.pipeline import DealState, movement


def test_every_export_is_read_without_a_complaint(team):
    assert len(team.pipeline) == WEEKS + 1
    for export in team.pipeline:
        file = read_deals(export.csv)
        assert (file.troubles, len(file.deals)) == ((), len(STORIES) * DEALS_EACH)
        assert {deal.owner for deal in file.deals} == {name for name, _ in team.owners}


def test_deals_move_and_end_both_ways(team):
    first, last = (read_deals(team.pipeline[place].csv).deals for place in (0, -1))
    states = Counter(deal.state for deal in last)
    assert states[DealState.WON] >= 6
    assert states[DealState.LOST] >= 6
    assert states[DealState.OPEN] >= 15
    assert movement(first, last)


def test_each_export_says_what_each_is_to_win_in_the_quarter(team):
    for export in team.pipeline:
        quotas = read_deals(export.csv).quotas
        assert {one.owner for one in quotas} == {story.name for story in STORIES}
        assert {(one.amount, one.currency) for one in quotas} == {(Decimal(QUOTA), "EUR")}


def test_outcomes_are_those_of_the_deals_that_calls_are_about(team):
    file = read_outcomes(team.outcomes_csv)
    assert file.troubles == ()
    ended = {one.reference for one in file.outcomes}
    assert ended & {one.call.reference for one in team.calls}
    assert {one.state for one in file.outcomes} == {DealState.WON, DealState.LOST}
