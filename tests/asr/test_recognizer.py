"""The four things an engine does, and an answer that keeps its words to itself."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from copilot.asr.recognizer import DecodeSettings, Recognizer, Stop, Stopped
from copilot.asr.whisper import Whisper
from copilot.settings import RecognizerSettings
from tests.asr.make import DECODE, decoded

if TYPE_CHECKING:
    from copilot.asr.recognizer import Decoded


def test_whisper_is_a_recogniser():
    engine: Recognizer = Whisper(Path("tiny.en"), DECODE)  # mypy checks the rest
    asked = {name for name in vars(Recognizer) if not name.startswith("_")}
    assert asked == {"load", "decode", "describe", "close"}
    assert all(callable(getattr(engine, name)) for name in asked)


def test_a_decode_goes_on_until_it_is_stopped_and_not_after():
    stop = Stop()
    stop.check()
    stop.say()
    for _ in range(2):
        with pytest.raises(Stopped):
            stop.check()


@pytest.mark.parametrize("show", [repr, str, "{}".format])
def test_an_answer_does_not_show_its_words(show):
    answer: Decoded = decoded("secret words")
    assert "secret" not in show(answer)


def test_an_answer_cannot_be_written_down():
    with pytest.raises(TypeError):
        pickle.dumps(decoded("secret words"))


def test_how_to_decode_is_what_the_settings_say():
    chosen = RecognizerSettings(beam=2, tail_frames=150, device="cuda", runtime="ctranslate2")
    decode = DecodeSettings.of(chosen)
    assert (decode.beam, decode.tail_frames) == (2, 150)
    assert (decode.device, decode.runtime) == ("cuda", "ctranslate2")
