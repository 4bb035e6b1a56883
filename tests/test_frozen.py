"""The quick `replace` gives what the standard one gives."""

from __future__ import annotations

import dataclasses

import pytest

from copilot.conversation.state import Conversation
from copilot.events import CallContext
from copilot.frozen import replace
from copilot.kinds import CallKind


@dataclasses.dataclass(frozen=True, slots=True)
class _Pair:
    one: int = 1
    two: int = 2


@dataclasses.dataclass(frozen=True, slots=True)
class _Summed:
    one: int
    two: int
    both: int = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "both", self.one + self.two)


@dataclasses.dataclass(frozen=True)
class _Loose:
    one: int
    two: int


def test_it_is_the_standard_one() -> None:
    call = Conversation.begin(CallContext(call_id="x", kind=CallKind.DISCOVERY))
    assert replace(call, at=2.0) == dataclasses.replace(call, at=2.0)
    assert call.at == 0.0
    assert replace(_Pair(), two=3) == _Pair(1, 3)
    assert replace(_Pair()) == _Pair()


def test_what_is_set_besides_the_fields_is_set_too() -> None:
    assert replace(_Summed(1, 2), one=5).both == 7
    assert replace(_Loose(1, 2), one=5) == _Loose(5, 2)


@pytest.mark.parametrize("value", [_Pair(), _Summed(1, 2), _Loose(1, 2)])
def test_an_unknown_field_is_refused(value: _Pair | _Summed | _Loose) -> None:
    with pytest.raises(TypeError):
        replace(value, nothing=1)
