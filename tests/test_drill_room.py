"""An answer's sound, cut and heard as a call's is; the recogniser is scripted, and once it is real."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from copilot.assemble import open_workshop
from copilot.coaching.drills import drills_of, judge
from copilot.coaching.moves import Verdict
from copilot.coaching.rulebook import read_file
from copilot.drill_room import DrillEar
from copilot.errors import AudioFrameRefused
from copilot.events import Utterance
from copilot.kinds import Speaker
from copilot.limits import limit
from copilot.replay import patient
from copilot.resources import rules_dir
from copilot.settings import Settings, SpeechSettings
from copilot.spoken import Spoken
from tests.drilling import PreparedWords, stages

pytestmark = pytest.mark.anyio
SAID = Utterance(
    speaker=Speaker.REP,
    start=0.0,
    end=1.0,
    words=Spoken("What makes you say that?"),
    confidence=0.9,
)


def tone(*spans: tuple[float, float], seconds: float, rate_hz: int = 48_000) -> bytes:
    """Something to hear between these seconds, and silence around it."""
    at = np.arange(round(seconds * rate_hz)) / rate_hz
    loud = sum(((at >= start) & (at < end)).astype(float) for start, end in spans)
    return (np.sin(at * 1_300) * loud * 8_000).astype("<i2").tobytes()


class Kept:
    """An ear, and the stretches that it asked about."""

    def __init__(self, *heard: Utterance) -> None:
        self.words: list[PreparedWords] = []
        self.heard = list(heard)
        self.ear = DrillEar(self._stages, SpeechSettings())

    def _stages(self, _context):
        made = stages(self.heard)
        assert isinstance(made.transcriber, PreparedWords)
        self.words.append(made.transcriber)
        return made


async def test_each_stretch_is_heard_once_and_in_order() -> None:
    kept = Kept(SAID, SAID)
    sound = tone((0.5, 1.5), (4.0, 5.0), seconds=6.0)
    heard = await kept.ear.spoken(sound, 48_000)
    assert [round(one.start, 1) for one in heard] == [0.5, 4.0]
    assert [round(one.end, 1) for one in heard] == [1.5, 5.0]


async def test_who_goes_on_after_a_breath_is_heard_as_a_whole() -> None:
    kept = Kept(SAID)
    heard = await kept.ear.spoken(tone((0.5, 1.5), (2.1, 3.0), seconds=5.0), 48_000)
    assert [(round(one.start, 1), round(one.end, 1)) for one in heard] == [(0.5, 3.0)]
    assert len(kept.words[0].asked) == 1


async def test_silence_is_no_answer() -> None:
    kept = Kept(SAID)
    assert await kept.ear.spoken(tone(seconds=2.0), 48_000) == ()
    assert kept.words[0].asked == []


async def test_what_nobody_said_is_left_out() -> None:
    assert await Kept().ear.spoken(tone((0.5, 1.5), seconds=3.0), 48_000) == ()


@pytest.mark.parametrize(
    ("pcm", "rate_hz"),
    [
        (b"", 48_000),
        (b"\0", 48_000),
        (b"\0\0", 3_999),
        (b"\0\0", 192_001),
        (bytes(2 * 4_000 * (limit("drill_seconds") + 1)), 4_000),
    ],
)
async def test_what_is_no_answer_is_refused(pcm: bytes, rate_hz: int) -> None:
    with pytest.raises(AudioFrameRefused) as told:
        await Kept(SAID).ear.spoken(pcm, rate_hz)
    assert told.value.remedy


async def test_what_is_typed_is_as_if_it_had_been_said() -> None:
    [typed] = await Kept().ear.typed("What makes you say that?")
    assert (typed.speaker, typed.start) == (Speaker.REP, 0.0)
    assert typed.end == pytest.approx(2.0)
    assert repr(typed.words) == repr(SAID.words)


async def test_meanings_are_read_of_both() -> None:
    class Marking:
        trouble = None

        def with_meanings(self, utterance: Utterance) -> Utterance:
            return replace(utterance, confidence=0.25)

        def warm(self) -> None:
            """Nothing to load."""

    ear = DrillEar(lambda _context: stages([SAID], Marking()), SpeechSettings())
    [typed] = await ear.typed("Yes.")
    [spoken] = await ear.spoken(tone((0.5, 1.5), seconds=3.0), 48_000)
    assert typed.confidence == spoken.confidence == 0.25


@pytest.mark.engine
@pytest.mark.slow
async def test_a_real_voice_through_the_real_models() -> None:
    """A question of the rep's out of a sample call, through the ear that the service uses."""
    from copilot.audio.file import open_file
    from copilot.resources import samples_dir
    from copilot.web.samples import find_samples

    sample = find_samples(samples_dir())["budget-skipped"]
    question = next(line for line in sample.captions if "What happens to the chair" in line.text)
    source = open_file(sample.audio, rep_channel=sample.rep_channel)
    pcm = []
    async for rep, _ in source.frames():
        if rep.start >= question.end_s + 0.5:
            break
        if rep.start > question.start_s - 0.5:
            pcm.append(rep.pcm)
    await source.aclose()
    sound = (np.clip(np.concatenate(pcm), -1, 1) * 32_767).astype("<i2").tobytes()
    [first, *_] = drills_of(read_file(rules_dir() / "price-objection.yaml"))
    settings = patient(Settings())
    async with open_workshop(settings) as workshop:
        heard = await DrillEar(workshop.stages, settings.speech).spoken(sound, 16_000)
    assert heard
    assert judge(first, heard) is Verdict.DONE
