"""How likely each 32 ms holds a voice: Silero v6 in ONNX.

The graph (the file that faster-whisper ships) takes frames of *one* recording in a row, each with
the last 64 samples of the frame before it, and carries an LSTM's state from call to call. Its state
has room for one recording only, so the two sides cannot share a call: each has its own, one after
the other. Without the 64 samples the graph answers "no voice" to everything and says nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import numpy as np

from copilot.events import FRAME_SAMPLES, VoiceProbability
from copilot.kinds import SPEAKERS
from copilot.onnx import open_graph

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from copilot.events import AudioFrame
    from copilot.onnx import Graph

CONTEXT_SAMPLES: Final = 64
"""What the graph wants to hear of the frame before (Silero's own, at 16 kHz)."""

_STATE_SHAPE: Final = (1, 1, 128)

_LOUDEST: Final = 8.0
"""No real sample is 18 dB over full scale: such a one is cut, lest the state overflow."""


class VoiceDetector:
    """The ear of one call: remembers what it heard of each side. Not for two threads at once.

    `model` is the graph's file. Detectors of one process share the loaded graph, never the state.
    """

    def __init__(self, model: Path) -> None:
        graph = _graph(model)
        self._ears = tuple(_Ear(graph) for _ in SPEAKERS)

    def probabilities(
        self, rep: AudioFrame, buyer: AudioFrame
    ) -> tuple[VoiceProbability, VoiceProbability]:
        """Voice in the next frame of each side. Frames must come in order, without gaps."""
        one, other = self._ears
        return (
            VoiceProbability(speaker=rep.speaker, index=rep.index, probability=one.listen(rep.pcm)),
            VoiceProbability(
                speaker=buyer.speaker, index=buyer.index, probability=other.listen(buyer.pcm)
            ),
        )


class _Ear:
    """One side: the LSTM's state, and a window of 64 old and 512 new samples."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._window: NDArray[np.float32] = np.zeros(
            (1, CONTEXT_SAMPLES + FRAME_SAMPLES), np.float32
        )
        self._hidden: NDArray[np.float32] = np.zeros(_STATE_SHAPE, np.float32)
        self._cell: NDArray[np.float32] = np.zeros(_STATE_SHAPE, np.float32)

    def listen(self, pcm: NDArray[np.float32]) -> float:
        """Probability of voice in 512 samples; 0 where the engine has no answer."""
        window = self._window[0]
        window[:CONTEXT_SAMPLES] = window[-CONTEXT_SAMPLES:]
        window[CONTEXT_SAMPLES:] = pcm
        if not np.abs(pcm).max() <= _LOUDEST:  # a comparison with NaN is false: this finds it too
            np.nan_to_num(window, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
            np.clip(window, -_LOUDEST, _LOUDEST, out=window)
        answer, hidden, cell = self._graph.run(
            None, {"input": self._window, "h": self._hidden, "c": self._cell}
        )
        probability = float(answer[0])
        if not 0.0 <= probability <= 1.0:
            self._hidden = np.zeros(_STATE_SHAPE, np.float32)
            self._cell = np.zeros(_STATE_SHAPE, np.float32)
            return 0.0
        self._hidden, self._cell = hidden, cell
        return probability


@lru_cache(maxsize=2)
def _graph(model: Path) -> Graph:
    """The loaded graph, one for all calls."""
    return open_graph(model)
