from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from copilot.coaching.glossary.entry import Entry


def test_what_is_defined_stays_so() -> None:
    entry = Entry(name="budget", says="The buyer's own money.")
    assert (entry.unit, entry.known, entry.example, entry.parts) == ("", "", (), ())
    with pytest.raises(FrozenInstanceError):
        entry.says = "Our price."  # type: ignore[misc]  # it is frozen, which is tried here
