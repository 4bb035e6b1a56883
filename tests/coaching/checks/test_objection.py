from __future__ import annotations

from dataclasses import replace

import pytest

from copilot.coaching.checks.objection import ObjectionCheck
from copilot.conversation.handling import Level, Met, Objection
from copilot.conversation.objections import Objections
from copilot.kinds import SignalDetail, SignalKind, Speaker
from tests.coaching.make import scene, turn

PRICE = Objection(kind=SignalKind.PRICE_OBJECTION, at=40.0, turn=1, strength=0.9)
TIMING = Objection(
    kind=SignalKind.OBJECTION, at=60.0, turn=3, strength=0.9, detail=SignalDetail.TIMING
)
HANDLED = replace(TIMING, level=Level.YES)
TURNS = (
    turn(Speaker.BUYER, 35, 40),
    turn(Speaker.REP, 41, 50),
    turn(Speaker.BUYER, 51, 60),
    turn(Speaker.REP, 61, 70),
    turn(Speaker.BUYER, 71, 80),
)


@pytest.mark.parametrize(
    ("parts", "raised", "expected"),
    [
        ({}, (), False),
        ({}, (PRICE,), True),
        ({"any_of": ["timing"]}, (PRICE,), False),
        ({"any_of": ["timing", "price"]}, (PRICE,), True),
        ({"at_least": 2}, (PRICE, TIMING), True),
        ({"at_least": 2}, (PRICE, HANDLED), False),
        ({"any_of": ["timing"]}, (PRICE, HANDLED), False),
        ({"state": "handled"}, (PRICE, HANDLED), True),
        ({"state": "handled", "any_of": ["price"]}, (PRICE, HANDLED), False),
        ({"within_s": 30}, (PRICE,), False),
        ({"within_s": 50}, (PRICE,), True),
        ({"after_turns": 1}, (TIMING,), True),
        ({"after_turns": 2}, (TIMING,), False),
        ({"after_turns": 2}, (PRICE,), True),
    ],
)
def test_which_stand_open(
    parts: dict[str, object], raised: tuple[Objection, ...], expected: bool
) -> None:
    now = scene(90, objections=Objections(raised=raised), turns=TURNS)
    assert ObjectionCheck.model_validate(parts).look(now).holds is expected


def test_it_is_as_old_as_the_latest_that_stands_so() -> None:
    now = scene(90, objections=Objections(raised=(PRICE, HANDLED)), turns=TURNS)
    assert ObjectionCheck().look(now).at == 40.0
    assert ObjectionCheck(state="handled").look(now).at == 60.0
    assert ObjectionCheck(any_of=(SignalDetail.FIT,)).look(now).at is None
    assert ObjectionCheck(at_least=2).look(now).at is None


@pytest.mark.parametrize(
    ("met", "unmet"),
    [
        (None, True),
        (Met.DEFERRED, True),
        (Met.GAVE_IN, True),
        (Met.ASKED, False),
        (Met.VALUE, False),
        (Met.CONCEDED, False),
    ],
)
def test_one_is_unmet_while_the_rep_has_put_nothing_against_it(
    met: Met | None, unmet: bool
) -> None:
    raised = (replace(TIMING, met=met),)
    now = scene(90, objections=Objections(raised=raised), turns=TURNS)
    assert ObjectionCheck.model_validate({"state": "unmet"}).look(now).holds is unmet
    assert ObjectionCheck.model_validate({"state": "open"}).look(now).holds is True


def test_what_was_not_heard_may_have_dealt_with_it() -> None:
    check = ObjectionCheck.model_validate({"any_of": ["price"]})
    assert (
        check.look(
            scene(90, objections=Objections(raised=(PRICE,)), turns=TURNS, last_late=60.0)
        ).holds
        is None
    )
    assert (
        check.look(
            scene(90, objections=Objections(raised=(PRICE,)), turns=TURNS, last_late=30.0)
        ).holds
        is True
    )
    assert check.look(scene(90, turns=TURNS, last_late=60.0)).holds is None


def test_what_was_dealt_with_is_no_less_so_for_words_that_came_late_since() -> None:
    raised = Objections(raised=(replace(PRICE, level=Level.YES), TIMING))
    now = scene(90, objections=raised, turns=TURNS, last_late=55.0)
    assert ObjectionCheck().look(now).holds is True
