from __future__ import annotations

import pytest

from copilot.coaching.checks.absent import AbsentCheck
from copilot.conversation.seen import Seen
from copilot.kinds import SignalKind, Speaker
from tests.coaching.make import scene, signal


def check(*kinds: str, **parts: object) -> AbsentCheck:
    return AbsentCheck.model_validate({"any_of": kinds or ["budget"], **parts})


def test_it_holds_until_the_first_signal() -> None:
    assert check().look(scene(100)).holds is True
    price = scene(100, signals=(signal(SignalKind.PRICE),))
    assert check().look(price).holds is True
    assert check("budget", "price").look(price).holds is False
    assert check("wrap_up").look(scene(100, signals=(signal(SignalKind.WRAP_UP),))).holds is False


@pytest.mark.parametrize("kind", SignalKind)
def test_what_was_said_an_hour_ago_was_said(kind: SignalKind) -> None:
    forgotten = Seen().after([signal(kind, 60.0)])
    assert check(kind).look(scene(4_000, seen=forgotten)).holds is False
    assert check(kind, speaker="buyer").look(scene(4_000, seen=forgotten)).holds is False
    assert check(kind, speaker="rep").look(scene(4_000, seen=forgotten)).holds is True


def test_in_the_last_minutes_alone() -> None:
    asked = (signal(SignalKind.QUESTION, 500.0, Speaker.REP),)
    lately = check("question", speaker="rep", within_s=300)
    assert lately.look(scene(800, signals=asked)).holds is False
    assert lately.look(scene(801, signals=asked)).holds is True
    assert lately.look(scene(299)).holds is False
    assert lately.look(scene(900, last_late=700.0)).holds is None
    assert lately.look(scene(1_100, last_late=700.0, late_s=0.1)).holds is True


def test_not_before_its_time() -> None:
    late = check(by_s=600)
    assert late.look(scene(599)).holds is False
    assert late.look(scene(600)).holds is True


def test_one_side_alone() -> None:
    now = scene(100, signals=(signal(SignalKind.QUESTION, speaker=Speaker.BUYER),))
    assert check("question", speaker="rep").look(now).holds is True
    assert check("question", speaker="buyer").look(now).holds is False


def test_what_was_not_heard_was_not_necessarily_unsaid() -> None:
    assert check().look(scene(100, last_late=90.0, late_s=1.0)).holds is None
    assert check().look(scene(100, last_late=50.0, late_s=9.0)).holds is None
    assert check().look(scene(100, last_late=50.0, late_s=1.0)).holds is True
    assert (
        check()
        .look(scene(100, last_late=90.0, late_s=9.0, signals=(signal(SignalKind.BUDGET, 3.0),)))
        .holds
        is False
    )
