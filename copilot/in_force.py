"""The settings in force, or why there can be none, in one line and without a value."""

from __future__ import annotations

import re
from tomllib import TOMLDecodeError

from pydantic import ValidationError
from pydantic_settings import SettingsError

from copilot.errors import SettingsInvalid
from copilot.settings import Settings, config_path


def settings_in_force() -> Settings:
    """What the defaults, the file and the environment come to. Raises SettingsInvalid."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise SettingsInvalid(
            first["msg"], where=place, remedy="copilot doctor says where settings come from"
        ) from None
    except TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise SettingsInvalid(
            "no TOML that can be read",
            where=f"{config_path()}:{line.group(1)}" if line else str(config_path()),
            remedy="mend it, or take the file away",
        ) from None
    except SettingsError as error:
        named = re.search(r'field "(\w+)"', str(error))
        variable = f"COPILOT_{named.group(1).upper()}" if named else "COPILOT_..."
        raise SettingsInvalid(
            "a group or a list, and what a variable of the environment says of it is no JSON",
            where=variable,
            remedy=f"write JSON, or set one thing of a group by its name: {variable}__NAME",
        ) from None
    except OSError as error:
        raise SettingsInvalid(
            f"cannot be read ({type(error).__name__})",
            where=str(config_path()),
            remedy="give your user the right to read it",
        ) from None
