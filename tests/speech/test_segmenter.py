"""Stretches of speech: what starts, ends, resumes and is cut, to the frame."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copilot.events import (
    FRAME_SAMPLES,
    FRAME_SECONDS,
    Resumed,
    SpeechResumed,
    SpeechSegment,
    SpeechStarted,
)
from copilot.kinds import Speaker
from copilot.settings import SpeechSettings
from copilot.speech.segmenter import LONGEST, Segmenter, SpeechEvent
from tests.speech.make import (
    CLOSE,
    MAYBE,
    MIN_SPEECH,
    PRE_ROLL,
    SETTINGS,
    SILENCE,
    TENTATIVE,
    VOICE,
    finals,
    frame,
    frames_of,
    run,
)

IN_PIECES = SETTINGS.model_copy(update={"go_on_silence_s": 0.0})
"""Each stretch by itself, however soon the side goes on."""

GO_ON = round(SETTINGS.go_on_silence_s / FRAME_SECONDS)
TOGETHER = round(SETTINGS.go_on_length_s / FRAME_SECONDS)


def kinds(events):
    names = {SpeechStarted: "started", SpeechResumed: "resumed"}
    return [names.get(type(one)) or ("final" if one.final else "tentative") for one in events]


def test_one_stretch_is_started_tried_and_closed():
    events = run([SILENCE] * 10 + [VOICE] * 20 + [SILENCE] * 20)
    assert kinds(events) == ["started", "tentative", "final"]
    started, tentative, final = events
    assert started.start == pytest.approx(10 * FRAME_SECONDS)
    assert frames_of(final) == (10, 30)
    assert final.key == tentative.key
    assert final.pcm is tentative.pcm


def test_each_event_comes_at_its_frame():
    segmenter = Segmenter(Speaker.BUYER, SETTINGS)
    came = {}
    for index in range(60):
        for event in segmenter.push(frame(index), VOICE if 5 <= index < 25 else SILENCE):
            came[kinds([event])[0]] = index
            assert event.speaker is Speaker.BUYER
    assert came == {
        "started": 5 + MIN_SPEECH - 1,
        "tentative": 25 + TENTATIVE - 1,
        "final": 25 + CLOSE - 1,
    }


def test_the_sound_is_that_of_the_stretch_with_its_pre_roll_and_tail():
    final = finals(run([SILENCE] * 10 + [VOICE] * 20 + [SILENCE] * 20))[0]
    expected = np.repeat(np.arange(10 - PRE_ROLL, 30 + TENTATIVE, dtype=np.float32), FRAME_SAMPLES)
    assert np.array_equal(final.pcm, expected)


@pytest.mark.parametrize(("dip", "speech"), [(2, True), (3, False)])
def test_a_short_word_may_have_a_dip_in_it(dip, speech):
    row = [VOICE] * 2 + [SILENCE] * dip + [VOICE] * 3 + [SILENCE] * 10
    events = run(row, segmenter=Segmenter(Speaker.REP, SpeechSettings()))
    assert bool(kinds(events)) is speech


def test_voice_after_the_tentative_voids_it_and_the_stretch_goes_on():
    events = run([VOICE] * 10 + [SILENCE] * 8 + [VOICE] * 10 + [SILENCE] * 20)
    assert kinds(events) == ["started", "tentative", "resumed", "tentative", "final"]
    assert events[2].key == events[1].key != events[3].key
    assert frames_of(events[4]) == (0, 28)


def test_a_pause_too_short_to_be_tried_is_only_part_of_the_stretch():
    events = run([VOICE] * 10 + [SILENCE] * (TENTATIVE - 1) + [VOICE] * 10 + [SILENCE] * 20)
    assert kinds(events) == ["started", "tentative", "final"]


def test_who_goes_on_soon_is_heard_again_as_a_whole():
    talk = [VOICE] * 10 + [SILENCE] * (CLOSE + 2) + [VOICE] * 8
    events = run([*talk, *[SILENCE] * (CLOSE + 5), *[VOICE] * 6, *[SILENCE] * CLOSE])
    assert kinds(events) == ["started", "tentative", "final"] * 3
    one, two, three = finals(events)
    assert [frames_of(each) for each in (one, two, three)] == [
        (0, 10),
        (0, 20 + CLOSE),
        (0, 31 + 2 * CLOSE),
    ]
    assert one.resumed is None
    assert two.resumed == Resumed(
        end=one.end, at=(12 + CLOSE) * FRAME_SECONDS, silence_s=(CLOSE + 2) * FRAME_SECONDS
    )
    assert three.resumed == Resumed(
        end=two.end,
        at=(25 + 2 * CLOSE) * FRAME_SECONDS,
        silence_s=(2 * CLOSE + 7) * FRAME_SECONDS,
    )
    assert list(two.pcm[::FRAME_SAMPLES]) == list(range(20 + CLOSE + TENTATIVE))


@pytest.mark.parametrize(("silence", "goes_on"), [(GO_ON, True), (GO_ON + 1, False)])
def test_after_a_longer_silence_it_is_a_stretch_of_its_own(silence, goes_on):
    one, other = finals(run([VOICE] * 10 + [SILENCE] * silence + [VOICE] * 10))
    assert (other.resumed is not None) is goes_on
    assert frames_of(other) == (0 if goes_on else 10 + silence, 20 + silence)
    assert goes_on or not set(one.pcm) & set(other.pcm)


@pytest.mark.parametrize(("frames", "goes_on"), [(TOGETHER - 1, True), (TOGETHER + 1, False)])
def test_what_would_be_too_long_is_a_stretch_of_its_own(frames, goes_on):
    more = frames - 100 - CLOSE
    one, other = finals(run([VOICE] * 100 + [SILENCE] * CLOSE + [VOICE] * more))
    assert (other.resumed is not None) is goes_on
    assert goes_on or not set(one.pcm) & set(other.pcm)


def test_what_was_tried_as_a_whole_is_closed_as_a_whole():
    more = TOGETHER - 100 - CLOSE - TENTATIVE
    events = run([VOICE] * 100 + [SILENCE] * CLOSE + [VOICE] * more + [SILENCE] * 50)
    assert [one.resumed is not None for one in finals(events)] == [False, True]
    assert events[-1].pcm is events[-2].pcm


def test_silence_that_closes_parts_two_stretches_and_gives_no_sound_twice():
    probabilities = [VOICE] * 10 + [SILENCE] * CLOSE + [VOICE] * 10 + [SILENCE] * CLOSE
    one, other = finals(run(probabilities, segmenter=Segmenter(Speaker.REP, IN_PIECES)))
    assert (frames_of(one), frames_of(other)) == ((0, 10), (10 + CLOSE, 20 + CLOSE))
    assert not set(one.pcm) & set(other.pcm)


def test_pre_roll_never_takes_what_the_stretch_before_had():
    settings_ = IN_PIECES.model_copy(update={"pre_roll_s": 1.0})
    segmenter = Segmenter(Speaker.REP, settings_)
    events = run([VOICE] * 10 + [SILENCE] * CLOSE + [VOICE] * 10, segmenter=segmenter)
    one, other = finals(events)
    assert not set(one.pcm) & set(other.pcm)
    assert other.pcm[0] == one.pcm[-1] + 1


@pytest.mark.parametrize("frames", range(1, MIN_SPEECH))
def test_a_sound_too_short_is_no_speech(frames):
    segmenter = Segmenter(Speaker.REP, SETTINGS)
    assert run([SILENCE] * 5 + [VOICE] * frames + [SILENCE] * 30, segmenter=segmenter) == []
    assert segmenter.silent_since == 0.0


def test_between_the_two_probabilities_voice_goes_on_but_does_not_begin():
    assert run([MAYBE] * 50) == []
    assert frames_of(finals(run([VOICE] * 6 + [MAYBE] * 30 + [SILENCE] * 20))[0]) == (0, 36)


@pytest.mark.parametrize("bad", [float("nan"), -1.0])
def test_a_probability_that_is_none_counts_as_silence(bad):
    assert frames_of(finals(run([VOICE] * 10 + [bad] * 20))[0]) == (0, 10)


def test_sound_that_is_no_number_reaches_no_recogniser():
    segmenter = Segmenter(Speaker.REP, SETTINGS)
    events: list[SpeechEvent] = []
    for index in range(40):
        level = (np.nan, np.inf, 0.5)[index % 3]
        events += segmenter.push(frame(index, level), VOICE if index < 20 else SILENCE)
    assert np.isfinite(finals(events)[0].pcm).all()
    assert set(finals(events)[0].pcm) == {0.0, 0.5}


def test_the_end_of_the_sound_closes_what_is_open():
    assert kinds(run([VOICE] * 10)) == ["started", "final"]
    assert kinds(run([VOICE] * 10 + [SILENCE] * 8)) == ["started", "tentative", "final"]
    assert run([VOICE] * (MIN_SPEECH - 1)) == []
    segmenter = Segmenter(Speaker.REP, SETTINGS)
    run([VOICE] * 10, segmenter=segmenter)
    assert segmenter.flush() == ()
    assert not segmenter.speaking


def test_a_long_stretch_is_cut_at_its_quietest_late_place():
    levels = [0.5] * 600
    levels[400] = levels[401] = 0.01
    segmenter = Segmenter(Speaker.REP, SETTINGS)
    events = run([VOICE] * 600, segmenter=segmenter, levels=levels)
    assert kinds(events) == ["started", "final", "final"]
    one, other = finals(events)
    assert frames_of(one)[1] == frames_of(other)[0] in {400, 401}
    assert frames_of(other)[1] == 600
    assert len(one.pcm) + len(other.pcm) == 600 * FRAME_SAMPLES
    assert segmenter.segments_cut == 1


def test_a_cut_prefers_a_place_without_voice_and_leaves_it_out_of_both():
    probabilities = [VOICE] * 410 + [SILENCE] * 4 + [VOICE] * 186
    levels = [0.5] * 600
    levels[430] = 0.0
    one, other = finals(run(probabilities, levels=levels))
    assert frames_of(one)[1] == 410
    assert frames_of(other)[0] == 414


def test_quiet_early_on_is_no_reason_to_cut_there():
    levels = [0.5] * 600
    levels[100] = 0.0
    one = finals(run([VOICE] * 600, levels=levels))[0]
    assert LONGEST - 94 <= frames_of(one)[1] <= LONGEST - 15


def test_a_sound_that_never_becomes_speech_is_bounded_too():
    segmenter = Segmenter(Speaker.REP, SETTINGS.model_copy(update={"min_speech_s": 60.0}))
    assert finals(run([VOICE] * 2000, segmenter=segmenter))


def test_speaking_lasts_a_little_longer_than_voice_and_silence_counts_from_its_end():
    segmenter = Segmenter(Speaker.REP, SETTINGS)
    seen = []
    for index in range(40):
        segmenter.push(frame(index), VOICE if index < 10 else SILENCE)
        seen.append((segmenter.speaking, segmenter.silent_since))
    assert seen[:10] == [(True, None)] * 10
    assert [one for one, _ in seen[10:]] == [True] * (TENTATIVE - 1) + [False] * (31 - TENTATIVE)
    assert {since for _, since in seen[10:]} == {10 * FRAME_SECONDS}


def test_a_cough_in_a_silence_holds_a_card_back_but_does_not_end_the_silence():
    segmenter = Segmenter(Speaker.REP, SETTINGS)
    run([VOICE] * 10 + [SILENCE] * 20, segmenter=segmenter, flush=False)
    segmenter.push(frame(30), VOICE)
    assert (segmenter.speaking, segmenter.silent_since) == (True, None)
    run([SILENCE] * TENTATIVE, segmenter=segmenter, first=31, flush=False)
    assert (segmenter.speaking, segmenter.silent_since) == (False, 10 * FRAME_SECONDS)


PROBABILITIES = st.lists(
    st.tuples(st.sampled_from([VOICE, VOICE, MAYBE, SILENCE, SILENCE]), st.integers(1, 40)),
    max_size=40,
).map(lambda runs: [probability for probability, times in runs for _ in range(times)])


@given(PROBABILITIES)
def test_stretches_are_short_ordered_and_apart_and_their_times_are_of_voice(probabilities):
    events = run(probabilities)
    voiced: list[bool] = []
    for probability in probabilities:
        voiced.append(probability >= (0.35 if voiced and voiced[-1] else 0.5))
    last_start = last_end = 0
    for one in finals(events):
        start, end = frames_of(one)
        new = round(one.resumed.at / FRAME_SECONDS) if one.resumed else start
        assert last_end <= new < end <= start + LONGEST
        if one.resumed:
            assert start == last_start
            assert one.resumed.end == last_end * FRAME_SECONDS
            silence = round(one.resumed.silence_s / FRAME_SECONDS)
            assert silence >= new - last_end >= 0
        assert voiced[start]
        assert voiced[new]
        assert voiced[end - 1]
        last_start, last_end = start, end


@given(PROBABILITIES)
def test_no_speech_of_a_quarter_second_is_missed(probabilities):
    covered = {place for one in finals(run(probabilities)) for place in range(*frames_of(one))}
    loud = [probability == VOICE for probability in probabilities]
    for place in range(len(loud) - 7):
        if all(loud[place : place + 8]):
            assert covered >= set(range(place, place + 8))


@given(PROBABILITIES)
def test_every_tentative_is_either_closed_as_it_was_or_voided(probabilities):
    open_key = None
    for event in run(probabilities):
        if isinstance(event, SpeechResumed):
            assert event.key == open_key
            open_key = None
        elif isinstance(event, SpeechSegment):
            assert open_key in {None, event.key} if event.final else open_key is None
            open_key = None if event.final else event.key
    assert open_key is None


@given(PROBABILITIES)
def test_the_stretch_holds_exactly_the_sound_between_its_ends(probabilities):
    for one in finals(run(probabilities)):
        start, end = frames_of(one)
        first = int(one.pcm[0])
        assert start - PRE_ROLL <= first <= start
        heard = one.pcm.reshape(-1, FRAME_SAMPLES)[:, 0]
        assert np.array_equal(heard, np.arange(first, first + len(heard)))
        assert first + len(heard) >= end
