"""The recogniser as a call meets it: real model, real processes, real faults."""

from __future__ import annotations

import math
import os
import resource
import signal
from dataclasses import replace
from typing import TYPE_CHECKING

import anyio
import numpy as np
import psutil
import pytest

from copilot import manifest
from copilot.asr.child import Child
from copilot.asr.jobs import PRESSED, Job
from copilot.asr.statistics import Tally
from copilot.asr.waiting import MOST
from copilot.asr.workers import CALLS_EACH, Transcriber, _utterance
from copilot.errors import RecognizerFailed
from copilot.events import FRAME_SAMPLES, SAMPLE_RATE_HZ, AudioFrame, Resumed, SpeechSegment
from copilot.kinds import Speaker
from copilot.settings import RecognizerSettings, SpeechSettings
from copilot.speech.segmenter import Segmenter
from copilot.speech.silero import VoiceDetector
from copilot.spoken import NOTHING_SAID, Spoken
from tests.asr.make import GREETING, cut, decoded, greeting, stretch, workers

if TYPE_CHECKING:
    from copilot.asr.recognizer import Hint

pytestmark = pytest.mark.anyio

PATIENT = RecognizerSettings(deadline_s=30.0)  # other processes share the cores


@pytest.fixture(scope="module")
def model():
    return manifest.find_model("tiny.en")


def stop(transcriber):
    os.kill(transcriber.worker_pids[0], signal.SIGSTOP)


def kill(transcriber):
    os.kill(transcriber.worker_pids[0], signal.SIGKILL)


def starve(transcriber):
    """Leave a worker the memory that it has, and no more."""
    pid = transcriber.worker_pids[0]
    had = psutil.Process(pid).memory_info().vms
    resource.prlimit(pid, resource.RLIMIT_AS, (had, had))


async def until(condition):
    with anyio.fail_after(40):
        while not condition():  # noqa: ASYNC110  # another process's doing: there is no event
            await anyio.sleep(0.01)


@pytest.mark.engine
async def test_speech_comes_back_as_words(model):
    async with Transcriber(PATIENT, model) as transcriber:
        utterance = await transcriber.for_call().transcribe(greeting())
        assert utterance.words.reveal().lower().startswith("thank you for calling")
        assert (utterance.start, utterance.end, utterance.late) == (1.0, 6.6, False)
        assert 0.5 < utterance.confidence < 1
        nothing = await transcriber.for_call().transcribe(stretch(start=9))
        assert (nothing.words.word_count, nothing.late) == (0, False)
    assert workers() == []


@pytest.mark.engine
async def test_a_closed_stretch_costs_no_second_decode(model):
    async with Transcriber(PATIENT, model) as transcriber:
        call, tentative = transcriber.for_call(), greeting(final=False)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(call.transcribe, tentative)
            await anyio.wait_all_tasks_blocked()
            utterance = await call.transcribe(replace(tentative, final=True))
        assert utterance.words
        assert (call.statistics.decoded, call.statistics.shared) == (1, 1)


@pytest.mark.engine
async def test_a_stretch_that_went_on_is_let_go_of(model):
    async with Transcriber(PATIENT, model) as transcriber:
        call, tentative = transcriber.for_call(), greeting(final=False)
        stop(transcriber)
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(call.transcribe, tentative)
            await until(lambda: transcriber._line._taken)
            call.forget(tentative.key)
            await anyio.wait_all_tasks_blocked()
            os.kill(transcriber.worker_pids[0], signal.SIGCONT)
            await until(lambda: call.statistics.stopped)
        assert (call.statistics.forgotten, call.statistics.decoded) == (1, 0)
        assert call.statistics.late == 0


@pytest.mark.engine
async def test_two_calls_use_the_same_worker_and_keep_their_own_counts(model):
    async with Transcriber(PATIENT, model) as transcriber:
        one, other = transcriber.for_call(), transcriber.for_call()
        await one.transcribe(greeting())
        await one.transcribe(stretch(start=9))
        await other.transcribe(stretch())
        assert (one.statistics.decoded, other.statistics.decoded) == (2, 1)
        assert transcriber.statistics.decoded == 3


@pytest.mark.engine
async def test_each_call_has_its_own_names_heard(model):
    async with Transcriber(PATIENT, model) as transcriber:
        ours, theirs = transcriber.for_call(names=("PlatinumMotors",)), transcriber.for_call()
        words = (await ours.transcribe(greeting())).words.reveal()
        assert "calling PlatinumMotors" in words
        words = (await theirs.transcribe(greeting())).words.reveal()
        assert "calling Platinum Motors" in words
        asked = [call.statistics.asked_for_names for call in (ours, theirs)]
        assert asked == [1, 0]


class Scribe(Child):
    """A worker that writes down its hints."""

    def __init__(self) -> None:
        self.hints: list[Hint] = []

    async def decode(self, pcm, hint, patience, unwanted=None):
        self.hints.append(hint)
        return decoded()


async def test_nobody_is_asked_for_names_while_others_wait(tmp_path):
    transcriber, scribe = Transcriber(PATIENT, tmp_path), Scribe()
    line, call = transcriber._line, transcriber.for_call(names=("Quillmark",))
    for number in range(PRESSED + 1):
        line.put(Job(segment=stretch(start=9.0 * number), final=True, call=call))
    while job := line.take():
        await transcriber._decode(scribe, job)
    assert all(hint.names == ("Quillmark",) for hint in scribe.hints)
    assert [hint.hurried for hint in scribe.hints] == [True, *[False] * PRESSED]


@pytest.mark.engine
async def test_a_second_worker_is_started_when_there_are_calls_enough_for_it(model):
    async with Transcriber(RecognizerSettings(workers=2), model) as transcriber:
        calls = [transcriber.for_call() for _ in range(CALLS_EACH)]
        await anyio.wait_all_tasks_blocked()
        assert len(workers()) == 1
        calls.append(transcriber.for_call())
        await until(lambda: len(transcriber.worker_pids) == 2)
        assert (await calls[-1].transcribe(greeting())).words


@pytest.mark.engine
async def test_a_worker_killed_in_mid_decode_costs_no_words(model):
    async with Transcriber(PATIENT, model) as transcriber:
        first = transcriber.worker_pids
        async with anyio.create_task_group() as tasks:
            heard, call = [], transcriber.for_call()

            async def ask(start):
                heard.append(await call.transcribe(greeting(start=start)))

            tasks.start_soon(ask, 1.0)
            tasks.start_soon(ask, 9.0)
            await anyio.wait_all_tasks_blocked()
            kill(transcriber)
        assert [one.late for one in heard] == [False, False]
        assert all("calling" in one.words.reveal() for one in heard)
        assert transcriber.worker_pids != first
        counts = transcriber.statistics
        assert (counts.retried, counts.workers_ended, counts.decoded) == (1, 1, 2)


@pytest.mark.engine
async def test_a_worker_killed_at_rest_is_replaced_before_it_is_needed(model):
    async with Transcriber(PATIENT, model) as transcriber:
        first = transcriber.worker_pids
        kill(transcriber)
        await until(lambda: transcriber.worker_pids and transcriber.worker_pids != first)
        assert (await transcriber.for_call().transcribe(greeting())).words
        assert transcriber.statistics.retried == 0


@pytest.mark.engine
async def test_a_worker_that_hangs_is_ended_and_the_stretch_tried_again(model):
    # a second of silence tells that it hangs; the words may take as long as they like
    async with Transcriber(RecognizerSettings(deadline_s=2.0), model) as transcriber:
        stop(transcriber)
        call = transcriber.for_call()
        call._deadline_s = PATIENT.deadline_s
        utterance = await call.transcribe(greeting())
        assert "calling" in utterance.words.reveal()
        counts = transcriber.statistics
        assert (counts.timed_out, counts.retried, counts.late) == (1, 1, 0)


@pytest.mark.engine
async def test_a_worker_without_memory_is_replaced_and_the_stretch_tried_again(model, monkeypatch):
    # what was freed goes back at once, or there may be room in it for whatever comes
    monkeypatch.setenv("MALLOC_MMAP_THRESHOLD_", "1000000")
    wide = PATIENT.model_copy(update={"tail_frames": 1000})
    async with Transcriber(wide, model) as transcriber:
        first = transcriber.worker_pids
        starve(transcriber)
        # far longer than what it was made ready with, so that it needs more
        long = stretch(cut(0, (GREETING[0], GREETING[0] + 14.5)), seconds=14.5)
        utterance = await transcriber.for_call().transcribe(long)
        assert "calling" in utterance.words.reveal()
        assert transcriber.worker_pids != first
        counts = transcriber.statistics
        assert (counts.retried, counts.workers_ended, counts.late) == (1, 1, 0)


@pytest.mark.engine
async def test_a_worker_that_crashes_natively_is_replaced_and_the_stretch_tried_again(model):
    async with Transcriber(PATIENT, model) as transcriber:
        async with anyio.create_task_group() as tasks:
            heard, call = [], transcriber.for_call()

            async def ask():
                heard.append(await call.transcribe(greeting()))

            tasks.start_soon(ask)
            await anyio.wait_all_tasks_blocked()
            os.kill(transcriber.worker_pids[0], signal.SIGSEGV)
        assert "calling" in heard[0].words.reveal()
        counts = transcriber.statistics
        assert (counts.retried, counts.workers_ended, counts.late) == (1, 1, 0)


@pytest.mark.engine
async def test_a_stretch_that_ends_two_workers_has_no_words_and_the_call_goes_on(model):
    async with Transcriber(PATIENT, model) as transcriber:
        first, call, heard = transcriber.worker_pids, transcriber.for_call(), []

        async def ask():
            heard.append(await call.transcribe(greeting()))

        async with anyio.create_task_group() as tasks:
            tasks.start_soon(ask)
            await anyio.wait_all_tasks_blocked()
            kill(transcriber)
            await until(lambda: transcriber.worker_pids and transcriber.worker_pids != first)
            kill(transcriber)
        assert heard[0].late
        assert (call.statistics.retried, call.statistics.late) == (1, 1)
        assert (await call.transcribe(greeting(start=9))).words


@pytest.mark.engine
async def test_a_slow_worker_costs_the_words_but_not_itself(model):
    async with Transcriber(PATIENT, model) as transcriber:
        first, call = transcriber.worker_pids, transcriber.for_call()
        call._deadline_s = 0.001
        assert (await call.transcribe(greeting())).late
        assert (await call.transcribe(greeting(start=9))).late
        assert call.statistics.overdue + call.statistics.dropped == 2
        call._deadline_s = PATIENT.deadline_s
        assert (await call.transcribe(greeting(start=18))).words
        assert transcriber.worker_pids == first


@pytest.mark.engine
async def test_too_much_speech_costs_the_oldest(model):
    async with Transcriber(PATIENT, model) as transcriber:
        stop(transcriber)
        late, call = [], transcriber.for_call()

        async def ask(number):
            utterance = await call.transcribe(stretch(start=number * 3.0))
            if utterance.late:
                late.append(number)

        async with anyio.create_task_group() as tasks:
            for number in range(MOST + 4):
                tasks.start_soon(ask, number)
                await anyio.wait_all_tasks_blocked()
            assert transcriber.statistics.waiting == MOST
            os.kill(transcriber.worker_pids[0], signal.SIGCONT)
        # the worker had the very first already
        assert late == [1, 2, 3]
        assert (call.statistics.dropped, call.statistics.late) == (3, 3)


@pytest.mark.engine
async def test_leaving_answers_who_still_waits_and_ends_the_processes(model):
    heard = []
    async with anyio.create_task_group() as tasks:
        async with Transcriber(RecognizerSettings(workers=2), model) as transcriber:
            calls = [transcriber.for_call() for _ in range(CALLS_EACH + 1)]
            await until(lambda: len(transcriber.worker_pids) == 2)
            for pid in transcriber.worker_pids:
                os.kill(pid, signal.SIGSTOP)

            async def ask(start):
                heard.append(await calls[0].transcribe(greeting(start=start)))

            for number in range(4):
                tasks.start_soon(ask, number * 9.0)
            await anyio.wait_all_tasks_blocked()
        assert workers() == []
    assert [one.late for one in heard] == [True] * 4
    assert (await transcriber.for_call().transcribe(greeting())).late


@pytest.mark.engine
async def test_when_no_worker_can_be_started_any_more_nobody_waits_for_ever(model, tmp_path):
    link = tmp_path / "model"
    link.symlink_to(model)
    async with Transcriber(PATIENT, link) as transcriber:
        link.unlink()
        kill(transcriber)
        with anyio.fail_after(40):
            assert (await transcriber.for_call().transcribe(greeting())).late
            assert (await transcriber.for_call().transcribe(greeting(start=9))).late
        link.symlink_to(model)
        await until(lambda: transcriber.worker_pids)
        assert (await transcriber.for_call().transcribe(greeting(start=20))).words


async def test_a_model_that_cannot_be_loaded_is_said_on_entering(tmp_path):
    with pytest.raises(RecognizerFailed):
        async with Transcriber(PATIENT, tmp_path):
            pytest.fail("it was entered")
    assert workers() == []


@pytest.mark.engine
async def test_an_error_within_comes_out_as_itself(model):
    with pytest.raises(ZeroDivisionError):
        async with Transcriber(PATIENT, model):
            _ = 1 // 0
    assert workers() == []


@pytest.mark.engine
@pytest.mark.parametrize("kind", ["silence", "noise", "hum"])
async def test_half_a_minute_without_speech_gives_no_words(model, kind):
    time = np.arange(30 * SAMPLE_RATE_HZ) / SAMPLE_RATE_HZ
    sound = {
        "silence": np.zeros(len(time)),
        "noise": np.random.default_rng(7).normal(0, 0.1, len(time)),
        "hum": 0.2 * np.sin(2 * np.pi * 100 * time) * (np.sin(np.pi * time) > 0),
    }[kind].astype(np.float32)
    voice = VoiceDetector(manifest.find_model(manifest.VOICE_MODEL))
    segmenter = Segmenter(Speaker.REP, SpeechSettings())
    events: list[object] = []
    for index in range(len(sound) // FRAME_SAMPLES):
        pcm = sound[index * FRAME_SAMPLES : (index + 1) * FRAME_SAMPLES]
        frame = AudioFrame(speaker=Speaker.REP, index=index, pcm=pcm)
        events += segmenter.push(frame, voice.probabilities(frame, frame)[0].probability)
    async with Transcriber(PATIENT, model) as transcriber:
        for event in (*events, *segmenter.flush()):
            if isinstance(event, SpeechSegment) and event.final:
                assert not (await transcriber.for_call().transcribe(event)).words


def test_words_beyond_the_bound_are_cut_and_counted():
    tally = Tally()
    utterance = _utterance(greeting(), decoded("word " * 130), tally)
    assert utterance.words.word_count == 120
    assert tally.counts().words_cut == 10


def test_confidence_is_the_mean_probability_and_the_unclear_counts_as_unheard():
    tally = Tally()
    clear = _utterance(greeting(), decoded(mean_log_probability=-0.5), tally)
    assert clear.confidence == pytest.approx(math.exp(-0.5))
    assert not clear.late
    unclear = _utterance(greeting(), decoded("", taken_back=True, unclear=True), tally)
    assert unclear.late
    counts = tally.counts()
    assert (counts.decoded, counts.taken_back, counts.late) == (2, 1, 0)


def test_what_nobody_said_is_told_and_counted():
    tally = Tally()
    nobody = _utterance(greeting(), decoded("", taken_back=True, nobody=True), tally)
    assert nobody.nobody
    assert not nobody.late
    assert not _utterance(greeting(), decoded(), tally).nobody
    assert tally.counts().nobody == 1


def test_a_stretch_that_goes_on_takes_the_place_of_its_first_part():
    resumed = Resumed(end=3.0, at=3.4, silence_s=0.4)
    segment = replace(greeting(), resumed=resumed)
    before = Spoken("thank you")
    whole = _utterance(segment, decoded("thank you for calling"), Tally(), before)
    assert (whole.start, whole.resumed) == (segment.start, resumed)
    lost = _utterance(segment, decoded("", taken_back=True), Tally(), before)
    assert (lost.start, lost.end, lost.resumed) == (3.4, segment.end, None)
    found = _utterance(segment, decoded("hello there"), Tally(), NOTHING_SAID)
    assert (found.start, found.resumed) == (segment.start, resumed)
