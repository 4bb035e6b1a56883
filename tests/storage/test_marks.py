from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from copilot.storage.marks import ANNOTATION_CHARS, REFERENCE_CHARS, Mark, Marks, SelfCheck


def test_nobody_has_said_anything_yet() -> None:
    assert Marks() == Marks(annotations={}, disputed={}, withheld={})
    assert (Mark().annotation, Mark().disputed, Mark().withheld) == ("", None, None)
    assert SelfCheck() == SelfCheck(went=None, share=None, next_step=None)


def test_they_are_values() -> None:
    with pytest.raises(FrozenInstanceError):
        Marks().reference = "x"  # type: ignore[misc]  # that is the point
    assert (ANNOTATION_CHARS, REFERENCE_CHARS) == (600, 64)
