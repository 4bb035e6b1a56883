from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from copilot.kinds import CallKind
from copilot.review.intervals import Interval
from copilot.review.patterns import kind_patterns, range_text, team_talk_band
from copilot.review.published import K
from copilot.review.won_calls import Figures, PatternName

SHARE = Figures(
    name=PatternName.TALK_SHARE, low=0.42, middle=0.44, high=0.47, won=30, lost_middle=0.64,
    effect=-1.0, interval=Interval(low=-1.0, high=-0.75), lost=30,
)  # fmt: skip
UNTIL = date(2026, 11, 29)


def told(*figures: Figures, kind: CallKind = CallKind.DISCOVERY):
    return kind_patterns(kind, figures, until=UNTIL)


def test_a_band_of_won_calls_beside_the_lost_ones():
    kind = told(SHARE)
    [share] = kind.patterns
    assert (share.text, share.lost_text, share.people) == ("42 % to 47 %", "64 %", K)
    assert share.says.endswith(
        "In a discovery call that was lost it is 64 %: won ones lie lower, a large difference."
    )
    assert kind.says.startswith(
        "From about 30 discovery calls of won deals and about 30 of lost ones, of 5 people or more,"
        " up to 29 November 2026."
    )
    assert "need not be why" in kind.says
    assert share.source.startswith("your team's calls: about 30 of won deals, about 30 of lost")


def test_no_difference_is_said_to_be_none():
    for interval in (Interval(low=-0.3, high=0.3), Interval(low=0.0, high=0.5)):
        [share] = told(replace(SHARE, effect=0.1, interval=interval)).patterns
        assert "not clearly different (64 %)" in share.says
    [higher] = told(replace(SHARE, effect=0.4, interval=Interval(low=0.2, high=0.6))).patterns
    assert "won ones lie higher, a medium difference" in higher.says


def test_a_difference_beside_equal_middles_does_not_contradict_itself():
    [share] = told(replace(SHARE, lost_middle=0.443)).patterns
    assert share.says.endswith(
        "The middle of lost ones is about the same; all in all won ones lie lower, a large difference."
    )


def test_with_too_few_lost_ones_there_is_a_band_and_no_comparison():
    alone = replace(SHARE, lost_middle=None, effect=None, interval=None, lost=0)
    kind = told(alone)
    [share] = kind.patterns
    assert (share.lost_text, share.effect) == ("", None)
    assert share.says.endswith("Too few lost ones to compare with.")
    assert "of won deals and too few of lost ones" in kind.says


def test_each_measure_is_written_in_its_unit():
    figures = [
        replace(SHARE, name=name, low=low, middle=middle, high=high)
        for name, low, middle, high in (
            (PatternName.QUESTIONS, 9.0, 11.0, 14.0),
            (PatternName.PRICE_FIRST, 0.5, 0.6, 0.75),
            (PatternName.BUYER_STRETCH, 45.0, 60.0, 95.0),
        )
    ]
    assert [one.text for one in told(*figures).patterns] == [
        "9 to 14", "50 % to 75 %", "45 s to 1 min 35 s",
    ]  # fmt: skip
    middles = [one.middle_text for one in told(*figures).patterns]
    assert middles == ["11", "60 %", "1 min"]


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(0.0, 150.0, "0.0 s to 2 min 30 s"), (None, 150.0, "up to 2 min 30 s"),
     (0.0, None, "0.0 s or more"), (None, None, "")],
)  # fmt: skip
def test_a_range_is_open_where_nothing_bounds_it_and_not_where_it_is_zero(low, high, text):
    assert range_text(PatternName.BUYER_STRETCH, low, high) == text


def test_a_teams_band_can_stand_for_the_shipped_one_and_says_whose_it_is():
    questions = replace(SHARE, name=PatternName.QUESTIONS, low=9.0, middle=11.0, high=14.0)
    share, other = told(SHARE, questions).patterns
    band = team_talk_band(share)
    assert band
    assert band.high - band.low >= 0.1 - 1e-9
    assert band.low <= 0.42
    assert band.high >= 0.47
    assert band.source == "your team: the middle half of about 30 discovery calls of won deals"
    assert team_talk_band(other) is None
