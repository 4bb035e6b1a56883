"""What Whisper needs of whatever computes it: something that hears sound, and then answers for it.

Two things do: `copilot.asr.ctranslate`, and `copilot.asr.onnx_whisper`, which is the quicker on a
processor because words that an answer must begin with cost it one step and not one each
(`benchmarks/decoding.py` prints both side by side).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from copilot.asr.recognizer import NEVER

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from copilot.asr.recognizer import Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The likeliest tokens, those that were given among them.

    `mean_log_probability` is of a token and of the end, natural logarithm; what was given counts as
    certain. `no_speech` is the probability that nobody spoke.
    """

    tokens: tuple[int, ...]
    mean_log_probability: float
    no_speech: float


class Heard(Protocol):
    """A sound that was encoded: it can be asked any number of times."""

    def answer(
        self, prompt: Sequence[int], given: Sequence[int], *, beam: int, room: int
    ) -> Answer:
        """At most `room` tokens after the prompt, which begin with `given`, of `beam` hypotheses."""
        ...

    def weigh(self, prompt: Sequence[int], tokens: Sequence[int]) -> float:
        """How likely the sound makes these tokens after the prompt, natural logarithm of all."""
        ...


class Runtime(Protocol):
    """One loaded model. `mels` is the height of its features.

    `thins` is whether it can hear silence that is not there in the features, a few places for all.
    """

    mels: int
    multilingual: bool
    thins: bool

    def hear(
        self,
        features: NDArray[np.float32],
        frames: int,
        *,
        silence_step: int = 1,
        stop: Stop = NEVER,
    ) -> Heard:
        """Encode float32[1, mels, n], of which the first `frames` are sound.

        This, and what it gives, raises Stopped once `stop` was said, before the next step of its own.

        With a step above 1, for which it must be one that thins, silence follows as far as the model
        can hear, and every so manyth place of it stands for so many.
        """
        ...
