from __future__ import annotations

import pytest
from pydantic import ValidationError

from copilot.coaching.part import UNKNOWN_KEYS, Flag, Part, Seconds


class Kettle(Part):
    boils_for_s: Seconds = 1.0
    whistles: Flag = False


def test_unknown_keys_are_refused_with_the_nearest_known_one() -> None:
    with pytest.raises(ValidationError) as caught:
        Kettle.model_validate({"boil_for_s": 1, "colour": "red"})
    (error,) = caught.value.errors()
    assert error["type"] == UNKNOWN_KEYS
    assert error["ctx"]["nearest"] == {"boil_for_s": "boils_for_s", "colour": ""}
    assert error["ctx"]["known"] == ["boils_for_s", "whistles"]


@pytest.mark.parametrize("value", ["1", True, -1, 14_401, float("nan"), float("inf"), None])
def test_seconds_are_numbers_of_a_call(value: object) -> None:
    with pytest.raises(ValidationError):
        Kettle.model_validate({"boils_for_s": value})


def test_a_whole_number_of_seconds_is_a_number() -> None:
    assert Kettle.model_validate({"boils_for_s": 3}).boils_for_s == 3.0


def test_a_flag_is_true_or_false_and_no_word_for_it() -> None:
    with pytest.raises(ValidationError):
        Kettle.model_validate({"whistles": "yes"})


def test_a_part_is_frozen() -> None:
    with pytest.raises(ValidationError):
        Kettle().whistles = True  # type: ignore[misc]  # that it is refused is what is tested
