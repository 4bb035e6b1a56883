"""What is told of won calls: means of groups, and nothing that is a call of somebody's."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import accumulate
from statistics import fmean
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from copilot.kinds import CallKind
from copilot.review.published import K, enough_people
from copilot.review.won_calls import (
    LEAST_LOST,
    LEAST_WON,
    EndedCall,
    Figures,
    PatternName,
    _means,
    _Value,
    what_wins,
)
from tests.review.team import call

ADA, BEN = frozenset({"Ada"}), frozenset({"Ben"})


def team(won=LEAST_WON, lost=LEAST_LOST, people=K, managers=frozenset(), **of_won: Any):
    """Calls of won and lost deals, dealt out evenly; won ones have shares around 45, lost around 65 %."""
    made = []
    for number in range(won + lost):
        is_won = number < won
        wobble = number % 10 / 100
        one = call(number, rep_share=(0.4 if is_won else 0.6) + wobble)
        if is_won and of_won:
            one = replace(one, **of_won)
        made.append(EndedCall(rep=f"r{number % people}", call=one, won=is_won, managers=managers))
    return made


def figures(ended: list[EndedCall]) -> dict[PatternName, Figures]:
    found = what_wins(ended)
    return {one.name: one for kind in found for one in kind.figures}


def test_a_band_of_won_calls_beside_the_lost_ones():
    share = figures(team())[PatternName.TALK_SHARE]
    assert (share.low, share.middle, share.high) == (0.42, 0.44, 0.47)
    assert (share.won, share.lost, share.effect) == (30, 30, -1.0)
    assert share.lost_middle == 0.64
    assert share.interval
    assert (share.interval.low, share.interval.high) == (-1.0, -0.75)


def test_no_number_is_a_call_of_somebodys():
    """Thirty calls around one in the middle, of whom everybody would know whose it is."""
    made = [
        EndedCall(
            rep=f"r{number % 6}",
            call=call(number, rep_share=0.2 if number < 15 else 0.8, rep_questions=5 + number % 2),
            won=True,
        )
        for number in range(30)
    ]
    alone = EndedCall(rep="other", call=call(99, rep_share=0.5, rep_questions=40), won=True)
    share = figures([*made, alone])[PatternName.TALK_SHARE]
    # the middle one of them all is that call; what is told is a mean of those around it
    assert (share.low, share.high) == (0.2, 0.8)
    for theirs in (0.25, 0.5, 0.75):
        moved = replace(alone, call=replace(alone.call, rep_share=theirs))
        told = figures([*made, moved])[PatternName.TALK_SHARE].middle
        assert told == round(fmean([0.2] * 5 + [theirs] + [0.8] * 5), 2)
    asked = figures([*made, alone])[PatternName.QUESTIONS]
    assert asked.middle == round(fmean([5] * 5 + [6] * 6))


def test_counts_are_in_tens():
    made = figures(team(won=34, lost=36))[PatternName.TALK_SHARE]
    assert (made.won, made.lost) == (30, 40)


def test_a_call_in_which_the_rep_was_not_heard_alone_gives_no_number_of_questions():
    unheard = {"rep_share": None, "questions_by_third": None, "rep_questions": 0}
    assert PatternName.QUESTIONS not in figures(team(**unheard))


def test_of_a_kind_with_too_few_there_is_not_even_the_name():
    for changes in ({"won": LEAST_WON - 1}, {"people": K - 1}):
        assert what_wins(team(**changes)) == ()
    few = team(won=1, lost=0)
    assert [one.kind for one in what_wins([*team(), *_as(CallKind.DEMO, few)])] == [
        CallKind.DISCOVERY
    ]


def _as(kind: CallKind, made: list[EndedCall]) -> list[EndedCall]:
    return [
        replace(one, call=replace(one.call, kind=kind, id=f"{kind} {one.call.id}")) for one in made
    ]


def test_with_too_few_lost_ones_there_is_a_band_and_no_comparison():
    made = team(lost=LEAST_LOST - 1)
    share = figures(made)[PatternName.TALK_SHARE]
    assert (share.effect, share.interval, share.lost_middle, share.lost) == (None, None, None, 0)
    # and the lost ones may stand behind a later answer
    [found] = what_wins(made)
    assert found.calls == {one.call.id for one in made if one.won}
    [both] = what_wins(team())
    assert both.calls == {one.call.id for one in team()}


def test_one_person_with_most_of_the_calls_is_no_team():
    made = [replace(one, rep="r0" if n % 5 else one.rep) for n, one in enumerate(team())]
    assert what_wins(made) == ()


def test_one_call_of_somebody_elses_rep_is_not_among_the_managers_own():
    """The middle of thirty own calls and that one would be that one."""
    own = team(won=LEAST_WON, lost=0, people=6, managers=ADA)
    other = EndedCall(rep="ben's", call=call(99, rep_share=0.44), won=True, managers=BEN)
    assert what_wins([*own, other]) == what_wins(own)
    five = [replace(other, rep=f"b{n}", call=call(100 + n)) for n in range(10)]
    [with_five] = what_wins([*own, *(replace(one, rep=f"b{n % 5}") for n, one in enumerate(five))])
    assert {one.call.id for one in five} <= with_five.calls


def test_a_measure_that_was_not_heard_is_left_out():
    found = figures(team(questions_by_third=None, price_first_s=None))
    assert PatternName.QUESTION_SPREAD not in found
    assert PatternName.PRICE_FIRST not in found
    heard = figures(team(price_first_s=900.0, next_step_first_s=1500.0))
    assert heard[PatternName.PRICE_FIRST].middle == 0.5
    assert heard[PatternName.NEXT_STEP_FIRST].low == 0.85


def test_a_call_that_broke_off_does_not_count():
    assert what_wins(team(ended=False)) == ()


def test_each_kind_has_its_own():
    found = what_wins([*team(), *_as(CallKind.DEMO, team())])
    assert [one.kind for one in found] == [CallKind.DEMO, CallKind.DISCOVERY]
    assert not found[0].calls & found[1].calls


REPS = "abcdefghijkl"
WHOSE: tuple[frozenset[str], ...] = (
    ADA,
    ADA,
    ADA,
    BEN,
    BEN,
    ADA | BEN,
    frozenset(),
    frozenset("a"),
)


@settings(max_examples=1000)
@given(st.binary(min_size=30, max_size=60), st.binary(min_size=12, max_size=12))
def test_each_place_is_a_mean_of_enough_people_to_everybody(drawn, whose):
    managers = {rep: WHOSE[byte % 8] - {rep} for rep, byte in zip(REPS, whose, strict=True)}
    several = sorted((float(byte % 21), REPS[byte // 21 % 12]) for byte in drawn)
    values = [_Value(value=value, rep=rep, managers=managers[rep]) for value, rep in several]
    assume(enough_people(Counter(one.rep for one in values), managers))
    low, middle, high = _means(values, (0.25, 0.5, 0.75))
    assert values[0].value <= low <= middle <= high <= values[-1].value
    # some stretch of the order has that mean, and those in it may stand behind a number
    sums = [0.0, *accumulate(one.value for one in values)]
    for told in (low, middle, high):
        assert any(
            (sums[first + size] - sums[first]) / size == told
            and enough_people(Counter(one.rep for one in values[first : first + size]), managers)
            for size in range(10, len(values) + 1)
            for first in range(len(values) - size + 1)
        )
