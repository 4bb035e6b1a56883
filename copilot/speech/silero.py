"""How likely each 32 ms holds a voice: Silero v6 in ONNX.

The graph (the file that faster-whisper ships) takes frames of *one* recording in a row, each with
the last 64 samples of the frame before it, and carries an LSTM's state from call to call. Changed to
take a frame of each side at once it answers the same in one run instead of two. Without the 64
samples it answers "no voice" to everything and says nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.events import FRAME_SAMPLES, VoiceProbability
from copilot.kinds import SPEAKERS
from copilot.onnx import load_graph
from copilot.onnx_graph import side_by_side

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from copilot.events import AudioFrame
    from copilot.onnx import Graph

CONTEXT_SAMPLES: Final = 64
"""What the graph wants to hear of the frame before (Silero's own, at 16 kHz)."""

_STATE: Final = 128

_LOUDEST: Final = 8.0
"""No real sample is 18 dB over full scale: such a one is cut, lest the state overflow."""


class VoiceDetector:
    """The ear of one call: remembers what it heard of each side. Not for two threads at once.

    `model` is the graph's file. Detectors of one process share the loaded graph, never the state. Of
    each side that is the LSTM's, and a window of 64 old and 512 new samples.
    """

    def __init__(self, model: Path) -> None:
        self._graph = _graph(model)
        rows = len(SPEAKERS)
        self._windows: NDArray[np.float32] = np.zeros(
            (rows, CONTEXT_SAMPLES + FRAME_SAMPLES), np.float32
        )
        self._hidden: NDArray[np.float32] = np.zeros((1, rows, _STATE), np.float32)
        self._cell: NDArray[np.float32] = np.zeros((1, rows, _STATE), np.float32)

    def probabilities(
        self, rep: AudioFrame, buyer: AudioFrame
    ) -> tuple[VoiceProbability, VoiceProbability]:
        """Voice in the next frame of each side. Frames must come in order, without gaps."""
        one, other = self._listen(rep.pcm, buyer.pcm)
        return (
            VoiceProbability(speaker=rep.speaker, index=rep.index, probability=one),
            VoiceProbability(speaker=buyer.speaker, index=buyer.index, probability=other),
        )

    def _listen(self, *sides: NDArray[np.float32]) -> list[float]:
        """Probability of voice in 512 samples of each; 0 where the engine has no answer."""
        windows = self._windows
        windows[:, :CONTEXT_SAMPLES] = windows[:, -CONTEXT_SAMPLES:]
        for window, pcm in zip(windows, sides, strict=True):
            window[CONTEXT_SAMPLES:] = pcm
            if not np.abs(pcm).max() <= _LOUDEST:  # false for NaN: this finds it too
                _tame(window)
        answers, self._hidden, self._cell = self._graph.run(
            None, {"input": windows, "h": self._hidden, "c": self._cell}
        )
        found = [float(answer) for answer in answers]
        for row, probability in enumerate(found):
            if not 0.0 <= probability <= 1.0:
                self._hidden[:, row] = 0.0
                self._cell[:, row] = 0.0
                found[row] = 0.0
        return found


def _tame(window: NDArray[np.float32]) -> None:
    """Cut what no sound has."""
    np.nan_to_num(window, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
    np.clip(window, -_LOUDEST, _LOUDEST, out=window)


@lru_cache(maxsize=2)
def _graph(model: Path) -> Graph:
    """The loaded graph, one for all calls."""
    return load_graph(side_by_side(model))
