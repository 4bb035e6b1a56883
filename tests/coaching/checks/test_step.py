from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from copilot.coaching.checks.step import Hit, Step, StepOrKind
from copilot.coaching.inputs import PHRASES, SIGNAL
from copilot.kinds import SignalKind, Speaker
from tests.coaching.make import said, scene, signal

REP, BUYER = Speaker.REP, Speaker.BUYER
PILOT = Step(phrases=(r"\bpilot\b",))


def test_a_signal_happens_when_it_was_given() -> None:
    now = scene(100, signals=(signal(SignalKind.PRICE, 10.0), signal(SignalKind.PRICE, 20.0, REP)))
    price = Step(kind=SignalKind.PRICE)
    assert list(price.hits(now, 0.0)) == [Hit(20.0, REP), Hit(10.0, BUYER)]
    assert price.times(now, 15.0) == [20.0]
    assert Step(kind=SignalKind.PRICE, speaker=BUYER).times(now, 0.0) == [10.0]
    assert price.input == SIGNAL[SignalKind.PRICE]


def test_words_happen_when_they_were_said() -> None:
    recent = (
        said("a Pilot, maybe", 60.0, speaker=BUYER),
        said("which pilot", 70.0),
        said("so", 80.0),
    )
    now = scene(100, recent=recent)
    assert list(PILOT.hits(now, 0.0)) == [Hit(70.0, REP), Hit(60.0, BUYER)]
    assert PILOT.times(now, 65.0) == [70.0]
    assert PILOT.input == PHRASES


@pytest.mark.parametrize(
    "parts", [{}, {"kind": "price", "phrases": ["price"]}, {"kind": "price", "detail": "open"}]
)
def test_it_is_one_of_the_two_and_a_detail_goes_with_its_kind(parts: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Step.model_validate(parts)


def test_a_bare_kind_is_a_step() -> None:
    assert TypeAdapter(StepOrKind).validate_python("price") == Step(kind=SignalKind.PRICE)
