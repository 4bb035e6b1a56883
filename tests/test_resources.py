"""What comes with Copilot is found, and sample calls are whole."""

from __future__ import annotations

import json

from copilot import resources


def test_rules_models_samples_and_pages_are_there():
    assert list(resources.rules_dir().glob("*.yaml"))
    assert (resources.models_dir() / "MANIFEST.toml").is_file()
    assert (resources.pages_dir() / "home.html").is_file()
    assert len(list(resources.samples_dir().glob("*.opus"))) >= 4


def test_each_sample_has_its_sound_and_reference_and_all_are_small():
    folder = resources.samples_dir()
    for reference in folder.glob("*.json"):
        data = json.loads(reference.read_text(encoding="utf-8"))
        assert (folder / data["audio"]).is_file()
        assert data["turns"]
        assert data["license"] == "MIT"
    assert sum(path.stat().st_size for path in folder.glob("*.opus")) <= 8_000_000


def test_a_wheel_keeps_them_inside_the_package(monkeypatch, tmp_path):
    (tmp_path / "_shipped" / "rules").mkdir(parents=True)
    monkeypatch.setattr(resources, "PACKAGE", tmp_path)
    assert resources.rules_dir() == tmp_path / "_shipped" / "rules"
    assert resources.models_dir() == tmp_path.parent / "models"
