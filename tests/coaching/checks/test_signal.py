from __future__ import annotations

from math import inf

import pytest

from copilot.coaching.checks.signal import SignalCheck
from copilot.coaching.inputs import FOR_EVER, SIGNAL, WORDS
from copilot.conversation.seen import Seen
from copilot.kinds import SignalDetail, SignalKind, Speaker
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


def test_what_the_list_has_forgotten_still_counts() -> None:
    seen = Seen().after([*PRICES, *PRICES])
    forgotten = scene(4_000, seen=seen)
    assert check(at_least=4).look(forgotten).holds is True
    assert check(at_least=5).look(forgotten).holds is False
    assert (check(at_least=4).look(forgotten).value, check().look(forgotten).value) == (4.0, None)


def test_which_way_round_and_how_sure() -> None:
    asked = signal(SignalKind.PRICE, 95.0, detail=SignalDetail.ASKED, strength=0.7)
    now = scene(100, signals=(*PRICES, asked))
    assert check(detail="asked").look(now).holds is True
    assert check(detail="told").look(now).holds is False
    assert check(detail="asked", strength_at_least=0.8).look(now).holds is False
    assert check(detail="asked", within_s=4).look(now).holds is False


def test_what_came_lately_has_its_time_and_what_came_ever_has_none() -> None:
    now = scene(100, signals=PRICES)
    assert check(within_s=95).look(now).at == 80.0
    assert check(within_s=95, speaker="buyer").look(now).at == 20.0
    assert check(within_s=5).look(now).at is None
    assert check(within_s=95, at_least=9).look(now).at is None
    assert check().look(now).at is None


def test_a_yes_lasts_until_too_few_of_them_are_recent() -> None:
    now = scene(100, signals=tuple(signal(SignalKind.PRICE, at) for at in (70.0, 85.0, 90.0, 95.0)))
    bits, at, _ = check(kind="price", within_s=20, at_least=2).lasts(now, holds=True)
    assert bits == SIGNAL[SignalKind.PRICE] | WORDS
    assert at == pytest.approx(110.0)
    assert at < 110.0
    assert check(kind="price").lasts(now, holds=True) == FOR_EVER
    assert check(kind="price", detail="asked").lasts(now, holds=True)[1] == inf
