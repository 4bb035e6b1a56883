from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import pytest

from copilot.web.services import Services


def test_what_the_doors_stand_on_is_not_changed_behind_them() -> None:
    values = {field.name: None for field in fields(Services)}
    services = Services(**values)  # type: ignore[arg-type] # only its being frozen is looked at
    with pytest.raises(FrozenInstanceError):
        services.version = "1"  # type: ignore[misc]  # that it is frozen is the test
