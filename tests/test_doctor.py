"""The doctor looks at each thing, never falls over one, and says how to mend it."""

from __future__ import annotations

import socket

import pytest

import copilot
from copilot import doctor
from copilot.errors import BindRefused, RuleInvalid
from copilot.meaning.reader import NoUnderstanding, Reader, load_model
from copilot.settings import Settings


@pytest.fixture
def settings(tmp_path):
    base = Settings()
    return base.model_copy(
        update={
            "server": base.server.model_copy(update={"port": free_port()}),
            "store": base.store.model_copy(update={"data_dir": tmp_path / "data"}),
        }
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def found(settings, name):
    """One finding, by the checks that need no encoder: to load it takes a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(doctor, "open_reader", NoUnderstanding)
        return next(one for one in doctor.examine(settings) if one.name == name)


def test_a_machine_that_was_set_up_lacks_nothing(settings):
    findings = doctor.examine(settings)
    assert [one for one in findings if one.status == "missing"] == []
    assert {"Python", "processors", "rules", "data folder", "port", "sound devices", "browser"} <= {
        one.name for one in findings
    }
    assert any(one.name == "model tiny.en" for one in findings)
    assert all(one.remedy for one in findings if one.status != "ok")


def test_the_file_that_settings_come_from_is_said(settings, monkeypatch, tmp_path):
    path = tmp_path / "mine.toml"
    monkeypatch.setenv("COPILOT_CONFIG", str(path))
    missing = found(settings, "settings file")
    assert (missing.status, str(path) in missing.what) == ("optional", True)
    path.write_text("", encoding="utf-8")
    assert found(settings, "settings file").what == f"{path}, read"
    monkeypatch.setenv("COPILOT_TEAM__TOKEN", "a secret")
    assert found(settings, "settings file").what == f"{path}, read; then COPILOT_TEAM__TOKEN"
    monkeypatch.delenv("COPILOT_CONFIG")
    monkeypatch.setattr("copilot.settings.user_config_path", lambda name: tmp_path / name)
    none = found(settings, "settings file")
    assert (none.status, str(tmp_path / "copilot" / "settings.toml") in none.what) == ("ok", True)


def test_a_port_in_use_is_told_with_another_to_try(settings):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", settings.server.port))
        taken.listen()
        finding = found(settings, "port")
    assert finding.status == "optional"
    assert f"http://127.0.0.1:{settings.server.port}/" in finding.remedy
    assert "copilot run --port " in finding.remedy


@pytest.mark.parametrize("host", ["0.0.0.0", "::1", "nonsense"])  # noqa: S104  # it is refused
def test_an_address_that_is_not_served_is_told_as_the_service_would(settings, host):
    server = settings.server.model_copy(update={"host": host})
    finding = found(settings.model_copy(update={"server": server}), "port")
    assert finding.status == "missing"
    assert BindRefused.code in finding.what
    assert host in finding.what
    assert finding.remedy == "use 127.0.0.1"


def test_the_version_to_report_is_said(settings):
    assert found(settings, "Copilot").what == copilot.__version__


def test_looking_makes_no_folder(settings, tmp_path):
    assert found(settings, "data folder").status == "ok"
    assert not (tmp_path / "data").exists()


def test_a_model_that_nobody_knows_is_told(settings):
    chosen = settings.model_copy(
        update={"recognizer": settings.recognizer.model_copy(update={"model": "tiny.english"})}
    )
    assert found(chosen, "model tiny.english").status == "missing"


def test_a_data_folder_that_is_a_file_is_told(settings, tmp_path):
    (tmp_path / "data").write_text("", encoding="utf-8")
    assert found(settings, "data folder").status == "missing"


def test_rules_that_do_not_load_are_a_finding_not_a_crash(settings, tmp_path):
    (tmp_path / "odd.yaml").write_text("id: odd\n", encoding="utf-8")
    finding = found(settings.model_copy(update={"rules_dir": tmp_path}), "rules")
    assert finding.status == "missing"
    assert RuleInvalid.code in finding.what
    assert "odd.yaml" in finding.what


def test_a_broken_proposal_of_the_teams_is_told_and_stops_nothing(settings, tmp_path):
    (tmp_path / "odd.yaml").write_text("id: odd\n", encoding="utf-8")
    chosen = settings.model_copy(update={"team_rules_dir": tmp_path})
    good, broken = doctor._rules(chosen)
    assert (good.status, broken.status) == ("ok", "optional")
    assert broken.what.startswith("team: [rule-invalid]")


def test_a_model_that_is_missing_stops_it(settings, monkeypatch, tmp_path):
    # a folder of the person's own goes before any package, and this one is empty
    (tmp_path / "base").mkdir()
    monkeypatch.setenv("COPILOT_MODELS_DIR", str(tmp_path))
    chosen = settings.model_copy(
        update={"recognizer": settings.recognizer.model_copy(update={"model": "base"})}
    )
    finding = found(chosen, "model base")
    assert finding.status == "missing"
    assert finding.remedy


def test_an_encoder_that_does_not_load_is_told_and_stops_nothing(settings, monkeypatch):
    monkeypatch.setattr(doctor, "open_reader", lambda: Reader(load_model))

    def refuses():
        raise OSError

    monkeypatch.setattr(doctor, "load_model", refuses)
    [finding] = doctor._meanings(settings)
    assert finding.status == "optional"
    assert "words alone" in finding.what
    assert finding.remedy


def test_an_encoder_that_is_not_here_is_told_among_the_models(settings, monkeypatch):
    monkeypatch.setattr(doctor, "open_reader", NoUnderstanding)
    assert list(doctor._meanings(settings)) == []
