"""A name is a setting or it is not."""

from __future__ import annotations

import pytest

from copilot.setting_names import exists, is_setting


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("rules_dir", True),
        ("gate.min_silence_s", True),
        ("gate.min_silences", False),
        ("gates.min_silence_s", False),
        ("rules_dir.more", False),
    ],
)
def test_a_setting_is_known_by_its_name_and_by_its_variable(name, there):
    assert exists(name) is there
    assert is_setting("COPILOT_" + name.upper().replace(".", "__")) is there


def test_not_every_variable_of_ours_is_a_setting():
    assert not any(map(is_setting, ("COPILOT_CONFIG", "COPILOT_MODELS_DIR", "RULES_DIR")))
