"""What is settled is settled: up to the watermark nothing is said again."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from copilot.events import (
    FRAME_SECONDS,
    SpeechSegment,
    SpeechStarted,
)
from copilot.kinds import Speaker
from copilot.speech.segmenter import Segmenter
from tests.speech.make import (
    CLOSE,
    MAYBE,
    SETTINGS,
    SILENCE,
    VOICE,
    frame,
    run,
)


class Watermark(RuleBasedStateMachine):
    """Nothing may turn up at or before what was called settled, and memory stays bounded."""

    def __init__(self):
        super().__init__()
        self.segmenter = Segmenter(Speaker.REP, SETTINGS)
        self.index = 0
        self.settled = float("-inf")
        self.room = self.segmenter._tape._sound.size

    @rule(probability=st.sampled_from([VOICE, MAYBE, SILENCE]), times=st.integers(1, 200))
    def hear(self, probability, times):
        for _ in range(times):
            self.judge(self.segmenter.push(frame(self.index, 0.1), probability))
            self.index += 1
            self.settled = max(self.settled, self.segmenter.settled_until)

    @rule()
    def flush(self):
        self.judge(self.segmenter.flush())

    def judge(self, events):
        for event in events:
            if isinstance(event, SpeechStarted):
                assert event.start > self.settled
            elif isinstance(event, SpeechSegment) and event.final:
                assert event.end > self.settled

    @invariant()
    def is_monotone(self):
        assert self.segmenter.settled_until >= self.settled
        assert self.segmenter.settled_until <= self.index * FRAME_SECONDS

    @invariant()
    def is_bounded(self):
        assert self.segmenter._tape._sound.size == self.room


TestWatermark = Watermark.TestCase
TestWatermark.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


def test_silence_is_settled_at_once_and_speech_as_it_goes():
    segmenter = Segmenter(Speaker.REP, SETTINGS)
    run([SILENCE] * 100, segmenter=segmenter, flush=False)
    assert segmenter.settled_until == pytest.approx(100 * FRAME_SECONDS, abs=FRAME_SECONDS)
    run([VOICE] * 100, segmenter=segmenter, first=100, flush=False)
    assert segmenter.settled_until == pytest.approx(200 * FRAME_SECONDS, abs=FRAME_SECONDS)
    run([SILENCE] * (CLOSE - 1), segmenter=segmenter, first=200, flush=False)
    assert segmenter.settled_until == pytest.approx(200 * FRAME_SECONDS, abs=FRAME_SECONDS)
    run([SILENCE], segmenter=segmenter, first=199 + CLOSE, flush=False)
    assert segmenter.settled_until > 200 * FRAME_SECONDS + 0.3
