from __future__ import annotations

from dataclasses import replace
from typing import Any

from copilot.kinds import CallKind
from copilot.review.outcomes import Outcome, by_reference
from copilot.review.patterns import (
    LEAST_LOST,
    LEAST_WON,
    PatternName,
    RepCalls,
    team_talk_band,
    what_wins,
)
from copilot.review.pipeline import DealState
from copilot.review.published import K
from tests.review.team import call


def team(won=LEAST_WON, lost=LEAST_LOST, people=K, **of_won):
    """Calls of won and lost deals, dealt out evenly; won ones have shares around 45, lost around 65 %."""
    made: list[list[Any]] = [[] for _ in range(people)]
    ends = []
    for number in range(won + lost):
        is_won = number < won
        wobble = number % 10 / 100
        one = call(number, reference=f"D-{number}", rep_share=(0.4 if is_won else 0.6) + wobble)
        if is_won and of_won:
            one = replace(one, **of_won)
        made[number % people].append(one)
        state = DealState.WON if is_won else DealState.LOST
        ends.append(Outcome(reference=f"d-{number}", state=state))
    reps = [RepCalls(rep=f"r{n}", calls=tuple(calls)) for n, calls in enumerate(made)]
    return reps, by_reference(ends)


def found(*args, **changes):
    (kind,) = what_wins(*team(*args, **changes))
    return kind, {one.name: one for one in kind.patterns}


def test_a_band_of_won_calls_beside_the_lost_ones():
    kind, patterns = found()
    share = patterns[PatternName.TALK_SHARE]
    assert (share.low, share.middle, share.high, share.text) == (0.42, 0.44, 0.47, "42 % to 47 %")
    assert (share.won, share.lost, share.effect) == (30, 30, -1.0)
    assert share.interval
    assert share.interval.high < 0
    assert share.says.endswith(
        "In a discovery call that was lost it is 64 %: won ones lie lower, a large difference."
    )
    assert "need not be why" in kind.says


def test_a_call_in_which_the_rep_was_not_heard_alone_gives_no_number_of_questions():
    unheard = {"rep_share": None, "questions_by_third": None, "rep_questions": 0}
    _, patterns = found(**unheard)
    assert PatternName.QUESTIONS not in patterns


def test_no_difference_is_said_to_be_none():
    _, patterns = found()
    questions = patterns[PatternName.QUESTIONS]
    assert questions.effect == 0
    assert "not clearly different" in questions.says


def test_below_the_least_of_calls_or_people_it_is_silent():
    for changes in ({"won": LEAST_WON - 1}, {"people": K - 1}):
        kind, patterns = found(**changes)
        assert not patterns
        assert kind.says == "Not enough yet: it is shown from 30 won calls of five people."


def test_with_too_few_lost_ones_there_is_a_band_and_no_comparison():
    _, patterns = found(lost=LEAST_LOST - 1)
    share = patterns[PatternName.TALK_SHARE]
    assert (share.effect, share.interval, share.lost_middle, share.lost, share.lost_text) == (
        None, None, None, 0, "",
    )  # fmt: skip
    assert share.says.endswith("Too few lost ones to compare with.")
    kind, _ = found(lost=3)
    assert "of won deals and too few of lost ones" in kind.says


def test_one_person_with_most_of_the_calls_is_no_team():
    reps, ends = team()
    one = RepCalls(rep="r0", calls=tuple(call for rep in reps[:4] for call in rep.calls))
    few = [replace(rep, calls=rep.calls[:1]) for rep in reps[1:]]
    assert not what_wins([one, *few, reps[4]], ends)[0].patterns


def test_a_measure_that_was_not_heard_is_left_out():
    _, patterns = found(questions_by_third=None, price_first_s=None)
    assert PatternName.QUESTION_SPREAD not in patterns
    assert PatternName.PRICE_FIRST not in patterns
    _, heard = found(price_first_s=900.0, next_step_first_s=1500.0)
    assert heard[PatternName.PRICE_FIRST].middle == 0.5
    assert heard[PatternName.NEXT_STEP_FIRST].text == "85 % to 85 %"


def test_calls_without_a_reference_or_an_end_do_not_count():
    reps, ends = team()
    nameless = [
        replace(rep, calls=tuple(replace(c, reference="") for c in rep.calls)) for rep in reps
    ]
    assert what_wins(nameless, ends) == ()
    still_open = {key: replace(one, state=DealState.OPEN) for key, one in ends.items()}
    assert what_wins(reps, still_open) == ()


def test_each_kind_has_its_own():
    reps, ends = team()
    demos = [
        replace(rep, calls=tuple(replace(c, kind=CallKind.DEMO) for c in rep.calls)) for rep in reps
    ]
    assert [one.kind for one in what_wins([*reps, *demos], ends)] == [
        CallKind.DEMO, CallKind.DISCOVERY,
    ]  # fmt: skip


def test_a_teams_band_can_stand_for_the_shipped_one_and_says_whose_it_is():
    _, patterns = found()
    band = team_talk_band(patterns[PatternName.TALK_SHARE])
    assert band
    assert band.high - band.low >= 0.1 - 1e-9
    assert band.low <= 0.42
    assert band.high >= 0.47
    assert band.source == "your team: the middle half of 30 discovery calls of won deals"
    assert team_talk_band(patterns[PatternName.QUESTIONS]) is None
