"""Whisper: the one door to faster-whisper, whose features and tokenizer are used.

faster-whisper's own `WhisperModel` fills every utterance up to 30 s before it encodes it. That silence
is most of the work. It cannot be left out: a model that hears less than it was trained on hears worse,
and loops. But it is the same everywhere, but for its place, so what computes it here
(`copilot.asr.runtime`) hears every so manyth place of it, and counts each for as many: as many words
wrong as with all 30 s, for less work than the 12 s that were the least otherwise. What each choice costs
in words and time, `benchmarks/context.py` prints side by side; the tiers (`copilot.tiers`) follow it.
The silence must be *zeros in the features*: silent audio there ruins the words. A doubtful answer is
decoded once more with all of the 30 s. Where the words of who went on end as they did before, the rest
is decoded by itself.

This module is loaded in a worker process, which must stay small: it imports no settings, no
pydantic and no event loop.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.asr import likeness, listening, names
from copilot.asr.hallucination import SURROUND_SECONDS, Attempt
from copilot.asr.recognizer import NEVER, NO_HINT
from copilot.errors import RecognizerFailed
from copilot.events import SAMPLE_RATE_HZ
from copilot.spoken import NOTHING_SAID, Spoken

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import tokenizers
    from faster_whisper.feature_extractor import FeatureExtractor
    from faster_whisper.tokenizer import Tokenizer
    from numpy.typing import NDArray

    from copilot.asr.recognizer import Decoded, DecodeSettings, Hint, Stop
    from copilot.asr.runtime import Heard, Runtime

FRAMES_PER_SECOND: Final = 100
FULL_FRAMES: Final = 3000
"""What the model was trained on: 30 s."""

SHORT_SECONDS: Final = 1.5
"""Speech shorter than this may be given more context than the rest: a bare "yes" has none."""

TOKENS_PER_SECOND: Final = 10
TOKENS_SPARE: Final = 10
"""More tokens than that nobody can say in the time; a loop runs into the bound (measured)."""

PROMPT_TOKENS: Final = 100
"""A prompt longer than this costs more time than it is worth."""

HEARD_AGAIN_WORDS: Final = 2
"""Of what was heard before a pause, so many words are heard again with what came after it: where the
sound broke off they were guessed (what that is worth: `benchmarks/wer.py`, with and without ``--in-pieces``)."""

HURRIED_FRAMES: Final = 1000
HURRIED_BEAM: Final = 1
"""Where many stretches wait, each is decoded with one hypothesis, and with less context where that is
what costs; what is doubtful then is decoded as usual. `benchmarks/context.py` prints what that saves
and costs (.b1)."""

MODEL_TOKENS: Final = 448
"""Of prompt and answer together, by the model's design."""

_STOPS: Final = ".,!?;:-\u2013\u2014\u2026 "

_SPACE: Final = "\u0120"
"""How the vocabulary's tokens show a space."""


@dataclass(frozen=True, slots=True, eq=False)
class _Encoded:
    """A stretch as the decoder hears it, and how many frames of sound it has."""

    heard: Heard
    frames: int


@dataclass(frozen=True, slots=True)
class _Engine:
    """What is loaded. `known` is the whole words of the vocabulary."""

    runtime: Runtime
    tokenizer: Tokenizer
    features: FeatureExtractor
    known: frozenset[str]


class Whisper:
    """One Whisper model of the size that `folder` holds. English, whatever was spoken."""

    def __init__(self, folder: Path, settings: DecodeSettings) -> None:
        self._folder = folder
        self._settings = settings
        self._engine: _Engine | None = None

    def load(self) -> None:
        """Read the model and decode a second of nothing, so that the first answer is not slow."""
        with listening.loading(self._folder):
            self._engine = _load(self._folder, self._settings)
            nothing = self._encoded(np.zeros(SAMPLE_RATE_HZ, np.float32), self._settings.min_frames)
            self._decoded(nothing, "", beam=self._settings.beam)
            self._weigh(nothing, NOTHING_SAID)

    def decode(self, pcm: NDArray[np.float32], hint: Hint = NO_HINT, stop: Stop = NEVER) -> Decoded:
        """Turn at most 15 s of 16 kHz speech into words, with the hint's names as they were typed.

        Raises RecognizerFailed, which says nothing of the speech, and Stopped soon after `stop` was said.
        """
        return listening.heard(pcm, lambda: self._listen(pcm, hint, stop))

    def describe(self) -> str:
        """Engine and model in a few words."""
        return f"whisper-{self._folder.name}-int8"

    def close(self) -> None:
        """Let the model go."""
        self._engine = None

    def with_settings(self, settings: DecodeSettings) -> Whisper:
        """The same loaded model, decoding otherwise."""
        other = Whisper(self._folder, settings)
        other._engine = self._engine
        return other

    def first_frames(self, pcm: NDArray[np.float32]) -> int:
        """Encoder frames at least for the first look at so much speech."""
        short = len(pcm) < (SHORT_SECONDS + SURROUND_SECONDS) * SAMPLE_RATE_HZ
        return self._settings.short_frames if short else self._settings.min_frames

    def attempt(
        self, pcm: NDArray[np.float32], prompt: str, min_frames: int, stop: Stop = NEVER
    ) -> Attempt:
        """One decode, undoubted, as if `prompt` had been said before. Raises what the engine raises."""
        encoded = self._encoded(pcm, min_frames, stop)
        return self._decoded(encoded, prompt, beam=self._settings.beam)

    def weigher(self, pcm: NDArray[np.float32]) -> Callable[[Spoken], float]:
        """Says how likely this sound makes a text, as a natural logarithm."""
        encoded = self._encoded(pcm, self.first_frames(pcm))
        return lambda text: self._weigh(encoded, text)

    def known_words(self) -> frozenset[str]:
        """The whole words of the model's vocabulary."""
        return self._ready().known

    def _listen(self, pcm: NDArray[np.float32], hint: Hint, stop: Stop) -> Decoded:
        first, again, beam = self.first_frames(pcm), FULL_FRAMES, self._settings.beam
        if hint.hurried:
            first, again, beam = min(first, HURRIED_FRAMES), first, HURRIED_BEAM
        encoded = self._encoded(pcm, first, stop)
        decoded = listening.settle(
            self._decoded(encoded, "", beam=beam, begins=_beginning(hint.before)),
            lambda: self.attempt(pcm, "", again, stop),
            self._settings.min_log_probability,
            hint,
            None if hint.hurried else lambda: self._rest(listening.rest(pcm, hint), stop),
        )
        if not hint.names or not decoded.words:
            return decoded
        words, asked = names.heard(
            decoded.words, hint, self._ready().known, lambda text: self._weigh(encoded, text)
        )
        return replace(decoded, words=words, asked_for_names=asked)

    def _rest(self, pcm: NDArray[np.float32], stop: Stop) -> Attempt:
        return self.attempt(pcm, "", self.first_frames(pcm), stop)

    def _weigh(self, encoded: _Encoded, text: Spoken) -> float:
        """How likely the sound makes a text (natural logarithm): one step of the decoder."""
        tokenizer = self._ready().tokenizer
        return encoded.heard.weigh(_prompt(tokenizer, ""), tokenizer.encode(f" {text.reveal()}"))

    def _ready(self) -> _Engine:
        if self._engine is None:
            raise RecognizerFailed("no model is loaded", remedy="call load() first")
        return self._engine

    def _encoded(self, pcm: NDArray[np.float32], min_frames: int, stop: Stop = NEVER) -> _Encoded:
        engine, settings = self._ready(), self._settings
        thin = engine.runtime.thins and min_frames < FULL_FRAMES
        step = settings.silence_step if thin else 1
        least = min_frames if step == 1 else 0
        features, frames = _padded(engine.features(pcm), least, settings.tail_frames)
        heard = engine.runtime.hear(features, frames, silence_step=step, stop=stop)
        return _Encoded(heard, frames)

    def _decoded(
        self, encoded: _Encoded, said_before: str, *, beam: int, begins: str = ""
    ) -> Attempt:
        tokenizer = self._ready().tokenizer
        seconds = encoded.frames / FRAMES_PER_SECOND
        prompt = _prompt(tokenizer, said_before)
        room = min(MODEL_TOKENS - len(prompt), round(TOKENS_PER_SECOND * seconds) + TOKENS_SPARE)
        given = tokenizer.encode(f" {begins}") if begins else []
        answer = encoded.heard.answer(prompt, given, beam=beam, room=room)
        return Attempt(
            words=Spoken(tokenizer.decode([*answer.tokens]).strip()),
            seconds=max(0.0, seconds - SURROUND_SECONDS),
            mean_log_probability=answer.mean_log_probability,
            no_speech=answer.no_speech,
            capped=len(answer.tokens) >= room,
        )


def _load(folder: Path, settings: DecodeSettings) -> _Engine:
    import tokenizers
    from faster_whisper.feature_extractor import FeatureExtractor
    from faster_whisper.tokenizer import Tokenizer

    vocabulary = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
    runtime = _runtime(folder, settings, vocabulary)
    return _Engine(
        runtime=runtime,
        # a model of English alone knows neither languages nor tasks, and must not be asked
        tokenizer=Tokenizer(vocabulary, runtime.multilingual, task="transcribe", language="en"),
        features=FeatureExtractor(feature_size=runtime.mels),
        known=likeness.known_words(vocabulary.get_vocab(), _SPACE),
    )


def _runtime(folder: Path, settings: DecodeSettings, vocabulary: tokenizers.Tokenizer) -> Runtime:
    # each is imported only where it is used: a worker has room for one
    device = _device(settings.device)
    if device == "cuda" or settings.runtime == "ctranslate2":
        from copilot.asr.ctranslate import CTranslate

        return CTranslate(folder, device)
    from copilot.asr.onnx_whisper import Marks, OnnxWhisper

    marks = Marks(
        start=_mark(vocabulary, "<|startoftranscript|>"),
        end=_mark(vocabulary, "<|endoftext|>"),
        no_speech=_mark(vocabulary, "<|nospeech|>", "<|nocaptions|>"),
    )
    return OnnxWhisper(folder, marks)


def _mark(vocabulary: tokenizers.Tokenizer, *names: str) -> int:
    """The number of a token that is no text, by any of the names that it has had."""
    found = (vocabulary.token_to_id(name) for name in names)
    return next(number for number in found if number is not None)


def _device(wanted: str) -> str:
    """``auto`` is a graphics processor if there is one; no machine that the tests have seen had."""
    if wanted != "auto":
        return wanted
    # its driver brings this program along; to ask the engine would mean to load it
    return "cuda" if shutil.which("nvidia-smi") else "cpu"


def _padded(
    found: NDArray[np.float32], min_frames: int, tail_frames: int
) -> tuple[NDArray[np.float32], int]:
    """Features float32[1, mels, frames] with zeros after the sound's own, and how many those are."""
    found = found[:, :FULL_FRAMES]
    frames = found.shape[1]
    total = min(FULL_FRAMES, max(min_frames, frames + tail_frames))
    padded = np.zeros((1, found.shape[0], total), np.float32)
    padded[0, :, :frames] = found
    return padded, frames


def _beginning(before: Spoken) -> str:
    """The words of before that stand, without the stop that was put where the sound broke off."""
    return " ".join(before.reveal().split()[:-HEARD_AGAIN_WORDS]).rstrip(_STOPS)


def _prompt(tokenizer: Tokenizer, said_before: str) -> list[int]:
    before: list[int] = []
    if said_before:
        before = [tokenizer.sot_prev, *tokenizer.encode(f" {said_before}")[:PROMPT_TOKENS]]
    return [*before, *tokenizer.sot_sequence, tokenizer.no_timestamps]
