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


def skill(*outcomes: Outcome, focus: str = "") -> SkillView:
    view = learning_view(replace(BASE, history={"listening": calls(*outcomes)}, focus=focus))
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
        ((BAD,) * 4, "", SkillState.LEARNING, "All of its cards come."),
        ((GOOD,) * 4, "", SkillState.FADING, "About 50 % of its cards still come."),
        ((GOOD,) * 9, "", SkillState.MASTERED, "About 15 % of its cards still come."),
        ((GOOD,) * 9, "listening", SkillState.MASTERED, "You work on it, so at least half of its cards come."),
        ((*(GOOD,) * 9, BAD, BAD), "", SkillState.LEARNING, "It has been missing of late, so its cards are back."),
    ],
)  # fmt: skip
def test_what_fades(
    outcomes: tuple[Outcome, ...], focus: str, state: SkillState, says: str
) -> None:
    view = skill(*outcomes, focus=focus)
    assert (view.state, view.cards_say) == (state, says)


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
