from __future__ import annotations

import pytest

from copilot.coaching.checks.absent import AbsentCheck
from copilot.kinds import SignalKind, Speaker
from tests.coaching.make import scene, signal


def check(*kinds: str, **parts: object) -> AbsentCheck:
    return AbsentCheck.model_validate({"any_of": kinds or ["budget"], **parts})


def test_it_holds_until_the_first_signal() -> None:
    assert check().look(scene(100)).holds is True
    price = scene(100, signals=(signal(SignalKind.PRICE),), price_at=10.0)
    assert check().look(price).holds is True
    assert check("budget", "price").look(price).holds is False
    assert check("wrap_up").look(scene(100, signals=(signal(SignalKind.WRAP_UP),))).holds is False


@pytest.mark.parametrize(("kind", "field"), [("budget", "budget_at"), ("price", "price_at")])
def test_what_was_said_an_hour_ago_was_said(kind: str, field: str) -> None:
    assert check(kind).look(scene(4_000, **{field: 60.0})).holds is False


def test_one_side_alone() -> None:
    now = scene(100, signals=(signal(SignalKind.QUESTION, speaker=Speaker.BUYER),))
    assert check("question", speaker="rep").look(now).holds is True
    assert check("question", speaker="buyer").look(now).holds is False


def test_what_was_not_heard_was_not_necessarily_unsaid() -> None:
    assert check().look(scene(100, last_late=90.0, late_s=1.0)).holds is None
    assert check().look(scene(100, last_late=50.0, late_s=9.0)).holds is None
    assert check().look(scene(100, last_late=50.0, late_s=1.0)).holds is True
    assert check().look(scene(100, last_late=90.0, late_s=9.0, budget_at=3.0)).holds is False
