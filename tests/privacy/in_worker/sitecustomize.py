"""Read by every Python that has this folder on its path: makes the recogniser's worker fail, once.

The worker decodes as it always does. When it first has heard some of the words that
``COPILOT_CANARY`` lists, it says so in the file ``COPILOT_WORKER_FAULT`` (how many they were) and
raises an exception with everything that it heard. Where that file is, nothing is raised any more.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from copilot.asr.recognizer import Decoded, DecodeSettings, Hint, Recognizer, Stop

HEARD_BEFORE_THE_FAULT = 3


class FaultyOnce:
    """A recogniser whose own library fails it while it holds the words."""

    def __init__(self, whole: Recognizer, told: Path, canary: list[str]) -> None:
        self._whole = whole
        self._told = told
        self._canary = canary
        self.load = whole.load
        self.describe = whole.describe
        self.close = whole.close

    def decode(self, pcm: NDArray[np.float32], hint: Hint, stop: Stop) -> Decoded:
        """The words, or once an exception that is full of them."""
        decoded = self._whole.decode(pcm, hint, stop)
        said = decoded.words.reveal()
        hits = sum(word in said.lower() for word in self._canary)
        if hits >= HEARD_BEFORE_THE_FAULT and not self._told.exists():
            self._told.write_text(str(hits))
            raise RuntimeError(said)
        return decoded


def _make_the_worker_fail() -> None:
    from copilot.asr import engines

    whole, told = engines.open_engine, Path(os.environ["COPILOT_WORKER_FAULT"])
    canary = os.environ["COPILOT_CANARY"].split()

    def faulty(engine: str, folder: Path, settings: DecodeSettings) -> Recognizer:
        return FaultyOnce(whole(engine, folder, settings), told, canary)

    engines.open_engine = faulty


if "copilot.asr.worker" in sys.orig_argv:
    _make_the_worker_fail()
