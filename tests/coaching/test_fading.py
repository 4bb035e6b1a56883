from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.coaching.fading import (
    CREDIT,
    FADES_AT,
    FEW_CALLS,
    MASTERED_AT,
    RECALL,
    SHOWN,
    Mastery,
    SkillState,
    draw,
    mastery_of,
    of_one_call,
)
from copilot.coaching.outcomes import Outcome
from copilot.limits import limit

GOOD, TOLD, BAD = Outcome.UNPROMPTED, Outcome.PROMPTED, Outcome.MISSED
histories = st.lists(st.sampled_from(Outcome), max_size=60)


def states(*calls: Outcome) -> list[SkillState]:
    """Where the skill stands after each call."""
    return [mastery_of(calls[:number]).state for number in range(1, len(calls) + 1)]


def test_a_rep_nobody_knows_is_new_and_sees_every_card() -> None:
    assert mastery_of(()) == Mastery()
    assert Mastery().shown == 1.0
    assert Mastery().estimate == pytest.approx(1 / 3)


def test_good_calls_lead_from_new_to_mastered() -> None:
    assert states(*[GOOD] * 6) == [
        SkillState.NEW, SkillState.NEW, SkillState.FADING, SkillState.FADING, SkillState.FADING,
        SkillState.MASTERED,
    ]  # fmt: skip


def test_doing_it_when_told_fades_nothing() -> None:
    assert set(states(*[TOLD] * 30)[FEW_CALLS - 1 :]) == {SkillState.LEARNING}
    assert mastery_of([TOLD] * 9).estimate > mastery_of([BAD] * 9).estimate


def test_the_estimate_is_the_formula() -> None:
    shown = 1.0 + RECALL * 0.25 + RECALL**2 * 0.0
    seen = 1.0 + RECALL + RECALL**2
    assert mastery_of([BAD, TOLD, GOOD]).estimate == pytest.approx((1 + shown) / (3 + seen))


def test_two_bad_calls_bring_the_cards_back_and_say_so() -> None:
    practised = [GOOD] * 10
    assert mastery_of(practised).state is SkillState.MASTERED
    assert mastery_of([*practised, BAD]).state is not SkillState.LEARNING
    back = mastery_of([*practised, BAD, Outcome.WITHHELD_MISSED])
    assert (back.state, back.relapsed, back.shown) == (SkillState.LEARNING, True, 1.0)
    again = mastery_of([*practised, BAD, BAD, GOOD])
    assert (again.state, again.relapsed) == (SkillState.FADING, False)


def test_who_never_could_has_not_relapsed() -> None:
    assert mastery_of([BAD] * 8).relapsed is False


def test_what_came_though_the_card_was_kept_back_counts_in_full() -> None:
    assert mastery_of([Outcome.WITHHELD_CAME] * 6) == mastery_of([GOOD] * 6)


def test_the_thresholds_are_of_reps_who_show_it_in_two_of_three_and_nine_of_ten() -> None:
    seen = 1 / (1 - RECALL)
    assert (1 + seen * 2 / 3) / (3 + seen) == pytest.approx(FADES_AT, abs=0.02)
    assert (1 + seen * 0.9) / (3 + seen) == pytest.approx(MASTERED_AT, abs=0.02)


def test_a_call_says_the_least_that_any_of_its_rules_says() -> None:
    assert of_one_call([GOOD, GOOD, BAD, TOLD]) is BAD
    assert of_one_call([GOOD, TOLD]) is TOLD
    assert of_one_call([GOOD]) is GOOD


def test_every_state_and_outcome_has_its_number() -> None:
    assert set(SHOWN) == set(SkillState)
    assert set(CREDIT) == set(Outcome)
    assert list(SHOWN.values()) == sorted(SHOWN.values(), reverse=True)


@given(histories)
def test_whatever_the_calls_the_numbers_keep_their_bounds(calls: list[Outcome]) -> None:
    found = mastery_of(calls)
    assert 0.1 < found.estimate < 0.8
    assert found.calls == min(len(calls), limit("calls_recalled"))
    assert (found.state is SkillState.NEW) is (len(calls) < FEW_CALLS)
    if found.relapsed:
        assert found.state is SkillState.LEARNING
    assert found == mastery_of(calls[-limit("calls_recalled") :])


@given(histories, st.integers(0, 59), st.sampled_from(Outcome))
def test_a_better_call_never_lowers_the_estimate_nor_shows_more(
    calls: list[Outcome], place: int, other: Outcome
) -> None:
    if place >= len(calls):
        return
    better = list(calls)
    better[place] = max(calls[place], other, key=CREDIT.__getitem__)
    assert mastery_of(better).estimate >= mastery_of(calls).estimate
    assert mastery_of(better).shown <= mastery_of(calls).shown


@given(histories)
def test_whoever_misses_it_in_call_after_call_sees_every_card(calls: list[Outcome]) -> None:
    assert mastery_of([*calls, BAD, BAD]).shown == 1.0


@given(histories)
def test_whoever_shows_it_in_call_after_call_sees_few(calls: list[Outcome]) -> None:
    assert mastery_of([*calls, *[GOOD] * 15]).state is SkillState.MASTERED


def test_the_draw_is_the_same_for_the_same_call_and_rule() -> None:
    assert draw("call", "rule") == draw("call", "rule") != draw("another", "rule")
    assert len({draw("call", f"rule-{number}") for number in range(100)}) == 100


@given(st.text(max_size=40), st.text(max_size=40))
def test_the_draw_lies_from_0_up_to_1(call: str, rule: str) -> None:
    assert 0 <= draw(call, rule) < 1


def test_draws_are_even() -> None:
    drawn = sorted(draw(f"call {number}", "rule") for number in range(1_000))
    assert max(abs(one - place / 1_000) for place, one in enumerate(drawn)) < 0.05
