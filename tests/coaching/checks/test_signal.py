from __future__ import annotations

import pytest

from copilot.coaching.checks.signal import SignalCheck
from copilot.kinds import SignalKind, Speaker
from tests.coaching.make import scene, signal

PRICES = (
    signal(SignalKind.PRICE, 20.0),
    signal(SignalKind.PRICE, 80.0, Speaker.REP),
    signal(SignalKind.BUDGET, 90.0),
)


def check(**parts: object) -> SignalCheck:
    return SignalCheck.model_validate({"kind": "price", **parts})


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({}, True),
        ({"at_least": 2}, True),
        ({"at_least": 3}, False),
        ({"speaker": "rep"}, True),
        ({"speaker": "rep", "at_least": 2}, False),
        ({"within_s": 20}, True),
        ({"within_s": 19.9}, False),
        ({"within_s": 30, "speaker": "buyer"}, False),
        ({"kind": "wrap_up"}, False),
    ],
)
def test_who_gave_which_signal_when_and_how_often(parts: dict[str, object], expected: bool) -> None:
    assert check(**parts).look(scene(100, signals=PRICES)).holds is expected


def test_where_words_came_late_it_does_not_say_that_there_was_none() -> None:
    blind = {"last_late": 95.0, "late_s": 2.0}
    assert check(kind="wrap_up").look(scene(100, signals=PRICES, **blind)).holds is None
    assert (
        check(kind="wrap_up", within_s=5).look(scene(100, signals=PRICES, **blind)).holds is False
    )
    assert check(kind="wrap_up", within_s=6).look(scene(100, signals=PRICES, **blind)).holds is None
    assert check().look(scene(100, signals=PRICES, **blind)).holds is True
