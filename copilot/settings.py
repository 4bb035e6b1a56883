"""Every knob: its unit, its default, and where the default comes from.

Read from, last wins: the defaults here, ``settings.toml`` in the configuration folder (or the file
that ``COPILOT_CONFIG`` names), the environment (``COPILOT_GATE__MIN_SILENCE_S=0.6``). Frozen once
read. ``copilot doctor --settings`` prints what is in force.
"""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_config_path, user_data_path
from pydantic import BaseModel, ConfigDict, Field
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from copilot.events import Profile


class _Group(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ServerSettings(_Group):
    """The doors."""

    host: str = Field("127.0.0.1", description="Address to listen on; only loopback is served.")
    port: int = Field(8765, ge=1, le=65535, description="TCP port of pages, API and sockets.")


class SpeechSettings(_Group):
    """Who is talking. Seconds are rounded to frames of 32 ms."""

    start_probability: float = Field(
        0.5,
        gt=0,
        lt=1,
        description="Voice begins at this Silero probability (its authors' default).",
    )
    stop_probability: float = Field(
        0.35, gt=0, lt=1, description="Voice ends below this one (Silero: start - 0.15)."
    )
    min_speech_s: float = Field(
        0.16, gt=0, description="Shorter sounds are no speech; 120-160 ms keeps a bare 'yes'."
    )
    tentative_silence_s: float = Field(
        0.16,
        gt=0,
        description="Decoding begins after this much silence; thrown away if speech resumes.",
    )
    close_silence_s: float = Field(
        0.352, gt=0, description="A stretch of speech is closed after this much silence."
    )
    pre_roll_s: float = Field(
        0.128, ge=0, description="Sound kept from before the voice began, so that no onset is cut."
    )


class RecognizerSettings(_Group):
    """Words."""

    model: str = Field("tiny.en", description="Name of a recogniser in models/MANIFEST.toml.")
    workers: int = Field(
        1, ge=1, le=8, description="Worker processes; one serves both sides of a call."
    )
    beam: int = Field(
        5, ge=1, le=10, description="Beam of a final decode (measured: models benchmark)."
    )
    min_frames: int = Field(
        1500,
        ge=100,
        le=3000,
        description="Encoder frames at least, of 10 ms; padded with zero features.",
    )
    short_frames: int = Field(
        1500,
        ge=100,
        le=3000,
        description="The same for speech under 1.5 s; 2000 gave no better words and 50 ms more.",
    )
    tail_frames: int = Field(
        200, ge=0, le=1000, description="Zero frames past the end of the speech."
    )
    min_log_probability: float = Field(
        -1.0,
        description="Mean log-probability of a word below which a decode is repeated, then dropped.",
    )
    deadline_s: float = Field(
        4.0, gt=0, description="A decode that takes longer is ended, and the words count as late."
    )
    allow_download: bool = Field(
        default=False,
        description="Whether a missing model may be fetched from a hub. Off: never the network.",
    )


class GateSettings(_Group):
    """When a card may appear."""

    min_silence_s: float = Field(
        0.352, gt=0, description="Both sides silent for this long, at a turn that has ended."
    )
    hold_silence_s: float = Field(
        4.0,
        gt=0,
        description="The same where the turn does not sound finished; the longest silence inside a "
        "turn of the human call measured was 3.9 s.",
    )
    card_ttl_s: float = Field(14.0, gt=0, description="How long a card stays in view.")
    start_after_s: float = Field(
        20.0, ge=0, description="No card in a call's first seconds: greetings."
    )


class ProfileSettings(_Group):
    """How many cards, how far apart."""

    cards_per_call: int = Field(ge=0, description="Cards in one call at most.")
    spacing_s: float = Field(
        ge=0, description="Seconds from one card's end to the next one's start."
    )


class StoreSettings(_Group):
    """What is kept, and where."""

    data_dir: Path = Field(
        default_factory=lambda: user_data_path("copilot"), description="Folder of both databases."
    )
    retention_days: int = Field(90, ge=1, description="Calls older than this are deleted.")


class Settings(BaseSettings):
    """Everything that can be set."""

    model_config = SettingsConfigDict(
        env_prefix="COPILOT_", env_nested_delimiter="__", frozen=True, extra="forbid"
    )

    server: ServerSettings = ServerSettings()
    speech: SpeechSettings = SpeechSettings()
    recognizer: RecognizerSettings = RecognizerSettings()
    gate: GateSettings = GateSettings()
    store: StoreSettings = Field(default_factory=StoreSettings)
    ramping: ProfileSettings = ProfileSettings(cards_per_call=8, spacing_s=45.0)
    core: ProfileSettings = ProfileSettings(cards_per_call=5, spacing_s=60.0)
    senior: ProfileSettings = ProfileSettings(cards_per_call=2, spacing_s=120.0)
    rules_dir: Path | None = Field(None, description="Rules to load; None means the shipped ones.")

    def profile(self, profile: Profile) -> ProfileSettings:
        """Budget and spacing of one profile."""
        return {
            Profile.RAMPING: self.ramping,
            Profile.CORE: self.core,
            Profile.SENIOR: self.senior,
        }[profile]

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments beat the environment, which beats the file."""
        del dotenv_settings, file_secret_settings
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, config_path())


def config_path() -> Path:
    """The settings file, whether or not it exists."""
    named = os.environ.get("COPILOT_CONFIG")
    return Path(named) if named else user_config_path("copilot") / "settings.toml"
