"""Speech, and stretches of it, for the tests of words."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import psutil
import soundfile
import soxr

from copilot.asr.recognizer import Decoded, DecodeSettings
from copilot.events import SAMPLE_RATE_HZ, SpeechSegment
from copilot.kinds import Speaker
from copilot.settings import RecognizerSettings
from copilot.spoken import Spoken

RECORDING = Path(__file__).parent.parent / "data" / "two-sides.flac"
GREETING = (0.3, 6.0)  # seconds of channel 0, in which the words below are said
GREETING_WORDS = ("thank", "you", "for", "calling")
ANSWER = (6.7, 9.6)  # seconds of channel 1

if TYPE_CHECKING:
    from numpy.typing import NDArray

SETTINGS = RecognizerSettings()
DECODE = DecodeSettings(
    beam=5,
    min_frames=1500,
    short_frames=2000,
    tail_frames=200,
    silence_step=16,
    min_log_probability=-1.0,
)


@cache
def side(channel: int) -> NDArray[np.float32]:
    """One side of the recording as the path hears it."""
    sound, rate = soundfile.read(RECORDING, dtype="float32")
    resampled: NDArray[np.float32] = soxr.resample(sound[:, channel], rate, SAMPLE_RATE_HZ)
    return resampled.astype(np.float32)


def cut(channel: int, span: tuple[float, float]) -> NDArray[np.float32]:
    """Some seconds of a side."""
    return side(channel)[round(span[0] * SAMPLE_RATE_HZ) : round(span[1] * SAMPLE_RATE_HZ)]


def stretch(pcm=None, *, start=1.0, seconds=2.0, final=True, speaker=Speaker.REP) -> SpeechSegment:
    """A stretch of speech; of silence, if nothing else is said, which is answered at once."""
    if pcm is None:
        pcm = np.zeros(round(seconds * SAMPLE_RATE_HZ), np.float32)
    return SpeechSegment(speaker=speaker, start=start, end=start + seconds, pcm=pcm, final=final)


def greeting(*, final=True, start=1.0) -> SpeechSegment:
    """A stretch in which the greeting is said."""
    return stretch(cut(0, GREETING), start=start, seconds=5.6, final=final)


def decoded(text: str = "so many words", **more) -> Decoded:
    """An answer of an engine."""
    fields = {"mean_log_probability": -0.2, "no_speech": 0.1, "passes": 1, **more}
    return Decoded(words=Spoken(text), **fields)


def workers() -> list[psutil.Process]:
    """The recogniser's processes that were begun by the running test, not by a fixture before it."""
    return [one for one in psutil.Process().children() if one.pid not in _BEFORE]


_BEFORE: set[int] = set()


def forget_workers() -> None:
    """Count from here."""
    _BEFORE.clear()
    _BEFORE.update(one.pid for one in psutil.Process().children())
