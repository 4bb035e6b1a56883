"""The closed sets; that each member is defined is `tests.coaching.glossary`'s."""

from __future__ import annotations

from enum import StrEnum

import pytest

from copilot import kinds
from copilot.kinds import SPEAKERS, Speaker

SETS = [one for one in vars(kinds).values() if isinstance(one, type) and issubclass(one, StrEnum)][
    1:
]  # without StrEnum itself


def test_each_side_has_the_other():
    assert SPEAKERS == (Speaker.REP, Speaker.BUYER)
    assert [one.other for one in SPEAKERS] == [Speaker.BUYER, Speaker.REP]


@pytest.mark.parametrize("closed", SETS, ids=lambda one: one.__name__)
def test_a_value_is_its_name_in_small_letters_since_it_is_stored_and_sent(closed):
    assert [one.value for one in closed] == [one.name.lower() for one in closed]
