"""faster-whisper as most applications use it: a detector closes a stretch, the model decodes it.

``python -m benchmarks.peer_drivers.faster_whisper_plain FOLDER_OF_WEIGHTS``. The detector is the
Silero graph in faster-whisper's own wheel, run frame by frame with its `VadOptions` defaults, and
with the 500 ms of silence that its README shows. The model is loaded as the README does for a CPU
(int8) and decodes with its defaults (beam 5, windows of 30 s). One model, one thread a side.
*Final*: the text that ``transcribe`` gives for a closed stretch.
"""

from __future__ import annotations

import sys
from collections import deque
from typing import TYPE_CHECKING

import numpy as np
from faster_whisper import WhisperModel
from faster_whisper.vad import VadOptions, get_vad_model

from benchmarks.peer_drivers.wire import FRAME_S, Wire

if TYPE_CHECKING:
    import queue

    from numpy.typing import NDArray

SILENCE_S = 0.5
CONTEXT_SAMPLES = 64


class Detector:
    """Voice or not, frame by frame, with the state of the frames before."""

    def __init__(self) -> None:
        self._session = get_vad_model().session
        self._h = np.zeros((1, 1, 128), np.float32)
        self._c = np.zeros((1, 1, 128), np.float32)
        self._before = np.zeros(CONTEXT_SAMPLES, np.float32)

    def probability(self, pcm: NDArray[np.float32]) -> float:
        """Probability of voice in the next 32 ms."""
        window = np.concatenate([self._before, pcm])[None, :]
        self._before = pcm[-CONTEXT_SAMPLES:]
        answer, self._h, self._c = self._session.run(
            None, {"input": window, "h": self._h, "c": self._c}
        )
        return float(answer[0].squeeze())


class Stretches:
    """Closes a stretch of speech once `SILENCE_S` of silence have followed it."""

    def __init__(self) -> None:
        options = VadOptions()
        self._start = options.threshold
        self._stop = options.threshold - 0.15
        pad = max(1, round(options.speech_pad_ms / 1000 / FRAME_S))
        self._before: deque[NDArray[np.float32]] = deque(maxlen=pad)
        self._held: list[NDArray[np.float32]] = []
        self._silence_s = 0.0

    def push(self, pcm: NDArray[np.float32], probability: float) -> NDArray[np.float32] | None:
        """The stretch that this frame closes, if it closes one."""
        if not self._held:
            self._before.append(pcm)
            if probability >= self._start:
                self._held, self._silence_s = list(self._before), 0.0
                self._before.clear()
            return None
        self._held.append(pcm)
        self._silence_s = 0.0 if probability >= self._stop else self._silence_s + FRAME_S
        if self._silence_s < SILENCE_S:
            return None
        closed, self._held = np.concatenate(self._held), []
        return closed


def _listen(wire: Wire, side: str, sound: queue.Queue[bytes], model: WhisperModel) -> None:
    detector, stretches = Detector(), Stretches()
    while piece := sound.get():
        pcm = np.frombuffer(piece, np.int16).astype(np.float32) / np.float32(32768)
        closed = stretches.push(pcm, detector.probability(pcm))
        if closed is not None:
            segments, _ = model.transcribe(closed, language="en")
            wire.text(side, " ".join(one.text for one in segments), final=True)


def main() -> None:
    """Run one call."""
    wire = Wire()
    model = WhisperModel(sys.argv[1], device="cpu", compute_type="int8")
    get_vad_model()
    wire.ready()
    wire.each_side(lambda side, sound: _listen(wire, side, sound, model))


if __name__ == "__main__":
    main()
