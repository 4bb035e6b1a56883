"""Moonshine on onnxruntime: an engine whose cost grows with the speech, without any padding.

Two graphs, an encoder of raw samples and a decoder that keeps its keys and values, walked greedily.
Found by trying: the mask for the decoder's cross-attention has the length of the *samples*, not of
the encoder's frames (a mask of frames fails from 9.2 s on); the encoder's keys and values come out
of the first step only; silent padding is neither needed nor good. The engine takes no prompt, so
names are put right by their spelling alone; it has no probability that nobody spoke, and more
context for a second look does not exist.

Like `copilot.asr.whisper` this is loaded in a worker process, which must stay small.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot import onnx
from copilot.asr import likeness, listening, names
from copilot.asr.hallucination import SURROUND_SECONDS, Attempt
from copilot.asr.recognizer import NEVER, NO_HINT
from copilot.errors import RecognizerFailed
from copilot.events import SAMPLE_RATE_HZ
from copilot.spoken import Spoken

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from copilot.asr.recognizer import Decoded, DecodeSettings, Hint, Stop

FILES: Final = ("encoder_model.ort", "decoder_model_merged.ort", "tokenizer.bin")

LAYERS: Final = 6
HEADS: Final = 8
HEAD_SIZE: Final = 36
"""Shape of the tiny model's keys and values."""

BEGIN: Final = 1
END: Final = 2
SPECIAL: Final = 3
"""Tokens below this stand for no text."""

TOKENS_PER_SECOND: Final = 6.5
"""More nobody says; the model's authors stop there too, against loops."""

TOKENS_SPARE: Final = 6

LEAST_SAMPLES: Final = SAMPLE_RATE_HZ // 4
"""The encoder's strides need some sound to work on: shorter stretches are filled with silence."""

_SPACE: Final = b"\xe2\x96\x81"


@dataclass(frozen=True, slots=True)
class _Engine:
    """What is loaded. `known` is the whole words of the vocabulary."""

    encoder: onnx.Graph
    decoder: onnx.Graph
    outputs: tuple[str, ...]
    vocabulary: tuple[bytes, ...]
    known: frozenset[str]


class Moonshine:
    """The tiny English Moonshine model that `folder` holds."""

    def __init__(self, folder: Path, settings: DecodeSettings) -> None:
        self._folder = folder
        self._settings = settings
        self._engine: _Engine | None = None

    def load(self) -> None:
        """Read the model and decode a second of nothing, so that the first answer is not slow."""
        with listening.loading(self._folder):
            encoder, decoder = (onnx.open_graph(self._folder / name) for name in FILES[:2])
            vocabulary = read_vocabulary((self._folder / FILES[2]).read_bytes())
            texts = (token.decode(errors="ignore") for token in vocabulary)
            self._engine = _Engine(
                encoder=encoder,
                decoder=decoder,
                outputs=onnx.output_names(decoder),
                vocabulary=vocabulary,
                known=likeness.known_words(texts, _SPACE.decode()),
            )
            self.attempt(np.zeros(SAMPLE_RATE_HZ, np.float32))

    def decode(self, pcm: NDArray[np.float32], hint: Hint = NO_HINT, stop: Stop = NEVER) -> Decoded:
        """Turn at most 15 s of 16 kHz speech into words, with the hint's names as they were typed.

        Raises RecognizerFailed, which says nothing of the speech, and Stopped soon after `stop` was said.
        """
        return listening.heard(pcm, lambda: self._listen(pcm, hint, stop))

    def describe(self) -> str:
        """Engine and model in a few words."""
        return "moonshine-tiny-en-int8"

    def close(self) -> None:
        """Let the model go."""
        self._engine = None

    def _listen(self, pcm: NDArray[np.float32], hint: Hint, stop: Stop) -> Decoded:
        decoded = listening.settle(
            self.attempt(pcm, stop),
            None,
            self._settings.min_log_probability,
            hint,
            None if hint.hurried else lambda: self.attempt(listening.rest(pcm, hint), stop),
        )
        if self._engine is None or not hint.names or not decoded.words:
            return decoded
        words, _ = names.heard(decoded.words, hint, self._engine.known, None)
        return replace(decoded, words=words)

    def attempt(self, pcm: NDArray[np.float32], stop: Stop = NEVER) -> Attempt:
        """One walk from the first token to the last, undoubted. Raises what the engine raises."""
        engine = self._engine
        if engine is None:
            raise RecognizerFailed("no model is loaded", remedy="call load() first")
        seconds = len(pcm) / SAMPLE_RATE_HZ
        room = round(TOKENS_PER_SECOND * seconds) + TOKENS_SPARE
        tokens, log_probability = _walk(engine, _filled(pcm), room, stop)
        return Attempt(
            words=Spoken(_text(engine.vocabulary, tokens)),
            seconds=max(0.0, seconds - SURROUND_SECONDS),
            mean_log_probability=log_probability / (len(tokens) + 1),
            no_speech=0.0,
            capped=len(tokens) >= room,
        )


def read_vocabulary(file: bytes) -> tuple[bytes, ...]:
    """The text of each token: a length, in one byte or (from 128 on) in two, and so many bytes."""
    texts: list[bytes] = []
    at = 0
    while at < len(file):
        length = file[at]
        at += 1
        if length >= 128:
            length += 128 * (file[at] - 1)
            at += 1
        texts.append(file[at : at + length])
        at += length
    return tuple(texts)


def _walk(
    engine: _Engine, pcm: NDArray[np.float32], room: int, stop: Stop
) -> tuple[list[int], float]:
    """The likeliest next token, again and again, and the sum of their log-probabilities."""
    stop.check()
    samples = pcm[np.newaxis]
    mask = np.ones(samples.shape, np.int64)
    heard = engine.encoder.run(None, {"input_values": samples, "attention_mask": mask})[0]
    fixed: dict[str, NDArray[np.generic]] = {
        "encoder_attention_mask": mask,
        "encoder_hidden_states": heard,
    }
    past = _no_past()
    tokens: list[int] = []
    log_probability, newest = 0.0, BEGIN
    while len(tokens) < room:
        stop.check()
        first = newest == BEGIN
        step: dict[str, NDArray[np.generic]] = {
            "input_ids": np.array([[newest]]),
            "use_cache_branch": np.array([not first]),
        }
        answer = engine.decoder.run(None, {**step, **fixed, **past})
        newest, certainty = _likeliest(answer[0][0, -1])
        log_probability += certainty
        if newest == END:
            break
        tokens.append(newest)
        past |= _kept(engine.outputs, answer, first=first)
    return tokens, log_probability


def _no_past() -> dict[str, NDArray[np.float32]]:
    empty = np.zeros((1, HEADS, 0, HEAD_SIZE), np.float32)
    return {
        f"past_key_values.{layer}.{whose}.{what}": empty
        for layer in range(LAYERS)
        for whose in ("decoder", "encoder")
        for what in ("key", "value")
    }


def _kept(
    outputs: tuple[str, ...], answer: list[NDArray[np.float32]], *, first: bool
) -> dict[str, NDArray[np.float32]]:
    """Keys and values for the next step; those of the encoder come with the first one only."""
    return {
        name.replace("present", "past_key_values"): value
        for name, value in zip(outputs[1:], answer[1:], strict=True)
        if first or ".decoder." in name
    }


def _likeliest(logits: NDArray[np.float32]) -> tuple[int, float]:
    token = int(logits.argmax())
    highest = logits[token]
    return token, -float(np.log(np.exp(logits - highest).sum()))


def _filled(pcm: NDArray[np.float32]) -> NDArray[np.float32]:
    missing = max(0, LEAST_SAMPLES - len(pcm))
    return np.pad(pcm, (0, missing)) if missing else pcm


def _text(vocabulary: tuple[bytes, ...], tokens: list[int]) -> str:
    joined = b"".join(vocabulary[token] for token in tokens if token >= SPECIAL)
    return joined.replace(_SPACE, b" ").decode("utf-8", errors="ignore").strip()
