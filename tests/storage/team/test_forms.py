"""Bounds of what people type are those of the store, on its way there too."""

from __future__ import annotations

from copilot.limits import LIMITS
from copilot.storage.team import forms


def test_what_the_editor_lets_through_fits() -> None:
    assert LIMITS["agreement_chars"].value <= forms.AGREEMENT_CHARS
    assert LIMITS["deal_cell_chars"].value <= forms.CELL_CHARS


def test_each_is_a_number_of_characters() -> None:
    bounds = {name: value for name, value in vars(forms).items() if name.endswith("_CHARS")}
    assert bounds
    assert all(0 < value <= 1_000 for value in bounds.values())
