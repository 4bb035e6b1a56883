"""A whole call over a loudspeaker: the buyer's voice in the rep's microphone is not the rep's."""

from __future__ import annotations

import numpy as np
import pytest

from copilot.bleed import Bleed
from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate, View
from copilot.coaching.rulebook import Rulebook
from copilot.events import FRAME_SECONDS, Utterance, VoiceProbability
from copilot.kinds import Speaker
from copilot.outputs import Decode, Said
from copilot.path import CallPath, Coach
from copilot.settings import BleedSettings, Settings
from copilot.spoken import NOTHING_SAID, Spoken
from tests.audio.voices import frames, through_a_loudspeaker, voice
from tests.make import context

SECONDS = 40.0
BUYER_SPANS = [(0.5, 6.0), (10.0, 16.0), (20.0, 27.0), (31.0, 36.0)]
REP_SPANS = [(6.4, 9.5), (16.4, 21.0), (27.4, 30.5), (36.4, 39.0)]
BUYER = voice(1, BUYER_SPANS, SECONDS)
REP = voice(2, REP_SPANS, SECONDS)
VIEW = View()


class LevelEar:
    """Takes for voice whatever is louder than -50 dB: the bluntest voice detector there is."""

    def probabilities(self, rep, buyer):
        return self._of(rep), self._of(buyer)

    def _of(self, frame):
        loud = float((frame.pcm**2).mean()) > 1e-5
        return VoiceProbability(
            speaker=frame.speaker, index=frame.index, probability=0.9 if loud else 0.05
        )


def nothing(segment):
    return ""


def spoken(segment, text):
    return Utterance(
        speaker=segment.speaker,
        start=segment.start,
        end=segment.end,
        words=Spoken(text) if text else NOTHING_SAID,
        confidence=0.9,
        late=not text,
    )


class Listener:
    """Does what a path wants done; its words come so many frames after a stretch has closed."""

    def __init__(self, path, words, delay_frames):
        self.path, self.words, self.delay_frames = path, words, delay_frames
        self.told, self.due, self.decoded = [], [], []

    def act(self, outputs, at):
        for output in outputs:
            if isinstance(output, Said):
                self.told.append(output.utterance)
            elif isinstance(output, Decode) and output.segment.final:
                self.due.append((at + self.delay_frames, output.segment))
                self.decoded.append(output.segment)

    def answer(self, until):
        while self.due and self.due[0][0] <= until:
            segment = self.due.pop(0)[1]
            utterance = spoken(segment, self.words(segment))
            self.act(self.path.words(utterance, segment.key, VIEW), until)


def listen(rep, buyer, *, enabled=True, words=nothing, delay_frames=0, ends=True):
    """Run a call; `words` gives an utterance its text."""
    settings = Settings().model_copy(update={"bleed": BleedSettings(enabled=enabled)})
    coach = Coach(
        engine=Engine(rulebook=Rulebook(), context=context()),
        gate=Gate(settings=settings.gate, profile=settings.core),
        settings=settings,
    )
    path = CallPath(context(), LevelEar(), coach)
    listener = Listener(path, words, delay_frames)
    for index, pair in enumerate(frames(rep, buyer)):
        listener.act(path.hear(pair, VIEW), index)
        listener.answer(index)
    if ends:
        listener.act(path.finish(), len(rep))
        listener.answer(2 * len(rep))
        listener.act(path.end(VIEW), len(rep))
    return listener


def play(rep, buyer, **how):
    """The path after a call, and what was told."""
    listener = listen(rep, buyer, **how)
    return listener.path, listener.told


def spans_of(side, told):
    return [(one.start, one.end) for one in told if one.speaker is side]


@pytest.fixture(scope="module")
def apart():
    return play(REP, BUYER)


@pytest.mark.parametrize(
    ("level_db", "lag_ms", "decay_s"), [(-3.0, 0.0, 0.0), (-6.0, 150.0, 0.4), (-12.0, 300.0, 0.4)]
)
def test_the_talk_share_is_as_if_the_rep_wore_a_headset(apart, level_db, lag_ms, decay_s):
    bleed = through_a_loudspeaker(BUYER, level_db=level_db, lag_ms=lag_ms, decay_s=decay_s)
    path, heard = play(REP + bleed, BUYER)
    assert all(start > BUYER_SPANS[0][1] for start, _ in spans_of(Speaker.REP, heard))
    clean = apart[0].conversation.measures.rep_share
    assert path.conversation.measures.rep_share == pytest.approx(clean, abs=0.04)
    told = path.conversation.measures.bleed
    assert told.seconds == pytest.approx(sum(end - start for start, end in BUYER_SPANS), abs=4.0)
    assert told.confidence > 0.8


def test_without_the_guard_it_would_be_wrong(apart):
    path, _ = play(REP + through_a_loudspeaker(BUYER), BUYER, enabled=False)
    clean = apart[0].conversation.measures.rep_share
    assert path.conversation.measures.rep_share > clean + 0.1
    assert path.conversation.measures.bleed == Bleed()


def test_a_rep_who_talks_into_the_buyers_words_is_heard(apart):
    _, told = play(REP + through_a_loudspeaker(BUYER, decay_s=0.4), BUYER)
    both = (20.2, 20.9)
    assert any(start < both[0] and both[1] <= end for start, end in spans_of(Speaker.REP, told))


def test_the_recogniser_gets_the_rep_without_the_buyer():
    echo = through_a_loudspeaker(BUYER, decay_s=0.4)
    [stretch] = [
        one
        for one in listen(REP + echo, BUYER).decoded
        if one.speaker is Speaker.REP and one.start < 17.0 < one.end
    ]
    both = slice(round(20.2 * 16_000), round(20.9 * 16_000))
    # the sound begins some frames before the voice does
    starts = [round(stretch.start * 16_000) - 512 * frames for frames in range(20)]
    parts = [stretch.pcm[both.start - start : both.stop - start] for start in starts]
    left = min(float(((part - REP[both]) ** 2).sum()) for part in parts)
    assert left < 0.3 * float((echo[both] ** 2).sum())


def test_sides_that_are_apart_are_told_as_without_it(apart):
    path, told = apart
    off, expected = play(REP, BUYER, enabled=False)
    assert told == expected
    assert path.conversation == off.conversation
    assert path.conversation.measures.bleed == Bleed()


LINES = {
    round(start): f"here is what number {index} of the lines says to you"
    for index, (start, _) in enumerate(BUYER_SPANS)
}


def copied(segment):
    """What the recogniser hears: on both sides the buyer's line, where it is the buyer's voice."""
    for start, end in BUYER_SPANS:
        if start - 0.2 < (segment.start + segment.end) / 2 < end + 0.5:
            return LINES[round(start)]
    return "and these are other words of mine"


@pytest.mark.parametrize("delay_frames", [0, 40])
def test_what_the_sound_let_through_its_words_give_away(apart, delay_frames):
    """With the guard off, so that every word is doubled; only the text can tell."""
    rep = np.where(np.abs(REP) > 1e-3, REP, 0.0).astype(np.float32)
    alone = [(0.5, 6.0), (10.0, 16.0), (31.0, 36.0)]
    bleed = through_a_loudspeaker(voice(1, alone, SECONDS), lag_ms=150.0)
    path, told = play(rep + bleed, BUYER, enabled=False, words=copied, delay_frames=delay_frames)
    for start, end in spans_of(Speaker.REP, told):
        assert not any(a + 0.3 < (start + end) / 2 < b - 0.3 for a, b in alone[1:])
    measures = path.conversation.measures
    assert measures.repeated_s > 5.0
    assert measures.withheld
    assert measures.rep_share is None


def test_word_time_stands_still_while_the_rep_cannot_be_judged():
    """The rep's last words of 21 s lie in the buyer's, who talks on to 27 s."""
    half = slice(0, 24 * 16_000)
    path, told = play(REP[half], BUYER[half], words=copied, ends=False)
    assert path.conversation.at < 21.1
    assert not [end for _, end in spans_of(Speaker.REP, told) if end > 20.0]
    path, told = play(REP, BUYER, words=copied)
    assert path.conversation.at > 39.0
    assert [end for _, end in spans_of(Speaker.REP, told) if 20.0 < end < 22.0]


def test_words_that_come_late_change_nothing():
    rep = REP + through_a_loudspeaker(BUYER, lag_ms=150.0)
    at_once, _ = play(rep, BUYER, words=copied)
    late, _ = play(rep, BUYER, words=copied, delay_frames=60)
    assert at_once.conversation == late.conversation


def test_the_call_is_as_long_as_its_sound(apart):
    assert apart[0].at == pytest.approx(SECONDS, abs=2 * FRAME_SECONDS)
