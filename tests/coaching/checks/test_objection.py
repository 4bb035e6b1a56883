from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from copilot.coaching.checks.objection import ObjectionCheck
from copilot.kinds import SignalDetail, SignalKind, Speaker
from tests.coaching.make import scene, signal, turn

if TYPE_CHECKING:
    from copilot.events import Signal

PRICE = signal(SignalKind.PRICE_OBJECTION, 40.0)
TIMING = signal(SignalKind.OBJECTION, 60.0, detail=SignalDetail.TIMING)
HANDLED = signal(SignalKind.HANDLED, 70.0, Speaker.REP)
TURNS = (
    turn(Speaker.BUYER, 35, 40),
    turn(Speaker.REP, 41, 50),
    turn(Speaker.BUYER, 51, 60),
    turn(Speaker.REP, 61, 70),
    turn(Speaker.BUYER, 71, 80),
)


@pytest.mark.parametrize(
    ("parts", "signals", "expected"),
    [
        ({}, (), False),
        ({}, (PRICE,), True),
        ({"any_of": ["timing"]}, (PRICE,), False),
        ({"any_of": ["timing", "price"]}, (PRICE,), True),
        ({"at_least": 2}, (PRICE, TIMING), True),
        ({"at_least": 2}, (PRICE, TIMING, HANDLED), False),
        ({"any_of": ["timing"]}, (PRICE, TIMING, HANDLED), False),
        ({"state": "handled"}, (PRICE, TIMING, HANDLED), True),
        ({"state": "handled", "any_of": ["price"]}, (PRICE, TIMING, HANDLED), False),
        ({"within_s": 30}, (PRICE,), False),
        ({"after_turns": 1}, (TIMING,), True),
        ({"after_turns": 2}, (TIMING,), False),
        ({"after_turns": 2}, (PRICE,), True),
    ],
)
def test_which_stand_open(
    parts: dict[str, object], signals: tuple[Signal, ...], expected: bool
) -> None:
    now = scene(90, signals=signals, turns=TURNS)
    assert ObjectionCheck.model_validate(parts).look(now).holds is expected


def test_what_was_not_heard_may_have_dealt_with_it() -> None:
    check = ObjectionCheck.model_validate({"any_of": ["price"]})
    assert check.look(scene(90, signals=(PRICE,), turns=TURNS, last_late=60.0)).holds is None
    assert check.look(scene(90, signals=(PRICE,), turns=TURNS, last_late=30.0)).holds is True
    assert check.look(scene(90, turns=TURNS, last_late=60.0)).holds is None
