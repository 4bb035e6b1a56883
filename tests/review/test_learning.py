from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.coaching.fading import SkillState, mastery_of
from copilot.coaching.outcomes import Outcome
from copilot.limits import limit
from copilot.review.learning import (
    OUTCOME_NAMES,
    STATE_NAMES,
    Counts,
    Practised,
    SkillView,
    learning_view,
)
from copilot.storage.history import CallOutcomes
from tests.review.calls import identity

GOOD, TOLD, BAD = Outcome.UNPROMPTED, Outcome.PROMPTED, Outcome.MISSED
CAME, STAYED = Outcome.WITHHELD_CAME, Outcome.WITHHELD_MISSED
BASE = Practised(
    skills=("closing", "listening"), history={}, focus="", fading=True, withheld_share=0.1
)


def calls(*outcomes: Outcome) -> tuple[CallOutcomes, ...]:
    return tuple(
        CallOutcomes(call=identity(number), started_at=number, outcomes=(one,))
        for number, one in enumerate(outcomes)
    )


def skill(*outcomes: Outcome, base: Practised = BASE, focus: str = "") -> SkillView:
    view = learning_view(replace(base, history={"listening": calls(*outcomes)}, focus=focus))
    return next(one for one in view.skills if one.skill == "listening")


def test_the_kept_back_ones_stand_apart() -> None:
    view = skill(GOOD, TOLD, BAD, CAME, STAYED, GOOD)
    assert view.counts == Counts(
        unprompted=2, prompted=1, missed=1, kept_back_came=1, kept_back_missed=1
    )
    assert view.says == "It came by itself in 2 of your last 4 calls that gave it a chance."
    assert view.alone_says == "Its card was kept back twice, and it came 1 of those 2 times."


@pytest.mark.parametrize(
    ("outcomes", "says"),
    [
        ((CAME,), "Its card was kept back once, and it came all the same."),
        ((STAYED,), "Its card was kept back once, and it did not come."),
        ((GOOD,), ""),
    ],
)
def test_what_the_kept_back_cards_show(outcomes: tuple[Outcome, ...], says: str) -> None:
    assert skill(*outcomes).alone_says == says


@pytest.mark.parametrize(
    ("outcomes", "focus", "state", "says"),
    [
        ((), "", SkillState.NEW, "After 3 more calls its cards may begin to fade."),
        ((GOOD, GOOD), "", SkillState.NEW, "After 1 more call its cards may begin to fade."),
        ((BAD,) * 4, "", SkillState.LEARNING, "All of its cards come but those kept back by chance."),
        ((GOOD,) * 4, "", SkillState.FADING, "About 50 % of its cards still come, less those kept back by chance."),
        ((GOOD,) * 9, "", SkillState.MASTERED, "About 15 % of its cards still come, less those kept back by chance."),
        ((GOOD,) * 9, "listening", SkillState.MASTERED, "You work on it, so about half of its cards come, less those kept back by chance."),
        ((*(GOOD,) * 9, BAD, BAD), "", SkillState.LEARNING, "It has been missing of late, so its cards are back, all but those kept back by chance."),
    ],
)  # fmt: skip
def test_what_fades(
    outcomes: tuple[Outcome, ...], focus: str, state: SkillState, says: str
) -> None:
    view = skill(*outcomes, focus=focus)
    assert (view.state, view.cards_say) == (state, says)


def test_where_nothing_is_kept_back_by_chance_nothing_is_said_of_it() -> None:
    base = replace(BASE, withheld_share=0.0)
    assert skill(*(BAD,) * 4, base=base).cards_say == "All of its cards come."
    assert skill(*(GOOD,) * 4, base=base).cards_say == "About 50 % of its cards still come."
    relapsed = skill(*(GOOD,) * 9, BAD, BAD, base=base)
    assert relapsed.cards_say == "It has been missing of late, so its cards are back."


@pytest.mark.parametrize("outcomes", [(), (GOOD,) * 4, (GOOD,) * 9, (*(GOOD,) * 9, BAD, BAD)])
def test_with_fading_off_every_card_comes_in_words_and_in_the_curve(
    outcomes: tuple[Outcome, ...],
) -> None:
    view = skill(*outcomes, base=replace(BASE, fading=False), focus="listening")
    assert view.cards_say == "All of its cards come."
    assert {view.shown, *(point.shown for point in view.points)} == {1.0}
    assert view.state_name != "Fading"


def test_the_curve_of_a_focus_ends_at_the_half_that_comes() -> None:
    view = skill(*(GOOD,) * 9, focus="listening")
    assert (view.shown, view.points[-1].shown) == (0.5, 0.5)
    assert skill(*(GOOD,) * 9).points[-1].shown == 0.15


@given(st.lists(st.sampled_from(Outcome), max_size=40))
def test_the_curve_ends_where_the_pacing_stands(outcomes: list[Outcome]) -> None:
    view = skill(*outcomes)
    now = mastery_of(outcomes)
    assert (view.state, view.shown, view.relapsed) == (now.state, now.shown, now.relapsed)
    assert view.estimate == now.estimate
    assert len(view.points) == min(len(outcomes), limit("calls_recalled"))
    if outcomes:
        assert view.points[-1].estimate == pytest.approx(now.estimate, abs=0.01)
        assert view.points[-1].outcome is outcomes[-1]


def test_the_focus_comes_first_then_what_has_calls() -> None:
    history = {"listening": calls(GOOD), "opening": calls(BAD)}
    view = learning_view(replace(BASE, history=history, focus="closing"))
    assert [one.skill for one in view.skills] == ["closing", "listening", "opening"]
    assert [one.focus for one in view.skills] == [True, False, False]
    assert view.skills[0].says == "No call of yours has given it a chance yet."


def test_every_name_is_there() -> None:
    assert list(STATE_NAMES) == list(SkillState)
    assert list(OUTCOME_NAMES) == list(Outcome)
