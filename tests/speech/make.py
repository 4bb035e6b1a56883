"""Frames and segmenters for the tests of who is talking."""

from __future__ import annotations

import numpy as np

from copilot.events import FRAME_SAMPLES, AudioFrame, SpeechSegment
from copilot.kinds import Speaker
from copilot.settings import SpeechSettings
from copilot.speech.segmenter import Segmenter

SETTINGS = SpeechSettings(tentative_silence_s=0.192, close_silence_s=0.416, pre_roll_s=0.128)
MIN_SPEECH, TENTATIVE, CLOSE, PRE_ROLL = 5, 6, 13, 4  # frames of these settings
VOICE, MAYBE, SILENCE = 0.9, 0.4, 0.1


def frame(index: int, level: float | None = None, speaker: Speaker = Speaker.REP) -> AudioFrame:
    """A frame whose every sample tells its index, so that sound can be followed."""
    value = float(index) if level is None else level
    return AudioFrame(speaker=speaker, index=index, pcm=np.full(FRAME_SAMPLES, value, np.float32))


def run(probabilities, *, segmenter=None, first=0, flush=True, levels=None):
    """All events of a row of probabilities."""
    segmenter = segmenter or Segmenter(Speaker.REP, SETTINGS)
    events = []
    for place, probability in enumerate(probabilities):
        level = None if levels is None else levels[place]
        events += segmenter.push(frame(first + place, level), probability)
    return [*events, *(segmenter.flush() if flush else ())]


def finals(events):
    return [one for one in events if isinstance(one, SpeechSegment) and one.final]


def frames_of(segment):
    """Start and end of a segment in frames."""
    return round(segment.start / 0.032), round(segment.end / 0.032)
