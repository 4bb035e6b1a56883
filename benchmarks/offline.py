"""The same model as a transcriber of files would use it: whole turns, all the context there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ctranslate2
from faster_whisper import WhisperModel

from copilot.asr.moonshine import Moonshine
from copilot.asr.recognizer import DecodeSettings
from copilot.events import SAMPLE_RATE_HZ

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from benchmarks.wording import Side, Talk

    Words = Callable[[NDArray[np.float32]], str]

DECODE = DecodeSettings(
    beam=1,
    min_frames=3000,
    short_frames=3000,
    tail_frames=200,
    silence_step=1,
    min_log_probability=-1.0,
)
MARGIN_S = 0.2
"""Sound taken from before and after a turn; never of a neighbouring turn of the same side."""


class Offline:
    """faster-whisper's public API with its defaults, on one thread; or Moonshine, unguarded."""

    def __init__(self, model: Path, engine: str) -> None:
        self._words = _moonshine(model) if engine == "moonshine" else _whisper(model)

    def words_of(self, talk: Talk, sound: Mapping[str, NDArray[np.float32]]) -> dict[str, str]:
        """The words of each side, turn by turn."""
        return {
            side.name: " ".join(
                self._words(pcm) for pcm in _turns(side, sound[side.name]) if len(pcm)
            )
            for side in talk.sides
        }


def _whisper(folder: Path) -> Words:
    # a fall-back to a higher temperature draws by chance: always the same chance
    ctranslate2.set_random_seed(1)
    model = WhisperModel(str(folder), device="cpu", compute_type="int8", cpu_threads=1)

    def words(pcm: NDArray[np.float32]) -> str:
        segments, _ = model.transcribe(
            pcm, language="en", beam_size=5, condition_on_previous_text=False
        )
        return " ".join(segment.text.strip() for segment in segments)

    return words


def _moonshine(folder: Path) -> Words:
    engine = Moonshine(folder, DECODE)
    engine.load()
    return lambda pcm: engine.attempt(pcm).words.reveal()


def _turns(side: Side, pcm: NDArray[np.float32]) -> Iterator[NDArray[np.float32]]:
    """The sound of each reference turn, in order."""
    earliest = 0.0
    for place, turn in enumerate(side.turns):
        following = side.turns[place + 1 :]
        latest = following[0].start if following else len(pcm) / SAMPLE_RATE_HZ
        start = max(earliest, turn.start - MARGIN_S)
        end = max(turn.end, min(latest, turn.end + MARGIN_S))
        earliest = end
        yield pcm[round(start * SAMPLE_RATE_HZ) : round(end * SAMPLE_RATE_HZ)]
