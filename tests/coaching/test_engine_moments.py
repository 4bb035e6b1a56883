"""How often a rule leaves a moment, and of which time, through the engine."""

from __future__ import annotations

from copilot.kinds import SignalDetail, SignalKind
from copilot.limits import limit
from tests.coaching.make import conversation, rule, signal
from tests.coaching.test_engine import VAGUE, Call, call

OBJECTED = ("when: {always: true}", "when: {objection: {within_s: 12}}")


def objected(told: Call, *times: float, until: float) -> None:
    """The buyer objects at these times, and time goes on."""
    for at in range(int(until)):
        signals = tuple(
            signal(SignalKind.OBJECTION, one, detail=SignalDetail.TIMING)
            for one in times
            if one <= at
        )
        told.at(conversation(float(at), signals=signals))


def test_each_time_it_came_up_is_a_moment_of_its_own_time_and_one_card_comes_of_them() -> None:
    told = call(rule(OBJECTED, add="limits: {per_call: 1, after_s: 45}\n"))
    objected(told, 13.0, 40.0, 90.0, until=120.0)
    assert [moment.at for moment in told.moments] == [13.0, 40.0, 90.0]
    assert len({moment.id for moment in told.moments}) == 3
    assert told.state.watches[0].fired == 1


def test_a_card_that_comes_later_is_that_of_the_moment_which_there_is() -> None:
    told = call(rule(OBJECTED, add="limits: {after_s: 20}\n"))
    objected(told, 13.0, until=21.0)
    (card,) = told.wanted
    assert [moment.at for moment in told.moments] == [13.0]
    assert card.moment == told.moments[0]
    assert (card.since, card.until) == (20.0, 50.0)


def test_a_state_that_flickers_or_stays_is_one_occurrence() -> None:
    told = call(rule(VAGUE))
    for at in range(100):
        told.standing(float(at), "none" if at % 4 else "specific")
    told.standing(200.0, "specific")
    told.standing(261.0, "none")
    assert [moment.at for moment in told.moments] == [1.0, 261.0]


def test_what_comes_up_all_the_time_is_told_of_so_often_and_no_more() -> None:
    told = call(rule(VAGUE))
    for at in range(0, 6000, 70):
        told.standing(float(at), "specific")
        told.standing(at + 65.0, "none")
    assert len(told.moments) == limit("moments_per_rule")
