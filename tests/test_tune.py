"""The tuning hears a sample, times what is here, and names a tier that fits."""

from __future__ import annotations

import numpy as np
import pytest

from copilot import manifest, tune
from copilot.errors import ModelMissing
from copilot.events import SpeechSegment
from copilot.kinds import Speaker
from copilot.settings import Settings
from copilot.spoken import NOTHING_SAID
from copilot.tiers import TIERS
from copilot.tune import Fit, Sound

FAST, ACCURATE = TIERS[0], TIERS[1]


class Engine:
    """Takes no time, and notes what it was given."""

    def __init__(self):
        self.decoded = 0
        self.closed = False

    def load(self):
        """Nothing to load."""

    def decode(self, pcm, hint):
        self.decoded += 1
        return NOTHING_SAID

    def close(self):
        self.closed = True


def sound(stretches=4, seconds=2.0):
    return Sound(
        stretches=tuple(
            SpeechSegment(
                speaker=Speaker.REP,
                start=5.0 * number,
                end=5.0 * number + seconds,
                pcm=np.zeros(16, np.float32),
                final=True,
            )
            for number in range(stretches)
        ),
        seconds=60.0,
        hearing_cpu_s=0.6,
    )


def fit(tier, verdict, words_after_ms=200.0):
    return Fit(tier=tier, verdict=verdict, stretches=3, words_after_ms=words_after_ms)


@pytest.fixture
def engine(monkeypatch, tmp_path):
    """Only the model of the first tier is here."""
    made = Engine()

    def find(name, **_more):
        if name != FAST.model:
            raise ModelMissing("not here", remedy="fetch it")
        return tmp_path

    monkeypatch.setattr(manifest, "find_model", find)
    monkeypatch.setattr(tune, "open_engine", lambda *_: made)
    return made


def test_what_is_here_is_timed_and_what_is_not_is_told(engine):
    told = []
    fits = tune.measure(Settings(), sound(), lambda what, done: told.append((what, done)))
    assert [one.verdict for one in fits] == ["fits", "not here", "not here"]
    assert fits[1].remedy == "fetch it"
    assert engine.decoded == fits[0].stretches == 4
    assert engine.closed
    assert told[0][1] == 0
    assert told[-1][1] == 1


def test_the_silence_before_decoding_is_part_of_the_wait(engine):
    [fast, *_] = tune.measure(Settings(), sound(), lambda *_: None)
    assert tune.silence_ms(Settings()) < fast.words_after_ms < tune.silence_ms(Settings()) + 50
    assert fast.cores == pytest.approx(0.01, abs=0.005)
    assert fast.headroom == pytest.approx(FAST.words_after_ms / fast.words_after_ms, rel=0.01)


def test_it_stops_when_the_time_is_up(engine, monkeypatch):
    monkeypatch.setattr(tune, "BUDGET_S", 0.0)
    [fast, *_] = tune.measure(Settings(), sound(), lambda *_: None)
    assert fast.stretches == 1
    assert fast.cores == pytest.approx(0.01, abs=0.005)


def test_a_sample_without_speech_is_told(engine):
    [fast, *_] = tune.measure(Settings(), sound(0), lambda *_: None)
    assert fast.verdict == "broken"
    assert fast.remedy


@pytest.mark.parametrize(
    ("fast", "accurate", "chosen"),
    [("fits", "fits", FAST), ("tight", "fits", ACCURATE), ("tight", "too slow", FAST)],
)
def test_the_best_is_the_first_of_the_table_that_fits_or_else_the_quickest(fast, accurate, chosen):
    found = tune.best([fit(FAST, fast), fit(ACCURATE, accurate, words_after_ms=400.0)])
    assert found is not None
    assert found.tier is chosen


def test_where_nothing_is_there_is_no_best():
    assert tune.best([Fit(tier=FAST, verdict="not here")]) is None


@pytest.mark.parametrize(("cpu_s", "busy"), [(1.0, False), (0.5, True)])
def test_a_machine_that_others_use_is_noticed(cpu_s, busy):
    assert Fit(tier=FAST, verdict="fits", stretches=1, own_share=cpu_s).disturbed is busy


@pytest.mark.engine
@pytest.mark.anyio
async def test_a_minute_of_the_sample_call_is_heard(monkeypatch):
    monkeypatch.setattr(tune, "LISTEN_S", 10.0)
    heard = await tune.listen(Settings())
    assert heard.seconds == pytest.approx(10.0, abs=0.04)
    assert heard.hearing_cpu_s > 0
    assert {one.speaker for one in heard.stretches} == set(Speaker)
