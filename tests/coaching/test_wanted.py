from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import pytest

from copilot.coaching.wanted import Wanted
from tests.coaching.gates import wanted


def test_a_waiting_card_is_frozen_and_stands_unless_told_otherwise() -> None:
    card = wanted()
    assert card.stands is True
    with pytest.raises(FrozenInstanceError):
        card.priority = 1  # type: ignore[misc]  # that it is refused is what is tested


def test_nothing_that_was_said_can_ride_on_a_card() -> None:
    kinds = {str(field.type) for field in fields(Wanted)}
    assert kinds == {"Moment", "str", "int", "float", "bool | None"}
