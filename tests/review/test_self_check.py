from __future__ import annotations

from dataclasses import replace
from datetime import date

from copilot.kinds import NextStepState
from copilot.review.self_check import WENT_NAMES, Beside, CheckView, check_view
from copilot.review.sharing import Recorded
from copilot.storage.marks import Marks, SelfCheck, Went
from tests.review.calls import kept_call

FOUND = Recorded(
    call=kept_call(next_step=NextStepState.VAGUE), marks=Marks(), mine=True, day=date(2026, 9, 21)
)


def checked(check: SelfCheck, **call: object) -> CheckView:
    return check_view(
        replace(FOUND, marks=Marks(check=check), call=replace(FOUND.call, **call))  # type: ignore[arg-type]  # fields by name
    )


def test_it_is_asked_of_an_ended_call_of_the_reps_own_once() -> None:
    assert check_view(FOUND) == CheckView(wanted=True)
    assert not check_view(replace(FOUND, mine=False)).wanted
    assert not check_view(replace(FOUND, call=replace(FOUND.call, ended=False))).wanted
    assert checked(SelfCheck()) == CheckView(wanted=False)


def test_what_was_thought_stands_beside_what_was() -> None:
    view = checked(SelfCheck(went=Went.HARDER, share=0.45, next_step=NextStepState.SPECIFIC))
    assert view.went == "Harder than I hoped"
    assert view.beside == (
        Beside(label="Your share of the talking", thought="45 %", measured="60 %"),
        Beside(
            label="The next step at the end",
            thought="Agreed, with a day and an owner",
            measured="Agreed, without a day or an owner",
        ),
    )


def test_where_nothing_was_measured_there_is_nothing_beside() -> None:
    check = SelfCheck(share=0.45, next_step=NextStepState.NONE)
    assert not checked(check, rep_share=None, next_step=None).beside
    assert not checked(
        check, bleed_s=500.0, bleed_told_apart=0.0, next_step=NextStepState.UNKNOWN
    ).beside


def test_each_answer_has_its_words() -> None:
    assert list(WENT_NAMES) == list(Went)
