"""When made-up turns are spoken."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, pairwise

import pytest

from benchmarks.understood.labelled import Turn
from benchmarks.understood.spoken import BREATH_WORDS, WORDS_PER_S, breaths, own_times, shifts
from copilot.kinds import Speaker
from tests.benchmarks.understood.make import call

LONG = "One two three four five six seven eight nine ten. " * 8


def timed(*times: tuple[float, float | None], words: int = 10) -> tuple[Turn, ...]:
    text = " ".join(["word"] * words)
    return tuple(
        Turn(speaker=Speaker.REP, text=text, start_s=start, end_s=end) for start, end in times
    )


def test_turns_without_times_are_spoken_at_150_words_a_minute_and_never_at_once():
    spoken = breaths(call(6, words=10))
    assert [one.turn for one in spoken] == [0, 1, 2, 3, 4, 5]
    assert all(one.end - one.start == pytest.approx(10 / WORDS_PER_S) for one in spoken)
    assert all(0.4 <= after.start - one.end <= 1.4 for one, after in pairwise(spoken))
    assert breaths(call(6, words=10)) == spoken


def test_a_long_turn_is_spoken_in_breaths_that_hold_every_word():
    made = call(1)
    made = replace(made, turns=(Turn(speaker=Speaker.REP, text=LONG),))
    spoken = breaths(made)
    assert len(spoken) > 2
    assert max(len(one.text.split()) for one in spoken) <= BREATH_WORDS
    assert " ".join(one.text for one in spoken).split() == LONG.split()


def test_the_sources_own_times_are_kept():
    made = replace(call(2), turns=timed((1.0, 4.0), (9.0, 13.0)))
    assert [(one.start, one.end) for one in breaths(made)] == [(1.0, 4.0), (9.0, 13.0)]


def test_where_only_beginnings_are_known_a_turn_ends_when_its_words_are_said():
    assert own_times(timed((0.0, None), (20.0, None))) == [(0.0, 4.0), (20.0, 24.0)]


@pytest.mark.parametrize(
    "turns",
    [
        timed((0.0, None), (0.5, None)),  # too fast for ten words
        timed((5.0, 9.0), (1.0, 4.0)),  # out of order
        (*timed((0.0, 4.0)), Turn(speaker=Speaker.REP, text="word")),  # one has none
    ],
)
def test_times_that_cannot_be_true_are_made_up_instead(turns):
    assert own_times(turns) is None


def test_coarse_times_are_made_up_instead():
    made = replace(call(2), turns=timed((1.0, 4.0), (90.0, 94.0)), times_are_coarse=True)
    assert breaths(made)[1].start < 10


def test_a_turn_without_words_takes_no_time():
    made = replace(call(2), turns=(Turn(speaker=Speaker.REP, text=""), *call(1).turns))
    assert [one.turn for one in breaths(made)] == [1]


def test_pauses_are_always_the_same_for_a_name():
    assert list(islice(shifts("one"), 5)) == list(islice(shifts("one"), 5))
