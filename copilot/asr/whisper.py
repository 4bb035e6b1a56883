"""Whisper on CTranslate2: the one door to faster-whisper and its engine.

faster-whisper's own `WhisperModel` fills every utterance up to 30 s before it encodes it. The
engine takes fewer frames, which is two to five times cheaper, so it is called directly here, with
faster-whisper's features and tokenizer. Measured before this was written: the frames past the
speech must be *zeros in the features* (silent audio there ruins the words), at least 15 s in all
and 2 s past the end; with 10 s in all twice as many words were wrong. A doubtful answer is decoded
once more with all 30 s.

This module is loaded in a worker process, which must stay small: it imports no settings, no
pydantic and no event loop.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.asr import hallucination
from copilot.asr.hallucination import Attempt, Verdict
from copilot.asr.recognizer import Decoded
from copilot.errors import RecognizerFailed
from copilot.events import SAMPLE_RATE_HZ
from copilot.spoken import NOTHING_SAID, Spoken

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import ctranslate2
    from faster_whisper.feature_extractor import FeatureExtractor
    from faster_whisper.tokenizer import Tokenizer
    from numpy.typing import NDArray

    from copilot.asr.recognizer import DecodeSettings

FRAMES_PER_SECOND: Final = 100
FULL_FRAMES: Final = 3000
"""What the model was trained on: 30 s."""

SHORT_SECONDS: Final = 1.5
"""Speech shorter than this may be given more context than the rest: a bare "yes" has none."""

TOKENS_PER_SECOND: Final = 10
TOKENS_SPARE: Final = 10
"""More tokens than that nobody can say in the time; a loop runs into the bound (measured)."""

HINT_TOKENS: Final = 100
"""A list of names longer than this costs more time than it is worth."""

MODEL_TOKENS: Final = 448
"""Of prompt and answer together, by the model's design."""

_SURROUND_SECONDS: Final = 0.3
"""Pre-roll and tail in a stretch's sound, which are no speech."""


@dataclass(frozen=True, slots=True)
class _Engine:
    """What is loaded."""

    model: ctranslate2.models.Whisper
    tokenizer: Tokenizer
    features: FeatureExtractor
    to_engine: Callable[[NDArray[np.float32]], ctranslate2.StorageView]


class Whisper:
    """One Whisper model of the size that `folder` holds. English, whatever was spoken."""

    def __init__(self, folder: Path, settings: DecodeSettings) -> None:
        self._folder = folder
        self._settings = settings
        self._engine: _Engine | None = None

    def load(self) -> None:
        """Read the model and decode a second of nothing, so that the first answer is not slow."""
        try:
            self._engine = _load(self._folder)
            self._attempt(np.zeros(SAMPLE_RATE_HZ, np.float32), "", self._settings.min_frames)
        except Exception as error:  # noqa: BLE001  # native code raises what it likes
            raise RecognizerFailed(
                f"the model could not be loaded ({type(error).__name__})",
                where=str(self._folder),
                remedy="run: copilot doctor",
            ) from None

    def decode(self, pcm: NDArray[np.float32], hint: str = "") -> Decoded:
        """Turn at most 15 s of 16 kHz speech into words; `hint` lists names that may occur.

        Raises RecognizerFailed, which says nothing of the speech.
        """
        if not hallucination.audible(pcm):
            return Decoded(words=NOTHING_SAID, mean_log_probability=0.0, no_speech=1.0, passes=0)
        try:
            return self._listen(pcm, hint)
        except Exception as error:  # noqa: BLE001  # native code raises what it likes
            raise RecognizerFailed(f"a stretch was not decoded ({type(error).__name__})") from None

    def describe(self) -> str:
        """Engine and model in a few words."""
        return f"whisper-{self._folder.name}-int8"

    def close(self) -> None:
        """Let the model go."""
        self._engine = None

    def _listen(self, pcm: NDArray[np.float32], hint: str) -> Decoded:
        settings = self._settings
        lowest = settings.min_log_probability
        short = len(pcm) < (SHORT_SECONDS + _SURROUND_SECONDS) * SAMPLE_RATE_HZ
        attempt = self._attempt(pcm, hint, settings.short_frames if short else settings.min_frames)
        passes = 1
        if hallucination.doubtful(attempt, lowest):
            attempt = hallucination.better(attempt, self._attempt(pcm, hint, FULL_FRAMES), lowest)
            passes = 2
        verdict = hallucination.judge(attempt, lowest)
        return Decoded(
            words=attempt.words if verdict is Verdict.BELIEVED else NOTHING_SAID,
            mean_log_probability=attempt.mean_log_probability,
            no_speech=attempt.no_speech,
            passes=passes,
            looped=verdict is Verdict.LOOPED,
            taken_back=verdict is not Verdict.BELIEVED,
            unclear=hallucination.unclear(attempt, verdict),
        )

    def _attempt(self, pcm: NDArray[np.float32], hint: str, min_frames: int) -> Attempt:
        engine = self._engine
        if engine is None:
            raise RecognizerFailed("no model is loaded", remedy="call load() first")
        features, frames = _padded(engine.features(pcm), min_frames, self._settings.tail_frames)
        seconds = frames / FRAMES_PER_SECOND
        prompt = _prompt(engine.tokenizer, hint)
        room = min(MODEL_TOKENS - len(prompt), round(TOKENS_PER_SECOND * seconds) + TOKENS_SPARE)
        answer = engine.model.generate(
            engine.to_engine(features),
            [prompt],
            beam_size=self._settings.beam,
            max_length=len(prompt) + room,
            return_scores=True,
            return_no_speech_prob=True,
            suppress_blank=True,
        )[0]
        tokens = answer.sequences_ids[0]
        # the engine's score leaves the token that ends the text out of its mean
        mean = answer.scores[0] * len(tokens) / (len(tokens) + 1)
        return Attempt(
            words=Spoken(engine.tokenizer.decode(tokens).strip()),
            seconds=max(0.0, seconds - _SURROUND_SECONDS),
            mean_log_probability=float(mean),
            no_speech=float(answer.no_speech_prob),
            capped=len(tokens) >= room,
        )


def _load(folder: Path) -> _Engine:
    import ctranslate2
    import tokenizers
    from faster_whisper.feature_extractor import FeatureExtractor
    from faster_whisper.tokenizer import Tokenizer

    model = ctranslate2.models.Whisper(
        str(folder), compute_type="int8", inter_threads=1, intra_threads=1
    )
    vocabulary = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
    return _Engine(
        model=model,
        # a model of English alone knows neither languages nor tasks, and must not be asked
        tokenizer=Tokenizer(vocabulary, model.is_multilingual, task="transcribe", language="en"),
        features=FeatureExtractor(feature_size=model.n_mels),
        to_engine=ctranslate2.StorageView.from_array,
    )


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


def _prompt(tokenizer: Tokenizer, hint: str) -> list[int]:
    before: list[int] = []
    if hint:
        before = [tokenizer.sot_prev, *tokenizer.encode(f" {hint.strip()}")[:HINT_TOKENS]]
    return [*before, *tokenizer.sot_sequence, tokenizer.no_timestamps]
