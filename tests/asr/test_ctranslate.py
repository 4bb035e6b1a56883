"""Whisper by CTranslate2, beside the one that is used."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from copilot import manifest
from copilot.asr.recognizer import Hint, Stop, Stopped
from copilot.asr.whisper import Whisper
from copilot.spoken import Spoken
from tests.asr.make import DECODE, GREETING, GREETING_WORDS, cut


@pytest.fixture(scope="module")
def both():
    folder = manifest.find_model("tiny.en")
    engines = {
        runtime: Whisper(folder, replace(DECODE, runtime=runtime))
        for runtime in ("onnxruntime", "ctranslate2")
    }
    for engine in engines.values():
        engine.load()
    yield engines
    for engine in engines.values():
        engine.close()


def words(decoded):
    return decoded.words.reveal().lower().replace(",", "").replace(".", "").split()


@pytest.mark.engine
def test_it_hears_what_the_other_hears(both):
    heard = {name: engine.decode(cut(0, GREETING)) for name, engine in both.items()}
    assert all(tuple(words(one)[:4]) == GREETING_WORDS for one in heard.values())
    one, other = heard.values()
    assert one.mean_log_probability == pytest.approx(other.mean_log_probability, abs=0.2)
    assert one.no_speech == pytest.approx(other.no_speech, abs=0.1)


@pytest.mark.engine
def test_what_was_stopped_is_not_begun(both):
    stop = Stop()
    stop.say()
    with pytest.raises(Stopped):
        both["ctranslate2"].decode(cut(0, GREETING), stop=stop)


@pytest.mark.engine
def test_both_find_a_text_as_likely(both):
    for text in ("Thank you for calling", "Sank you four colin"):
        said = [engine.weigher(cut(0, GREETING))(Spoken(text)) for engine in both.values()]
        assert said[0] == pytest.approx(said[1], rel=0.15, abs=0.3)


@pytest.mark.engine
def test_both_begin_with_the_words_that_were_known(both):
    for engine in both.values():
        whole = engine.decode(cut(0, GREETING), Hint(before=Spoken("Thank you four calling plat")))
        assert words(whole)[:3] == ["thank", "you", "four"]


@pytest.mark.engine
@pytest.mark.parametrize("runtime", ["onnxruntime", "ctranslate2"])
def test_there_is_never_more_said_than_there_is_room_for(both, runtime):
    engine = both[runtime]._engine
    features = engine.features(cut(0, GREETING))
    heard = engine.runtime.hear(np.ascontiguousarray(features[np.newaxis, :, :500]), 500)
    prompt = [*engine.tokenizer.sot_sequence, engine.tokenizer.no_timestamps]
    given = engine.tokenizer.encode(" Thank you for calling all of us")
    for room in (1, 4, 12):
        answer = heard.answer(prompt, given, beam=2, room=room)
        assert len(answer.tokens) <= room
