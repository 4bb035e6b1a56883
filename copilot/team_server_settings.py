"""The team's server: where it listens, where its SQLite file is, and whose day it is."""

from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, Field, field_validator

from copilot import recording


class TeamServerSettings(BaseModel):
    """The team's server, which is another program than the rep's own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    host: str = Field(
        "127.0.0.1", description="Address to listen on; any other than loopback needs behind_proxy."
    )
    port: int = Field(8790, ge=1, le=65535, description="TCP port of the team's pages and doors.")
    behind_proxy: bool = Field(
        default=False,
        description="Whether a proxy that speaks TLS stands in front; cookies are Secure then.",
    )
    allowed_hosts: tuple[str, ...] = Field(
        (), description="Names that people open it by; needed behind a proxy. Others are refused."
    )
    data_dir: Path = Field(
        default_factory=lambda: user_data_path("copilot-team"),
        description="Folder of the team's SQLite file.",
    )
    recording_url: str = Field(
        "",
        max_length=500,
        description=recording.ABOUT,
    )
    time_zone: str = Field(
        "",
        description="IANA name of the zone that meetings and days are in, such as Europe/Berlin;"
        " empty is this machine's own.",
    )

    @field_validator("recording_url")
    @classmethod
    def _is_a_template(cls, template: str) -> str:
        return recording.checked(template)

    @field_validator("time_zone")
    @classmethod
    def _is_a_zone(cls, name: str) -> str:
        try:
            if name:
                ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError("is no name of a time zone, such as Europe/Berlin") from None
        return name
