"""When a call leaves the rep, and where the team's own recording of it is: the knobs of both."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, field_validator

from copilot import recording


class SharingSettings(BaseModel):
    """How long a call is the rep's alone, and where the team's own recording of it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    review_window_hours: int = Field(
        24,
        ge=1,
        le=336,
        description="For so long after a call's end its moments are the rep's alone; the rep may share "
        "sooner. What is shared already stays so.",
    )
    recording_url: str = Field(
        "",
        max_length=500,
        description=recording.ABOUT,
    )

    @field_validator("recording_url")
    @classmethod
    def _is_a_template(cls, template: str) -> str:
        return recording.checked(template)
