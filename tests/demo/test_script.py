from __future__ import annotations

from random import Random

import pytest

from copilot.demo.habits import Habits
from copilot.demo.script import lines_of, write
from copilot.kinds import CallKind, Speaker

KINDS = (
    CallKind.DISCOVERY,
    CallKind.INBOUND_INQUIRY,
    CallKind.DEMO,
    CallKind.PRICING,
    CallKind.FOLLOW_UP,
)


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_writes_the_same_call_and_another_one_another(kind):
    assert write(kind, Habits(), Random(1)) == write(kind, Habits(), Random(1))
    assert write(kind, Habits(), Random(1)) != write(kind, Habits(), Random(2))


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_speaks_before_the_former_has_ended_and_the_plan_is_about_as_long(kind):
    for seed in range(5):
        script = write(kind, Habits(), Random(seed))
        ends = [one.end for one in script.said]
        starts = [one.start for one in script.said[1:]]
        assert all(start >= end for start, end in zip(starts, ends, strict=False))
        assert 480 < ends[-1] < script.planned_s + 61


def test_who_pitches_talks_more_and_asks_less():
    def rep_words(habits: Habits) -> int:
        spoken = lines_of(write(CallKind.DISCOVERY, habits, Random(3)))
        return sum(len(text.split()) for speaker, text in spoken if speaker is Speaker.REP)

    assert rep_words(Habits(pitch_s=150, asks=0.3)) > 1.3 * rep_words(Habits())
