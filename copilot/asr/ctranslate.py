"""Whisper computed by CTranslate2: for graphics processors, and to measure by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.asr.recognizer import NEVER
from copilot.asr.runtime import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    import ctranslate2
    from numpy.typing import NDArray

    from copilot.asr.recognizer import Stop

FRAMES_PER_STATE: Final = 2
"""Of what the encoder takes, to one of what it gives."""

GIVEN_SPARE: Final = 10
"""Tokens of the room that what is given must leave free."""


class CTranslate:
    """A model of CTranslate2's, whole numbers of 8 bits, one thread; `device` is ``cpu`` or ``cuda``.

    The engine takes fewer frames than the 3,000 that faster-whisper's own `WhisperModel` always
    fills up to, so it is called directly.
    """

    thins = False

    def __init__(self, folder: Path, device: str) -> None:
        import ctranslate2

        self._model: ctranslate2.models.Whisper = ctranslate2.models.Whisper(
            str(folder), device=device, compute_type="int8", inter_threads=1, intra_threads=1
        )
        self._to_engine: Callable[[NDArray[np.float32]], ctranslate2.StorageView] = (
            ctranslate2.StorageView.from_array
        )
        self.mels: int = self._model.n_mels
        self.multilingual: bool = self._model.is_multilingual

    def hear(
        self,
        features: NDArray[np.float32],
        frames: int,
        *,
        silence_step: int = 1,
        stop: Stop = NEVER,
    ) -> CTranslateHeard:
        """Encode float32[1, mels, n], of which the first `frames` are sound. It does not thin.

        The engine's own search cannot be stopped: it is only not begun.
        """
        del silence_step
        stop.check()
        encoded = self._model.encode(self._to_engine(features))
        return CTranslateHeard(self._model, encoded, frames, stop)


@dataclass(frozen=True, slots=True, eq=False)
class CTranslateHeard:
    """A sound as CTranslate2's decoder hears it."""

    model: ctranslate2.models.Whisper
    features: ctranslate2.StorageView
    frames: int
    stop: Stop

    def answer(
        self, prompt: Sequence[int], given: Sequence[int], *, beam: int, room: int
    ) -> Answer:
        """At most `room` tokens after the prompt, which begin with `given`, of `beam` hypotheses."""
        self.stop.check()
        answer = self.model.generate(
            self.features,
            # words that the answer must begin with come back as a part of it
            [[*prompt, *given[: max(0, room - GIVEN_SPARE)]]],
            beam_size=beam,
            max_length=len(prompt) + room,
            return_scores=True,
            return_no_speech_prob=True,
            suppress_blank=True,
        )[0]
        tokens = tuple(answer.sequences_ids[0])
        return Answer(
            tokens=tokens,
            # the engine's score leaves the token that ends the text out of its mean
            mean_log_probability=float(answer.scores[0] * len(tokens) / (len(tokens) + 1)),
            no_speech=float(answer.no_speech_prob),
        )

    def weigh(self, prompt: Sequence[int], tokens: Sequence[int]) -> float:
        """How likely the sound makes these tokens after the prompt, natural logarithm of all."""
        self.stop.check()
        states = max(1, self.frames // FRAMES_PER_STATE)
        aligned = self.model.align(self.features, [*prompt], [[*tokens]], states)[0]
        floor = np.finfo(np.float32).tiny
        return float(np.log(np.maximum(aligned.text_token_probs, floor)).sum())
