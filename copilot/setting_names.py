"""Which names are settings: with dots, and as variables of the environment."""

from __future__ import annotations

from pydantic import BaseModel

from copilot.settings import Settings

PREFIX = "COPILOT_"


def is_setting(variable: str) -> bool:
    """Whether an environment variable sets something, by its name."""
    name = variable.removeprefix(PREFIX).lower().replace("__", ".")
    return variable.startswith(PREFIX) and exists(name)


def exists(name: str) -> bool:
    """Whether there is such a setting, by its name with dots, as ``gate.min_silence_s``."""
    fields = Settings.model_fields
    *groups, last = name.split(".")
    for group in groups:
        kind = fields[group].annotation if group in fields else None
        if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
            return False
        fields = kind.model_fields
    return last in fields
