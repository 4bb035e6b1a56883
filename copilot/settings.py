"""Every knob: its unit, its default, and where the default comes from.

Read from, last wins: the defaults here, ``settings.toml`` in the configuration folder (or the file
that ``COPILOT_CONFIG`` names), the environment (``COPILOT_GATE__MIN_SILENCE_S=0.6``). Frozen once
read. ``copilot doctor --settings`` prints what is in force.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from tomllib import TOMLDecodeError
from typing import Literal, TypeAlias

from platformdirs import user_config_path, user_data_path
from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from copilot import tiers
from copilot.kinds import Profile
from copilot.profiles import ROOM
from copilot.sharing_settings import SharingSettings
from copilot.team_server_settings import TeamServerSettings
from copilot.team_settings import TeamSettings


class _Group(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ServerSettings(_Group):
    """The doors."""

    host: str = Field("127.0.0.1", description="Address to listen on; only loopback is served.")
    port: int = Field(8765, ge=1, le=65535, description="TCP port of pages, API and sockets.")


class BleedSettings(_Group):
    """The buyer's voice in the rep's microphone."""

    enabled: bool = Field(
        default=True, description="Whether it is looked for; sides without it stay untouched."
    )
    margin_db: float = Field(
        4.0,
        gt=0,
        le=15,
        description="Above an echo's usual remains by this much on average, the rep talks too.",
    )


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
        0.064,
        gt=0,
        description="Decoding begins after this much silence; stopped if speech resumes, as soon as the "
        "engine can be. Ours: two frames; one costs words (benchmarks/wer.py with this set to 0.032) and work.",
    )
    close_silence_s: float = Field(
        0.224,
        gt=0,
        description="A stretch of speech is closed after this much silence, and its words are final "
        "unless the side goes on. Ours: seven frames, the last of them before gate.min_silence_s.",
    )
    go_on_silence_s: float = Field(
        1.2,
        ge=0,
        description="Who goes on within this much silence is heard again from the start of the "
        "stretch, so that no sentence is heard in pieces (benchmarks/wer.py --in-pieces).",
    )
    go_on_length_s: float = Field(
        10.0,
        ge=0,
        le=15,
        description="Unless the whole would be longer than this.",
    )
    pre_roll_s: float = Field(
        0.512,
        ge=0,
        description="Sound kept from before the voice began, so that no onset is cut and no word too "
        "short to be speech by itself is lost.",
    )


Runtime: TypeAlias = Literal["onnxruntime", "ctranslate2"]
"""What can compute Whisper."""


class RecognizerSettings(_Group):
    """Words. What is not set comes from the tier, or from the tier of the model that is."""

    tier: str = Field(
        tiers.DEFAULT.name,
        description="Model, beam and frames that go together: "
        + "; ".join(f"{one.name} ({one.model}): {one.summary}" for one in tiers.TIERS)
        + ". Or a model's name. copilot doctor --tune says which fits.",
    )
    model: str = Field(
        tiers.DEFAULT.model, description="Name of a recogniser in models/MANIFEST.toml."
    )
    device: Literal["auto", "cpu", "cuda"] = Field(
        "auto",
        description="Where Whisper runs; auto takes a GPU whose driver's nvidia-smi is found, which no test has seen.",
    )
    runtime: Runtime = Field(
        "onnxruntime",
        description="What computes Whisper without a GPU (benchmarks/decoding.py); on one, CTranslate2.",
    )
    workers: int = Field(
        2,
        ge=1,
        le=8,
        description="Worker processes at most; one serves four calls, and more start with more calls "
        "(benchmarks/capacity.py).",
    )
    beam: int = Field(
        tiers.DEFAULT.beam,
        ge=1,
        le=10,
        description="Hypotheses that a decode follows (benchmarks/context.py, .b1 to .b5).",
    )
    min_frames: int = Field(
        tiers.DEFAULT.min_frames,
        ge=100,
        le=3000,
        description="Encoder frames of 10 ms at least (benchmarks/context.py, .f1000 to .f3000).",
    )
    short_frames: int = Field(
        tiers.DEFAULT.short_frames,
        ge=100,
        le=3000,
        description="The same for speech under 1.5 s (benchmarks/context.py, .f1000s1500).",
    )
    tail_frames: int = Field(200, ge=0, le=1000, description="Zero frames past the end of speech.")
    silence_step: int = Field(
        tiers.DEFAULT.silence_step,
        ge=1,
        le=100,
        description="Of the silence past those, to 30 s, every so manyth place is heard, for so many "
        "(benchmarks/context.py, .s16); at 1, and for CTranslate2, min_frames stands instead.",
    )
    min_log_probability: float = Field(
        -1.0,
        description="Mean log-probability of a word below which a decode is repeated, then dropped "
        "(benchmarks/context.py: second_looks, taken_back, wer_without_guard).",
    )
    deadline_s: float = Field(
        4.0,
        gt=0,
        description="Words that take longer are given up and count as late.",
    )
    allow_download: bool = Field(
        default=False,
        description="Whether a missing model may be fetched from a hub. Off: never the network.",
    )

    @model_validator(mode="before")
    @classmethod
    def _filled_from_the_tier(cls, given: object) -> object:
        if not isinstance(given, Mapping):
            return given
        named = str(given.get("tier") or given.get("model") or tiers.DEFAULT.name)
        tier = tiers.find_tier(named)
        if tier is None:
            if "tier" in given:
                known = ", ".join(one.name for one in tiers.TIERS)
                raise ValueError(f"there is no tier {named!r}: choose one of {known}")
            # a model of the person's own: all the context that any tier asks for
            return {"beam": 5, "min_frames": 3000, "short_frames": 3000, **given, "tier": named}
        if given.get("model", tier.model) != tier.model:
            raise ValueError(f"tier {tier.name} has the model {tier.model}: set one of the two")
        names = ("model", "beam", "min_frames", "short_frames", "silence_step")
        return {**{name: getattr(tier, name) for name in names}, **given, "tier": tier.name}


class GateSettings(_Group):
    """When a card may appear."""

    min_silence_s: float = Field(
        0.24,
        gt=0,
        description="Both sides silent for this long, at a turn that has ended. Words are seldom known "
        "sooner, and longer is no safer (benchmarks/timing.py).",
    )
    hold_silence_s: float = Field(
        4.0,
        gt=0,
        description="The same where the turn does not sound finished; the longest silence inside a "
        "turn of the human call measured was 3.9 s.",
    )
    patience: float = Field(
        0.8,
        ge=0,
        le=1,
        description="Part of a card's wait in which it takes only the pause after the rep's own "
        "question, which is early and safe; after that any turn's end. The higher a rule's priority, "
        "the shorter this part. Ours: nearly all of the wait, so that the end is a last resort.",
    )
    card_ttl_s: float = Field(
        14.0,
        gt=0,
        description="How long a card stays in view. Ours: time to read its three short lines twice.",
    )
    start_after_s: float = Field(
        20.0, ge=0, description="No card in a call's first seconds: greetings."
    )


class ProfileSettings(_Group):
    """How many cards, how far apart."""

    cards_per_call: int = Field(ge=0, description="Cards in one call at most.")
    spacing_s: float = Field(
        ge=0, description="Seconds from one card's end to the next one's start."
    )
    source: str = Field("as set by hand", description="Where both numbers come from.")


def _room(profile: Profile) -> ProfileSettings:
    room = ROOM[profile]
    return ProfileSettings(
        cards_per_call=room.cards_per_call, spacing_s=room.spacing_s, source=room.source
    )


class PacingSettings(_Group):
    """How cards make themselves superfluous. The rep's own choices, kept on the rep's machine."""

    fading: bool = Field(
        default=True,
        description="Whether cards come less often as a skill shows up without them. Off: every call "
        "is a new rep's.",
    )
    withheld_share: float = Field(
        0.1,
        ge=0,
        le=0.5,
        description="Part of the cards of a skill that is no longer new which is kept back at random, "
        "so that the review can say whether the skill stands alone. Ours: enough for one a week.",
    )
    repeat_cost: float = Field(
        0.3,
        ge=0,
        lt=1,
        description="Part of a card's priority that each earlier one of its skill takes: alert acceptance "
        "fell by 30 % with each extra reminder of an encounter (Ancker 2017, "
        "10.1186/s12911-017-0430-8). 0: repeats cost nothing, and need no longer spacing.",
    )
    focus: str = Field(
        "",
        pattern=r"^([a-z][a-z0-9_]{0,39})?$",
        description="A skill that the rep works on; its cards get more room and fade no further than "
        "to half. Empty: none.",
    )
    focus_cards: int = Field(
        2, ge=0, le=10, description="Cards of that skill beyond the profile's budget at most. Ours."
    )


class StoreSettings(_Group):
    """What is kept, and where."""

    data_dir: Path = Field(
        default_factory=lambda: user_data_path("copilot"), description="Folder of all that is kept."
    )
    retention_days: int = Field(90, ge=1, description="Calls older than this are deleted.")


class Settings(BaseSettings):
    """Everything that can be set."""

    model_config = SettingsConfigDict(
        env_prefix="COPILOT_", env_nested_delimiter="__", frozen=True, extra="forbid"
    )

    server: ServerSettings = ServerSettings()
    bleed: BleedSettings = BleedSettings()
    speech: SpeechSettings = SpeechSettings()
    recognizer: RecognizerSettings = RecognizerSettings()
    gate: GateSettings = GateSettings()
    store: StoreSettings = Field(default_factory=StoreSettings)
    pacing: PacingSettings = PacingSettings()
    sharing: SharingSettings = SharingSettings()
    team: TeamSettings = TeamSettings()
    team_server: TeamServerSettings = Field(default_factory=TeamServerSettings)
    ramping: ProfileSettings = _room(Profile.RAMPING)
    core: ProfileSettings = _room(Profile.CORE)
    senior: ProfileSettings = _room(Profile.SENIOR)
    struggling: ProfileSettings = _room(Profile.STRUGGLING)
    rules_dir: Path | None = Field(None, description="Rules to load; None means the shipped ones.")
    team_rules_dir: Path | None = Field(
        None, description="Rules that the team proposes: off until the rep accepts each."
    )
    own_rules_dir: Path | None = Field(
        None,
        description="The rep's own rules, and choices.yaml, which mutes and accepts; None means rules "
        "in the data folder, if it is there.",
    )

    def profile(self, profile: Profile) -> ProfileSettings:
        """Budget and spacing of one profile."""
        return {
            Profile.RAMPING: self.ramping,
            Profile.CORE: self.core,
            Profile.SENIOR: self.senior,
            Profile.STRUGGLING: self.struggling,
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
        """Arguments beat the environment, which beats the file. Raises TOMLDecodeError for that."""
        del dotenv_settings, file_secret_settings
        try:
            file = TomlConfigSettingsSource(settings_cls, config_path())
        except UnicodeDecodeError:
            raise TOMLDecodeError("not UTF-8") from None
        return init_settings, env_settings, file


def config_path() -> Path:
    """The settings file, whether or not it exists."""
    named = os.environ.get("COPILOT_CONFIG")
    return Path(named) if named else user_config_path("copilot") / "settings.toml"
