"""Settings come from file and environment, in that order, and cannot be changed or misspelt."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from copilot.kinds import Profile
from copilot.settings import RecognizerSettings, Settings
from copilot.tiers import find_tier


@pytest.fixture(autouse=True)
def no_file_of_the_person(monkeypatch, tmp_path):
    monkeypatch.setenv("COPILOT_CONFIG", str(tmp_path / "settings.toml"))


def test_the_environment_beats_the_file_which_beats_the_default(monkeypatch, tmp_path):
    assert Settings().server.port == 8765
    (tmp_path / "settings.toml").write_text("[server]\nport = 9000\n", encoding="utf-8")
    assert Settings().server.port == 9000
    monkeypatch.setenv("COPILOT_SERVER__PORT", "9001")
    assert Settings().server.port == 9001


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("COPILOT_SERVER__PORT", "0"),
        ("COPILOT_GATE__MIN_SILENCE_S", "-1"),
        ("COPILOT_GATE__MIN_SILENCES", "1"),
        ("COPILOT_PACING__WITHHELD_SHARE", "0.6"),
        ("COPILOT_PACING__FOCUS", "Active Listening"),
    ],
)
def test_a_value_out_of_range_or_a_misspelt_name_is_refused(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError):
        Settings()


def test_settings_are_frozen():
    settings = Settings()
    with pytest.raises(ValidationError):
        setattr(settings, "rules_dir", None)  # noqa: B010  # mypy knows that it is frozen


@pytest.mark.parametrize("profile", Profile)
def test_each_profile_has_a_budget(profile):
    assert Settings().profile(profile).cards_per_call > 0


def test_more_experience_means_fewer_cards_further_apart():
    order = (Profile.STRUGGLING, Profile.RAMPING, Profile.CORE, Profile.SENIOR)
    ranked = [Settings().profile(one) for one in order]
    assert [one.cards_per_call for one in ranked] == sorted(
        (one.cards_per_call for one in ranked), reverse=True
    )
    assert [one.spacing_s for one in ranked] == sorted(one.spacing_s for one in ranked)


def test_the_rep_chooses_what_to_work_on(monkeypatch):
    assert Settings().pacing.focus == ""
    monkeypatch.setenv("COPILOT_PACING__FOCUS", "active_listening")
    assert Settings().pacing.focus == "active_listening"


def test_each_knob_says_what_it_is():
    for group in Settings.model_fields.values():
        if isinstance(group.annotation, type) and issubclass(group.annotation, BaseModel):
            assert all(field.description for field in group.annotation.model_fields.values())


def test_a_tier_brings_its_model_beam_and_frames(monkeypatch, tmp_path):
    (tmp_path / "settings.toml").write_text('[recognizer]\ntier = "accurate"\n', encoding="utf-8")
    accurate = find_tier("accurate")
    assert accurate is not None
    chosen = Settings().recognizer
    assert (chosen.model, chosen.beam) == (accurate.model, accurate.beam)
    monkeypatch.setenv("COPILOT_RECOGNIZER__BEAM", "3")
    assert (Settings().recognizer.model, Settings().recognizer.beam) == (accurate.model, 3)


def test_a_model_brings_the_rest_of_its_tier():
    accurate = find_tier("accurate")
    assert accurate is not None
    assert RecognizerSettings(model=accurate.model) == RecognizerSettings(tier="accurate")
    assert RecognizerSettings(tier=accurate.model) == RecognizerSettings(tier="accurate")


def test_a_model_of_ones_own_gets_all_the_context():
    assert RecognizerSettings(model="small.en").min_frames == 3000


@pytest.mark.parametrize("given", [{"tier": "slow"}, {"tier": "fast", "model": "base"}])
def test_a_tier_that_is_none_or_contradicts_the_model_is_refused(given):
    with pytest.raises(ValidationError, match=r"choose one of|set one of the two"):
        RecognizerSettings(**given)
