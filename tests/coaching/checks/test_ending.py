from __future__ import annotations

from dataclasses import replace

import pytest

from copilot.coaching.checks.ending import EndingCheck
from copilot.kinds import SignalKind
from tests.coaching.make import scene, signal


def check(**parts: object) -> EndingCheck:
    return EndingCheck.model_validate(parts)


def closing(*seen: tuple[float, float]) -> dict[str, object]:
    """Wrap-up signals of a time and a strength each."""
    return {
        "signals": tuple(
            replace(signal(SignalKind.WRAP_UP, at), strength=strength) for at, strength in seen
        )
    }


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ((), False),
        (((95.0, 0.9),), False),
        (((90.0, 0.5), (95.0, 0.5)), True),
        (((40.0, 0.5), (95.0, 0.5)), True),
        (((39.9, 0.5), (95.0, 0.5)), False),
    ],
)
def test_one_closing_phrase_is_not_the_end(
    seen: tuple[tuple[float, float], ...], expected: bool
) -> None:
    ending = check(wrap_up_strength=1.0, within_s=60)
    assert ending.look(scene(100, **closing(*seen))).holds is expected


def test_other_signals_close_nothing() -> None:
    prices = (signal(SignalKind.PRICE, 95.0), signal(SignalKind.PRICE, 96.0))
    assert check(wrap_up_strength=1.0).look(scene(100, signals=prices)).holds is False


def test_the_end_of_the_call_is_the_end_unless_it_does_not_count() -> None:
    assert check().look(scene(100, ended=True)).holds is True
    assert check().look(scene(100, **closing((95.0, 1.0)))).holds is False
    open_end = check(wrap_up_strength=1.0, call_ended=False)
    assert open_end.look(scene(100, ended=True)).holds is False


def test_where_words_came_late_there_may_have_been_a_goodbye() -> None:
    late = {"last_late": 95.0, "late_s": 1.0}
    assert check(wrap_up_strength=0.5, within_s=60).look(scene(100, **late)).holds is None
    assert (
        check(wrap_up_strength=0.5, within_s=60)
        .look(scene(100, **closing((96.0, 0.5)), **late))
        .holds
        is True
    )
    assert check().look(scene(100, **late)).holds is False
    assert check(wrap_up_strength=0.5).look(scene(100, ended=True, **late)).holds is True
