"""What a path asks for is a value, and shows nothing that was said."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from copilot.kinds import Speaker
from copilot.outputs import Forget, Said
from tests.conversation.talk import said


def test_what_is_asked_for_does_not_change():
    asked = Forget(key=(Speaker.REP, 0, 1))
    with pytest.raises(FrozenInstanceError):
        asked.key = (Speaker.REP, 0, 2)  # type: ignore[misc]  # that it cannot is what is tested


def test_its_numbers_show_and_its_words_do_not():
    shown = repr(Said(utterance=said("a rutabaga"), new_words=2))
    assert "new_words=2" in shown
    assert "rutabaga" not in shown
