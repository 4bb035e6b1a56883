"""Settings that cannot be in force are one line with a code, and their values are in none."""

from __future__ import annotations

import os

import pytest

from copilot.errors import SettingsInvalid
from copilot.in_force import settings_in_force


@pytest.fixture(autouse=True)
def own_file(tmp_path, monkeypatch):
    path = tmp_path / "settings.toml"
    monkeypatch.setenv("COPILOT_CONFIG", str(path))
    return path


def refusal():
    with pytest.raises(SettingsInvalid) as refused:
        settings_in_force()
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__
    assert refused.value.remedy
    assert "quillmark" not in str(refused.value)
    return refused.value


def test_what_is_set_is_in_force(own_file, monkeypatch):
    own_file.write_text("[server]\nport = 9100\n", encoding="utf-8")
    assert settings_in_force().server.port == 9100
    monkeypatch.setenv("COPILOT_SERVER__PORT", "9101")
    assert settings_in_force().server.port == 9101


@pytest.mark.parametrize(
    ("variable", "place"),
    [
        ("COPILOT_SERVER__PORT", "server.port"),
        ("COPILOT_SERVER__NOPE", "server.nope"),
        ("COPILOT_SERVER", "COPILOT_SERVER"),
        ("COPILOT_TEAM_SERVER__ALLOWED_HOSTS", "COPILOT_TEAM_SERVER"),
    ],
)
def test_a_variable_that_does_not_fit_is_named(monkeypatch, variable, place):
    monkeypatch.setenv(variable, "quillmark")
    assert refusal().where == place


@pytest.mark.parametrize(
    ("content", "line"), [(b"[team]\ntoken = quillmark\n", ":2"), (b"\xff\xfe", "")]
)
def test_a_file_that_is_no_toml_is_named_by_its_line(own_file, content, line):
    own_file.write_bytes(content)
    assert refusal().where == f"{own_file}{line}"


def test_a_file_that_may_not_be_read_is_named(own_file, monkeypatch):
    own_file.touch()

    def refuse(*_arguments, **_named):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.open", refuse)
    assert os.fspath(own_file) == refusal().where
