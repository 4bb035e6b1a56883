"""What was told of a stretch is told once, whatever the recogniser knew of it when."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from copilot.conversation import counted
from copilot.conversation.counted import Counted
from copilot.events import Resumed
from copilot.kinds import Speaker
from tests.conversation.talk import said, unheard

FIRST = said("Do you have a budget?", start=1.0, seconds=1.5)
RESUMED = Resumed(end=FIRST.end, at=3.0, silence_s=0.5)
WHOLE = replace(
    said("Do you have a budget set aside for it?", start=1.0, seconds=4.0), resumed=RESUMED
)


def counts(*utterances):
    told, new = Counted(), []
    for one in utterances:
        new.append(told.new_words(one))
        told = told.after(one)
    return new


def test_of_a_stretch_that_goes_on_the_words_of_its_beginning_are_told_already():
    assert counts(FIRST, WHOLE) == [5, 4]


def test_a_beginning_of_which_nothing_was_told_takes_nothing_away():
    assert counts(WHOLE) == [9]


def test_a_part_whose_words_did_not_come_lies_between_and_changes_nothing():
    late = unheard(speaker=FIRST.speaker, start=4.0, seconds=1.0)
    assert counts(FIRST, late, WHOLE) == [5, 0, 4]


def test_what_was_told_in_between_is_no_hindrance_until_it_is_much():
    later = [replace(FIRST, start=10.0 + place) for place in range(counted.MOST)]
    assert counts(FIRST, *later[:-1], WHOLE)[-1] == 4
    assert counts(FIRST, *later, WHOLE)[-1] == 9


def test_the_other_side_and_another_stretch_are_told_whole():
    other = Speaker.BUYER if FIRST.speaker is Speaker.REP else Speaker.REP
    assert counts(FIRST, replace(FIRST, speaker=other), WHOLE) == [5, 5, 4]
    assert counts(FIRST, replace(FIRST, start=2.6)) == [5, 5]


def test_a_whole_that_is_heard_with_fewer_words_tells_none():
    assert counts(WHOLE, FIRST) == [9, 0]


@given(st.lists(st.integers(min_value=0, max_value=20), min_size=1, max_size=6))
def test_what_is_told_comes_to_what_was_heard_last_where_it_grows(lengths):
    wholes = [said(" ".join(["word"] * length), start=1.0) for length in sorted(lengths)]
    assert sum(counts(*wholes)) == max(lengths)
