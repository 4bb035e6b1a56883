"""Moonshine: its walk over graphs that are played, and its words where its weights are here."""

from __future__ import annotations

import numpy as np
import pytest

from copilot import manifest, onnx
from copilot.asr import moonshine
from copilot.asr.moonshine import BEGIN, END, LAYERS, Moonshine, read_vocabulary
from copilot.asr.recognizer import Hint, Stop, Stopped
from copilot.errors import ModelMissing, RecognizerFailed
from copilot.events import SAMPLE_RATE_HZ
from copilot.spoken import NOTHING_SAID
from tests.asr.make import ANSWER, DECODE, GREETING, GREETING_WORDS, cut

TEXTS = (
    b"<unk>",
    b"<s>",
    b"</s>",
    b"\xe2\x96\x81thank",
    b"\xe2\x96\x81you",
    b"r",
    b"x" * 200,
    b"\xe2\x96\x81zen",
    b"dask",
)
NAMES = tuple(
    f"present.{layer}.{whose}.{what}"
    for layer in range(LAYERS)
    for whose in ("decoder", "encoder")
    for what in ("key", "value")
)


def vocabulary_file():
    return b"".join(
        (
            bytes([len(text)])
            if len(text) < 128
            else bytes([len(text) % 128 + 128, len(text) // 128])
        )
        + text
        for text in TEXTS
    )


class Encoder:
    def run(self, _outputs, inputs):
        self.seen = inputs
        return [np.zeros((1, 4, 8), np.float32)]


class Decoder:
    """Says its tokens one after the other, and notes what it was given."""

    def __init__(self, *tokens):
        self._tokens = tokens
        self.steps = []

    def run(self, _outputs, inputs):
        self.steps.append(inputs)
        logits = np.zeros((1, 1, len(TEXTS)), np.float32)
        logits[0, 0, self._tokens[min(len(self.steps), len(self._tokens)) - 1]] = 20.0
        kept = [np.full((1, 8, 1, 36), len(self.steps), np.float32) for _ in NAMES]
        return [logits, *kept]


@pytest.fixture
def played(monkeypatch, tmp_path):
    """An engine over graphs that say what they are told to."""

    def engine(*tokens):
        encoder, decoder = Encoder(), Decoder(*tokens)
        graphs = {"encoder_model.ort": encoder, "decoder_model_merged.ort": decoder}
        (tmp_path / "tokenizer.bin").write_bytes(vocabulary_file())
        monkeypatch.setattr(onnx, "open_graph", lambda path: graphs[path.name])
        monkeypatch.setattr(onnx, "output_names", lambda _graph: ("logits", *NAMES))
        made = Moonshine(tmp_path, DECODE)
        made.load()
        decoder.steps.clear()
        return made, encoder, decoder

    return engine


def voice(seconds=2.0):
    return np.random.default_rng(1).normal(0, 0.1, round(seconds * SAMPLE_RATE_HZ)).astype("f4")


def test_the_vocabulary_is_read_with_long_texts_too():
    assert read_vocabulary(vocabulary_file()) == TEXTS


def test_tokens_are_walked_to_the_end_and_joined(played):
    engine, _, decoder = played(3, 4, 5, END)
    decoded = engine.decode(voice())
    assert decoded.words.reveal() == "thank your"
    assert -0.01 < decoded.mean_log_probability <= 0
    assert [int(step["input_ids"][0, 0]) for step in decoder.steps] == [BEGIN, 3, 4, 5]
    assert [bool(step["use_cache_branch"][0]) for step in decoder.steps] == [
        False,
        True,
        True,
        True,
    ]


def test_the_encoders_keys_come_from_the_first_step_and_the_others_from_the_last(played):
    engine, _, decoder = played(3, 4, 5, END)
    engine.decode(voice())
    last = decoder.steps[-1]
    assert last["past_key_values.5.encoder.key"][0, 0, 0, 0] == 1
    assert last["past_key_values.5.decoder.value"][0, 0, 0, 0] == 3
    assert decoder.steps[0]["past_key_values.0.encoder.key"].shape[2] == 0


def test_the_mask_has_the_length_of_the_samples(played):
    engine, encoder, decoder = played(END)
    engine.decode(voice(1.5))
    assert encoder.seen["attention_mask"].shape == (1, 24_000)
    assert decoder.steps[0]["encoder_attention_mask"].shape == (1, 24_000)


def test_a_scrap_of_sound_is_filled_up_to_what_the_encoder_needs(played):
    engine, encoder, _ = played(END)
    engine.decode(voice(0.05))
    assert encoder.seen["input_values"].shape == (1, moonshine.LEAST_SAMPLES)


def test_what_never_ends_is_a_loop_and_not_believed(played):
    engine, _, decoder = played(3)
    decoded = engine.decode(voice())
    assert decoded.words == NOTHING_SAID
    assert decoded.looped
    assert len(decoder.steps) == round(2 * moonshine.TOKENS_PER_SECOND) + moonshine.TOKENS_SPARE


def test_it_walks_no_further_once_it_is_stopped(played):
    engine, _, decoder = played(3)
    stop, run = Stop(), decoder.run

    def run_and_stop(outputs, inputs):
        if len(decoder.steps) == 2:
            stop.say()
        return run(outputs, inputs)

    decoder.run = run_and_stop
    with pytest.raises(Stopped):
        engine.decode(voice(), stop=stop)
    assert len(decoder.steps) == 3


def test_a_name_that_was_typed_is_put_right_by_its_spelling(played):
    plain, _, _ = played(3, 7, 8, END)
    assert plain.decode(voice()).words.reveal() == "thank zendask"
    engine, _, _ = played(3, 7, 8, END)
    named = engine.decode(voice(), Hint(names=("Zendesk",)))
    assert named.words.reveal() == "thank Zendesk"


def test_silence_is_not_decoded(played):
    engine, _, decoder = played(3, END)
    decoded = engine.decode(np.zeros(SAMPLE_RATE_HZ, np.float32))
    assert (decoded.passes, decoded.words, decoder.steps) == (0, NOTHING_SAID, [])


def test_a_folder_without_a_model_is_said_plainly(tmp_path):
    with pytest.raises(RecognizerFailed) as caught:
        Moonshine(tmp_path, DECODE).load()
    assert "copilot doctor" in str(caught.value)
    assert caught.value.__suppress_context__


def test_without_a_model_nothing_is_decoded(tmp_path):
    engine = Moonshine(tmp_path, DECODE)
    with pytest.raises(RecognizerFailed):
        engine.decode(voice())


@pytest.mark.engine
def test_it_hears_what_was_said():
    try:
        folder = manifest.find_model("moonshine-tiny-en")
    except ModelMissing:
        pytest.skip("moonshine-voice is not installed")
    engine = Moonshine(folder, DECODE)
    engine.load()
    words = engine.decode(cut(0, GREETING)).words.reveal().lower().split()
    assert tuple(words[:4]) == GREETING_WORDS
    assert engine.decode(cut(1, ANSWER)).words
    # longer than the 9.2 s at which a mask of the wrong length fails
    assert engine.attempt(np.tile(cut(0, GREETING), 2)).words
    assert "moonshine" in engine.describe()
    engine.close()
    with pytest.raises(RecognizerFailed):
        engine.decode(cut(0, GREETING))
