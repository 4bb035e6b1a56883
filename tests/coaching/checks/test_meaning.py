from __future__ import annotations

from copilot.coaching.checks.meaning import MeaningCheck
from copilot.events import Meaning
from copilot.kinds import SignalKind, Speaker
from tests.coaching.make import said, scene

CHECK = MeaningCheck(kind=SignalKind.PAIN, strength_at_least=0.6, speaker=Speaker.BUYER)


def heard(end: float, *strengths: float, speaker: Speaker = Speaker.BUYER) -> object:
    meanings = tuple(Meaning(kind=SignalKind.PAIN, strength=one) for one in strengths)
    return said("it takes for ever", end, speaker=speaker, meanings=meanings)


def test_the_strongest_of_the_last_seconds_counts() -> None:
    found = CHECK.look(scene(100, recent=(heard(80.0, 0.7), heard(95.0, 0.2))))
    assert (found.holds, found.value, found.limit, found.strength) == (True, 0.7, 0.6, 0.7)
    assert CHECK.look(scene(100, recent=(heard(95.0, 0.5),))).holds is False
    assert CHECK.look(scene(100, recent=(heard(60.0, 0.9), heard(95.0, 0.2)))).holds is False
    of_the_rep = heard(95.0, 0.9, speaker=Speaker.REP)
    assert CHECK.look(scene(100, recent=(of_the_rep, heard(96.0, 0.1)))).holds is False


def test_what_was_not_judged_may_mean_it() -> None:
    assert CHECK.look(scene(100, recent=(heard(95.0), heard(96.0, 0.1)))).holds is None
    assert CHECK.look(scene(100, recent=(heard(95.0), heard(96.0, 0.8)))).holds is True
    assert CHECK.look(scene(100)).holds is False


def test_so_may_what_was_said_while_sound_was_missing() -> None:
    assert CHECK.look(scene(100, recent=(heard(95.0, 0.1),), last_lost=71.0)).holds is None
    assert CHECK.look(scene(100, recent=(heard(95.0, 0.1),), last_lost=70.0)).holds is False
    assert CHECK.look(scene(100, recent=(heard(95.0, 0.8),), last_lost=71.0)).holds is True
