"""A call as sound through the whole path, with an ear and words that need no model."""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

import anyio
import numpy as np
import pytest

from benchmarks import wording
from benchmarks.hiss import HissEar
from benchmarks.understood.hear import hear
from benchmarks.understood.labelled import Turn
from benchmarks.understood.spoken import Breath
from benchmarks.understood.voices import Sides
from copilot import resources
from copilot.asr.statistics import Statistics
from copilot.coaching.engine import Engine
from copilot.coaching.gate import Gate
from copilot.coaching.rulebook import Rulebook
from copilot.events import SAMPLE_RATE_HZ, Utterance
from copilot.kinds import SignalKind, Speaker
from copilot.path import Coach
from copilot.session import Stages
from copilot.settings import Settings
from copilot.spoken import Spoken
from tests.benchmarks.understood.make import call

LINES = (
    "What is the trouble with the ovens?",
    "They fail twice a week. What does yours cost?",
    "It is nine hundred dollars a month. How about a visit on Thursday at three?",
    "Thursday at three works.",
    "Great, I will send the invite today.",
)
SIDES = (Speaker.REP, Speaker.BUYER, Speaker.REP, Speaker.BUYER, Speaker.REP)


class Words:
    """Answers each stretch with the line that was said then; one word of it is heard wrongly."""

    def __init__(self, turns):
        self.turns = turns
        self.statistics = Statistics()

    async def transcribe(self, segment):
        said = [
            one.text
            for one in self.turns
            if one.speaker is segment.speaker
            and one.start < segment.end
            and one.end > segment.start
        ]
        return Utterance(
            speaker=segment.speaker,
            start=segment.start,
            end=segment.end,
            words=Spoken(" ".join(said).replace("ovens", "others")),
            confidence=0.9,
            resumed=segment.resumed,
        )

    def forget(self, key):
        pass


class Workshop:
    def __init__(self, turns):
        self.turns = turns

    def stages(self, context):
        settings = Settings()
        engine = Engine(Rulebook.load(resources.rules_dir()), context)
        gate = Gate(settings=settings.gate, profile=settings.profile(context.profile))
        coach = Coach(engine=engine, gate=gate, settings=settings)
        return Stages(voice=HissEar(), transcriber=Words(self.turns), coach=coach)


@pytest.fixture(scope="module")
def heard():
    chance = np.random.default_rng(1)
    at, turns = 0.5, []
    for number, (speaker, text) in enumerate(zip(SIDES, LINES, strict=True)):
        end = at + len(text.split()) / 2.5
        turns.append(Breath(turn=number, speaker=speaker, start=at, end=end, text=text))
        at = end + 1.0
    sound = {
        one: chance.standard_normal(int(at * SAMPLE_RATE_HZ), np.float32) * np.float32(3e-4)
        for one in Speaker
    }
    for one in turns:
        span = slice(int(one.start * SAMPLE_RATE_HZ), int(one.end * SAMPLE_RATE_HZ))
        sound[one.speaker][span] *= 200
    made = Sides(rep=sound[Speaker.REP], buyer=sound[Speaker.BUYER], turns=tuple(turns))
    labelled = replace(
        call(),
        turns=tuple(Turn(speaker=one.speaker, text=one.text) for one in turns),
    )

    async def run():
        workshop = Workshop(turns)
        return await hear(labelled, made, workshop, planned=False)  # type: ignore[arg-type]  # stands in

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("benchmarks.wording.errors", counted)
        return anyio.run(run)


def counted(said, heard):
    """Word errors without the normaliser, whose package leaves a file open."""
    words = said.split(), heard.split()
    wrong = sum(one != other for one, other in zip_longest(*words))
    return wording.Errors(wrong, len(words[0]))


def test_signals_land_in_their_turns(heard):
    assert heard.found.level == "specific"
    assert heard.found.turns(SignalKind.PRICE) == (1, 2)
    assert heard.found.turns(SignalKind.NEXT_STEP_AGREED) == (3,)
    assert heard.found.cards == ()


def test_the_words_are_those_that_were_heard(heard):
    assert [turn.text for turn in heard.call.turns] == [
        line.replace("ovens", "others") for line in LINES
    ]
    assert heard.errors.wrong == 1
    assert heard.errors.said > 30


def test_numbers_are_the_calls_own(heard):
    assert heard.found.rep_questions == 2
    assert heard.found.rep_word_share == pytest.approx(27 / 40, abs=0.05)
