"""Whisper itself, on real speech and on none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from copilot import manifest
from copilot.asr import hallucination
from copilot.asr.recognizer import Hint, Stop, Stopped
from copilot.asr.whisper import (
    FULL_FRAMES,
    HEARD_AGAIN_WORDS,
    HURRIED_FRAMES,
    Whisper,
    _beginning,
    _padded,
)
from copilot.errors import RecognizerFailed
from copilot.events import SAMPLE_RATE_HZ
from copilot.spoken import NOTHING_SAID, Spoken
from tests.asr.make import ANSWER, DECODE, GREETING, GREETING_WORDS, cut


@pytest.fixture(scope="module")
def whisper():
    engine = Whisper(manifest.find_model("tiny.en"), DECODE)
    engine.load()
    yield engine
    engine.close()


def words(decoded):
    return decoded.words.reveal().lower().replace(",", "").replace(".", "").split()


@pytest.fixture
def frames_seen(monkeypatch):
    """Of each attempt, how many encoder frames it had at least."""
    seen = []

    encoded = Whisper._encoded

    def frames_of_the_attempt(self, pcm, min_frames, stop):
        seen.append(min_frames)
        return encoded(self, pcm, min_frames, stop)

    monkeypatch.setattr(Whisper, "_encoded", frames_of_the_attempt)
    return seen


@pytest.mark.engine
def test_it_hears_what_was_said(whisper):
    decoded = whisper.decode(cut(0, GREETING))
    assert tuple(words(decoded)[:4]) == GREETING_WORDS
    assert decoded.passes == 1
    assert -1 < decoded.mean_log_probability < 0
    assert (decoded.looped, decoded.taken_back, decoded.unclear) == (False, False, False)
    assert "jack" in words(whisper.decode(cut(1, ANSWER)))


class StopAt(Stop):
    """Is said at the so manyth look."""

    def __init__(self, look):
        super().__init__()
        self.looks = look

    def check(self):
        self.looks -= 1
        self.said = self.said or not self.looks
        super().check()


@pytest.mark.engine
@pytest.mark.parametrize("look", [1, 2, 9])
def test_it_stops_at_whichever_look_and_hears_the_next(whisper, look):
    stop = StopAt(look)
    with pytest.raises(Stopped):
        whisper.decode(cut(0, GREETING), stop=stop)
    assert stop.looks == 0
    assert tuple(words(whisper.decode(cut(0, GREETING)))[:4]) == GREETING_WORDS


@pytest.mark.engine
def test_the_same_sound_gives_the_same_words(whisper):
    once = whisper.decode(cut(0, GREETING))
    whisper.decode(cut(1, ANSWER))
    assert whisper.decode(cut(0, GREETING)) == once


@pytest.mark.engine
def test_a_name_that_the_sound_agrees_with_is_written_as_it_was_typed(whisper):
    plain = whisper.decode(cut(0, GREETING))
    assert not plain.asked_for_names
    decoded = whisper.decode(cut(0, GREETING), Hint(names=("Quillmark", "PlatinumMotors")))
    assert decoded.asked_for_names
    assert decoded.words.reveal() == plain.words.reveal().replace("Platinum M", "PlatinumM")


@pytest.mark.engine
@pytest.mark.parametrize("name", ["Colling", "Kallinge", "Callyng"])
def test_a_common_word_that_was_said_is_no_name_however_alike(whisper, name):
    plain = whisper.decode(cut(0, GREETING))
    decoded = whisper.decode(cut(0, GREETING), Hint(names=(name,)))
    assert decoded.asked_for_names
    assert decoded.words == plain.words


@pytest.mark.engine
def test_who_is_hurried_does_not_ask_the_sound(whisper, monkeypatch):
    monkeypatch.setattr(Whisper, "_weigh", lambda *_: pytest.fail("it was asked"))
    decoded = whisper.decode(cut(0, GREETING), Hint(names=("Colling",), hurried=True))
    assert decoded == whisper.decode(cut(0, GREETING), Hint(hurried=True))


@pytest.mark.engine
def test_who_is_hurried_makes_do_with_less_unless_that_is_doubtful(
    whisper, frames_seen, monkeypatch
):
    hurried = whisper.decode(cut(0, GREETING), Hint(hurried=True))
    assert tuple(words(hurried)[:4]) == GREETING_WORDS
    monkeypatch.setattr(hallucination, "doubtful", lambda *_: True)
    whisper.decode(cut(0, GREETING), Hint(hurried=True))
    assert frames_seen == [HURRIED_FRAMES, HURRIED_FRAMES, DECODE.min_frames]


@pytest.mark.engine
def test_fewer_frames_than_30_s_say_the_same(whisper):
    full = Whisper(manifest.find_model("tiny.en"), replace(DECODE, min_frames=FULL_FRAMES))
    full.load()
    assert words(full.decode(cut(0, GREETING)))[:4] == words(whisper.decode(cut(0, GREETING)))[:4]


@pytest.mark.engine
def test_silence_of_which_a_part_is_heard_says_the_same_as_all_of_it(whisper):
    each = whisper.with_settings(replace(DECODE, min_frames=FULL_FRAMES))
    for side, span in ((0, GREETING), (1, ANSWER)):
        some, every = whisper.decode(cut(side, span)), each.decode(cut(side, span))
        assert words(some)[:10] == words(every)[:10]
        assert some.mean_log_probability == pytest.approx(every.mean_log_probability, abs=0.15)


@pytest.mark.engine
def test_silence_is_thinned_but_for_a_second_look(whisper, monkeypatch):
    runtime = whisper._ready().runtime
    hear, steps = type(runtime).hear, []

    def noted(self, features, frames, *, silence_step=1, **more):
        steps.append(silence_step)
        return hear(self, features, frames, silence_step=silence_step, **more)

    monkeypatch.setattr(type(runtime), "hear", noted)
    monkeypatch.setattr(hallucination, "doubtful", lambda *_: True)
    whisper.decode(cut(0, GREETING))
    assert steps == [DECODE.silence_step, 1]


@pytest.mark.engine
@pytest.mark.parametrize("seconds", [0.01, 0.2, 3.0, 15.0])
def test_silence_is_not_decoded(whisper, seconds):
    decoded = whisper.decode(np.zeros(round(seconds * SAMPLE_RATE_HZ), np.float32))
    assert (decoded.words, decoded.passes, decoded.unclear) == (NOTHING_SAID, 0, False)
    assert decoded.nobody


@pytest.mark.engine
@pytest.mark.parametrize("seed", range(3))
def test_noise_that_reached_it_all_the_same_gives_no_words(whisper, seed):
    noise = np.random.default_rng(seed).normal(0, 0.1, 2 * SAMPLE_RATE_HZ).astype(np.float32)
    decoded = whisper.decode(noise)
    assert not decoded.words
    assert decoded.passes == 2


@pytest.mark.engine
def test_speech_whose_words_are_not_to_be_had_is_told_from_silence():
    strict = Whisper(manifest.find_model("tiny.en"), replace(DECODE, min_log_probability=-0.001))
    strict.load()
    decoded = strict.decode(cut(0, GREETING))
    assert (decoded.words, decoded.passes) == (NOTHING_SAID, 2)
    assert decoded.taken_back
    assert decoded.unclear


@pytest.mark.engine
def test_a_loop_is_looked_at_again_with_all_the_context(whisper, frames_seen, monkeypatch):
    monkeypatch.setattr(hallucination, "doubtful", lambda *_: True)
    assert whisper.decode(cut(0, GREETING)).passes == 2
    assert frames_seen == [DECODE.min_frames, FULL_FRAMES]


@pytest.mark.engine
def test_a_word_or_two_gets_more_context_than_a_sentence(whisper, frames_seen):
    whisper.decode(cut(0, (0.3, 1.3)))
    assert frames_seen[0] == DECODE.short_frames


@pytest.mark.parametrize(
    ("frames", "total"), [(100, 1500), (1299, 1500), (1400, 1600), (2900, 3000), (3200, 3000)]
)
def test_zeros_follow_the_speech_up_to_what_the_model_takes(frames, total):
    padded, own = _padded(np.ones((80, frames), np.float32), 1500, 200)
    assert padded.shape == (1, 80, total)
    assert padded.dtype == np.float32
    assert own == min(frames, FULL_FRAMES)
    assert padded[0, :, :own].all()
    assert not padded[0, :, own:].any()


def test_a_folder_without_a_model_is_said_plainly(tmp_path):
    with pytest.raises(RecognizerFailed) as caught:
        Whisper(tmp_path, DECODE).load()
    assert "copilot doctor" in str(caught.value)
    assert caught.value.__suppress_context__


def test_without_a_model_nothing_is_decoded():
    with pytest.raises(RecognizerFailed):
        Whisper(Path("tiny.en"), DECODE).decode(cut(0, GREETING))


@pytest.mark.engine
def test_what_it_raises_says_nothing_of_the_speech(whisper):
    with pytest.raises(RecognizerFailed) as caught:
        whisper.decode(np.ones((2, 50_000), np.float32))
    assert caught.value.__suppress_context__
    assert "whisper" in whisper.describe()


@pytest.mark.engine
def test_who_went_on_is_heard_as_a_whole_from_where_it_is_certain(whisper):
    first = cut(0, (GREETING[0], 2.0))
    before = whisper.decode(first).words
    whole = whisper.decode(cut(0, GREETING), Hint(before=before))
    kept = before.reveal().split()[:-HEARD_AGAIN_WORDS]
    assert words(whole)[: len(kept)] == [one.lower().strip(",.") for one in kept]
    assert whole.words.word_count > before.word_count
    assert whole.words == whisper.decode(cut(0, GREETING)).words


@pytest.mark.engine
def test_sound_in_which_nothing_follows_adds_no_word(whisper):
    before = whisper.decode(cut(0, GREETING)).words
    chance = np.random.default_rng(1)
    for more in (np.zeros(SAMPLE_RATE_HZ), chance.normal(0, 0.05, SAMPLE_RATE_HZ)):
        sound = np.concatenate([cut(0, GREETING), more.astype(np.float32)])
        again = whisper.decode(sound, Hint(before=before, more_s=1.0))
        assert words(again) == [one.lower().strip(",.") for one in before.reveal().split()]


@pytest.mark.engine
def test_who_went_on_is_heard_even_if_the_whole_ends_too_soon(whisper, monkeypatch):
    before = whisper.decode(cut(0, (GREETING[0], 2.0))).words
    decoded = Whisper._decoded

    def as_before(self, encoded, said_before, *, beam, begins=""):
        found = decoded(self, encoded, said_before, beam=beam, begins=begins)
        whole = encoded.frames > 500
        return replace(found, words=before) if whole else found

    monkeypatch.setattr(Whisper, "_decoded", as_before)
    hint = Hint(before=before, more_s=GREETING[1] - 2.1, pause_s=0.1)
    heard = whisper.decode(cut(0, GREETING), hint)
    assert (heard.passes, heard.completed) == (2, True)
    assert heard.words.word_count > before.word_count
    assert words(heard)[: before.word_count] == [
        one.lower().strip(",.") for one in before.reveal().split()
    ]


@pytest.mark.parametrize(
    ("before", "begins"),
    [("", ""), ("yes", ""), ("yes please", ""), ("so we would, like", "so we")],
)
def test_a_beginning_is_without_its_last_words_and_without_a_stop(before, begins):
    assert _beginning(Spoken(f"{before}.")) in {begins, f"{begins}"}


@pytest.mark.engine
@pytest.mark.parametrize(
    ("device", "driver", "asked"),
    [("cuda", None, "cuda"), ("auto", "/usr/bin/nvidia-smi", "cuda"), ("auto", None, None)],
)
def test_a_gpu_is_ctranslates(monkeypatch, device, driver, asked):
    taken = []

    def refuse(folder, wanted):
        del folder
        taken.append(wanted)
        raise OSError

    monkeypatch.setattr("copilot.asr.ctranslate.CTranslate", refuse)
    monkeypatch.setattr("shutil.which", lambda _name: driver)
    engine = Whisper(manifest.find_model("tiny.en"), replace(DECODE, device=device))
    if asked is None:
        engine.load()
    else:
        with pytest.raises(RecognizerFailed):
            engine.load()
    assert taken == ([asked] if asked else [])
