"""The four things an engine does, and an answer that keeps its words to itself."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from copilot.asr.recognizer import Recognizer
from copilot.asr.whisper import Whisper
from tests.asr.make import DECODE, decoded

if TYPE_CHECKING:
    from copilot.asr.recognizer import Decoded


def test_whisper_is_a_recogniser():
    engine: Recognizer = Whisper(Path("tiny.en"), DECODE)  # mypy checks the rest
    asked = {name for name in vars(Recognizer) if not name.startswith("_")}
    assert asked == {"load", "decode", "describe", "close"}
    assert all(callable(getattr(engine, name)) for name in asked)


@pytest.mark.parametrize("show", [repr, str, "{}".format])
def test_an_answer_does_not_show_its_words(show):
    answer: Decoded = decoded("secret words")
    assert "secret" not in show(answer)


def test_an_answer_cannot_be_written_down():
    with pytest.raises(TypeError):
        pickle.dumps(decoded("secret words"))
