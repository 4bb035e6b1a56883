from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from copilot.coaching.checks.sequence import SequenceCheck
from copilot.coaching.inputs import SIGNAL
from copilot.kinds import SignalKind, Speaker
from tests.coaching.make import said, scene, signal, turn

if TYPE_CHECKING:
    from collections.abc import Mapping

OBJECTED, GAVE = {"kind": "price_objection"}, {"kind": "concession", "speaker": "rep"}


def check(*steps: Mapping[str, object], **parts: object) -> SequenceCheck:
    return SequenceCheck.model_validate({"steps": steps or [OBJECTED, GAVE], **parts})


def signals(objected: float, gave: float) -> dict[str, object]:
    found = [
        signal(SignalKind.PRICE_OBJECTION, objected),
        signal(SignalKind.CONCESSION, gave, Speaker.REP),
    ]
    return {"signals": tuple(sorted(found, key=lambda one: one.at))}


@pytest.mark.parametrize(
    ("objected", "gave", "holds"),
    [
        (60.0, 80.0, True),
        (80.0, 60.0, False),
        (80.0, 80.0, False),  # one breath has no order
        (10.0, 80.0, False),  # too far apart
        (30.0, 60.0, False),  # too long ago
    ],
)
def test_the_order_and_the_time_between(objected: float, gave: float, holds: bool) -> None:
    assert check().look(scene(100, **signals(objected, gave))).holds is holds


def test_not_too_many_turns_between() -> None:
    turns = (
        turn(Speaker.BUYER, 55, 60),
        turn(Speaker.REP, 61, 65),
        turn(Speaker.BUYER, 66, 68, backchannel=True),
        turn(Speaker.BUYER, 66, 70),
        turn(Speaker.REP, 71, 80),
    )
    now = scene(100, turns=turns, **signals(60.0, 80.0))
    assert check(within_turns=3).look(now).holds is True
    assert check(within_turns=2).look(now).holds is False


def test_words_may_be_a_step() -> None:
    late = {"phrases": [r"\bdiscount\b"], "speaker": "rep"}
    said_it = (said("We could talk about a Discount", 90.0),)
    found = signals(60.0, 61.0)
    assert check(OBJECTED, late).look(scene(100, recent=said_it, **found)).holds is True
    other = (said("a discount", 90.0, speaker=Speaker.BUYER),)
    assert check(OBJECTED, late).look(scene(100, recent=other, **found)).holds is False


def test_three_steps_take_the_latest_that_still_fits() -> None:
    steps = [{"kind": "price"}, OBJECTED, GAVE]
    found = signals(60.0, 80.0)["signals"]
    assert isinstance(found, tuple)
    early = (signal(SignalKind.PRICE, 10.0), signal(SignalKind.PRICE, 50.0), *found)
    assert check(*steps).look(scene(100, signals=early)).holds is True
    assert check(*steps).look(scene(100, signals=early[:1] + early[2:])).holds is False


def test_what_came_late_may_have_been_a_step() -> None:
    assert check().look(scene(100, last_late=20.0)).holds is None
    assert check().look(scene(200, last_late=20.0)).holds is False


@pytest.mark.parametrize(
    "steps", [[OBJECTED], [OBJECTED, {}], [OBJECTED, {**GAVE, "phrases": ["a"]}]]
)
def test_what_is_no_sequence(steps: list[dict[str, Any]]) -> None:
    with pytest.raises(ValueError, match=r"steps|at least 2"):
        check(*steps)


def test_a_no_lasts_until_any_step_comes_since_one_may_be_dated_back() -> None:
    waits = check({"kind": "unanswered"}, {"kind": "next_step_proposed"})
    inputs, _, _ = waits.lasts(scene(100), holds=False)
    assert inputs & SIGNAL[SignalKind.UNANSWERED]
    assert inputs & SIGNAL[SignalKind.NEXT_STEP_PROPOSED]
    assert not inputs & SIGNAL[SignalKind.PRICE]
